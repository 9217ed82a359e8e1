//! A name prepared for comparison: its readings, each a row of tokens.

use crate::Bits;
use crate::as_one::AsOne;
use crate::glance::Glance;
use crate::normal::normalise;
use crate::rarity;
use crate::script::{self, System, Vowels, servant};
use crate::several::{self, BracketedPlace, Written};
use crate::spelling::Spelling;
use crate::token::{Role, Span, Token, text_hash};
use crate::{
    acronym, adjective, amended, by_kana, by_sound, compound, east_asian, elision, inflection,
    initials, letters, level, mark, numbered, phrase, roles, signs, weights, words,
};

/// Most tokens of a name that are looked at. The longest listed names have some thirty words, all
/// but a few generic; the limit bounds the alignment for what a stranger sends.
pub const MAX_TOKENS: usize = 24;

/// As what kind of name a text is read: the same word can be a title before a person's name and
/// a generic word in a company's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// A human being's name.
    Person,
    /// The name of an organisation, a ship, an aircraft.
    Body,
}

/// A name with everything that comparing it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Normalised text.
    pub text: String,
    /// How it was read.
    pub view: View,
    /// Many others may bear it, by the way it is written beside another: see [`crate::written`].
    pub weak: bool,
    /// It is not written so: [slips in it are undone](crate::amended).
    pub amended: bool,
    /// What became of a place that stood in brackets beside it.
    pub place: BracketedPlace,
    /// Its readings, the most probable first; empty when the text holds no letter or digit, or
    /// when East Asian words say that a person's is a company's.
    pub readings: Vec<Reading>,
    /// Its letters one after another, where they are many enough.
    pub as_one: Box<[AsOne]>,
    /// The signs of a person's name that has nothing but signs, forms of one sign as one.
    pub signs: Box<[char]>,
    /// A number that only names of the same readings share, if somebody gave it one: where [what it is
    /// to others](crate::Meetings) is kept.
    pub number: Option<u32>,
}

/// One reading of a whole name: all tokens in one language and one system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The system of romanisation.
    pub system: System,
    /// As what kind of name it was read.
    pub view: View,
    /// -log2 P(this reading).
    pub cost: Bits,
    /// The tokens in their order.
    pub tokens: Vec<Token>,
    /// Neighbours taken as one word.
    pub spans: Vec<Span>,
    /// A number for each token and then each span, where [what it is to others](crate::Meetings) is
    /// kept: of one number are only words that are the same and read by the same system. Else empty.
    pub numbers: Box<[u32]>,
    /// What its words look like, where they have numbers because it is asked for.
    pub glance: Option<Glance>,
}

impl Name {
    /// Prepares a name.
    pub fn new(text: &str, view: View) -> Self {
        Self::prepare(text, view, false)
    }

    /// Prepares every name that a text holds: the text itself, and what is written in it as several.
    pub fn all_of(text: &str, view: View) -> impl Iterator<Item = Self> {
        several::written(text)
            .into_iter()
            .map(move |written| Self::of(&written, view))
    }

    /// Prepares one of the names that a text holds.
    pub fn of(written: &Written, view: View) -> Self {
        Self {
            weak: written.weak,
            place: written.place,
            ..Self::new(&written.text, view)
        }
    }

    /// Prepares one of the names that a text holds with its slips undone, if any can be seen.
    pub fn amended(written: &Written, view: View) -> Option<Self> {
        let text = amended::amended(&written.text, view)?;
        Some(Self {
            amended: true,
            ..Self::of(&Written { text, ..*written }, view)
        })
    }

    /// Prepares a name out of running text, where it may be inflected.
    pub fn in_text(text: &str, view: View) -> Self {
        Self::prepare(text, view, true)
    }

