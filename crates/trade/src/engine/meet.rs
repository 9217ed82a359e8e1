//! How a measure meets a case: line by line, with its caps and exemptions.

use std::borrow::Cow;
use std::rc::Rc;

use super::case::Case;
use super::exempt::{self, Effect};
use super::finding::{Finding, Outcome};
use super::reasons;
use super::value::Context;
use super::{Applied, Judge};
use crate::activity::{self, Group};
use crate::certainty::Certainty;
use crate::goods::{Facts, Line, Quantity, barrels};
use crate::rules::{Consequence, Direction, Measure, Role, Where};
use crate::wording::CapState;

/// Looks whether a measure meets a case, and completes its finding.
pub(super) fn meet(context: &Context, finding: &mut Finding) -> bool {
    let measure = context.measure;
    let direction = direction(context);
    if direction == Certainty::No {
        return false;
    }
    let dealing = if measure.activities.is_empty() {
        if moves_only(measure) && !context.case.moves_goods() {
            return false;
        }
        Certainty::Certain
    } else {
        context.dealing(&measure.activities)
    };
    if dealing == Certainty::No {
        return false;
    }
    let around = direction.min(dealing);
    // What a dealing is about counts where dealings are.
    let of_dealing = !measure.activities.is_empty();
    let objects = context.case.objects.iter().filter(|_| of_dealing);
    let lines = context.case.lines.iter().map(Rc::as_ref);
    let mut lines: Vec<Option<&Line>> = lines.chain(objects).map(Some).collect();
    if context.case.lines.is_empty() {
        lines.push(None);
    }
    let mut mildest_lift: Option<Effect> = None;
    for line in lines {
        let context = Context { line, ..*context };
        let level = of_line(&context).min(around);
        if level == Certainty::No {
            continue;
        }
        let cap = cap(&context);
        let weighed = exempt::weigh(&context);
        let lift = weighed
            .iter()
            .filter(|weighed| !exempt::is_the_licence(measure, weighed))
            .map(|weighed| weighed.effect)
            .max()
            .unwrap_or_default();
        let outcome = outcome(measure, level, lift, cap);
        if outcome > finding.outcome || finding.certainty == Certainty::No {
            finding.outcome = outcome;
            mildest_lift = Some(lift);
        }
        finding.certainty = finding.certainty.max(level);
        reasons::add(&context, level, finding);
        if let Some((cap, state)) = measure.cap.as_ref().zip(cap) {
            finding.because.push(context.language.cap(cap, state));
        }
        reasons::exemptions(&context, &weighed, finding);
    }
    if finding.certainty == Certainty::No {
        return false;
    }
    if mildest_lift != Some(Effect::Lifts) {
        let needed = measure.needed.iter();
        let needed = needed.map(|text| text.of(context.language).to_owned());
        for text in needed {
            if !finding.needed.contains(&text) {
                finding.needed.push(text);
            }
        }
    }
    true
}

/// Whether a measure is about things that move, and nothing else.
fn moves_only(measure: &Measure) -> bool {
    !measure.direction.is_empty()
        && measure
            .direction
            .iter()
            .all(|way| matches!(way, Direction::From | Direction::To | Direction::Through))
}

pub(super) fn direction(context: &Context) -> Certainty {
    if context.measure.direction.is_empty() {
        return Certainty::Certain;
    }
    let target = Where::Target;
    let of = |way: &Direction| match way {
        Direction::From => context.place(Role::From, &target),
        Direction::To => context.place(Role::To, &target),
        Direction::Through => context.place(Role::Via, &target),
        Direction::Flag => context
            .place(Role::Flag, &target)
            .max(context.place(Role::Owner, &target)),
        Direction::Services | Direction::Finance if sends_only(context) => carriage(context),
        Direction::Services | Direction::Finance => context.place(Role::Anywhere, &target),
    };
    context
        .measure
        .direction
        .iter()
        .map(of)
        .max()
        .unwrap_or_default()
}

/// Whether a measure means all services and money, and the case tells of neither: goods go, and that alone.
fn sends_only(context: &Context) -> bool {
    let mut dealings = context.case.dealings.iter();
    let goods_only = dealings.all(|dealing| dealing.kind.group == Group::Goods);
    // Where a dealing is stated, the words for the goods may still tell of another.
    let given = context.case.given;
    let stated = given.goods.iter().filter(|_| !given.activities.is_empty());
    let mut told = stated.flat_map(|goods| activity::mentioned(&goods.text));
    context.measure.everything
        && goods_only
        && context.case.currency.is_none()
        && told.all(|(kind, _)| kind.group == Group::Goods)
}

/// How sure the target carries goods, or deals in such as do not go to it.
fn carriage(context: &Context) -> Certainty {
    let target = Where::Target;
    let ship = context.place(Role::Flag, &target);
    let ship = ship.max(context.place(Role::Owner, &target));
    if context.place(Role::To, &target).holds() {
        return ship;
    }
    ship.max(context.place(Role::Party, &target))
}

