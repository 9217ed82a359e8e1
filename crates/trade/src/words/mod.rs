//! Words of many languages in a running text: a lexicon of phrases and what each stands for.
//!
//! One mechanism serves goods, places, dealings and circumstances. A phrase is words in a row; a
//! word may bear an ending of its language, so that a table writes `artillerigranat` once. Text in
//! Han, Hangul or Kana has no blanks that could be relied on and is searched letter by letter. The
//! longest phrase at a place wins: `granateple` is never found as `granat`.

mod compound;
mod ending;
mod fold;
mod forms;
mod memo;
mod token;

use rustc_hash::{FxHashMap, FxHashSet};

pub use fold::fold;
pub(crate) use memo::Memo;
pub(crate) use token::first_token;
pub use token::{Kind, Token, tokens};

/// A phrase that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it stands for: the number given at [`Lexicon::add`].
    pub meaning: u32,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

/// How a word of a phrase meets a word of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pattern {
    word: u32,
    /// Any ending may follow, not only those of the language.
    open: bool,
    language: ending::Language,
}

/// Phrases and their meanings.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: u32,
    /// Words from their beginning, and words that other words may be put before.
    whole: FxHashMap<String, Vec<Pattern>>,
    tails: FxHashMap<String, Vec<Pattern>>,
    /// Other forms of words, which count where nothing else reads a word.
    forms: FxHashMap<String, Vec<Pattern>>,
    /// Nodes that a phrase reaches over a comma of its own.
    over_commas: FxHashSet<u32>,
    /// Phrases as a tree: from a node by a word to the next node.
    steps: FxHashMap<(u32, u32), u32>,
    meanings: FxHashMap<u32, Vec<u32>>,
    nodes: u32,
    /// Phrases in scripts without blanks.
    unspaced: FxHashMap<String, Vec<u32>>,
    unspaced_chars_max: usize,
}

/// A word or node, and how many bytes of the text it accounts for.
type Met = (u32, usize);

/// The word that every number of a text is.
const NUMBER: u32 = 0;

/// Longest phrase, in words: bounds the search at each place.
const PHRASE_WORDS_MAX: usize = 8;

/// A word must have as many letters before a tail is looked for in it.
const COMPOUND_CHARS_MIN: usize = 7;

impl Lexicon {
    /// Reads a table's rows: what, language, phrases divided by `|`. `meaning` turns the first
    /// column into a number.
    pub fn read(table: &str, mut meaning: impl FnMut(&str) -> Option<u32>) -> Self {
        let mut lexicon = Self::default();
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let (Some(what), Some(language), Some(phrases)) =
                (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let Some(meaning) = meaning(what) else {
                continue;
            };
            for phrase in phrases.split('|') {
                lexicon.add(phrase, language, meaning);
            }
        }
        lexicon
    }

    /// Adds a phrase. `#` is any number, `foo*` a word with any ending, `*foo` one with anything
    /// put before.
    pub fn add(&mut self, phrase: &str, language: &str, meaning: u32) {
        let language = ending::Language::of(language);
        if phrase.chars().any(token::is_unspaced) {
            let text: String = fold(phrase)
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect();
            self.unspaced_chars_max = self.unspaced_chars_max.max(text.chars().count());
            self.unspaced.entry(text).or_default().push(meaning);
            return;
        }
        let mut node = 0;
        let mut comma = false;
        for written in phrase.split_whitespace() {
            if written == "#" {
                node = self.step(node, NUMBER);
                continue;
            }
            let over = std::mem::replace(&mut comma, written.ends_with(','));
            let (tail, rest) = match written.strip_prefix('*') {
                Some(rest) => (true, rest),
                None => (false, written),
            };
            let (open, rest) = match rest.strip_suffix('*') {
                Some(rest) => (true, rest),
                None => (false, rest),
            };
            // A word with a hyphen, an apostrophe or digits in it is several.
            let parts = tokens(rest);
            let last = parts.len();
            for (at, part) in parts.into_iter().enumerate() {
                let word = if part.kind == Kind::Number && part.text.len() > 4 {
                    NUMBER
                } else {
                    let open = open && at + 1 == last;
                    self.word(&part.text, tail && at == 0, open, language)
                };
                node = self.step(node, word);
                if over && at == 0 {
                    self.over_commas.insert(node);
                }
            }
        }
        if node != 0 {
            self.meanings.entry(node).or_default().push(meaning);
        }
    }

