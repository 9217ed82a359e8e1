//! Words that say something of a transfer: that goods move, how sure that is, who says it.

use std::ops::Range;
use std::sync::OnceLock;

use vokter_trade::text::Lexicon;

use super::language::Language;

const TABLE: &str = include_str!("../../tables/signal/words.tsv");

/// What a word says. The table's head explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Give,
    Get,
    Pay,
    Arm,
    Deal,
    Leave,
    Arrive,
    Move,
    Exchange,
    ExchangeFor,
    Deny,
    False,
    Call,
    Envoy,
    North,
    Not,
    If,
    May,
    Able,
    Claim,
    Accuse,
    Plan,
    Shall,
    Have,
    Say,
    Accord,
    Forbid,
    Breach,
    Any,
    Unreal,
    Sport,
    Strike,
    Visit,
    But,
    Military,
    Harmless,
    Thing,
    It,
    None,
    /// It tells of what happened: a documentary film.
    Factual,
    /// A time of history, by a year of it.
    Era(i16),
}

impl Sense {
    const NAMES: [(&'static str, Self); 40] = [
        ("give", Self::Give),
        ("get", Self::Get),
        ("pay", Self::Pay),
        ("arm", Self::Arm),
        ("deal", Self::Deal),
        ("leave", Self::Leave),
        ("arrive", Self::Arrive),
        ("move", Self::Move),
        ("exchange", Self::Exchange),
        ("exchange-for", Self::ExchangeFor),
        ("deny", Self::Deny),
        ("false", Self::False),
        ("call", Self::Call),
        ("envoy", Self::Envoy),
        ("north", Self::North),
        ("not", Self::Not),
        ("if", Self::If),
        ("may", Self::May),
        ("able", Self::Able),
        ("claim", Self::Claim),
        ("accuse", Self::Accuse),
        ("plan", Self::Plan),
        ("shall", Self::Shall),
        ("have", Self::Have),
        ("say", Self::Say),
        ("accord", Self::Accord),
        ("forbid", Self::Forbid),
        ("breach", Self::Breach),
        ("any", Self::Any),
        ("unreal", Self::Unreal),
        ("sport", Self::Sport),
        ("strike", Self::Strike),
        ("visit", Self::Visit),
        ("but", Self::But),
        ("military", Self::Military),
        ("harmless", Self::Harmless),
        ("thing", Self::Thing),
        ("it", Self::It),
        ("none", Self::None),
        ("factual", Self::Factual),
    ];

    fn named(name: &str) -> Option<Self> {
        if let Some(year) = name.strip_prefix("era-") {
            return year.parse().ok().map(Self::Era);
        }
        let mut names = Self::NAMES.iter();
        names
            .find(|(known, _)| *known == name)
            .map(|(_, sense)| *sense)
    }

    /// Whether it only says what a text is about.
    pub(super) fn is_about(self) -> bool {
        matches!(
            self,
            Self::Military
                | Self::Harmless
                | Self::Unreal
                | Self::Factual
                | Self::Sport
                | Self::Era(_)
        )
    }

    /// Whether goods move.
    pub(super) fn is_transfer(self) -> bool {
        matches!(
            self,
            Self::Give | Self::Get | Self::Pay | Self::Arm | Self::Deal
        ) || self.is_motion()
    }

    /// Whether goods go somewhere, and the sentence has them as its subject: they left, arrived, were seized.
    pub(super) fn is_motion(self) -> bool {
        matches!(self, Self::Leave | Self::Arrive | Self::Move)
    }
}

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) sense: Sense,
    pub(super) at: Range<usize>,
}

struct Tables {
    senses: Vec<Sense>,
    /// By the number of the language: that goods move, and everything else.
    transfers: Vec<Lexicon>,
    others: Vec<Lexicon>,
    /// What a text is about: apart, for `våpenleveranse` is a transfer and of war.
    about: Vec<Lexicon>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut senses: Vec<Sense> = Vec::new();
        let empty = || Language::ALL.iter().map(|_| Lexicon::default()).collect();
        let (mut transfers, mut others): (Vec<Lexicon>, Vec<Lexicon>) = (empty(), empty());
        let mut about: Vec<Lexicon> = empty();
        for (sense, code, phrases) in rows() {
            let number = senses.len() as u32;
            senses.push(sense);
            let of = Language::ALL.iter().position(|(_, known)| *known == code);
            for phrase in phrases.split('|') {
                let Some(of) = of else { continue };
                // Endings are written out: those of nouns do not fit verbs.
                let lexicon = match sense {
                    sense if sense.is_about() => &mut about[of],
                    sense if sense.is_transfer() => &mut transfers[of],
                    _ => &mut others[of],
                };
                lexicon.add(phrase, ends(code), number);
            }
        }
        Tables {
            senses,
            transfers,
            others,
            about,
        }
    })
}

/// The language whose endings a word may bear: none but in Arabic, where the lexicon knows articles.
fn ends(code: &'static str) -> &'static str {
    if code == "ar" { "ar" } else { "" }
}

fn rows() -> impl Iterator<Item = (Sense, &'static str, &'static str)> {
    TABLE
        .lines()
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| {
            let mut columns = row.split('\t');
            Some((
                Sense::named(columns.next()?)?,
                columns.next()?,
                columns.next()?,
            ))
        })
}

/// Whether a sentence may speak of a transfer: a quick look.
pub(super) fn may_transfer(sentence: &str, language: Language) -> bool {
    !find(&tables().transfers[language as usize], sentence).is_empty()
}