    /// Whether its words say that it is no person's name: a legal form, or a word that companies
    /// share.
    pub fn is_plainly_a_body(text: &str) -> bool {
        /// Korean and Chinese names are no longer, and words of their signs stand in many.
        const SIGNS: usize = 4;
        let signs = |c: char| matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{4e00}'..='\u{9fff}');
        if text.chars().count() <= SIGNS
            && text.chars().all(signs)
            && !Self::new(text, View::Person).readings.is_empty()
        {
            return false;
        }
        // What many people of a trade are in the genitive is a family name as well: *Rybakov*.
        let family_name = |token: &Token| {
            let endings = ["ov", "ev", "ow", "ew"];
            endings.iter().any(|ending| token.text().ends_with(ending))
        };
        Self::new(text, View::Body)
            .readings
            .iter()
            .take(1)
            .flat_map(|reading| &reading.tokens)
            .any(|token| match token.role {
                Role::LegalForm(_) => true,
                Role::Generic(_) => !family_name(token),
                _ => false,
            })
    }

    fn prepare(text: &str, view: View, inflected: bool) -> Self {
        let text = normalise(text);
        let romanised = match view {
            View::Person => script::readings_of_person(&text),
            View::Body => script::readings_of_body(&text),
        };
        let mut readings: Vec<Reading> = romanised
            .into_iter()
            .map(|reading| read(&text, view, reading, inflected))
            .collect();
        if view == View::Person {
            level::signs(&mut readings);
            level::words(&mut readings);
        }
        Self::of_readings(text, view, readings)
    }

    /// A name that is read already.
    pub fn of_readings(text: String, view: View, readings: Vec<Reading>) -> Self {
        Self {
            as_one: AsOne::of_reading(&text, readings.first()),
            signs: signs::of(&text, view),
            text,
            view,
            weak: false,
            amended: false,
            place: BracketedPlace::None,
            readings,
            number: None,
        }
    }
}

fn read(text: &str, view: View, reading: script::Reading, inflected: bool) -> Reading {
    let mut found = reading.words;
    let mut written_initials = Vec::new();
    if view == View::Person {
        found = initials::apart(text, found);
    } else {
        found = letters::join(text, found);
        found = elision::cut(text, found);
        found = compound::split(found);
        found = numbered::split(text, found);
        by_sound::in_english(&mut found, reading.system);
        by_kana::in_letters(&mut found, reading.system);
        written_initials = acronym::initials(text, &found);
        found = phrase::in_full(text, found, reading.system);
    }
    found.truncate(MAX_TOKENS);
    let texts: Vec<Vec<&str>> = found
        .iter()
        .map(|word| word.spellings.iter().map(|s| s.latin.as_str()).collect())
        .collect();
    let main: Vec<&str> = texts.iter().map(|spellings| spellings[0]).collect();
    let written: Vec<&str> = found
        .iter()
        .map(|word| &text[word.source.clone()])
        .collect();
    let mut roles = roles::of_words(&main, &written, view, reading.system);
    roles::syllables(text, &found, &mut roles, reading.system, view);
    if view == View::Body {
        mark::names(text, &found, &mut roles);
    }
    let open: Vec<bool> = found
        .iter()
        .map(|word| word.vowels == Vowels::Partial)
        .collect();
    let mut rarities = rarities(&texts, &open, &roles, view, reading.system);
    if view == View::Person {
        limit_syllables(&mut rarities, &main, &written, reading.system);
    }
    let anchored = |role: Role| role == Role::Name;
    // A name of generic words alone ("Foreign Trade Bank", "UE Foreign Trade") is found by them. So is one
    // of several such words, whatever name stands beside them.
    let generic = roles
        .iter()
        .filter(|role| matches!(role, Role::Generic(_) | Role::Place(_)))
        .count();
    let mut named = roles.iter().zip(&main);
    let is_name = |(role, text): (&Role, &&str)| {
        anchored(*role) && (view == View::Person || text.len() > LETTERS_OF_A_CODE)
    };
    let by_generic_words =
        (view == View::Body && generic >= GENERIC_ANCHORS) || !named.any(is_name);
    let tokens: Vec<Token> = found
        .iter()
        .zip(roles.iter().zip(rarities))
        .map(|(word, (role, rarity))| {
            let partial_vowels = word.vowels == Vowels::Partial;
            let mut spellings: Vec<Spelling> = word
                .spellings
                .iter()
                .map(|s| Spelling::sounding(&s.latin, Bits(s.cost), partial_vowels))
                .collect();
            if inflected {
                inflection::add_stems(&text[word.source.clone()], &mut spellings);
            }
            if view == View::Body && *role == Role::Name {
                adjective::add_stem(&mut spellings);
            }
            let hashed = |(text, kind)| (text_hash(text), kind);
            let related = match (role, view) {
                (Role::Name, View::Person) => {
                    let others = words::nicknames(&spellings[0].text);
                    others.map(hashed).collect()
                }
                (Role::Name, View::Body) => {
                    let others = words::same_meaning(&spellings[0].text);
                    others.map(hashed).collect()
                }
                _ => Box::default(),
            };
            Token {
                spellings: spellings.into(),
                role: *role,
                rarity,
                partial_vowels,
                anchor: anchored(*role) || (by_generic_words && !role.is_negligible()),
                related,
                source: word.source.clone(),
            }
        })
        .collect();
    let mut spans = spans(&tokens, reading.system);
    if view == View::Body {
        spans.extend(acronym::of(&tokens, &written_initials, reading.system));
    }
    Reading {
        system: reading.system,
        view,
        cost: Bits(reading.cost),
        tokens,
        spans,
        numbers: Box::default(),
        glance: None,
    }
}

