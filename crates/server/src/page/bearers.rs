//! Who on the lists bears the words of a name that is no hit. A surname alone tells nobody apart, so that
//! nobody is found by it; whoever types one is shown whom it may be.

use std::collections::HashSet;

use maud::{Markup, html};
use vokter_answers::asked::Question;
use vokter_answers::bearers::{may_mean, ranked, telling, word_alone};
use vokter_answers::remark::Remark;
use vokter_screening::{Prepared, Query};

use super::party::link;
use super::texts::Texts;
use crate::catalogue::Card;
use crate::lists::View;
use crate::service::App;
use crate::v1::asking::{Facts, choice};

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
    facts: Facts,
    (lists, day): (Option<Vec<String>>, Option<String>),
) -> Markup {
    let is_dated = facts.birth_date.is_some();
    let Ok(Question { query, .. }) = facts.question() else {
        return html! {};
    };
    let name = query.name.as_deref().unwrap_or_default();
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
    let find = move || found(&view, &words, Some(&Prepared::new(&query)));
    let found = app.workshop.short(find).await;
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
                (texts.get(if is_dated { "bearers-more-dated" } else { "bearers-more" }))
            }
        }
    }
}

/// The first entries of all parties that bear the words.
pub(crate) fn bearing(view: &View, words: &[String]) -> HashSet<u32> {
    let bearing = view.catalogue().told(words);
    let entries = bearing.flat_map(|(_, card)| view.parties.index.companions(card.entry as usize));
    entries.map(|entry| entry as u32).collect()
}

/// What is to say of a question that found nobody by a word alone.
pub(crate) fn alone(view: &View, query: &Query, prepared: &Prepared) -> Option<Remark> {
    word_alone(query, |words| {
        let (found, total) = found(view, words, Some(prepared));
        (found.into_iter().map(|one| one.caption).collect(), total)
    })
}

/// Who bears the words, the first of them, and how many do; of those that may be meant by a query, if one is given.
pub(crate) fn found(
    view: &View,
    words: &[String],
    query: Option<&Prepared>,
) -> (Vec<Bearer>, usize) {
    let meant = |card: &&Card| {
        query.is_none_or(|query| may_mean(&view.parties, query, card.entry as usize))
    };
    let bearing = view.catalogue().told(words);
    let bearing = bearing.map(|(fit, card)| (fit, card.lists.len(), card));
    let found = ranked(bearing.filter(|(.., card)| meant(card)));
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
