//! Clauses and adverbials that only tell when, where, why or against what: "after Russia fired North Korean
//! missiles". What stands in one sends nothing, and gets nothing, in the clause that it belongs to.

use std::ops::Range;
use std::sync::OnceLock;

use vokter_trade::text::{Token, fold};

use super::goods::Good;
use super::language::Language;
use super::mark::Mark;
use super::place::Place;
use super::words::{Sense, Word};

const TABLE: &str = include_str!("../../tables/signal/asides.tsv");

/// How an opening is known to open an aside. The table's head explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Always,
    Described,
    Subject,
    Where,
    Relative,
    Against,
}

impl Opening {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "always" => Self::Always,
            "described" => Self::Described,
            "subject" => Self::Subject,
            "where" => Self::Where,
            "relative" => Self::Relative,
            "against" => Self::Against,
            _ => return None,
        })
    }
}

/// A phrase of the table.
struct Phrase {
    opening: Opening,
    language: Language,
    /// Its words, folded.
    words: Vec<String>,
    /// As it must be written, where another word folds to the same.
    written: Option<&'static str>,
}

fn phrases() -> &'static [Phrase] {
    static PHRASES: OnceLock<Vec<Phrase>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut all = Vec::new();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&'static str> = row.split('\t').collect();
            let [opening, code, phrases] = columns[..] else {
                continue;
            };
            let language = Language::ALL.iter().find(|(_, known)| *known == code);
            let (Some(opening), Some((language, _))) = (Opening::named(opening), language) else {
                continue;
            };
            all.extend(phrases.split('|').map(|phrase| {
                let written = phrase.strip_prefix('=');
                let words = fold(written.unwrap_or(phrase));
                Phrase {
                    opening,
                    language: *language,
                    words: words.split(' ').map(str::to_owned).collect(),
                    written,
                }
            }));
        }
        all
    })
}

/// An aside of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aside {
    pub(super) at: Range<usize>,
    /// It is of the whole main clause, and not of one place in it.
    pub(super) of_clause: bool,
}

/// Letters between an opening and the adjective of a country at most.
const DESCRIBED_CHARS: usize = 16;
/// Letters between an opening and the country that is its subject at most.
const SUBJECT_CHARS: usize = 4;

/// The asides of a sentence.
pub(super) fn all(
    text: &str,
    tokens: &[Token],
    words: &[Word],
    places: &[Place],
    goods: &[Good],
    language: Language,
) -> Vec<Aside> {
    let reading = Reading {
        text,
        tokens,
        words,
        places,
        goods,
        language,
    };
    let mut found = Vec::new();
    for phrase in phrases()
        .iter()
        .filter(|phrase| phrase.language == language)
    {
        for (first, token) in tokens.iter().enumerate() {
            let end = reading.ends_at(first, phrase);
            let Some(end) = end.filter(|end| reading.opens(phrase.opening, token.start, *end))
            else {
                continue;
            };
            let extent = reading.extent(phrase.opening, token.start, end);
            found.extend(extent.map(|at| Aside {
                of_clause: matches!(phrase.opening, Opening::Always | Opening::Subject)
                    && reading.follows_a_clause(&at),
                at,
            }));
        }
    }
    found
}

/// What a sentence is made of.
struct Reading<'s> {
    text: &'s str,
    tokens: &'s [Token],
    words: &'s [Word],
    places: &'s [Place],
    goods: &'s [Good],
    language: Language,
}

