//! What is only called after arms or shaped like them, by the noun beside: rocket stoves, `子弹杯`, `fusils à eau`,
//! `Pistolenbohrer`. The head of a phrase or compound says what is sent, and so does the stuff that a gun is for.

use std::ops::Range;
use std::sync::OnceLock;

use super::calibre;
use super::concept::Concept;
use super::small_word;
use super::table::tables;
use crate::words::{Found, Kind, Lexicon, Token};

const TABLE: &str = include_str!("../../tables/namesake-nouns.tsv");

/// Words between English arms and the noun at most: "rocket leaf salad".
const BETWEEN_MAX: usize = 2;
/// Letters between the parts of a compound at most: `Pistole-n-bohrer`.
const LINK_LETTERS_MAX: usize = 2;
/// Signs behind arms in which the noun has to end: `子弹头咖啡杯`.
const TAIL_SIGNS_MAX: usize = 6;
/// Signs of Han that join what stands on both sides.
const JOINS: [char; 6] = ['和', '与', '與', '及', '或', '、'];
/// Words by which a gun is for something or of it, folded.
const LINKS: &[&str] = &[
    "de", "d", "a", "en", "para", "pour", "con", "av", "aus", "fur", "til", "for", "med", "из",
    "для", "la", "l",
];
/// Likewise, by which something has the form of arms.
const FORMS: &[&str] = &["в виде", "в форме", "على شكل"];
/// Ends of Russian adjectives.
const ADJECTIVES: &[&str] = &["ая", "ые", "ой", "ых", "ыи"];

/// Where a noun stands beside arms.
#[derive(Clone, Copy, PartialEq)]
enum Stands {
    Before,
    Behind,
    /// Behind, as what they are for or of.
    Stuff,
}

/// The arms that a noun takes.
#[derive(Clone, Copy)]
enum Of {
    Any,
    Held,
    Thrown,
}

struct Noun {
    stands: Stands,
    of: Of,
    kind: u32,
    language: &'static str,
}

impl Noun {
    /// Whether arms of this kind may be what it is called after: a light on a rifle is its sight.
    fn takes(&self, arms: &Concept) -> bool {
        let begins = |begin: &str| arms.codes.iter().any(|code| code.starts_with(begin));
        let thrown = begins("9306");
        match self.of {
            Of::Any => true,
            Of::Held => begins("93") && !thrown,
            Of::Thrown => thrown,
        }
    }
}

#[derive(Default)]
struct Nouns {
    all: Vec<Noun>,
    words: Lexicon,
    unspaced: Vec<(&'static str, usize)>,
}

fn nouns() -> &'static Nouns {
    static READ: OnceLock<Nouns> = OnceLock::new();
    READ.get_or_init(|| {
        let mut nouns = Nouns::default();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&'static str> = row.split('\t').collect();
            let [stands, of, kind, language, words] = columns[..] else {
                continue;
            };
            let mut kinds = (0..).zip(&tables().concepts);
            let Some((kind, _)) = kinds.find(|(_, concept)| concept.id == kind) else {
                continue;
            };
            let number = nouns.all.len();
            nouns.all.push(Noun {
                stands: match stands {
                    "before" => Stands::Before,
                    "behind" => Stands::Behind,
                    _ => Stands::Stuff,
                },
                of: match of {
                    "held" => Of::Held,
                    "thrown" => Of::Thrown,
                    _ => Of::Any,
                },
                kind,
                language,
            });
            for word in words.split('|') {
                if matches!(language, "ko" | "zh") {
                    nouns.unspaced.push((word, number));
                } else {
                    let meaning = u32::try_from(number).unwrap_or(u32::MAX);
                    nouns.words.add(word, language, meaning);
                }
            }
        }
        nouns
    })
}

fn is_arms(hit: &Found) -> bool {
    concept(hit).is_some_and(Concept::is_arms)
}

fn concept(hit: &Found) -> Option<&'static Concept> {
    tables().concepts.get(hit.meaning as usize)
}

