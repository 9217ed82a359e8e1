//! Names in running Han text, which sets no word apart: every stretch of two to four characters
//! that begins with a family name is looked at.

use std::cell::Cell;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use vokter_names::Bits;

use crate::capitals::{Capitals, Sentence};
use crate::found::Found;
use crate::language::Languages;
use crate::token::{Case, Gap, Token, Writing};
use crate::window::Finder;
use crate::word::Words;

/// The common family names of China, Korea and Vietnam in Han, simplified and traditional.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文朴玄南申安柳洪全权權尹禹元千房池慎廬卞奉太明习習";

/// Signs of the longest name that is looked for in running text.
const LONGEST_NAME: usize = 4;
/// Names in running text that are weighed at first, and one more for so many signs: prose has far
/// fewer, and a text of family names alone would take minutes.
const LOOKS: usize = 60;
const SIGNS_A_LOOK: usize = 12;

/// How much of running text in Han was weighed so far.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    signs: Cell<usize>,
    taken: Cell<usize>,
}

impl Looks {
    fn read(&self, signs: usize) {
        self.signs.set(self.signs.get() + signs);
    }

    fn look(&self) {
        self.taken.set(self.taken.get() + 1);
    }

    fn may_look(&self) -> bool {
        self.taken.get() < LOOKS + self.signs.get() / SIGNS_A_LOOK
    }
}

/// Most characters of a foreign name's part.
const FOREIGN_MAX: usize = 6;

fn is_surname(c: char) -> bool {
    static CHARS: OnceLock<FxHashSet<char>> = OnceLock::new();
    CHARS
        .get_or_init(|| SURNAMES.chars().collect())
        .contains(&c)
}

/// Fewest characters of a foreign surname that is looked for in running text.
const FOREIGN_LEAST: usize = 2;

/// The surname in Han of a foreign name that was found in parts, as its bytes in the block.
pub(crate) fn foreign_surname(sentence: &Sentence<'_>, found: &Found) -> Option<Range<usize>> {
    let token = sentence
        .tokens
        .iter()
        .find(|token| token.range.contains(&(found.bytes.end - 1)))?;
    let part = token.range.start..found.bytes.end;
    (token.writing == Writing::Han
        && token.gap == Gap::Joined
        && found.bytes.start < token.range.start
        && sentence.text[part.clone()].chars().count() >= FOREIGN_LEAST)
        .then_some(part)
}

/// Where foreign surnames stand in a word in Han, with whether another part of a name is joined to
/// the front of it.
pub(crate) fn surnames_in<'s>(
    sentence: &'s Sentence<'_>,
    at: usize,
    surnames: &'s FxHashSet<Box<str>>,
) -> impl Iterator<Item = (Range<usize>, bool)> + 's {
    let token = &sentence.tokens[at];
    let text = &sentence.text[token.range.clone()];
    surnames.iter().flat_map(move |surname| {
        text.match_indices(&**surname).map(move |(start, _)| {
            let place = token.range.start + start;
            (
                place..place + surname.len(),
                start == 0 && token.gap == Gap::Joined,
            )
        })
    })
}

/// Characters of the grammar that hardly anybody bears in a name.
const GRAMMAR: &str = "的之了是在不和与與为為也又这這那个個们們只将將从從到被把对對于於以及或而但如若则則就都还還没沒有所其此该該每各很更最已未会會能可要让讓使用时時间間后後前里裡上下吗嗎呢吧您你我他她它";

fn is_grammar(c: char) -> bool {
    static CHARS: OnceLock<FxHashSet<char>> = OnceLock::new();
    CHARS.get_or_init(|| GRAMMAR.chars().collect()).contains(&c)
}

/// Signs of the grammar and of everyday speech that stand in no name of anybody …
const SPEECH: &str = "了这這们們您吗嗎呢还還没沒很";
/// … and those that stand in no name as long as a body's, though in some that are shorter.
const LONG_SPEECH: &str = "的是在它从從把你我就让讓个個不过過后後给給";
/// So many characters are a long name.
const LONG: usize = 7;

/// Whether a stretch in Han holds what no name does.
pub(crate) fn is_phrase(text: &str) -> bool {
    static CHARS: OnceLock<FxHashMap<char, bool>> = OnceLock::new();
    let chars = CHARS.get_or_init(|| {
        let of = |signs: &'static str, long| signs.chars().map(move |sign| (sign, long));
        of(SPEECH, false).chain(of(LONG_SPEECH, true)).collect()
    });
    let long = text.chars().count() >= LONG;
    text.chars()
        .any(|sign| chars.get(&sign).is_some_and(|only_long| long || !only_long))
}

/// Signs of the grammar that people do bear in the middle of a name of three signs.
const BORNE_GRAMMAR: &str = "与與和在时時如若以为為之可能";

/// How much more than the threshold such a name is to say: the sign is more often what it is in the
/// grammar.
const GRAMMAR_MORE: Bits = Bits(75);

/// Whether the one sign of the grammar in a stretch is one that its middle may be.
fn has_borne_grammar(stretch: &str) -> bool {
    let mut signs = stretch.chars();
    let (Some(_), Some(middle), Some(last), None) =
        (signs.next(), signs.next(), signs.next(), signs.next())
    else {
        return false;
    };
    BORNE_GRAMMAR.contains(middle) && !is_grammar(last)
}

/// What Chinese calls people by, behind their names.
const CALLED: &[&str] = &[
    "老师", "老師", "先生", "女士", "小姐", "教授", "医生", "醫生", "同学", "同學", "师傅", "師傅",
    "大夫",
];