    fn word(&mut self, text: &str, tail: bool, open: bool, language: ending::Language) -> u32 {
        let map = if tail {
            &mut self.tails
        } else {
            &mut self.whole
        };
        let patterns = map.entry(text.to_owned()).or_default();
        let same = |p: &&Pattern| p.open == open && p.language == language;
        if let Some(known) = patterns.iter().find(same) {
            return known.word;
        }
        self.words += 1;
        patterns.push(Pattern {
            word: self.words,
            open,
            language,
        });
        if !tail && language.is_russian() {
            self.add_forms(text, language);
        }
        self.words
    }

    fn step(&mut self, node: u32, word: u32) -> u32 {
        let nodes = &mut self.nodes;
        *self.steps.entry((node, word)).or_insert_with(|| {
            *nodes += 1;
            *nodes
        })
    }

    /// All phrases in a text, longest first at each place, none over another.
    pub fn find(&self, text: &str) -> Vec<Found> {
        self.find_in(&tokens(text))
    }

    /// The same in tokens already made.
    pub fn find_in(&self, tokens: &[Token]) -> Vec<Found> {
        let mut found = Vec::new();
        let words: Vec<Vec<Met>> = tokens.iter().map(|token| self.words_of(token)).collect();
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at].kind == Kind::Unspaced {
                let run = run(&tokens[at..]);
                self.find_unspaced(run, &mut found);
                at += run.len();
                continue;
            }
            let (end, meanings) = self.longest(&words, tokens, at);
            for meaning in meanings {
                found.push(Found {
                    meaning,
                    start: tokens[at].start,
                    end: tokens[end - 1].end,
                });
            }
            at = end;
        }
        found
    }

    /// Where the longest phrases end that begin at a token, and what they mean, each once: a word may be
    /// one of several languages, and none of them hides the others. Without a phrase, the next token.
    /// Of phrases as long, those count that account for the most letters: Norwegian `granateple` for more
    /// than `granat*`, and `bleier` for more than German `Blei` with an ending.
    fn longest(&self, words: &[Vec<Met>], tokens: &[Token], start: usize) -> (usize, Vec<u32>) {
        let mut nodes: Vec<Met> = vec![(0, 0)];
        let mut best = (start + 1, Vec::new());
        for (end, words) in words.iter().enumerate().skip(start).take(PHRASE_WORDS_MAX) {
            let parted = end > start && token::is_another(tokens.get(end..).unwrap_or_default());
            let mut next: Vec<Met> = Vec::new();
            for (node, letters) in &nodes {
                for (word, more) in words {
                    let to = self.steps.get(&(*node, *word));
                    // What stands behind a comma is another thing of a list, unless the phrase has it.
                    if let Some(to) = to.filter(|to| !parted || self.over_commas.contains(to)) {
                        next.push((*to, letters + more));
                    }
                }
            }
            if next.is_empty() {
                break;
            }
            let ends = next
                .iter()
                .filter(|(node, _)| self.meanings.contains_key(node));
            if let Some(most) = ends.clone().map(|(_, letters)| *letters).max() {
                let mut meant: Vec<u32> = Vec::new();
                for (node, _) in ends.filter(|(_, letters)| *letters == most) {
                    for meaning in &self.meanings[node] {
                        if !meant.contains(meaning) {
                            meant.push(*meaning);
                        }
                    }
                }
                best = (end + 1, meant);
            }
            nodes = next;
        }
        best
    }

    /// The words of the lexicon that a token may be.
    fn words_of(&self, token: &Token) -> Vec<Met> {
        let mut words = Vec::new();
        match token.kind {
            Kind::Unspaced => {}
            Kind::Number => {
                self.meet(&token.text, &mut words);
                words.push((NUMBER, 0));
            }
            Kind::Word => {
                self.meet(&token.text, &mut words);
                if token.elided
                    && let Some(rest) = token.text.get(1..)
                {
                    self.meet(rest, &mut words);
                }
                for rest in ending::without_prefix(&token.text) {
                    self.meet(rest, &mut words);
                }
            }
        }
        words
    }

    fn meet(&self, text: &str, words: &mut Vec<Met>) {
        self.meet_written(text, words);
        // What a table writes itself is no form of another word: forms account for nothing.
        let written = words.len();
        meet(&self.forms, text, words);
        for (_, letters) in words.iter_mut().skip(written) {
            *letters = 0;
        }
    }

    fn meet_written(&self, text: &str, words: &mut Vec<Met>) {
        meet(&self.whole, text, words);
        if !words.is_empty() || self.tails.is_empty() {
            return;
        }
        let starts = || text.char_indices().map(|(at, _)| at);
        if starts().nth(COMPOUND_CHARS_MIN).is_none() {
            if self.tails.contains_key(text) {
                meet(&self.tails, text, words);
            }
            return;
        }
        for start in starts() {
            meet(&self.tails, &text[start..], words);
            if !words.is_empty() {
                return;
            }
        }
    }

    fn find_unspaced(&self, run: &[Token], found: &mut Vec<Found>) {
        let text: String = run.iter().map(|token| token.text.as_str()).collect();
        let letters: Vec<Letter> = run.iter().flat_map(letters).collect();
        // Where each letter begins in `text`.
        let starts = text.char_indices().map(|(at, _)| at);
        let places: Vec<usize> = starts.chain([text.len()]).collect();
        let mut at = 0;
        while at < letters.len() {
            let first = letters[at];
            // Only whole words are parts of a phrase with a blank in it.
            let rest = if first.opens {
                letters.len() - at
            } else {
                let rest = letters[at..].iter();
                rest.take_while(|letter| letter.word == first.word).count()
            };
            let hit = (1..=rest.min(self.unspaced_chars_max))
                .rev()
                .find_map(|length| {
                    // One letter is a word by itself only: it stands inside others too often.
                    if length == 1 && first.word_chars > 2 && !stands_alone(&letters, at) {
                        return None;
                    }
                    let text = text.get(places[at]..places[at + length])?;
                    self.unspaced.get(text).map(|meanings| (length, meanings))
                });
            if let Some((length, meanings)) = hit {
                for meaning in meanings {
                    found.push(Found {
                        meaning: *meaning,
                        start: first.start,
                        end: letters[at + length - 1].end,
                    });
                }
                at += length;
            } else {
                at += 1;
            }
        }
    }
}

