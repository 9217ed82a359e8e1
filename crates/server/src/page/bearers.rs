//! Who on the lists bears the words of a name that is no hit. A surname alone tells nobody apart, so that
//! nobody is found by it; whoever types one is shown whom it may be.

use std::collections::HashSet;

use maud::{Markup, html};
use vokter_answers::bearers::{ranked, telling};

use super::party::link;
use super::texts::Texts;
use crate::lists::View;
use crate::service::App;
use crate::v1::asking::choice;

/// Most that are shown.
const SHOWN: usize = 8;

/// A party that bears the words.
pub(crate) struct Bearer {
    id: String,
    pub(crate) caption: String,
    about: Vec<String>,
    lists: Vec<String>,
}

/// Those who bear the words of a name on the lists that were chosen; nothing where nobody does.
pub(super) async fn of(
    app: &App,
    texts: &Texts,
    name: &str,
    (lists, day): (Option<Vec<String>>, Option<String>),
) -> Markup {
    let words = telling(name);
    if words.is_empty() {
        return html! {};
    }
    let Ok(choice) = choice(lists, day.as_deref()) else {
        return html! {};
    };
    let Ok(view) = app.view(choice).await else {
        return html! {};
    };
    let is_one = words.len() == 1;
    let found = app.workshop.short(move || found(&view, &words)).await;
    let (bearers, total) = found.unwrap_or_default();
    if bearers.is_empty() {
        return html! {};
    }
    html! {
        section class="bearers" {
            p { (texts.get(if is_one { "bearers-word" } else { "bearers-words" })) }
            ul class="members" {
                @for bearer in &bearers {
                    li {
                        a href=(link(&bearer.id, day.as_deref())) { bdi { (bearer.caption) } }
                        " " span class="quiet" {
                            @for part in &bearer.about { (texts.own(&format!("schema-{part}")).unwrap_or_else(|| texts.country(part))) " · " }
                            (bearer.lists.join(", "))
                        }
                    }
                }
            }
            p class="quiet fine" {
                @if bearers.len() < total { (texts.count("shown-first", bearers.len())) " " }
                (texts.get("bearers-more"))
            }
        }
    }
}

/// The first entries of all parties that bear the words.
pub(crate) fn bearing(view: &View, words: &[String]) -> HashSet<u32> {
    let cards = view.catalogue().cards.iter();
    let bearing = cards.filter(|card| card.told(words).is_some());
    let entries = bearing.flat_map(|card| view.parties.index.companions(card.entry as usize));
    entries.map(|entry| entry as u32).collect()
}

/// Who bears the words, the first of them, and how many do.
pub(crate) fn found(view: &View, words: &[String]) -> (Vec<Bearer>, usize) {
    let cards = view.catalogue().cards.iter();
    let bearing = cards.filter_map(|card| Some((card.told(words)?, card.lists.len(), card)));
    let found = ranked(bearing);
    let shown = found.iter().take(SHOWN).map(|card| Bearer {
        id: view.parties.id(card.entry as usize).0.clone(),
        caption: card.caption.to_string(),
        about: std::iter::once(&card.schema)
            .chain(&card.countries)
            .map(ToString::to_string)
            .collect(),
        lists: card.lists.iter().map(ToString::to_string).collect(),
    });
    (shown.collect(), found.len())
}
