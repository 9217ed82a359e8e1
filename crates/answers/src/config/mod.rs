//! The settings in force, each with where it came from: flag, environment, file, default, in
//! this order of precedence.

mod file;
mod folders;
mod value;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use vokter_names::Bits;
use vokter_screening::{PAIR_PRIOR, SCREEN_PRIOR, SCREEN_THRESHOLD};

use crate::failure::Failure;
use file::ConfigFile;
pub use value::{
    LogFormat, LogLevel, address, bound, count, days_or_never, endpoint, log_format, log_level,
    origins, probability,
};
use value::{bits, days, versions, word, yes_or_no};

/// Most hits of one screen unless told otherwise.
const LIMIT: usize = 50;
/// A list published longer ago than this many days is called stale.
const STALE_AFTER_DAYS: u32 = 30;

/// Where the service listens unless told otherwise: this machine alone can reach it.
const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8000);
/// Connections of a service, below what systems commonly let a process open.
const CONNECTIONS: usize = 800;

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Given on the command line.
    Flag(&'static str),
    /// An environment variable.
    Environment(&'static str),
    /// A line of the configuration file.
    File(PathBuf, usize),
    /// Nobody said anything.
    Default,
}

impl Origin {
    /// The word in Vokter's JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Flag(_) => "flag",
            Self::Environment(_) => "environment",
            Self::File(..) => "file",
            Self::Default => "default",
        }
    }
}

/// A value and where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting<T> {
    /// The value in force.
    pub value: T,
    /// Who set it.
    pub origin: Origin,
}

impl<T> Setting<T> {
    fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }

    /// A flag of one command goes before everything else.
    pub fn overridden(&mut self, flag: &'static str, value: Option<T>) {
        if let Some(value) = value {
            *self = Self::new(value, Origin::Flag(flag));
        }
    }
}

/// What was given on the command line for every command.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The configuration file.
    pub config: Option<PathBuf>,
    /// The data folder.
    pub data_dir: Option<PathBuf>,
}

/// All settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The configuration file; `None` when neither given nor findable.
    pub config: Setting<Option<PathBuf>>,
    /// The configuration file was there and was read.
    pub config_read: bool,
    /// The folder of imported lists.
    pub data_dir: Setting<PathBuf>,
    /// Least score of a hit, 0 to 1.
    pub threshold: Setting<f64>,
    /// Most hits of one screen.
    pub limit: Setting<usize>,
    /// Log-odds that a customer is a given listed party, before anything is compared.
    pub prior_bits: Setting<Bits>,
    /// Log-odds that two names of a pair are one party.
    pub pair_prior_bits: Setting<Bits>,
    /// Age in days from which a list is called stale.
    pub stale_after_days: Setting<u32>,
    /// Where lists are fetched from, beside what is built in; none for nowhere else.
    pub sources: Setting<Option<PathBuf>>,
    /// How many versions of a list stay; none for all.
    pub keep_versions: Setting<Option<NonZeroUsize>>,
    /// Where the service listens.
    pub listen: Setting<SocketAddr>,
    /// Most connections that the service keeps open at a time.
    pub connections: Setting<usize>,
    /// Most requests of one client in a second; none for any number.
    pub rate: Setting<Option<u32>>,
    /// Most requests of one client at a time; none for any number.
    pub client_requests: Setting<Option<u32>>,
    /// Age in days of a list from which the service is not ready; none for never.
    pub unready_after_days: Setting<Option<u32>>,
    /// Without a list in the data folder the service is not ready: the starter list is not enough.
    pub unready_without_lists: Setting<bool>,
    /// How much the service logs.
    pub log: Setting<LogLevel>,
    /// How it writes that.
    pub log_format: Setting<LogFormat>,
    /// Where traces are sent; none for nowhere.
    pub traces: Setting<Option<String>>,
    /// Who sends this word may have the service look at the lists again; none for nobody.
    pub update_token: Setting<Option<String>>,
    /// Pages of these origins may reconcile from a browser.
    pub allowed_origins: Setting<Vec<String>>,
}