/// How sure a measure meets a line, direction and dealing apart.
fn of_line(context: &Context) -> Certainty {
    let measure = context.measure;
    let any_goods = !measure.names_goods();
    let goods = if any_goods {
        Certainty::Certain
    } else {
        context.goods_of(measure)
    };
    // Suspicion stands for goods; where nothing but suspicion is named, `when` is the other way in.
    let only_suspicion = measure.when.is_none()
        && ((any_goods && !measure.suspect.is_empty()) || measure.doubt.is_some());
    let sure = if only_suspicion {
        Certainty::No
    } else {
        goods.min(
            measure
                .when
                .as_ref()
                .map_or(Certainty::Certain, |when| context.value(when)),
        )
    };
    // Without a word of goods, they may be any; what is said of a payment names none.
    let sends_alone = context.case.dealings.is_empty();
    let of_suspicion: Cow<'_, [String]> = if sends_alone {
        Cow::Borrowed(&measure.suspect)
    } else {
        let named = |class: &&String| !UNSTATED.contains(&class.as_str());
        measure.suspect.iter().filter(named).cloned().collect()
    };
    let unnamed = context.line.is_none()
        && of_suspicion
            .iter()
            .any(|class| UNSTATED.contains(&class.as_str()));
    let unnamed = unnamed && !context.case.is_aid().holds();
    // Suspicion needs no word of what `when` asks for besides, but the places that it names.
    let there = measure.when.as_ref();
    let there = there.map_or(Certainty::Certain, |when| context.places_of(when));
    let suspect = suspicion(context, &of_suspicion)
        .max(Certainty::of(unnamed))
        .min(Certainty::Possible)
        .min(there);
    let doubt = measure.doubt.as_ref().map_or(Certainty::No, |doubt| {
        goods.min(context.value(doubt)).min(Certainty::Possible)
    });
    sure.max(suspect).max(doubt)
}

/// Classes that goods of which nothing is stated are of.
const UNSTATED: [&str; 2] = ["unspecified", "nameless"];

/// Classes that stand for arms or machines only because nothing says what the goods are, or that armed forces use
/// them.
const UNTOLD: [&str; 9] = [
    "vague",
    "vague-alone",
    "unspecified",
    "nameless",
    "untold-part",
    "untold-thing",
    "untold-name",
    "military-use",
    "army-transport",
];

/// How sure goods are such as a measure suspects. Aid that says it is aid hides no arms, whatever it consists
/// of: unless an armed group or an army is spoken of, or goods that may be arms.
fn suspicion(context: &Context, suspect: &[String]) -> Certainty {
    const FIGHTERS: [&str; 6] = [
        "armed-group",
        "darfur",
        "taliban",
        "terror-group",
        "military-end",
        "military-service",
    ];
    let by_silence = suspect.iter().any(|class| {
        matches!(
            class.as_str(),
            "vague" | "vague-alone" | "untold-part" | "untold-thing" | "untold-name"
        )
    });
    let level = context.goods(suspect);
    if level == Certainty::No || !by_silence {
        return level;
    }
    let case = context.case;
    // Who brings aid drives trucks; a hospital has no use for what armies use. Trucks are everybody's, unless
    // an army or an armed group is spoken of.
    let told_by_aid = if case.is_aid().holds() {
        &UNTOLD[..]
    } else if context.line.is_some_and(Line::is_relief) {
        &UNTOLD[..4]
    } else {
        &UNTOLD[8..]
    };
    let may_be_arms = context.goods(&["arms".to_owned()]) > Certainty::No;
    let for_fighters = FIGHTERS.iter().any(|id| case.said(id).is_some());
    if may_be_arms || for_fighters || context.line.is_some_and(Line::is_hidden) {
        return level;
    }
    let others = suspect
        .iter()
        .filter(|class| !told_by_aid.contains(&class.as_str()));
    context.goods(&others.cloned().collect::<Vec<_>>())
}