/// What was found in a text, with what is only called after arms as what it is.
pub(super) fn settle(text: &str, words: &[Token], found: Vec<Found>) -> Vec<Found> {
    if !found.iter().any(is_arms) || calibre::is_heavy(text) {
        return found;
    }
    let line = Line {
        text,
        words,
        found: &found,
        nouns: nouns().words.find_in(words),
    };
    let mut settled: Vec<Found> = Vec::with_capacity(found.len());
    let mut taken: Vec<Range<usize>> = Vec::new();
    for hit in &found {
        if taken
            .iter()
            .any(|at| at.start < hit.end && hit.start < at.end)
            && !is_arms(hit)
        {
            continue;
        }
        let called = Some(hit).filter(|hit| is_arms(hit));
        let Some((meaning, at)) = called.and_then(|hit| line.called(hit)) else {
            settled.push(*hit);
            continue;
        };
        settled.retain(|one| is_arms(one) || one.end <= at.start || at.end <= one.start);
        let found = Found {
            meaning,
            start: at.start,
            end: at.end,
        };
        if !settled.contains(&found) {
            settled.push(found);
        }
        taken.push(at);
    }
    settled
}

/// A text in which arms were found.
struct Line<'l> {
    text: &'l str,
    words: &'l [Token],
    found: &'l [Found],
    nouns: Vec<Found>,
}

impl Line<'_> {
    /// What is called after arms, and from where to where it is named.
    fn called(&self, hit: &Found) -> Option<(u32, Range<usize>)> {
        let arms = self.text.get(hit.start..hit.end)?;
        if arms.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let word = self
            .words
            .iter()
            .find(|word| word.start < hit.end && hit.end <= word.end)?;
        if arms.chars().next_back()? >= '\u{2e80}' {
            return self.unspaced(hit, word);
        }
        let compound = (word.start == hit.start)
            .then(|| compound(hit, word))
            .flatten();
        if let Some(kind) = compound {
            return Some((kind, hit.start..hit.end));
        }
        self.nouns.iter().find_map(|noun| {
            let known = nouns().all.get(noun.meaning as usize)?;
            let at = hit.start.min(noun.start)..hit.end.max(noun.end);
            let gap = if noun.start >= hit.end {
                hit.end..noun.start
            } else {
                noun.end..hit.start
            };
            let joined = concept(hit).is_some_and(|arms| known.takes(arms))
                && (known.stands == Stands::Before) == (noun.end <= hit.start)
                && !self.has_arms(&gap)
                && self.joins(known, word, gap);
            joined.then_some((known.kind, at))
        })
    }

    /// Whether other arms are named in a place.
    fn has_arms(&self, at: &Range<usize>) -> bool {
        let inside = |hit: &&Found| hit.start < at.end && at.start < hit.end;
        self.found.iter().filter(inside).any(is_arms)
    }

    /// Whether what stands between arms and a noun makes them one phrase; `arms` is the last word of these.
    fn joins(&self, noun: &Noun, arms: &Token, gap: Range<usize>) -> bool {
        let Some(written) = self.text.get(gap.clone()) else {
            return false;
        };
        let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
        if !written.chars().all(plain) {
            return false;
        }
        let between = self.words.iter();
        let between: Vec<&Token> = between
            .filter(|word| gap.start <= word.start && word.end <= gap.end)
            .collect();
        let alone = between.is_empty();
        match (noun.stands, noun.language) {
            (Stands::Behind, "en") => {
                // "Rockets lamps" are two goods.
                !arms.text.ends_with('s')
                    && between.len() <= BETWEEN_MAX
                    && !between.iter().any(|word| small_word::joins(&word.text))
            }
            (Stands::Behind, "ru") => {
                alone && ADJECTIVES.iter().any(|end| arms.text.ends_with(end))
            }
            (Stands::Behind, _) => written == "-",
            (Stands::Before, "ru") => written == "-" || FORMS.contains(&written.trim()),
            (Stands::Before, _) => alone || FORMS.contains(&written.trim()),
            (Stands::Stuff, "ar" | "ru") => alone,
            (Stands::Stuff, _) => {
                // An article that is cut short is part of the noun: "d'eau".
                let elided = self.words.iter().any(|word| {
                    word.elided && word.start < gap.end.saturating_add(1) && gap.end <= word.end
                });
                (alone && elided)
                    || !alone
                        && between
                            .iter()
                            .all(|word| LINKS.contains(&word.text.as_str()))
            }
        }
    }

    /// The same in Han and Hangul, where the noun ends the run of signs behind the arms, or in Hangul is the next word.
    fn unspaced(&self, hit: &Found, word: &Token) -> Option<(u32, Range<usize>)> {
        let rest = self.text.get(hit.end..)?;
        let hangul = rest.trim_start().starts_with(|c| matches!(c, '가'..='힣'));
        let blank = usize::from(hangul && rest.starts_with(' '));
        let tail = rest.get(blank..)?;
        let ends = |c: char| c < '\u{2e80}' || JOINS.contains(&c);
        let tail = tail.split(ends).next().filter(|tail| !tail.is_empty())?;
        // The last word of one sign may be a particle's or a part of something longer.
        if word.kind != Kind::Unspaced || tail.chars().count() > TAIL_SIGNS_MAX {
            return None;
        }
        let end = hit.end + blank + tail.len();
        if self.has_arms(&(hit.end..end)) {
            return None;
        }
        let language = if hangul { "ko" } else { "zh" };
        let all = nouns().unspaced.iter();
        let mut all = all.filter_map(|(noun, number)| Some((noun, nouns().all.get(*number)?)));
        let (_, noun) = all.find(|(word, noun)| {
            noun.language == language
                && tail.ends_with(**word)
                && concept(hit).is_some_and(|arms| noun.takes(arms))
        })?;
        Some((noun.kind, hit.start..end))
    }
}