impl Settings {
    /// Settles every setting.
    pub fn settle(given: &Given) -> Result<Self, Failure> {
        let config = match (&given.config, variable("VOKTER_CONFIG")) {
            (Some(path), _) => Setting::new(Some(path.clone()), Origin::Flag("--config")),
            (None, Some(path)) => {
                Setting::new(Some(path.into()), Origin::Environment("VOKTER_CONFIG"))
            }
            (None, None) => Setting::new(folders::config_file(), Origin::Default),
        };
        let file = match &config.value {
            // A file that was asked for must be there; the default one need not.
            Some(path) if config.origin != Origin::Default || path.exists() => {
                Some(ConfigFile::read(path)?)
            }
            _ => None,
        };
        let mut from = Sources { file };

        let data_dir = match &given.data_dir {
            Some(path) => Setting::new(path.clone(), Origin::Flag("--data-dir")),
            None => match variable("VOKTER_DATA_DIR") {
                Some(path) => Setting::new(path.into(), Origin::Environment("VOKTER_DATA_DIR")),
                None => match from.file.as_ref().and_then(|file| file.path("data_dir")) {
                    Some(setting) => setting,
                    None => Setting::new(
                        folders::data_dir().ok_or_else(|| {
                            Failure::usage("no data folder: neither XDG_DATA_HOME nor HOME is set")
                                .hint("give one with --data-dir or VOKTER_DATA_DIR")
                        })?,
                        Origin::Default,
                    ),
                },
            },
        };
        let sources = match variable("VOKTER_SOURCES") {
            Some(path) => Setting::new(Some(path.into()), Origin::Environment("VOKTER_SOURCES")),
            None => match from.file.as_ref().and_then(|file| file.path("sources")) {
                Some(Setting { value, origin }) => Setting::new(Some(value), origin),
                None => Setting::new(sources_beside(config.value.as_deref()), Origin::Default),
            },
        };
        Ok(Self {
            sources,
            config_read: from.file.is_some(),
            config,
            data_dir,
            threshold: from.pick(
                "VOKTER_THRESHOLD",
                "threshold",
                SCREEN_THRESHOLD,
                probability,
            )?,
            limit: from.pick("VOKTER_LIMIT", "limit", LIMIT, count)?,
            prior_bits: from.pick("VOKTER_PRIOR_BITS", "prior_bits", SCREEN_PRIOR, bits)?,
            pair_prior_bits: from.pick(
                "VOKTER_PAIR_PRIOR_BITS",
                "pair_prior_bits",
                PAIR_PRIOR,
                bits,
            )?,
            stale_after_days: from.pick(
                "VOKTER_STALE_AFTER_DAYS",
                "stale_after_days",
                STALE_AFTER_DAYS,
                days,
            )?,
            keep_versions: from.pick("VOKTER_KEEP_VERSIONS", "keep_versions", None, versions)?,
            listen: from.pick("VOKTER_LISTEN", "listen", LISTEN, address)?,
            connections: from.pick("VOKTER_CONNECTIONS", "connections", CONNECTIONS, count)?,
            rate: from.pick("VOKTER_RATE", "rate", None, bound)?,
            client_requests: from.pick("VOKTER_CLIENT_REQUESTS", "client_requests", None, bound)?,
            unready_after_days: from.pick(
                "VOKTER_UNREADY_AFTER_DAYS",
                "unready_after_days",
                None,
                days_or_never,
            )?,
            unready_without_lists: from.pick(
                "VOKTER_UNREADY_WITHOUT_LISTS",
                "unready_without_lists",
                false,
                yes_or_no,
            )?,
            log: from.pick("VOKTER_LOG", "log", LogLevel::Info, log_level)?,
            log_format: from.pick(
                "VOKTER_LOG_FORMAT",
                "log_format",
                LogFormat::Text,
                log_format,
            )?,
            traces: from.pick("VOKTER_TRACES", "traces", None, endpoint)?,
            update_token: from.pick("VOKTER_UPDATE_TOKEN", "update_token", None, word)?,
            allowed_origins: from.pick(
                "VOKTER_ALLOWED_ORIGINS",
                "allowed_origins",
                Vec::new(),
                origins,
            )?,
        })
    }

    /// What of the settings decides an answer, as text that is the same on every machine.
    pub fn canonical(&self) -> String {
        format!(
            "limit = {}\npair_prior_bits = {}\nprior_bits = {}\nthreshold = {}\n",
            self.limit.value,
            self.pair_prior_bits.value,
            self.prior_bits.value,
            self.threshold.value
        )
    }
}

/// Environment, file and default, asked in this order.
struct Sources {
    file: Option<ConfigFile>,
}

impl Sources {
    fn pick<T>(
        &mut self,
        variable_name: &'static str,
        key: &'static str,
        default: T,
        parse: fn(&str) -> Result<T, String>,
    ) -> Result<Setting<T>, Failure> {
        if let Some(text) = variable(variable_name) {
            let text = text.to_string_lossy();
            return match parse(&text) {
                Ok(value) => Ok(Setting::new(value, Origin::Environment(variable_name))),
                Err(what) => Err(Failure::usage(what).at(variable_name)),
            };
        }
        if let Some((text, path, line)) = self.file.as_ref().and_then(|file| file.value(key)) {
            return match parse(text) {
                Ok(value) => Ok(Setting::new(value, Origin::File(path.to_owned(), line))),
                Err(what) => Err(Failure::input(what).at(file::place(path, line, key))),
            };
        }
        Ok(Setting::new(default, Origin::Default))
    }
}

/// An environment variable; one that is empty counts as not set.
fn variable(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// `sources.toml` beside the configuration file, if it is there.
fn sources_beside(config: Option<&Path>) -> Option<PathBuf> {
    let path = config?.with_file_name("sources.toml");
    path.exists().then_some(path)
}

/// A path as `vokter config` shows it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
