//! Why a party is blocked by its owners, in words.

use vokter_screening::ownership::Rule;

use super::{ByOwnership, Owner};

impl ByOwnership {
    /// `not listed itself; 62 % owned by listed parties: X 62 % (un-sc-…), as of 2024-05-21`.
    pub fn in_words(&self, is_listed: bool) -> Vec<String> {
        let owner = |owner: &Owner| {
            let mut text = owner.name.clone();
            match (owner.hold.share, owner.hold.controls) {
                (Some(stake), false) => text.extend([" ".to_owned(), stake.to_string()]),
                (Some(stake), true) => text.extend([format!(" {stake} and in control")]),
                (None, true) => text.push_str(" in control"),
                (None, false) => text.push_str(" with a share that is not stated"),
            }
            match &owner.listed {
                Some(id) => text.extend([" (", id.as_str(), ")"]),
                None => text.push_str(" (blocked by its own owners)"),
            }
            text.extend(owner.as_of.map(|day| format!(", as of {day}")));
            text.extend(owner.source.iter().map(|source| format!(", says {source}")));
            text
        };
        let owners: Vec<String> = self.owners.iter().map(owner).collect();
        let itself = if is_listed {
            "not frozen itself"
        } else {
            "not listed itself"
        };
        let has_share = self.owners.iter().any(|owner| owner.hold.share.is_some());
        let how = if has_share {
            format!("{} owned by listed parties", self.share)
        } else if self.rules.is_empty() {
            "owned by listed parties".to_owned()
        } else {
            "controlled by listed parties".to_owned()
        };
        let mut lines = vec![format!("{itself}; {how}: {}", owners.join("; "))];
        if self.path.len() > 2 {
            lines.push(format!("owned through {}", self.path.join(" ← ")));
        }
        let rules: Vec<&str> = self.rules.iter().copied().map(Rule::as_str).collect();
        if !rules.is_empty() {
            lines.push(format!("blocked by {}", rules.join(", ")));
        }
        if self.rules.contains(&Rule::Other) || self.may_apply.contains(&Rule::Other) {
            lines.push(
                "no list of the US, the EU or the UK freezes enough of its owners: ask for the rule of those who do"
                    .to_owned(),
            );
        }
        let open: Vec<String> = self.may_apply.iter().copied().map(when).collect();
        match (rules.is_empty(), open.is_empty()) {
            (_, true) => {}
            (true, false) => lines.push(format!(
                "no rule blocks it by what is stated; ask how much they have: {}",
                open.join("; ")
            )),
            (false, false) => lines.push(format!(
                "more rules may, ask how much they have: {}",
                open.join("; ")
            )),
        }
        lines
    }
}

/// From which share on a rule blocks.
fn when(rule: Rule) -> String {
    let from = match rule {
        Rule::Us => "from 50 % together",
        Rule::Eu | Rule::Other => "from 50 % together, or by control",
        Rule::Uk => "above 50 % of one owner, or by control",
    };
    format!("{} {from}", rule.as_str())
}
