//! How far a long run is, for a person at a terminal; silent otherwise.

use std::time::Duration;

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::printer;

/// A bar of bytes read, with the rate in rows and the time that remains.
pub(crate) struct Progress {
    bar: ProgressBar,
}

/// A bar of one file after another that come over the network.
pub(crate) struct Download {
    bar: ProgressBar,
    list: String,
    at: usize,
    of: usize,
}

impl Download {
    /// A bar for so many files of a list.
    pub(crate) fn of(list: &str, of: usize) -> Self {
        Self {
            bar: ProgressBar::with_draw_target(None, target()),
            list: list.to_owned(),
            at: 0,
            of,
        }
    }

    /// The next file is asked for.
    pub(crate) fn asking(&mut self) {
        self.at += 1;
        let file = match self.of {
            1 => String::new(),
            of => format!(", file {} of {of}", self.at),
        };
        self.bar.set_message(format!("{}{file}", self.list));
        self.style("{spinner} {msg}");
        self.bar.tick();
    }

    /// It begins to come.
    pub(crate) fn coming(&self, size: Option<u64>) {
        match size {
            Some(size) => {
                self.bar.set_length(size);
                self.style(
                    "{msg} {wide_bar} {bytes} of {total_bytes} · {bytes_per_sec} · {eta} left",
                );
            }
            None => self.style("{spinner} {msg} · {bytes} · {bytes_per_sec}"),
        }
        self.bar.set_position(0);
        self.bar.reset_eta();
    }

    /// So much is there.
    pub(crate) fn received(&self, bytes: u64) {
        self.bar.set_position(bytes);
    }

    /// It goes wrong and is tried again.
    pub(crate) fn waiting(&self, reason: &str) {
        self.style("{spinner} {msg}");
        self.bar
            .set_message(format!("{}: {reason}, again in a moment", self.list));
        self.bar.tick();
    }

    /// Takes the bar away.
    pub(crate) fn done(self) {
        self.bar.finish_and_clear();
    }

    fn style(&self, template: &str) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
    }
}

fn target() -> ProgressDrawTarget {
    if printer::is_watched() {
        ProgressDrawTarget::stderr_with_hz(5)
    } else {
        ProgressDrawTarget::hidden()
    }
}

impl Progress {
    /// A bar over so many bytes; without a total a counter.
    pub(crate) fn over(bytes: Option<u64>) -> Self {
        let bar = ProgressBar::with_draw_target(bytes, target());
        let template = if bytes.is_some() {
            "{wide_bar} {percent:>3} % of {total_bytes} · {msg}"
        } else {
            "{spinner} {bytes} · {msg}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// So many bytes are read and so many rows done.
    pub(crate) fn at(&self, bytes: u64, rows: u64) {
        if self.bar.is_hidden() {
            return;
        }
        let elapsed = self.bar.elapsed();
        let rate = rows as f64 / elapsed.as_secs_f64().max(0.001);
        let mut message = format!(
            "{} rows · {} rows/s",
            HumanCount(rows),
            HumanCount(rate as u64)
        );
        if let Some(total) = self.bar.length().filter(|_| bytes > 0) {
            let left = elapsed.as_secs_f64() * (total.saturating_sub(bytes)) as f64 / bytes as f64;
            let left = HumanDuration(Duration::from_secs(left.ceil() as u64));
            message = format!("{message} · {left} left");
        }
        self.bar.set_message(message);
        self.bar.set_position(bytes);
    }

    /// Takes the bar away.
    pub(crate) fn done(self) {
        self.bar.finish_and_clear();
    }
}
