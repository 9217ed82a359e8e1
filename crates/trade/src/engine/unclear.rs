//! What was given and cannot be understood, where it would decide: a place, a kind of dealing, a ship's
//! number. Silence about it would pass for an answer.

use vokter_entities::{Effect, Identifier, IdentifierKind};

use super::Applied;
use super::case::Case;
use super::meet;
use super::reach::{self, Reach};
use super::shipment::Listed;
use super::value::{Context, lists};
use crate::activity;
use crate::certainty::Certainty;
use crate::places::Place;
use crate::rules::{Direction, Measure, Role, Unclear};
use crate::wording::Language;

/// Digits of the number that a ship keeps under every name and flag.
const IMO_DIGITS: usize = 7;

/// Words that announce such a number.
const NUMBER_WORDS: &[&str] = &["imo", "имо"];

/// How sure one of these cannot be understood.
pub(super) fn value(context: &Context, all: &[Unclear]) -> Certainty {
    let case = context.case;
    let of = |what: &Unclear| match what {
        Unclear::Place => Certainty::of(!unread_places(context).is_empty()),
        Unclear::Activity => Certainty::of(!case.unread_dealings.is_empty()),
        Unclear::Vessel => Certainty::of(wrong_number(case).is_some()),
        Unclear::Party => {
            let sure = unheard_listings(context).map(|listed| listed.certainty);
            sure.max().unwrap_or_default()
        }
        Unclear::Goods => {
            let untold = !untold_goods(context).is_empty();
            Certainty::of(untold).min(Certainty::Possible)
        }
        Unclear::Everything => Certainty::of(says_nothing(case)),
    };
    all.iter().map(of).max().unwrap_or_default()
}

/// The freezes of those who take part by lists of which no rules are looked at: nothing brings them in,
/// and the asker named none. Whom rules that are looked at freeze as surely needs no question more.
fn unheard_listings<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Listed> {
    let (case, context) = (context.case, *context);
    let open = case.given.jurisdictions.is_empty();
    let freezes = move |listed: &&Listed| open && listed.effect == Effect::Freeze;
    case.listings_by_party().flat_map(move |listings| {
        let all: Vec<&Listed> = listings.collect();
        let heard = all.iter().copied().filter(freezes);
        let heard = heard.filter(|listed| is_heard(&context, listed));
        let surest = heard.map(|listed| listed.certainty).max();
        all.into_iter()
            .filter(freezes)
            .filter(move |listed| Some(listed.certainty) > surest && !is_heard(&context, listed))
    })
}

/// Whether rules that are looked at freeze somebody for a listing.
fn is_heard(context: &Context, listed: &Listed) -> bool {
    let case = context.case;
    context.regimes.iter().any(|applied| {
        lists(applied.regime, &listed.list, &listed.regime)
            && matches!(
                reach::of(applied.regime.jurisdiction, case, context.language),
                Reach::Applies(_)
            )
    })
}

/// The same in words.
pub(super) fn because(context: &Context, all: &[Unclear], because: &mut Vec<String>) {
    let (case, language) = (context.case, context.language);
    let pick = |english: String, norwegian: String| match language {
        Language::English => english,
        Language::Norwegian => norwegian,
    };
    for what in all {
        match what {
            Unclear::Place => because.extend(unread_places(context).into_iter().map(
                |(role, place, regimes)| {
                    let regimes = regimes.join(", ");
                    let role = language.role(role);
                    if !place.is_given() {
                        return pick(
                            format!(
                                "{role} is not stated: arms are forbidden there if it is where one of these looks: {regimes}"
                            ),
                            format!(
                                "{role} er ikke oppgitt: våpen er forbudt der om det er der ett av disse ser: {regimes}"
                            ),
                        );
                    }
                    let place = &place.text;
                    pick(
                        format!(
                            "{role} = {place} (not understood): the goods are forbidden there if it is where one of these looks: {regimes}"
                        ),
                        format!(
                            "{role} = {place} (ikke forstått): varene er forbudt der om det er der ett av disse ser: {regimes}"
                        ),
                    )
                },
            )),
            Unclear::Activity => because.extend(case.unread_dealings.iter().map(|text| {
                let near = activity::near(text);
                let near: Vec<&str> = near.iter().map(|kind| kind.id).collect();
                let near = near.join(", ");
                if near.is_empty() {
                    pick(
                        format!("activity = {text} (no kind of dealing that is known)"),
                        format!("handling = {text} (ikke noe kjent slag handling)"),
                    )
                } else {
                    pick(
                        format!("activity = {text} (may be {near})"),
                        format!("handling = {text} (kan være {near})"),
                    )
                }
            })),
            Unclear::Vessel => because.extend(wrong_number(case).map(|number| {
                pick(
                    format!("vessel = {number}: its last digit does not fit the six before it"),
                    format!("fartøy = {number}: det siste sifferet passer ikke til de seks før"),
                )
            })),
            Unclear::Party => {
                because.extend(unheard_listings(context).map(|listed| language.listed(listed)));
            }
            Unclear::Goods => {
                let regimes = untold_goods(context);
                because.extend((!regimes.is_empty()).then(|| {
                    let regimes = regimes.join(", ");
                    pick(
                        format!("goods are not stated: some are forbidden there by {regimes}"),
                        format!("varer er ikke oppgitt: noen er forbudt der etter {regimes}"),
                    )
                }));
            }
            Unclear::Everything => because.extend(says_nothing(case).then(|| {
                pick(
                    "nothing is stated: no place, goods, party, vessel or dealing".to_owned(),
                    "ingenting er oppgitt: ikke sted, varer, part, fartøy eller handling".to_owned(),
                )
            })),
        }
    }
}

