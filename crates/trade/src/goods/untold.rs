//! Goods of which nothing is understood, beside others or before what they are for: a thing that stands by
//! itself, a model behind food. Words that only say how goods are, are none.

use std::cell::OnceCell;
use std::ops::Range;

use super::aside;
use super::concept::{Concept, Placed, placed_in_line};
use super::describing;
use super::hs;
use super::item::{Item, What, stays};
use super::lone::{is_plural_of_initials, lone_word, may_name};
use super::model;
use super::parts::Reading;
use super::quantity::is_unit;
use super::role::Role;
use super::unread_name::{self, Hand};
use super::with::counted_with;
use crate::activity;
use crate::places::Mentions;
use crate::words::{Token, fold, tokens};

/// Whether something is sent of which nothing is understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Untold {
    /// No.
    #[default]
    Nothing,
    /// Beside goods that are.
    Beside,
    /// Likewise, and it may be a machine: a word for what does something.
    Thing,
    /// Likewise, by a designation alone: a model, letters with digits.
    Mark,
    /// The goods themselves: what is understood is only what they are for.
    Goods,
}

impl Untold {
    /// The classes that goods may be of by it.
    pub(super) fn classes(self) -> &'static [&'static str] {
        match self {
            Self::Nothing => &[],
            Self::Beside => &["untold-part"],
            Self::Thing => &["untold-part", "untold-thing"],
            Self::Mark => &["untold-part", "untold-thing", "nameless"],
            Self::Goods => &["unspecified"],
        }
    }
}

/// Whether words that name no goods do in a line of goods, or say what is done.
fn is_known_else(text: &str, phrase: &[Item]) -> bool {
    let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else {
        return true;
    };
    let words = text.get(first.start..last.end).unwrap_or_default();
    let of_nature = || {
        let mut codes = hs::named(words).into_iter().peekable();
        codes.peek().is_some() && codes.all(hs::is_of_nature)
    };
    !placed_in_line(words).is_empty() || !activity::mentioned(text).is_empty() || of_nature()
}

/// Whether a word may name several things: in a script without blanks any may. What one word names before all goods
/// is more often a giver, a medicine or a sort.
pub(super) fn may_be_plural(word: &str) -> bool {
    const ENDS: [&str; 5] = ["s", "er", "ы", "и", "ات"];
    let folded = fold(word);
    word.contains(|c| c >= '\u{2e80}') || ENDS.iter().any(|end| folded.ends_with(end))
}

/// Whether goods are food, medicine, films or print, of which most that no table knows is by its name.
fn is_eaten_or_shown(concept: &Concept) -> bool {
    concept.is_food()
        || concept.classes.named("medicine").holds()
        || matches!(concept.id, "recording" | "disc" | "paper" | "magazine")
}

/// Whether the second of two parts of a line begins a list of what the first is: "toys: cars, trains".
fn is_of_a_list(two: &[&[Item]]) -> bool {
    let [what, list] = two else { return false };
    let names = what.iter().any(|item| item.goods().is_some());
    names
        && list
            .first()
            .is_some_and(|first| first.explains && !first.joined)
}

/// Words before the number of a type, folded.
const TYPE_WORDS: &[&str] = &[
    "type",
    "typ",
    "model",
    "modell",
    "modele",
    "modelo",
    "mk",
    "mark",
    "тип",
    "модель",
];
/// Kinds of goods that come by types with a number: flour, medicine, cement.
const TYPED: &[&str] = &["baby-food", "cement", "flour", "medical-device", "medicine"];
/// Words for a calibre, folded.
const CALIBRE_WORDS: &[&str] = &[
    "calibre",
    "calibres",
    "caliber",
    "kaliber",
    "калибр",
    "calibro",
    "calibros",
];

/// Whether a part of a line is only a type or calibre with its number, and the goods beside it have none: "rice,
/// Type 59".
fn is_bare_type(text: &str, phrase: &[Item], all: &[&[Item]]) -> bool {
    let mut own = phrase.iter().filter(|item| !item.is(Role::And));
    let (Some(word), Some(number), None) = (own.next(), own.next(), own.next()) else {
        return false;
    };
    let digits = number.end - number.start;
    if !matches!(number.what, What::Number) || !(2..=3).contains(&digits) {
        return false;
    }
    let word = fold(text.get(word.start..word.end).unwrap_or_default());
    let mut goods = all
        .iter()
        .flat_map(|phrase| phrase.iter())
        .filter_map(Item::goods);
    if CALIBRE_WORDS.contains(&word.as_str()) {
        // Fruit has a calibre.
        return !goods.any(Concept::is_food);
    }
    TYPE_WORDS.contains(&word.as_str()) && !goods.any(|concept| TYPED.contains(&concept.id))
}