/// How a case stands to a quantity that is free.
fn cap(context: &Context) -> Option<CapState> {
    let cap = context.measure.cap.as_ref()?;
    let limit = cap.limit as f64;
    // What the words or a note say, whichever is more.
    let by_words = context.line.and_then(|line| line.facts.quantity.clone());
    let by_note = context.case.stated_quantity();
    let by_note = by_note.and_then(|note| Facts::read(note, &[]).quantity);
    let of_cap = |unit| Quantity { amount: 1.0, unit };
    let unit = crate::goods::unit_named(&cap.unit);
    let stated = || [&by_words, &by_note].into_iter().flatten();
    let in_tonnes = stated().filter_map(|quantity| quantity.in_unit_of(&of_cap("t")));
    let tonnes = in_tonnes.fold(0.0, f64::max);
    if cap.tonnes.is_some_and(|most| tonnes > most as f64) {
        return Some(CapState::Above);
    }
    // Of a weight, as few barrels as the heaviest of such goods makes.
    let in_unit = |quantity: &Quantity| match cap.unit.as_str() {
        "bbl" => barrels(quantity, &context.measure.goods).map(|(least, _)| least),
        _ => quantity.in_unit_of(&of_cap(unit?)),
    };
    let quantity = stated().filter_map(in_unit).fold(0.0, f64::max);
    if quantity > limit {
        // More than all that is free, whoever else has used of it.
        return Some(CapState::Above);
    }
    let Some(used) = context.case.note("cap_used").and_then(CapUsed::read) else {
        return Some(CapState::Unknown);
    };
    if used.up {
        return Some(CapState::Above);
    }
    let CapUsed { over, under, .. } = used;
    Some(match used.amount {
        Some(Amount::Percent(share)) if share >= 100.0 => CapState::Above,
        Some(Amount::Units(number)) if over && number >= limit => CapState::Above,
        Some(Amount::Units(_)) if under => CapState::Within,
        Some(Amount::Units(number)) if number + quantity > limit => CapState::Above,
        Some(Amount::Percent(_) | Amount::Units(_)) => CapState::Within,
        None if over => CapState::Above,
        None if under => CapState::Within,
        None => CapState::Unknown,
    })
}

/// How much of a cap is used: a share of it, or so many of its units.
enum Amount {
    Percent(f64),
    Units(f64),
}

/// What a note says of how much of a cap is used.
pub(super) struct CapUsed {
    amount: Option<Amount>,
    up: bool,
    over: bool,
    under: bool,
}

impl CapUsed {
    /// Nothing where it says nothing of it: less than nothing is used of no cap.
    pub(super) fn read(note: &str) -> Option<Self> {
        let folded = crate::words::fold(note);
        let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        let number = cap_number(&folded);
        let used = Self {
            amount: number.map(|number| {
                if folded.contains('%') {
                    Amount::Percent(number)
                } else {
                    Amount::Units(number)
                }
            }),
            up: says(&[
                "used up",
                "exceeded",
                "exhausted",
                "reached",
                "overskredet",
                "brukt opp",
            ]),
            over: says(&["above", "over", "more than"]) && !says(&["not above", "not over"]),
            under: says(&["under", "below", "less than", "within", "innenfor"]),
        };
        let is_less_than_nothing = number.is_some_and(|number| number < 0.0);
        let says_something = number.is_some() || used.up || used.over || used.under;
        (says_something && !is_less_than_nothing).then_some(used)
    }
}

/// The first number of what a note says of a cap: "110%", "520 000 bbl", "520,000 bbl".
fn cap_number(note: &str) -> Option<f64> {
    let parts: Vec<&str> = note
        .split(|c: char| c.is_whitespace() || c == '%')
        .filter(|part| !part.is_empty())
        .collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    let first = parts
        .iter()
        .position(|part| crate::goods::number(part).is_some())?;
    let mut joined = parts.get(first).copied()?.to_owned();
    if digits(&joined.as_str()) {
        // Blanks may part thousands.
        let thousands = parts.iter().skip(first + 1);
        thousands
            .take_while(|part| part.len() == 3 && digits(part))
            .for_each(|part| joined.push_str(part));
    }
    crate::goods::number(&joined)
}

fn outcome(measure: &Measure, level: Certainty, lift: Effect, cap: Option<CapState>) -> Outcome {
    if lift == Effect::Lifts {
        return Outcome::Exempt;
    }
    let within_cap = matches!(cap, Some(CapState::Within | CapState::Unknown));
    if within_cap || lift > Effect::None || !level.holds() {
        return Outcome::Review;
    }
    match measure.consequence {
        Consequence::Prohibited => Outcome::Prohibited,
        Consequence::Licence => Outcome::Licence,
        Consequence::Notify | Consequence::Review => Outcome::Review,
    }
}

/// What accompanies other measures changes nothing by itself: unless the goods are not known, or only
/// pass through and would be forbidden from or to the target.
pub(super) fn accompany(found: &mut [Finding], case: &Case, judge: &Judge, applied: &Applied) {
    if !found.iter().any(|finding| finding.remark) {
        return;
    }
    let alone = found.iter().all(|finding| finding.remark);
    let unknown = case.lines.is_empty() || case.lines.iter().any(|line| !line.is_known());
    let weighs = alone && (unknown || passes_through(case, judge, applied));
    for finding in found.iter_mut().filter(|finding| finding.remark) {
        if weighs {
            finding.remark = false;
        } else {
            finding.outcome = Outcome::Clear;
        }
    }
}

fn passes_through(case: &Case, judge: &Judge, applied: &Applied) -> bool {
    let harmless = ["food".to_owned(), "medicine".to_owned()];
    case.lines.iter().any(|line| {
        applied.measures.iter().any(|measure| {
            let context = judge.context(case, applied, measure).on(line);
            context.place(Role::Via, &Where::Target).holds()
                && context.goods(&harmless) == Certainty::No
                && measure.in_force(case.date)
                && context.goods_of(measure).holds()
        })
    })
}
