//! A shipment or dealing as it is asked about, with everybody who takes part screened: the same for
//! the command line, the service and the page. The rules' answer is `trade`'s.

mod field;
mod given;
mod screened;

pub use field::{FIELDS, Field};
pub use given::{Given, KeyValue};
pub use screened::{Found, Screened, Screener, remarks};