/// Beginnings of words for seeds and their sorts, folded: a sort bears a number.
const SORTS: &[&str] = &[
    "hybrid",
    "seed",
    "variet",
    "cultivar",
    "saat",
    "sorte",
    "fro",
    "graine",
    "semence",
    "semilla",
    "variedad",
    "семен",
    "семян",
    "сорт",
    "гибрид",
    "بذور",
];
const SORTS_UNSPACED: &[&str] = &["种子", "種子", "品种", "종자", "품종", "씨앗"];

/// From where to where words that nobody knows stand behind food, or beer, in its phrase.
fn behind_food(phrase: &[Item], gone: &[usize]) -> Option<(usize, usize)> {
    let eaten = |item: &Item| {
        let drink = |concept: &Concept| matches!(concept.id, "beer" | "wine");
        let concept = item.goods().filter(|_| !gone.contains(&item.start));
        concept.is_some_and(|concept| concept.is_food() || drink(concept))
    };
    let at = phrase.iter().rposition(|item| item.goods().is_some())?;
    let food = phrase.get(at).filter(|food| eaten(food))?;
    let rest = phrase.get(at + 1..)?;
    let open = |item: &&Item| matches!(item.what, What::Word | What::Number);
    let last = rest.iter().take_while(open).last()?;
    Some((food.end, last.end))
}

/// Whether words name seeds or a sort of a plant.
fn names_a_sort(words: &str) -> bool {
    SORTS_UNSPACED.iter().any(|sort| words.contains(sort))
        || tokens(words)
            .iter()
            .any(|word| SORTS.iter().any(|sort| word.text.starts_with(sort)))
}

