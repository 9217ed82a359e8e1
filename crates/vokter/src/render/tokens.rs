//! The tokens of the service.

use jiff::Timestamp;
use vokter_answers::tokens::{Scope, Token};

use super::table::{Align, Table};

/// A table of name, scopes, times and state.
pub(crate) fn text(tokens: &[Token], now: Timestamp) -> String {
    if tokens.is_empty() {
        return "no token was made; `vokter token create NAME` makes one\n".to_owned();
    }
    let mut table = Table::new(&[Align::Left; 5]);
    table.row(["token", "for", "made", "until", "state"]);
    for token in tokens {
        let scopes: Vec<&str> = token.scopes.iter().copied().map(Scope::as_str).collect();
        let until = token
            .expires
            .map_or_else(|| "–".to_owned(), |time| time.to_string());
        table.row([
            &token.name,
            &scopes.join(" "),
            &token.created.to_string(),
            &until,
            token.state(now),
        ]);
    }
    table.lines(0).join("\n") + "\n"
}
