//! Where data and configuration are when nobody says (XDG Base Directory Specification 0.8).

use std::path::PathBuf;

/// `$XDG_DATA_HOME/vokter`, else `~/.local/share/vokter`.
pub(super) fn data_dir() -> Option<PathBuf> {
    base("XDG_DATA_HOME", ".local/share").map(|base| base.join("vokter"))
}

/// `$XDG_CONFIG_HOME/vokter/config.toml`, else `~/.config/vokter/config.toml`.
pub(super) fn config_file() -> Option<PathBuf> {
    base("XDG_CONFIG_HOME", ".config").map(|base| base.join("vokter/config.toml"))
}

/// The specification says that a relative path in the variable is to be ignored.
fn base(variable: &str, below_home: &str) -> Option<PathBuf> {
    super::variable(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| Some(PathBuf::from(super::variable("HOME")?).join(below_home)))
}