/// Goods of which nothing is understood, beside others or before what they are for.
pub(super) fn untold(
    text: &str,
    words: &[Token],
    phrases: &[&[Item]],
    makers: &[Placed<'_>],
    reading: &mut Reading<'_>,
) {
    let start = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    let machines: Vec<usize> = reading
        .machines
        .iter()
        .map(|(words, _)| start(words))
        .collect();
    // A word for a machine of which nothing makes one, alone or beside goods that it does nothing to.
    let is_open = |item: &Item| {
        let alone = item.is(Role::Device)
            && ![
                Role::Plain,
                Role::Packing,
                Role::Weak,
                Role::Part,
                Role::Plant,
                Role::Make,
            ]
            .iter()
            .any(|role| item.is(*role));
        matches!(item.what, What::Role(_))
            && (item.is(Role::Gear) || alone)
            && !machines.contains(&item.start)
    };
    let is_known = |item: &Item| {
        let made = makers.iter().any(|(_, words, at)| {
            let end = at + words.len();
            *at < item.end && item.start < end
        });
        let machine = item.machine().is_some() && !is_open(item);
        item.goods().is_some() || matches!(item.what, What::Vague(..)) || machine || made
    };
    let is_noun = |item: &&Item, lone: Option<usize>| {
        let word = text.get(item.start..item.end).unwrap_or_default();
        let folded = fold(word);
        let mut endings = ["ed", "ing", "free"].iter();
        let participle = endings.any(|end| folded.ends_with(end));
        (matches!(item.what, What::Word) || is_open(item) || lone == Some(item.start))
            && may_name(word, lone == Some(item.start))
            && (!is_unit(&folded) || word.contains(|c| c >= '\u{2e80}'))
            && !participle
            && !describing::is_adjective(word)
            && !model::counts_or_heals(word)
    };
    let asides: OnceCell<Vec<Range<usize>>> = OnceCell::new();
    let says_how = |item: &Item| {
        let all = asides.get_or_init(|| aside::places(words));
        all.iter()
            .any(|at| at.start <= item.start && item.end <= at.end)
    };
    let models: OnceCell<Vec<Range<usize>>> = OnceCell::new();
    let has_model = |from: usize, to: usize| {
        let all = models.get_or_init(|| model::places(text));
        all.iter().any(|at| from <= at.start && at.end <= to)
    };
    let beside: Vec<&Concept> = phrases
        .iter()
        .flat_map(|phrase| phrase.iter())
        .filter(|item| !reading.gone.contains(&item.start))
        .filter_map(Item::goods)
        .collect();
    let hand = Hand::of(text, phrases);
    for (at, phrase) in phrases.iter().enumerate() {
        let joined = phrase.first().is_some_and(|first| first.joined);
        let parted = at > 0
            && phrase
                .first()
                .is_some_and(|first| first.parted && !first.explains);
        // "Toys for boys, girls and babies": the same purpose, as far as it is known for whom or against what.
        let names_goods = |phrase: &&&[Item]| phrase.iter().any(|item| item.goods().is_some());
        let before = phrases.get(..at).unwrap_or_default();
        let since = before.iter().rposition(|phrase| names_goods(&phrase));
        let since = before.get(since.unwrap_or(0)..).unwrap_or_default();
        let under = || {
            since
                .iter()
                .flat_map(|before| before.iter())
                .filter(|item| item.subordinates())
        };
        let complement = under().next().is_some();
        let composed = under().any(|item| !item.is(Role::For));
        let lone = lone_word(text, phrase).map(|item| item.start);
        let packed = |item: &Item| {
            (item.is(Role::Packing) && lone != Some(item.start)) || item.is(Role::Maker)
        };
        // What a comma parts from goods is a thing of its own, unless it only says how they are.
        let apart = parted
            && phrases
                .iter()
                .take(at)
                .any(|before| before.iter().any(|item| item.goods().is_some()))
            && !phrase.iter().any(packed);
        // "Frobnicators, rice": what stands before all goods is of its own, too.
        let next = phrases.get(at + 1).and_then(|next| next.first());
        let leads = since.is_empty()
            && next.is_some_and(|next| (next.parted || next.joined) && !next.explains)
            && !phrases
                .get(..at)
                .unwrap_or_default()
                .iter()
                .any(|before| names_goods(&before))
            && phrases
                .get(at + 1..)
                .is_some_and(|rest| rest.iter().any(|phrase| names_goods(&phrase)))
            && !phrase.iter().any(packed);
        if (joined || apart || leads) && !composed && !phrase.iter().any(is_known) {
            // Short words beside food alone are most often food: oil, gin.
            let lone = lone.filter(|at| {
                let dense = |rest: &str| rest.starts_with(|c| c >= '\u{600}');
                text.get(*at..).is_some_and(dense) || !beside.iter().all(|one| one.is_food())
            });
            // A counter that counts nothing is a word of its own.
            let is_sign = |item: &Item| {
                let word = text.get(item.start..item.end).unwrap_or_default();
                lone == Some(item.start) && word.starts_with(|c| c >= '\u{2e80}')
            };
            let mut nouns = phrase
                .iter()
                .take_while(|item| !item.subordinates())
                .filter(|item| is_noun(item, lone))
                .filter(|item| {
                    (joined && !complement && !is_open(item)) || !says_how(item) || is_sign(item)
                })
                .filter(|item| {
                    let word = text.get(item.start..item.end).unwrap_or_default();
                    !leads || may_be_plural(word) || model::sounds_technical(word)
                })
                .peekable();
            let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else {
                continue;
            };
            let place = || {
                let words = text.get(first.start..last.end).unwrap_or_default();
                !Mentions::of(words).areas().is_empty()
            };
            let known_else = || place() || is_known_else(text, phrase);
            // "Zarvans of steel" are zarvans: only what stands behind "of" itself is none of its own.
            let own = reading.unread.is_none()
                && !complement
                && !phrase
                    .iter()
                    .find(|item| !item.is(Role::And))
                    .is_some_and(Item::subordinates);
            // "Chaunsa and Sindhri", "Fair & Lovely": names in a row are a list of sorts or one brand.
            let row = || {
                let before = at.checked_sub(1).and_then(|at| phrases.get(at));
                let before = before.and_then(|before| before.last());
                let next = phrases
                    .get(at + 1)
                    .filter(|next| next.first().is_some_and(|first| first.joined));
                let next = next.and_then(|next| next.iter().find(|item| !item.is(Role::And)));
                let names = |item: &Item| {
                    let word = text.get(item.start..item.end).unwrap_or_default();
                    matches!(item.what, What::Word) && word.starts_with(char::is_uppercase)
                };
                before.is_some_and(names) || (names(first) && next.is_some_and(names))
            };
            if own && (joined || apart) && !has_model(first.start, last.end) {
                let found = unread_name::find(text, phrase, &beside, joined, hand);
                let aside = || phrase.iter().any(&says_how) || row();
                let found = found.filter(|found| found.sure || !(known_else() || aside()));
                reading.unread = found.map(|found| found.at);
            }
            let kind = describing::is_kind(text.get(last.start..last.end).unwrap_or_default());
            if has_model(first.start, last.end) || is_bare_type(text, phrase, phrases) {
                reading.unread.get_or_insert(first.start..last.end);
                reading.untold = reading.untold.max(Untold::Mark);
            } else if !kind && nouns.peek().is_some() && !place() && !is_known_else(text, phrase) {
                // In any letters: "tiles and zarvan", "rice and zarvan". In a list of one kind it is most often of that,
                // and a name among words in small letters beside food, medicine or print one of their brands.
                let up_to = phrases.get(..=at).unwrap_or_default();
                let listed = up_to.windows(2).any(is_of_a_list);
                let numbers = |item: &Item| matches!(item.what, What::Number);
                let words: Vec<&Item> = phrase.iter().filter(|item| !item.is(Role::And)).collect();
                let unit = |item: &Item| {
                    is_unit(&fold(text.get(item.start..item.end).unwrap_or_default()))
                };
                let mut pairs = words.windows(2);
                let counted = words.first().is_some_and(|first| numbers(first))
                    || pairs.any(|two| numbers(two[0]) && unit(two[1]));
                let sort = !counted && words.iter().any(|item| numbers(item));
                let capital = text
                    .get(last.start..)
                    .is_some_and(|word| word.starts_with(char::is_uppercase));
                let films = beside
                    .iter()
                    .all(|one| matches!(one.id, "recording" | "disc"));
                let eaten = || beside.iter().all(|one| is_eaten_or_shown(one));
                let named = (capital && hand.plain) || ((sort || films) && !counted);
                let brand = named && eaten();
                // Of two parts either may be the one that is read, if a single word is all of it.
                let single = words.iter().filter(|item| !numbers(item)).count() == 1;
                let stands = joined || apart || (phrases.len() == 2 && single);
                if own && stands && !(listed || row() || brand) {
                    reading.unread.get_or_insert(first.start..last.end);
                }
                let technical = nouns.any(|item| {
                    let word = text.get(item.start..item.end).unwrap_or_default();
                    model::sounds_technical(word) || is_plural_of_initials(word)
                });
                reading.untold = reading.untold.max(if technical {
                    Untold::Thing
                } else {
                    Untold::Beside
                });
            }
        }
        // "Tiles with 1000 mines": what is counted there is no part of the tiles.
        if reading.unread.is_none()
            && let Some(accompanies) = counted_with(text, phrase, &reading.gone)
            && accompanies.iter().any(|item| is_noun(&item, None))
            && !accompanies.iter().any(is_known)
            && !accompanies.iter().any(&says_how)
            && !is_known_else(text, accompanies)
            && let (Some(first), Some(last)) = (accompanies.first(), accompanies.last())
        {
            reading.unread = Some(first.start..last.end);
            reading.untold = reading.untold.max(Untold::Beside);
        }
        if let Some((eaten, last)) = behind_food(phrase, &reading.gone)
            && has_model(eaten, last)
            && let Some(first) = phrase.first()
            && !names_a_sort(text.get(first.start..last).unwrap_or_default())
        {
            reading.untold = reading.untold.max(Untold::Thing);
        }
        // "A shaker for rice" is no rice, and what is for toys or boats need be neither.
        let link = phrase.iter().position(|item| item.is(Role::For));
        let Some((head, served)) = link.map(|link| phrase.split_at(link)).filter(|_| at == 0)
        else {
            continue;
        };
        let served_by = |item: &Item| {
            let toy_or_boat = |code: &&str| code.starts_with("89") || code.starts_with("95");
            item.goods()
                .is_some_and(|concept| !stays(concept) || concept.codes.iter().any(toy_or_boat))
        };
        let typed = || {
            let goods: Vec<&Concept> = served.iter().filter_map(Item::goods).collect();
            let found = unread_name::find(text, head, &goods, false, hand);
            found.is_some_and(|found| found.sure)
        };
        let unknown = head.iter().any(|item| is_noun(&item, None)) && !head.iter().any(is_known);
        let holds = head.iter().any(|item| item.is(Role::Packing));
        let open =
            (unknown && !is_known_else(text, head)) || (!head.iter().any(is_known) && typed());
        if open && !holds && served.iter().any(served_by) {
            reading.untold = Untold::Goods;
        }
    }
}
