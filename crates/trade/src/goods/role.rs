//! The part that a word has in a description: a machine, what holds goods, a word that puts what follows
//! behind what stands before.

use std::sync::OnceLock;

use crate::words::{Found, Lexicon, Token, fold};

const TABLE: &str = include_str!("../../tables/role-words.tsv");

/// What a word does in a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Names a machine by itself.
    Machine,
    /// Names one where goods or a word of making stand by it.
    Device,
    /// The same, less surely: a plant may grow, a line be drawn.
    Plant,
    /// Holds the goods that stand by it.
    Tank,
    /// Equipment: machinery where a word of making stands by it.
    Gear,
    /// What machinery does.
    Make,
    /// Holds or wraps goods.
    Packing,
    /// Ends the name of who made the goods.
    Maker,
    /// Parts of what stands by them.
    Part,
    /// Says little, and hides nothing: samples, gifts.
    Weak,
    /// Does something to goods at once before it.
    Agent,
    /// Is no machine where a word of it is one: a plant extract.
    Plain,
    /// What goods are for.
    For,
    /// What comes along with them.
    With,
    /// Where they are, how they come, from whom.
    In,
    /// Whose they are, or what of.
    Of,
    /// Begins other goods.
    And,
}

impl Role {
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "machine" => Self::Machine,
            "device" => Self::Device,
            "plant" => Self::Plant,
            "tank" => Self::Tank,
            "gear" => Self::Gear,
            "make" => Self::Make,
            "packing" => Self::Packing,
            "maker" => Self::Maker,
            "part" => Self::Part,
            "weak" => Self::Weak,
            "agent" => Self::Agent,
            "plain" => Self::Plain,
            "for" => Self::For,
            "with" => Self::With,
            "in" => Self::In,
            "of" => Self::Of,
            "and" => Self::And,
            _ => return None,
        })
    }

    /// Whether it puts what follows behind what stands before.
    pub(super) fn subordinates(self) -> bool {
        matches!(self, Self::For | Self::With | Self::In | Self::Of)
    }

    /// Whether it may be the machine that goods beside it only describe.
    pub(super) fn makes_or_holds(self) -> bool {
        matches!(
            self,
            Self::Machine | Self::Device | Self::Plant | Self::Tank | Self::Gear
        )
    }
}

/// A role as a language has it.
#[derive(Clone, Copy, Debug)]
struct Kind {
    role: Role,
    /// The language puts the head of a phrase first.
    head_first: bool,
}

struct Table {
    kinds: Vec<Kind>,
    lexicon: Lexicon,
}

fn table() -> &'static Table {
    static READ: OnceLock<Table> = OnceLock::new();
    READ.get_or_init(|| {
        let mut kinds: Vec<Kind> = Vec::new();
        let mut lexicon = Lexicon::default();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let (Some(role), Some(language), Some(phrases)) =
                (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let Some(role) = Role::named(role) else {
                continue;
            };
            let number = u32::try_from(kinds.len()).unwrap_or(u32::MAX);
            kinds.push(Kind {
                role,
                head_first: matches!(language, "fr" | "es" | "ru" | "ar"),
            });
            for phrase in phrases.split('|') {
                lexicon.add(phrase, language, number);
            }
        }
        Table { kinds, lexicon }
    })
}

/// A word with a role, where it stands.
#[derive(Clone, Debug)]
pub(super) struct Stands {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Every role that it has in some language.
    pub(super) roles: Vec<Role>,
    pub(super) head_first: bool,
}

impl Stands {
    pub(super) fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    fn machine(&self) -> bool {
        self.roles.iter().any(|role| role.makes_or_holds())
    }
}

/// What a text of Han or Hangul ends a word in to make a machine of the goods before.
const SUFFIXES: [char; 6] = ['机', '機', '炉', '爐', '线', '線'];