/// Letters of Han that join what stands on both sides.
const JOINS: [char; 7] = ['和', '与', '與', '及', '跟', '同', '或'];

/// Whether a letter of a run stands between ends of words and letters that join: "枪和玩具".
fn stands_alone(letters: &[Letter], at: usize) -> bool {
    let begins = letters[at].opens || JOINS.contains(&letters[at - 1].sign);
    let after = letters.get(at + 1);
    begins && after.is_none_or(|after| after.opens || JOINS.contains(&after.sign))
}

/// A letter of a script without blanks, in its text.
#[derive(Clone, Copy)]
struct Letter {
    sign: char,
    start: usize,
    end: usize,
    /// Where its word begins, how many letters that has, and whether this is the first.
    word: usize,
    word_chars: usize,
    opens: bool,
}

fn letters(token: &Token) -> impl Iterator<Item = Letter> + '_ {
    let word_chars = token.text.chars().count();
    token.text.char_indices().map(move |(at, c)| Letter {
        sign: c,
        start: token.start + at,
        end: token.start + at + c.len_utf8(),
        word: token.start,
        word_chars,
        opens: at == 0,
    })
}

/// The words of such a script that one sign parts at most, from the first: Korean writes blanks inside a
/// phrase, or leaves them out.
fn run(tokens: &[Token]) -> &[Token] {
    let joined = tokens.windows(2).take_while(|pair| {
        let [one, next] = pair else { return false };
        next.kind == Kind::Unspaced && next.start == one.end + 1 && !next.listed
    });
    &tokens[..=joined.count()]
}

