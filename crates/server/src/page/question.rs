//! What was asked, told beside its answer: a printed page has no form, and a form may be folded.

use maud::{Markup, html};

/// A question as it is told: what a field is called, and what stood in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    pub(super) fields: Vec<(String, String)>,
    /// Whether it is shown on the screen, too, and not only on paper.
    pub(super) on_screen: bool,
}

impl Question {
    /// Adds a field that is not empty.
    pub(super) fn field(&mut self, name: impl Into<String>, value: &str) {
        let lines: Vec<&str> = value.lines().map(str::trim).collect();
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            self.fields.push((name.into(), lines.join(" · ")));
        }
    }

    pub(super) fn markup(&self) -> Markup {
        html! {
            @if !self.fields.is_empty() {
                dl class=(if self.on_screen { "asked" } else { "asked printed" }) {
                    @for (name, value) in &self.fields { div { dt { (name) } dd { bdi { (value) } } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_not_told_and_what_is_told_is_escaped() {
        let mut question = Question::default();
        question.field("Name", " <b>Kari</b> ");
        question.field("Country", "  ");
        question.field("Goods", "coal\n\nherring\n");
        let told = question.markup().into_string();
        assert!(told.contains("asked printed"), "{told}");
        assert!(
            told.contains("&lt;b&gt;Kari") && told.contains("coal · herring"),
            "{told}"
        );
        assert!(!told.contains("Country"), "{told}");
        assert_eq!(Question::default().markup().into_string(), "");
    }
}