/// Words of so few letters in a body's name are letters for other words.
const LETTERS_OF_A_CODE: usize = 2;
/// So many words that other bodies bear are seldom together, whatever name stands beside them: it may be
/// what is misspelt or left out.
const GENERIC_ANCHORS: usize = 3;

/// The most that one syllable of a body's name in Han or Hangul is worth: there are a few hundred.
const SYLLABLE_IN_BODY: Bits = Bits(600);

/// The most that a word is worth that many bodies bear: such words come together, so one says much
/// of what the next says.
const GENERIC_MOST: Bits = Bits(420);
/// The most that a country or city is worth in the name of a body.
const PLACE_MOST: Bits = Bits(560);

/// How much rarer a person's name is in the names of bodies.
const PERSON_IN_BODY: Bits = Bits(200);

/// The most that one syllable of a person's name in Han or Hangul, or of such a name in letters, is
/// worth.
const SYLLABLE: Bits = Bits(650);

fn limit_syllables(rarities: &mut [Bits], main: &[&str], written: &[&str], system: System) {
    let signs = system.is_syllabic() || matches!(system, System::Japanese);
    let letters = system == System::Latin || system.is_syllabic_cyrillic();
    let limited = signs || (letters && east_asian::is_name(main));
    if !limited {
        return;
    }
    for ((rarity, text), written) in rarities.iter_mut().zip(main).zip(written) {
        let syllables = if signs {
            written.chars().count() as i32
        } else {
            east_asian::syllables(text).unwrap_or(i32::MAX / SYLLABLE.0)
        };
        *rarity = (*rarity).min(Bits(SYLLABLE.0.saturating_mul(syllables)));
    }
}

fn rarities(
    texts: &[Vec<&str>],
    open: &[bool],
    roles: &[Role],
    view: View,
    system: System,
) -> Vec<Bits> {
    match view {
        View::Person => {
            let rows: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
            let mut all = rarity::of_person_written(&rows, open);
            for ((bits, role), spellings) in all.iter_mut().zip(roles).zip(texts) {
                if matches!(role, Role::Number(_) | Role::Place(_) | Role::Generic(_)) {
                    *bits = (*bits).min(rarity::of_body(spellings));
                }
            }
            all
        }
        View::Body => texts
            .iter()
            .zip(roles)
            .map(|(spellings, role)| {
                let mut word = rarity::of_body(spellings);
                if system.is_syllabic() {
                    word = word.min(SYLLABLE_IN_BODY);
                }
                // Companies are named after people: a name that many people bear is not rare there.
                match role {
                    Role::Name => rarity::of_person(&[spellings])
                        .first()
                        .map_or(word, |name| word.min(*name + PERSON_IN_BODY)),
                    Role::Generic(_) => word.min(GENERIC_MOST),
                    Role::Place(_) => word.min(PLACE_MOST),
                    _ => word,
                }
            })
            .collect(),
    }
}

/// Titles that family names begin with: *Haji Zadeh* is Hajizadeh.
const TITLES_IN_NAMES: [&str; 6] = ["haj", "hadji", "haji", "hajji", "mirza", "molla"];

