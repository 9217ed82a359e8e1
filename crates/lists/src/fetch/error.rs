//! Why a file did not come.

use std::time::Duration;

use super::address::{Address, AddressError};

/// Why a file did not come whole. The address is the one in `sources.toml`, without a token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// The address needs a token that is not there.
    #[error("{address}: needs a token of the publisher's; set the environment variable {variable}")]
    NoToken {
        /// The address.
        address: Address,
        /// The variable that should hold it.
        variable: String,
    },
    /// The address cannot be used as it stands.
    #[error("{address}: {fault}")]
    Address {
        /// The address.
        address: Address,
        /// Why.
        fault: AddressError,
    },
    /// No connection, or one that broke.
    #[error("{address}: {reason}, tried {attempts} times; try again later")]
    Unreachable {
        /// The address.
        address: Address,
        /// What went wrong the last time.
        reason: String,
        /// How often it was tried.
        attempts: u32,
    },
    /// The server answers that it does not have it, or does not give it.
    #[error("{address}: the server answers {status}{}; check the address in sources.toml", often(*attempts))]
    Status {
        /// The address.
        address: Address,
        /// The HTTP status.
        status: u16,
        /// How often it was tried.
        attempts: u32,
    },
    /// The server wants to be asked much later.
    #[error("{address}: the server answers {status} and asks to wait {} seconds; try again then", wait.as_secs())]
    AskedToWait {
        /// The address.
        address: Address,
        /// The HTTP status.
        status: u16,
        /// How long.
        wait: Duration,
    },
    /// More bytes than a source may send.
    #[error("{address}: larger than {} MiB, or with its other files, which no publisher's list is; a collection that is may have `max_mib` in sources.toml", limit >> 20)]
    TooLarge {
        /// The address.
        address: Address,
        /// The bound on a source.
        limit: u64,
    },
    /// What came could not be put down.
    #[error("{address}: could not be written into the data folder ({cause}); make room there")]
    Unwritten {
        /// The address.
        address: Address,
        /// What the system said.
        cause: std::io::Error,
    },
    /// Redirect after redirect.
    #[error(
        "{address}: more than {limit} redirects, perhaps in a circle; check the address in sources.toml"
    )]
    Redirects {
        /// The address.
        address: Address,
        /// The bound.
        limit: u32,
    },
    /// A redirect to where Vokter does not go.
    #[error("{address}: the server redirects to what {fault}")]
    Redirect {
        /// The address.
        address: Address,
        /// Why not.
        fault: AddressError,
    },
    /// The server cannot be trusted, or does not speak HTTP.
    #[error("{address}: {reason}")]
    Protocol {
        /// The address.
        address: Address,
        /// What is wrong.
        reason: String,
    },
    /// It all took too long.
    #[error("{address}: not there after {} seconds in all; try again later", limit.as_secs())]
    Deadline {
        /// The address.
        address: Address,
        /// The bound on a source.
        limit: Duration,
    },
}

fn often(attempts: u32) -> String {
    match attempts {
        0 | 1 => String::new(),
        more => format!(", tried {more} times"),
    }
}