/// The words with a role of a text, in order.
pub(super) fn find(text: &str, words: &[Token]) -> Vec<Stands> {
    let table = table();
    let mut all: Vec<Stands> = Vec::new();
    let mut found: Vec<Found> = table.lexicon.find_in(words);
    found.sort_by_key(|hit| hit.start);
    for hit in found {
        let Some(kind) = table.kinds.get(hit.meaning as usize) else {
            continue;
        };
        match all.last_mut().filter(|last| last.start == hit.start) {
            Some(last) => {
                last.roles.push(kind.role);
                last.head_first |= kind.head_first;
            }
            None => all.push(Stands {
                start: hit.start,
                end: hit.end,
                roles: vec![kind.role],
                head_first: kind.head_first,
            }),
        }
    }
    for word in words {
        let last = text
            .get(..word.end)
            .and_then(|text| text.chars().next_back());
        let Some(last) = last.filter(|last| SUFFIXES.contains(last)) else {
            continue;
        };
        let start = word.end - last.len_utf8();
        if start > word.start
            && !all
                .iter()
                .any(|one| one.start < word.end && start < one.end)
        {
            all.push(Stands {
                start,
                end: word.end,
                roles: vec![Role::Device],
                head_first: false,
            });
        }
    }
    for word in words {
        let free = !all
            .iter()
            .any(|one| one.start < word.end && word.start < one.end && one.machine());
        if let Some(head_first) = cut_short(text, word).filter(|_| free) {
            all.retain(|one| one.end <= word.start || word.end <= one.start);
            all.push(Stands {
                start: word.start,
                end: word.end,
                roles: vec![Role::Device, Role::Gear],
                head_first,
            });
        }
    }
    all.sort_by_key(|one| one.start);
    all
}

/// Words for a machine that are cut short by a full stop, folded, and whether their language puts the head first.
const CUT: &[(&str, bool)] = &[
    ("anlagen", false),
    ("apparate", false),
    ("ausrustung", false),
    ("equipement", true),
    ("equipment", false),
    ("equipos", true),
    ("machinery", false),
    ("maquinaria", true),
    ("maquinas", true),
    ("maschinen", false),
    ("maskiner", false),
    ("utstyr", false),
    ("машины", true),
    ("оборудование", true),
    ("станки", true),
];
/// Letters that are left of such a word at least.
const CUT_LETTERS_MIN: usize = 3;

/// Whether a word for a machine that stands from where to where is cut short.
pub(super) fn is_cut_short(text: &str, start: usize, end: usize) -> bool {
    text.get(end..).is_some_and(|rest| rest.starts_with('.'))
        && text
            .get(start..end)
            .is_some_and(|word| is_stem(&fold(word)).is_some())
}

/// Whether letters begin a word for a machine and are not all of it, and whether its language puts the head first.
fn is_stem(word: &str) -> Option<bool> {
    let long = word.chars().count() >= CUT_LETTERS_MIN;
    let mut all = CUT.iter().filter(|_| long);
    let whole = all.find(|(whole, _)| fold(whole).starts_with(word) && *whole != word);
    whole.map(|(_, first)| *first)
}

/// Whether a word is one for a machine cut short, with more of its phrase behind the stop: "mask. til klær".
fn cut_short(text: &str, word: &Token) -> Option<bool> {
    let rest = text.get(word.end..)?.strip_prefix('.')?;
    let goes_on = rest.trim_start().starts_with(|c: char| c.is_lowercase());
    is_stem(&word.text).filter(|_| goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;

    #[test]
    fn every_row_of_the_table_is_read() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 3, "{row}");
            assert!(Role::named(columns[0]).is_some(), "{row}");
        }
    }

    #[test]
    fn words_have_roles_in_nine_languages() {
        for (text, expected) in [
            ("a fermenter", Role::Machine),
            ("Dieselmotoren", Role::Machine),
            ("面粉机", Role::Device),
            ("bottling line", Role::Plant),
            ("in 300 CARTONS", Role::Packing),
            ("мельница", Role::Device),
            ("línea de envasado", Role::Machine),
            ("생산라인", Role::Machine),
            ("مطحنة قمح", Role::Machine),
            ("für", Role::For),
        ] {
            let found = find(text, &tokens(text));
            assert!(
                found.iter().any(|one| one.is(expected)),
                "{text}: {found:?}"
            );
        }
    }
}