/// The words of a sentence, in order of place. One word may say two things.
pub(super) fn words(sentence: &str, language: Language) -> Vec<Word> {
    let tables = tables();
    // A future is a plan and a transfer ("enviará", "передаст"): both count. A longer phrase takes the
    // meaning of a word in it away.
    let others = find(&tables.others[language as usize], sentence);
    let transfers = find(&tables.transfers[language as usize], sentence);
    let longer = |at: &Range<usize>, of: &[(u32, Range<usize>)]| {
        of.iter().any(|(_, known)| {
            known.start < at.end && at.start < known.end && known.len() > at.len()
        })
    };
    let none = |at: &Range<usize>| {
        others
            .iter()
            .any(|(meaning, known)| known == at && tables.senses[*meaning as usize] == Sense::None)
    };
    let mut found: Vec<(u32, Range<usize>)> = others
        .iter()
        .filter(|(_, at)| !longer(at, &transfers))
        .cloned()
        .collect();
    found.extend(
        transfers
            .iter()
            .filter(|(_, at)| !longer(at, &others) && !none(at))
            .cloned(),
    );
    found.extend(find(&tables.about[language as usize], sentence));
    found.sort_by_key(|(_, at)| at.start);
    let mut words: Vec<Word> = found
        .into_iter()
        .filter(|(_, at)| !(language == Language::English && is_month_of_may(sentence, at)))
        .filter(|(_, at)| !(language == Language::German && is_past(sentence, at)))
        .map(|(meaning, at)| Word {
            sense: tables.senses[meaning as usize],
            at,
        })
        .collect();
    // Who accuses, claims.
    let accusing: Vec<Range<usize>> = words
        .iter()
        .filter(|word| word.sense == Sense::Accuse)
        .map(|word| word.at.clone())
        .collect();
    for at in accusing {
        let claims = |word: &Word| word.sense == Sense::Claim && word.at == at;
        if !words.iter().any(claims) {
            words.push(Word {
                sense: Sense::Claim,
                at,
            });
        }
    }
    words.sort_by_key(|word| word.at.start);
    if language == Language::Chinese {
        let untrue = words.iter().any(|word| word.sense == Sense::False);
        words.extend(says_in_chinese(sentence, untrue));
        // "The report that …" tells nothing.
        words.retain(|word| word.sense != Sense::Say || !sentence[..word.at.start].ends_with('的'));
        words.sort_by_key(|word| word.at.start);
    }
    words
}

/// Whether a word is German "wurde", which is no "würde" though tables are folded.
fn is_past(sentence: &str, at: &Range<usize>) -> bool {
    let word = sentence.get(at.clone()).unwrap_or_default();
    word.get(..4)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("wurd"))
}

/// Whether "May" is the month: with a capital, beside a day, a year or a preposition of time.
fn is_month_of_may(sentence: &str, at: &Range<usize>) -> bool {
    const BEFORE: &[&str] = &[
        "in", "on", "since", "until", "till", "by", "from", "of", "early", "late", "mid", "last",
        "this", "next", "during", "before", "after", "and", "to", "through",
    ];
    if sentence.get(at.clone()) != Some("May") {
        return false;
    }
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let last = sentence[..at.start]
        .rsplit(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let next = sentence[at.end..].trim_start_matches([' ', ',']);
    is_number(last) || is_number(next) || BEFORE.contains(&last.to_lowercase().as_str())
}

/// In how many places a sentence has words of a language.
pub(super) fn places_of_words(sentence: &str, language: Language) -> usize {
    let mut starts: Vec<usize> = words(sentence, language)
        .iter()
        .map(|word| word.at.start)
        .collect();
    starts.dedup();
    starts.len()
}

/// "Says" and "according to" are one letter each in Chinese, and words of their own beside a comma only.
/// Who calls something a lie says so with the same sign (`untrue`).
fn says_in_chinese(sentence: &str, untrue: bool) -> impl Iterator<Item = Word> + '_ {
    const STOPS: &[char] = &['，', ',', '：', ':', '“', '「', '。'];
    sentence.char_indices().filter_map(move |(at, c)| {
        let end = at + c.len_utf8();
        let sense = match c {
            '称' | '说' if sentence[end..].starts_with(STOPS) => Sense::Say,
            '称' if untrue && at > 0 => Sense::Say,
            // "According to", at the beginning of its clause.
            '据' if at == 0 || sentence[..at].ends_with(STOPS) => Sense::Accord,
            _ => return None,
        };
        Some(Word { sense, at: at..end })
    })
}

fn find(lexicon: &Lexicon, sentence: &str) -> Vec<(u32, Range<usize>)> {
    let found = lexicon.find(sentence).into_iter();
    found.map(|hit| (hit.meaning, hit.start..hit.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 3, "{row}");
            assert!(Sense::named(columns[0]).is_some(), "{row}");
            assert!(
                Language::ALL.iter().any(|(_, code)| *code == columns[1]),
                "{row}"
            );
        }
    }

    #[track_caller]
    fn check(sentence: &str, language: Language, expected: &[(Sense, &str)]) {
        let found: Vec<(Sense, &str)> = words(sentence, language)
            .into_iter()
            .map(|word| (word.sense, &sentence[word.at]))
            .collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn words_of_several_languages() {
        check(
            "It will send none.",
            Language::English,
            &[
                (Sense::It, "It"),
                (Sense::Plan, "will"),
                (Sense::Give, "send"),
            ],
        );
        check(
            "제공할 수 있다",
            Language::Korean,
            &[(Sense::Give, "제공"), (Sense::May, "수 있")],
        );
        check(
            "为换取石油",
            Language::Chinese,
            &[(Sense::Exchange, "换取")],
        );
    }
}