impl Reading<'_> {
    /// Where a phrase ends that begins with a token.
    fn ends_at(&self, first: usize, phrase: &Phrase) -> Option<usize> {
        let tokens = self.tokens.get(first..first + phrase.words.len())?;
        let mut pairs = tokens.iter().zip(&phrase.words);
        let (start, end) = (tokens.first()?.start, tokens.last()?.end);
        let written = || self.text.get(start..end).map(str::to_lowercase);
        (pairs.all(|(token, word)| token.text == *word)
            && phrase
                .written
                .is_none_or(|known| written().is_some_and(|text| text == known)))
        .then_some(end)
    }

    /// Whether words at `start..end` open an aside as this opening does.
    fn opens(&self, opening: Opening, start: usize, end: usize) -> bool {
        let next = self.places.iter().find(|place| place.at.start >= end);
        let Some(place) = next else {
            return opening == Opening::Always;
        };
        let gap = self.text.get(end..place.at.start).unwrap_or_default();
        let near = |most: usize| gap.chars().count() <= most && !gap.contains([',', ';']);
        let described = || place.mark == Mark::Adjective && near(DESCRIBED_CHARS);
        match opening {
            Opening::Always | Opening::Where => true,
            Opening::Relative => self.places.iter().any(|place| {
                let gap = self.text.get(place.at.end..start);
                gap.is_some_and(|gap| gap.trim() == ",")
            }),
            Opening::Described => described(),
            // What is given against other goods is no use of arms.
            Opening::Against => {
                let exchanges = |word: &Word| {
                    matches!(word.sense, Sense::Exchange | Sense::ExchangeFor)
                        && word.at.start <= start
                };
                let armed = |good: &Good| good.at.end <= start && good.arms.holds();
                described() && self.goods.iter().any(armed) && !self.words.iter().any(exchanges)
            }
            // What only has an adjective there is an object, unless it opens the sentence: "as North Korean shells".
            Opening::Subject => {
                (place.mark != Mark::Adjective || start == 0)
                    && near(SUBJECT_CHARS)
                    && has_verb_behind(place, self.text)
            }
        }
    }

    /// Whether an aside stands behind a verb of its main clause, and not between the subject and that.
    fn follows_a_clause(&self, aside: &Range<usize>) -> bool {
        const AUXILIARIES: &[&str] = &[
            "has", "have", "had", "har", "hadde", "hat", "haben", "a", "ont", "ha", "han",
        ];
        let mut before = self.tokens.iter().rev();
        let last = before.find(|token| token.end <= aside.start);
        last.is_some_and(|token| {
            !AUXILIARIES.contains(&token.text.as_str())
                && !self.places.iter().any(|place| place.at.end == token.end)
        })
    }

    /// How far an aside goes whose opening stands at `start..end`.
    fn extent(&self, opening: Opening, start: usize, end: usize) -> Option<Range<usize>> {
        const STOPS: &[char] = &[';', ':', '–', '—', ')'];
        let rest = self.text.get(end..).unwrap_or_default();
        let last = end + rest.find(STOPS).unwrap_or(rest.len());
        let comma = rest.find(',').map(|at| end + at).filter(|at| *at < last);
        let transfers = || self.words.iter().filter(|word| word.sense.is_transfer());
        let told = transfers().any(|word| word.at.end <= start);
        let whole = told && self.goods.iter().any(|good| good.at.end <= start);
        let refers = matches!(opening, Opening::Where | Opening::Relative);
        let stop = if opening == Opening::Against {
            self.described(end)?
        } else if whole && !refers {
            last
        } else if let Some(comma) = comma {
            comma
        } else if whole || refers {
            last
        } else {
            // No comma tells where the main clause goes on.
            let next = transfers().find(|word| word.at.start >= end);
            let leads = !told && !self.places.iter().any(|place| place.at.end <= start);
            let subject = next
                .filter(|_| leads)
                .and_then(|word| self.subject(end, word));
            let stop = subject.or_else(|| self.described(end));
            stop.or((!told).then_some(last))?
        };
        // "After months of talks to Russia": whither it goes, of the main clause.
        let first = self.places.iter().find(|place| place.at.start >= end);
        let strikes = |at: usize| {
            let mut strikes = self.words.iter().filter(|word| word.sense == Sense::Strike);
            strikes.any(|word| (end..at).contains(&word.at.start))
                || self
                    .goods
                    .iter()
                    .any(|good| (end..at).contains(&good.at.start))
        };
        let goes_on = first.filter(|place| {
            matches!(place.mark, Mark::To | Mark::From) && !strikes(place.at.start)
        });
        Some(start..goes_on.map_or(stop, |place| stop.min(place.at.start)))
    }

    /// Where the main clause begins behind an adverbial without a comma: with its subject before the verb, or in
    /// Norwegian and German with the verb, its subject behind.
    fn subject(&self, end: usize, transfer: &Word) -> Option<usize> {
        const AUXILIARIES: &[&str] = &[
            "har", "hadde", "vil", "skal", "hat", "haben", "hatte", "hatten", "will", "wollen",
            "wird", "werden",
        ];
        let bare = |place: &&Place| matches!(place.mark, Mark::Bare | Mark::Subject);
        if !matches!(self.language, Language::Norwegian | Language::German) {
            let within =
                |place: &&Place| end <= place.at.start && place.at.end <= transfer.at.start;
            let mut before = self.places.iter().rev().filter(within);
            return before.find(bare).map(|place| place.at.start);
        }
        let mut names = self.places.iter().filter(bare);
        names.find_map(|place| {
            let mut before = self.tokens.iter().rev();
            let verb =
                before.find(|token| token.end <= place.at.start && !is_article(&token.text))?;
            let finite =
                verb.start == transfer.at.start || AUXILIARIES.contains(&verb.text.as_str());
            (finite && verb.start >= end).then_some(verb.start)
        })
    }

    /// Where goods end that an adjective of a country describes at once behind an opening.
    fn described(&self, end: usize) -> Option<usize> {
        let place = self.places.iter().find(|place| place.at.start >= end)?;
        let good = self.goods.iter().find(|good| good.at.end > end)?;
        let after = matches!(self.language, Language::French | Language::Spanish);
        let (from, to) = if after {
            (good.at.end, place.at.start)
        } else {
            (place.at.end, good.at.start)
        };
        let gap = self.text.get(from..to)?;
        (place.mark == Mark::Adjective && gap.chars().count() <= DESCRIBED_CHARS)
            .then_some(good.at.end.max(place.at.end))
    }
}

/// Whether a word may stand between a verb and the country that is its subject.
fn is_article(word: &str) -> bool {
    matches!(word, "die" | "der" | "das" | "den" | "auch" | "ogsa")
}

/// Whether more than the country stands in what follows an opening.
fn has_verb_behind(place: &Place, text: &str) -> bool {
    const WORDS_MIN: usize = 2;
    let rest = text.get(place.at.end..).unwrap_or_default();
    let clause = rest.split([',', ';', '.']).next().unwrap_or_default();
    clause.split_whitespace().count() >= WORDS_MIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        let written: usize = rows.map(|row| row.split('|').count()).sum();
        assert_eq!(phrases().len(), written);
    }
}
