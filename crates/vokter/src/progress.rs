//! How far a long run is, for a person at a terminal; silent otherwise.

use std::time::Duration;

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::printer;

/// A bar of bytes read, with the rate in rows and the time that remains.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar over so many bytes; without a total a counter.
    pub(crate) fn over(bytes: Option<u64>) -> Self {
        let target = if printer::is_watched() {
            ProgressDrawTarget::stderr_with_hz(5)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(bytes, target);
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
