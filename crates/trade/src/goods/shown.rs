//! A line of goods as a reader sees it.

use super::Line;
use crate::wording::{Language, Origin};

impl Line {
    /// The line as a reader knows it: its words, else its codes.
    pub(crate) fn shown(&self) -> String {
        if !self.text.is_empty() {
            return self.text.clone();
        }
        let codes: Vec<&str> = self.codes.iter().map(|code| code.digits.as_str()).collect();
        format!("HS {}", codes.join(", "))
    }

    /// The line as a reason: `artillerigranater → HS 9306, ML3 (from words)`.
    pub(crate) fn reason(&self, language: Language) -> String {
        let given: Vec<&str> = self.codes.iter().map(|code| code.digits.as_str()).collect();
        let shown = if self.text.is_empty() {
            language.goods_not_named()
        } else {
            self.text.as_str()
        };
        if self.text.is_empty() && !given.is_empty() {
            return format!("HS {} ({})", given.join(", "), language.given(""));
        }
        let mut parts = Vec::new();
        if !self.hs.is_empty() {
            parts.push(format!("HS {}", self.hs().join(", ")));
        }
        parts.extend(self.military_list().iter().map(|item| (*item).to_owned()));
        let from = language.origin(match (given.is_empty(), self.named.is_empty()) {
            (true, true) => Origin::Nowhere,
            (true, false) => Origin::Words,
            (false, true) => Origin::Code,
            (false, false) => Origin::CodeAndWords,
        });
        if parts.is_empty() {
            let what = self.meanings(language).join(", ");
            return match what.as_str() {
                "" => format!("{shown} ({from})"),
                what => format!("{shown} → {what} ({from})"),
            };
        }
        format!("{shown} → {} ({from})", parts.join(", "))
    }

    /// Words among its goods that may be a name or type of arms, as nobody read them.
    pub(crate) fn unread_name(&self) -> Option<&str> {
        self.unread.as_deref()
    }
}