/// The ends that cannot be understood and would decide for a line of goods, or for goods that are not
/// named, each with the regimes that forbid such goods somewhere.
fn unread_places<'a>(context: &Context<'a>) -> Vec<(Role, &'a Place, Vec<&'a str>)> {
    let case = context.case;
    // Arms without a word of where they come from or go to are no ordinary silence.
    let arms = ["arms".to_owned(), "wmd".to_owned()];
    let is_arms = context.goods(&arms).holds();
    let ends = [
        (Role::From, &case.from, Direction::From),
        (Role::To, &case.to, Direction::To),
    ];
    ends.into_iter()
        .filter(|(_, place, _)| place.areas.is_empty() && (place.is_given() || is_arms))
        .map(|(role, place, way)| (role, place, forbidding(context, way)))
        .filter(|(.., regimes)| !regimes.is_empty())
        .collect()
}

/// The regimes that apply and forbid some goods between the places, where none are stated: unless a measure
/// of theirs asks for them itself.
fn untold_goods<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let case = context.case;
    let mut found: Vec<&str> = Vec::new();
    if !case.lines.is_empty() || !case.dealings.is_empty() || case.is_aid().holds() {
        return found;
    }
    for applied in context.regimes {
        let whose = applied.regime.jurisdiction;
        if !matches!(reach::of(whose, case, context.language), Reach::Applies(_)) {
            continue;
        }
        let forbids = |measure: &&&'a Measure| {
            let context = Context {
                regime: applied.source,
                measure,
                ..*context
            };
            measure.in_force(case.date)
                && measure.activities.is_empty()
                && !measure.direction.is_empty()
                && measure.names_goods()
                && meet::direction(&context).holds()
        };
        let asks = |measure: &&Measure| measure.suspect.iter().any(|class| class == "unspecified");
        let mut measures = applied.measures.iter().filter(forbids);
        if applied.measures.iter().filter(forbids).any(asks) {
            return Vec::new();
        }
        if measures.next().is_some() && !found.contains(&applied.regime.id.as_str()) {
            found.push(&applied.regime.id);
        }
    }
    found
}

/// The regimes by which such goods are forbidden from or to some place. Food and medicine are not
/// held up by a place that nobody knows.
fn forbidding<'a>(context: &Context<'a>, way: Direction) -> Vec<&'a str> {
    let harmless = context.goods(&["food".to_owned(), "medicine".to_owned()]);
    if harmless.holds() || !context.case.moves_goods() {
        return Vec::new();
    }
    let unnamed = context.line.is_none();
    let of_place = |applied: &&Applied<'a>| {
        !applied.source.target.is_empty()
            && matches!(
                reach::of(applied.regime.jurisdiction, context.case, context.language),
                Reach::Applies(_)
            )
    };
    let mut found: Vec<&str> = Vec::new();
    for applied in context.regimes.iter().filter(of_place) {
        let forbids = |measure: &&Measure| {
            measure.in_force(context.case.date)
                && measure.activities.is_empty()
                && measure.direction.contains(&way)
                && (unnamed
                    || context.goods_of(measure).max(hidden(context, measure)) > Certainty::No)
        };
        if applied.measures.iter().any(forbids) && !found.contains(&applied.regime.id.as_str()) {
            found.push(&applied.regime.id);
        }
    }
    found
}

/// Whether a description that says nothing is one that a measure suspects.
fn hidden(context: &Context, measure: &Measure) -> Certainty {
    let says_nothing = ["vague", "vague-alone", "unspecified", "nameless"];
    let suspected = measure.suspect.iter();
    let suspected = suspected.filter(|class| says_nothing.contains(&class.as_str()));
    context.goods(&suspected.cloned().collect::<Vec<_>>())
}

/// The number of a ship whose check digit is wrong.
pub(super) fn wrong_number(case: &Case) -> Option<String> {
    let name = &case.given.vessel.as_ref()?.name;
    let words = crate::words::tokens(name);
    let alone = words.len() == 1;
    words.iter().enumerate().find_map(|(at, word)| {
        let announced = at
            .checked_sub(1)
            .is_some_and(|before| NUMBER_WORDS.contains(&words[before].text.as_str()));
        let digits = word.text.len() == IMO_DIGITS && word.text.bytes().all(|c| c.is_ascii_digit());
        let number = if announced || alone {
            word.text.bytes().all(|c| c.is_ascii_digit())
        } else {
            digits
        };
        let wrong = number && Identifier::parse(IdentifierKind::Imo, &word.text).is_err();
        wrong.then(|| format!("IMO {}", word.text))
    })
}

/// Whether nothing at all was stated.
fn says_nothing(case: &Case) -> bool {
    let given = case.given;
    let goods = given.goods.iter();
    given.from.trim().is_empty()
        && given.to.trim().is_empty()
        && given.origin.trim().is_empty()
        && given.via.iter().all(|place| place.trim().is_empty())
        && goods
            .map(|goods| (&goods.text, &goods.codes))
            .all(|(text, codes)| {
                text.trim().is_empty() && codes.iter().all(|code| code.trim().is_empty())
            })
        && given
            .parties
            .iter()
            .all(|party| party.name.trim().is_empty())
        && given
            .vessel
            .as_ref()
            .is_none_or(|vessel| vessel.name.trim().is_empty())
        && given.activities.iter().all(|kind| kind.trim().is_empty())
        && given.notes.iter().all(|(_, value)| value.trim().is_empty())
}
