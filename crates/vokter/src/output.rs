//! The file that a batch writes. It grows under another name and gets its own at the end, so that
//! a run that was cut off never looks whole.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::exit::Failure;
use crate::printer::Printer;

/// Where a batch's rows go.
pub(crate) enum Output {
    /// Standard output.
    Standard(Printer),
    /// A file.
    File {
        /// Where the rows go for now.
        writer: BufWriter<File>,
        /// The name for now; `None` for a device, which cannot be renamed.
        partial: Option<PathBuf>,
        /// The name at the end.
        path: PathBuf,
    },
}

impl Output {
    /// Opens the output. `inputs` must not be overwritten.
    pub(crate) fn open(
        path: Option<&Path>,
        inputs: &[PathBuf],
        printer: Printer,
    ) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard(printer));
        };
        let real = fs::canonicalize(path).ok();
        if real.is_some()
            && inputs
                .iter()
                .any(|input| fs::canonicalize(input).ok() == real)
        {
            return Err(Failure::usage("the output would overwrite an input").at(path.display()));
        }
        if path.is_dir() {
            return Err(Failure::io(path, &io::ErrorKind::IsADirectory.into()));
        }
        let is_device = path.exists() && !path.is_file();
        let partial = (!is_device).then(|| {
            let mut name = path.as_os_str().to_owned();
            name.push(".partial");
            PathBuf::from(name)
        });
        let opened = partial.as_deref().unwrap_or(path);
        let file = File::options()
            .write(true)
            .create(!is_device)
            .truncate(false)
            .open(opened)
            .map_err(|error| Failure::io(opened, &error))?;
        if !is_device {
            // What a killed run left is begun anew, but never under the hands of one that lives.
            if let Err(TryLockError::WouldBlock) = file.try_lock() {
                return Err(Failure::input("another run is writing this file").at(opened.display()));
            }
            file.set_len(0)
                .map_err(|error| Failure::io(opened, &error))?;
        }
        Ok(Self::File {
            writer: BufWriter::with_capacity(1 << 18, file),
            partial,
            path: path.to_owned(),
        })
    }

    /// Writes rows.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Standard(printer) => printer.raw(bytes),
            Self::File { writer, path, .. } => writer
                .write_all(bytes)
                .map_err(|error| Failure::io(path, &error)),
        }
    }

    /// All rows are there: the file gets its name.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let Self::File {
            writer,
            partial,
            path,
        } = self
        else {
            return Ok(());
        };
        let failed = |error: &io::Error| Failure::io(&path, error);
        let file = writer.into_inner().map_err(|error| failed(error.error()))?;
        if let Some(partial) = partial {
            file.sync_all().map_err(|error| failed(&error))?;
            fs::rename(&partial, &path).map_err(|error| failed(&error))?;
        }
        Ok(())
    }

    /// The file that holds what there is of a run that failed.
    pub(crate) fn partial(&self) -> Option<&Path> {
        match self {
            Self::File { partial, .. } => partial.as_deref(),
            Self::Standard(_) => None,
        }
    }
}