/// The patterns of a map that a text meets: as it is, or with an ending, which nothing accounts for.
fn meet(map: &FxHashMap<String, Vec<Pattern>>, text: &str, words: &mut Vec<Met>) {
    if let Some(patterns) = map.get(text) {
        words.extend(patterns.iter().map(|pattern| (pattern.word, text.len())));
    }
    for (cut, _) in text.char_indices().rev() {
        if cut < 2 {
            break;
        }
        let (stem, ending) = text.split_at(cut);
        if let Some(patterns) = map.get(stem) {
            for pattern in patterns {
                if pattern.open || pattern.language.has(stem, ending) {
                    words.push((pattern.word, cut));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(rows: &[(&str, &str, u32)]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (phrase, language, meaning) in rows {
            lexicon.add(phrase, language, *meaning);
        }
        lexicon
    }

    fn check(lexicon: &Lexicon, text: &str, expected: &[(u32, &str)]) {
        let found: Vec<(u32, &str)> = lexicon
            .find(text)
            .iter()
            .map(|found| (found.meaning, &text[found.start..found.end]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_bear_the_endings_of_their_language() {
        let lexicon = lexicon(&[
            ("artillerigranat", "nb", 1),
            ("granateple", "nb", 2),
            ("снаряд*", "ru", 3),
            ("*munisjon", "nb", 4),
            ("قذيفة", "ar", 5),
        ]);
        check(
            &lexicon,
            "ARTILLERIGRANATENE!",
            &[(1, "ARTILLERIGRANATENE")],
        );
        check(&lexicon, "granatepler", &[(2, "granatepler")]);
        check(&lexicon, "артиллерийскими снарядами", &[(3, "снарядами")]);
        check(
            &lexicon,
            "artilleriammunisjon",
            &[(4, "artilleriammunisjon")],
        );
        check(&lexicon, "kommisjon", &[]);
        check(
            &lexicon,
            "artillerimunisjonen",
            &[(4, "artillerimunisjonen")],
        );
        check(&lexicon, "l'artillerigranat", &[(1, "l'artillerigranat")]);
        check(&lexicon, "القذيفة", &[(5, "القذيفة")]);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let lexicon = lexicon(&[
            ("shell", "en", 1),
            ("mussel shell", "en", 2),
            ("# mm round", "en", 3),
            ("조선", "ko", 4),
            ("조선대학교", "ko", 5),
        ]);
        check(
            &lexicon,
            "Mussel  shells, shell",
            &[(2, "Mussel  shells"), (1, "shell")],
        );
        check(&lexicon, "155mm rounds", &[(3, "155mm rounds")]);
        check(
            &lexicon,
            "조선대학교 조선의",
            &[(5, "조선대학교"), (4, "조선")],
        );
    }

    #[test]
    fn equally_long_phrases_hide_each_other_never() {
        let lexicon = lexicon(&[
            ("mine", "en", 1),
            ("mine", "fr", 2),
            ("min*", "ru", 7),
            ("gas mask", "en", 3),
            ("gas mask", "de", 4),
            ("granateple", "nb", 5),
            ("granat*", "nb", 6),
        ]);
        check(&lexicon, "mines", &[(1, "mines"), (2, "mines")]);
        check(&lexicon, "mina", &[(7, "mina")]);
        check(&lexicon, "gas masks", &[(3, "gas masks"), (4, "gas masks")]);
        check(&lexicon, "gas", &[]);
        check(&lexicon, "granatepler", &[(5, "granatepler")]);
    }
}