fn spans(tokens: &[Token], system: System) -> Vec<Span> {
    let mut spans = Vec::new();
    let joins = |token: &Token| match token.role {
        Role::Initial | Role::Number(_) | Role::Generation | Role::LegalForm(_) => false,
        Role::Title => TITLES_IN_NAMES.contains(&token.text()),
        _ => true,
    };
    for start in 0..tokens.len() {
        for len in Span::MIN..=Span::MAX.min(tokens.len() - start) {
            let part = &tokens[start..start + len];
            if !part.iter().all(joins) {
                break;
            }
            let spellings = joined(part, system);
            let most = if len == Span::MIN {
                Span::MAX_LETTERS_OF_TWO
            } else {
                Span::MAX_LETTERS
            };
            if spellings[0].text.len() > most {
                break;
            }
            let partial_vowels = part.iter().any(|token| token.partial_vowels);
            for spelling in spellings {
                spans.push(Span {
                    start: start as u8,
                    len: len as u8,
                    spelling,
                    rarity: part
                        .iter()
                        .map(|token| match token.role {
                            // An article written on to a name makes it no rarer.
                            role if role.is_negligible() => token.rarity.min(weights::TRIFLE),
                            _ => token.rarity,
                        })
                        .sum::<Bits>()
                        .min(rarity::CAP),
                    partial_vowels,
                    acronym: false,
                });
            }
        }
    }
    spans
}

/// The spellings of tokens written as one word, the usual one first. Arabic is joined in every
/// combination of the two likeliest spellings of each part ("hamd" "ullah"), up to a limit.
fn joined(part: &[Token], system: System) -> Vec<Spelling> {
    const MOST: usize = 6;
    let ways = if system == System::Arabic { 2 } else { 1 };
    let mut rows: Vec<Vec<&Spelling>> = vec![Vec::new()];
    for token in part {
        let spellings = token.spellings.iter().filter(|s| !s.inflected).take(ways);
        rows = spellings
            .flat_map(|spelling| {
                rows.iter()
                    .map(move |row| row.iter().copied().chain([spelling]).collect())
            })
            .take(MOST)
            .collect();
    }
    let partial = part.iter().any(|token| token.partial_vowels);
    let mut joined: Vec<Spelling> = rows
        .iter()
        .map(|row| {
            // After another word's letter j is no mere glide, as it is inside "Fjodor".
            let begins_with_j = row.iter().skip(1).any(|part| part.text.starts_with('j'));
            if partial || begins_with_j {
                Spelling::of_parts(row)
            } else {
                Spelling::new(&text_of(row), Bits::ZERO)
            }
        })
        .collect();
    let usual = joined[0].text.to_string();
    if let Some(usual) = servant::usual(&usual)
        && joined.iter().all(|spelling| *spelling.text != *usual)
    {
        joined.push(Spelling::sounding(&usual, Bits::ZERO, partial));
    }
    if let Some(text) = assimilated(part)
        && joined.iter().all(|spelling| *spelling.text != *text)
    {
        joined.push(Spelling::sounding(&text, Bits::ZERO, partial));
    }
    joined
}

fn text_of(row: &[&Spelling]) -> String {
    row.iter().map(|spelling| &*spelling.text).collect()
}

/// The joined text with the Arabic article as it is said before a sun letter: "Jalal al-Din" is
/// written "Jalaluddin".
fn assimilated(part: &[Token]) -> Option<String> {
    const ARTICLES: [&str; 3] = ["al", "el", "ul"];
    const SUN: [char; 7] = ['t', 'd', 'r', 'z', 's', 'n', 'l'];
    let before_sun = |at: usize| {
        part.get(at + 1)
            .is_some_and(|next| next.text().starts_with(SUN))
    };
    let mut changed = false;
    let text = part
        .iter()
        .enumerate()
        .map(|(at, token)| {
            let assimilates = ARTICLES.contains(&token.text()) && before_sun(at);
            changed |= assimilates;
            if assimilates { "a" } else { token.text() }
        })
        .collect();
    changed.then_some(text)
}
