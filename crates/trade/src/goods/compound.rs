//! The head of a word of several nouns, in languages that write these as one: a `vaksinefryser` is no vaccine.

use super::concept::{Concept, Placed};
use super::item::stays;
use super::role::{self, Role};
use super::table::tables;
use super::untold::Untold;
use crate::words::{Found, fold, tokens};

/// What the head of a compound is.
enum Head {
    /// Goods of a kind of their own.
    Goods(&'static Concept),
    /// Of the kind of what stands before it, or not looked at.
    Same,
    /// Nobody knows.
    Unknown,
}

/// Letters of a word of two nouns at least.
const WORD_CHARS_MIN: usize = 9;
/// Letters of a head at least.
const HEAD_CHARS_MIN: usize = 4;

/// Heads that are some of what stands before them, or hold it, folded, of German and the Scandinavian languages.
const SAME: &[&str] = &[
    "ware",
    "waren",
    "produkt",
    "produkte",
    "produkten",
    "produkter",
    "artikel",
    "artikeln",
    "artikler",
    "vare",
    "varer",
    "dose",
    "dosen",
    "doser",
    "dosis",
    "pakete",
    "paket",
    "packung",
    "packungen",
    "pakke",
    "pakker",
    "pakning",
    "pakninger",
    "tube",
    "tuben",
    "tuber",
    "flaschen",
    "flaske",
    "flasker",
    "fläschchen",
    "glas",
    "ampulle",
    "ampullen",
    "ampuller",
    "ampulla",
    "lieferung",
    "lieferungen",
    "spende",
    "spenden",
    "leveranse",
    "leveranser",
    "forsyning",
    "forsyninger",
    "stoff",
    "stoffe",
    "stoffer",
    "middel",
    "midler",
    "mittel",
    "mitteln",
    "mischung",
    "mischungen",
    "blanding",
    "blandinger",
    "pulver",
    "extrakt",
    "ekstrakt",
    "öl",
    "olje",
    "pasta",
    "paste",
    "rest",
    "reste",
    "rester",
    "stück",
    "stücke",
    "stykker",
    "biter",
    "sorte",
    "sorten",
    "sorter",
    "serie",
    "serien",
    "sett",
    "satz",
    "set",
    "sets",
    "suspension",
    "lösung",
    "lösungen",
    "oppløsning",
    "injektion",
    "injeksjon",
    "sprøyte",
    "sprøyter",
    "spray",
    "salbe",
    "salben",
    "krem",
    "creme",
    "saft",
    "dråper",
    "tropfen",
    "kapsel",
    "kapseln",
    "kapsler",
    "tablett",
    "tablette",
    "tabletten",
    "tabletter",
    "plaster",
    "pflaster",
    "filet",
    "fileter",
    "filets",
    "hoder",
    "mel",
    "mehl",
    "suppe",
    "boller",
    "kaker",
    "kekse",
    "kjeks",
    "konserven",
    "konserve",
    "hermetikk",
    "bøker",
    "bücher",
    "buch",
    "bok",
    "hefte",
    "hefter",
    "spiele",
    "spiel",
    "spill",
    "figuren",
    "figurer",
    "klær",
    "kleidung",
    "sko",
    "schuhe",
    "schutz",
    "decken",
    "tepper",
    "sekk",
    "sekker",
    "säcke",
    "poser",
    "beutel",
    "eske",
    "esker",
    "karton",
    "kartons",
    "kasser",
    "paller",
    "ballen",
    "baller",
    "kranke",
    "kranken",
    "patienten",
    "pasienter",
    "kinder",
    "kinderen",
    "barn",
    "familien",
    "familier",
    "schüler",
    "elever",
    "fibre",
    "fasern",
    "faser",
    "fiber",
    "garn",
    "tråd",
    "faden",
    "fäden",
    "frø",
    "samen",
    "planter",
    "pflanzen",
    "blätter",
];

/// Makes of compounds what their heads are; and says whether nobody knows one of these.
pub(super) fn read(all: &mut [Placed<'_>]) -> Untold {
    let mut untold = Untold::Nothing;
    for one in all {
        match head(one) {
            Head::Goods(concept) => one.0 = concept,
            Head::Same => {}
            Head::Unknown => untold = Untold::Beside,
        }
    }
    untold
}

/// What the head of a word is whose beginning was found.
fn head(one: &Placed<'_>) -> Head {
    let (concept, words, _) = *one;
    let long = words.chars().count() >= WORD_CHARS_MIN
        && words.starts_with(|c: char| c.is_ascii_alphabetic());
    if !long {
        return Head::Same;
    }
    let Some(word) = tokens(words).pop().map(|word| word.text) else {
        return Head::Same;
    };
    if concept.is_arms()
        || concept.is_vague()
        || concept.depicts()
        || stays(concept)
        || concept.is_maker()
    {
        return Head::Same;
    }
    let mut all = (0..).zip(&tables().concepts);
    let meaning = all.find(|(_, known)| known.id == concept.id);
    let Some(rest) = meaning.and_then(|(number, _)| tables().lexicon.rest(&word, number)) else {
        return Head::Same;
    };
    let starts = rest.char_indices().map(|(at, _)| at);
    let heads = starts.filter_map(|at| rest.get(at..));
    let heads: Vec<&str> = heads
        .filter(|head| head.chars().count() >= HEAD_CHARS_MIN)
        .collect();
    if heads.is_empty() {
        return Head::Same;
    }
    for head in &heads {
        let whole = |hit: &Found| hit.start == 0 && hit.end == head.len();
        let found = tables().lexicon.find(head).into_iter().find(whole);
        let known = found.and_then(|hit| tables().concepts.get(hit.meaning as usize));
        // A short end of a word is more often chance than harmless goods.
        let counts = |known: &&Concept| {
            let long = head.chars().count() > HEAD_CHARS_MIN;
            !known.is_arms() && !known.is_vague() && (long || stays(known))
        };
        if let Some(known) = known.filter(counts) {
            return if stays(known) {
                Head::Goods(known)
            } else {
                Head::Same
            };
        }
        let words = tokens(head);
        let roles = role::find(head, &words);
        if roles.iter().any(|one| {
            one.end == head.len()
                && (one.is(Role::Machine) || one.is(Role::Device) || one.is(Role::Plant))
        }) {
            let mut all = tables().concepts.iter();
            let machine = all.find(|concept| concept.id == "machinery");
            return machine.map_or(Head::Unknown, Head::Goods);
        }
    }
    let same = |head: &&str| {
        SAME.iter().any(|known| fold(known) == *head)
            || tables()
                .of_lines
                .find(head)
                .iter()
                .any(|hit| hit.start == 0 && hit.end == head.len())
    };
    if heads.iter().any(same) {
        Head::Same
    } else {
        Head::Unknown
    }
}