/// What a compound is whose beginning is a word for arms: `rakettovn`, `Pistolenbohrer`.
fn compound(hit: &Found, word: &Token) -> Option<u32> {
    let rest = tables().lexicon.rest(&word.text, hit.meaning)?;
    let cuts = rest.char_indices().take(LINK_LETTERS_MAX + 1);
    let mut heads = cuts.filter_map(|(at, _)| rest.get(at..));
    heads.find_map(|head| {
        let found = nouns().words.find(head).into_iter();
        let mut whole = found.filter(|noun| noun.start == 0 && noun.end == head.len());
        whole.find_map(|noun| {
            let noun = nouns().all.get(noun.meaning as usize)?;
            let takes = noun.stands == Stands::Behind
                && matches!(noun.language, "de" | "nb")
                && concept(hit).is_some_and(|arms| noun.takes(arms));
            takes.then_some(noun.kind)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goods::Line;

    #[test]
    fn the_noun_beside_arms_says_what_is_called_after_them() {
        for (text, harmless) in [
            ("torpedo level", true),
            ("rocket leaf salad", true),
            ("pistol grip sealant applicator", true),
            ("minesweeper game", true),
            ("rockets, lamps", false),
            ("rockets and lamps", false),
            ("rockets lamps", false),
            ("pistol lights", false),
            ("122 mm rocket lamps", false),
            ("rakettovn og brikker", true),
            ("rakettmotor", false),
            ("Raketenofen", true),
            ("Pistolenbohrer", true),
            ("Pistolenmagazine", false),
            ("fusils à eau pour enfants", true),
            ("fusils à pompe", false),
            ("fusils pour la chasse", false),
            ("bombes de chantilly", true),
            ("cañón de proyección para aulas", true),
            ("cañón de 105 mm", false),
            ("ракетная печь", true),
            ("ракетные двигатели", false),
            ("кружка-граната", true),
            ("кружки, гранаты", false),
            ("طلقات ألعاب", true),
            ("طلقات، ألعاب", false),
            ("手枪钻", true),
            ("手枪套", false),
            ("子弹头咖啡杯", true),
            ("子弹和杯子", false),
            ("地雷游戏卡", true),
            ("坦克履带", false),
            ("지뢰찾기 게임", true),
            ("지뢰 게임", true),
            ("지뢰와 게임", false),
            ("권총 드릴", true),
            ("권총 탄약", false),
        ] {
            let line = Line::read(text, &[]);
            let arms = line.classes.named("arms") > crate::certainty::Certainty::No;
            assert_eq!(arms, !harmless, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_names_harmless_kinds() {
        let rows: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(rows.is_sorted());
        assert_eq!(nouns().all.len(), rows.len());
        for noun in &nouns().all {
            let kind = tables().concepts.get(noun.kind as usize);
            assert!(kind.is_some_and(|kind| !kind.is_arms()));
        }
        for row in rows {
            let words: Vec<&str> = row
                .split('\t')
                .nth(4)
                .unwrap_or_default()
                .split('|')
                .collect();
            assert!(words.is_sorted(), "{row}");
        }
    }
}