/// Whether a name goes on behind a stretch to what its bearer is called by one sign later: 金正恩惠老师.
fn goes_on_to_title(behind: &str) -> bool {
    let mut signs = behind.chars();
    signs.next().is_some()
        && CALLED
            .iter()
            .any(|called| signs.as_str().starts_with(called))
}

/// Stretches of a text in Han that may be a name of that culture, longest first at each place, each
/// with whether a sign of the grammar is in it.
fn stretches(text: &str) -> Vec<(Range<usize>, bool)> {
    let borders: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut found = Vec::new();
    for (i, c) in text.chars().enumerate() {
        if is_surname(c) {
            found.extend(
                [4, 3, 2]
                    .iter()
                    .filter(|len| i + **len < borders.len())
                    .map(|len| borders[i]..borders[i + len])
                    .map(|range| {
                        let stretch = &text[range.clone()];
                        (range, stretch.chars().skip(1).any(is_grammar))
                    })
                    .filter(|(range, grammar)| !grammar || has_borne_grammar(&text[range.clone()])),
            );
        }
    }
    found
}

/// The ends of a text of one or more characters: what may be the last part of a name that ends
/// in running text.
fn beginnings(text: &str) -> Vec<Range<usize>> {
    let ends = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(FOREIGN_MAX);
    ends.map(|end| 0..end).collect()
}

/// Likewise what may be the first part of one.
fn endings(text: &str) -> Vec<Range<usize>> {
    text.char_indices()
        .rev()
        .map(|(at, _)| at..text.len())
        .take(FOREIGN_MAX)
        .collect()
}

/// Whether two sorted lists of parties have one in common.
fn share(one: &[u32], other: &[u32]) -> bool {
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    few.iter().any(|party| many.binary_search(party).is_ok())
}

/// What is needed to look at a stretch of Han text as a sentence of its own.
pub(crate) struct HanText<'s, 'a> {
    pub(crate) words: &'s Words<'a>,
    pub(crate) finder: &'s Finder<'a>,
}

impl HanText<'_, '_> {
    /// Names in Han that stand in running text.
    pub(crate) fn find(&self, sentence: &Sentence<'_>, run: &Range<usize>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for at in run
            .clone()
            .filter(|at| sentence.tokens[*at].writing == Writing::Han)
        {
            let token = &sentence.tokens[at];
            let text = &sentence.text[token.range.clone()];
            let signs = text.chars().count();
            let looks = &self.words.looks;
            looks.read(signs);
            for (stretch, grammar) in stretches(text) {
                // What stands apart is looked at however much there is.
                if signs > LONGEST_NAME && !looks.may_look() {
                    break;
                }
                let bytes = token.range.start + stretch.start..token.range.start + stretch.end;
                if found
                    .last()
                    .is_some_and(|last| last.bytes.end > bytes.start)
                    || goes_on_to_title(&text[stretch.end..])
                    || !self.words.names_somebody(&text[stretch.clone()])
                {
                    continue;
                }
                looks.look();
                let parts = [(bytes, Writing::Han)];
                let least = self.finder.threshold() + GRAMMAR_MORE;
                let enough = |found: &Found| !grammar || found.score.bits >= least;
                found.extend(self.piece(sentence.text, &parts).filter(enough));
            }
            let joined = at + 1 < run.end
                && sentence.tokens[at + 1].writing == Writing::Han
                && sentence.tokens[at + 1].gap == Gap::Joined;
            if joined {
                let next = &sentence.tokens[at + 1];
                let next_text = &sentence.text[next.range.clone()];
                let mut best: Option<Found> = None;
                for first in endings(text) {
                    for last in beginnings(next_text) {
                        let parts = [
                            (
                                token.range.start + first.start..token.range.end,
                                Writing::Han,
                            ),
                            (next.range.start..next.range.start + last.end, Writing::Han),
                        ];
                        if let Some(candidate) = self.piece(sentence.text, &parts)
                            && best
                                .as_ref()
                                .is_none_or(|best| candidate.score.bits > best.score.bits)
                        {
                            best = Some(candidate);
                        }
                    }
                }
                if let Some(best) = &mut best {
                    // Further on its last part stands alone, as it is written.
                    let surname = &sentence.text[next.range.start..best.bytes.end];
                    best.surnames.push((surname.into(), false));
                }
                found.extend(best);
            }
        }
        found
    }

    /// A stretch of Han text taken as a sentence of its own.
    fn piece(&self, text: &str, parts: &[(Range<usize>, Writing)]) -> Option<Found> {
        let tokens: Vec<Token> = parts
            .iter()
            .enumerate()
            .map(|(i, (range, writing))| Token {
                range: range.clone(),
                gap: if i == 0 { Gap::Break } else { Gap::Joined },
                case: Case::None,
                writing: *writing,
                genitive: false,
                decoded: None,
            })
            .collect();
        let count = tokens.len();
        let piece = Sentence::new(
            text,
            tokens,
            self.words,
            Capitals::Names,
            Languages::default(),
        );
        if count == 1 && piece.word(0).within.is_empty() {
            return None;
        }
        // Two parts of one name have somebody who bears both.
        if count == 2 {
            let (first, last) = (piece.word(0), piece.word(1));
            let bodies = !(first.body.is_empty() && last.body.is_empty());
            if !bodies && !share(&first.person, &last.person) {
                return None;
            }
        }
        self.finder
            .find(&piece, 0..count)
            .into_iter()
            .find(|found| found.tokens.len() == count)
    }
}
