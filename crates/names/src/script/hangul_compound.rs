//! Long names of bodies in Hangul that are written without spaces, cut at the words that many bodies bear.
//!
//! 조선광업개발무역회사 is 조선 광업 개발 무역 회사, Korea Mining Development Trading Company. What stands between known words is a
//! word of its own. The words are spelled in the Revised Romanisation, as the table of generic words has them.

use super::korean::{Style, Syllable, joined};
use super::segment::Piece;
use super::spelling::listed;
use super::{Vowels, Word};

/// Fewest syllables of a name that is cut, and most of one that a stranger may send.
const SYLLABLES: std::ops::RangeInclusive<usize> = 5..=40;

/// The words of all pieces, cut where two known words at least stand in them; else none.
pub(super) fn words(pieces: &[Piece<'_>], spelled: &[Vec<(usize, char)>]) -> Option<Vec<Word>> {
    let count: usize = spelled.iter().map(Vec::len).sum();
    if !SYLLABLES.contains(&count) {
        return None;
    }
    let mut words = Vec::new();
    let mut known = 0;
    for (piece, letters) in pieces.iter().zip(spelled) {
        let mut unknown: Option<usize> = None;
        let mut at = 0;
        while at < letters.len() {
            let Some((length, latin)) = longest(&letters[at..]) else {
                unknown = unknown.or(Some(at));
                at += 1;
                continue;
            };
            if let Some(from) = unknown.take() {
                words.push(between(piece, letters, from, at)?);
            }
            words.push(Word {
                spellings: listed(latin),
                vowels: Vowels::Written,
                source: piece.part(letters[at].0, end(piece, letters, at + length)),
            });
            known += 1;
            at += length;
        }
        if let Some(from) = unknown {
            words.push(between(piece, letters, from, letters.len())?);
        }
    }
    (known >= 2 && words.len() > pieces.len()).then_some(words)
}

fn end(piece: &Piece<'_>, letters: &[(usize, char)], at: usize) -> usize {
    letters.get(at).map_or(piece.text.len(), |letter| letter.0)
}

/// What stands between known words, as one word; nothing if it is no Hangul.
fn between(piece: &Piece<'_>, letters: &[(usize, char)], from: usize, to: usize) -> Option<Word> {
    let syllables: Option<Vec<Syllable>> = letters[from..to]
        .iter()
        .map(|letter| Syllable::of(letter.1))
        .collect();
    Some(Word {
        spellings: joined(&syllables?, Style::Revised).finish(),
        vowels: Vowels::Written,
        source: piece.part(letters[from].0, end(piece, letters, to)),
    })
}

/// The longest known word that the letters begin with: its length and its spellings.
fn longest(letters: &[(usize, char)]) -> Option<(usize, &'static str)> {
    WORDS
        .iter()
        .filter_map(|(hangul, latin)| {
            let mut own = letters.iter().map(|letter| letter.1);
            let begins = hangul.chars().all(|c| own.next() == Some(c));
            begins.then_some((hangul.chars().count(), *latin))
        })
        .max_by_key(|(length, _)| *length)
}

/// Hangul and Latin spellings.
const WORDS: &[(&str, &str)] = &[
    ("조선", "choson|joseon"),
    ("광업", "gwangeop"),
    ("개발", "gaebal"),
    ("무역", "muyeok"),
    ("회사", "hoesa"),
    ("총회사", "hoesa"),
    ("은행", "eunhaeng"),
    ("해운", "haeun"),
    ("선박", "seonbak"),
    ("건설", "geonseol"),
    ("석탄", "seoktan"),
    ("수출", "suchul"),
    ("수입", "suip"),
    ("금융", "geumyung"),
    ("보험", "boheom"),
    ("과학", "gwahak"),
    ("기술", "gisul"),
    ("공업", "gongeop"),
    ("산업", "saneop"),
    ("기계", "gigye"),
    ("공장", "gongjang"),
    ("전자", "jeonja"),
    ("전기", "jeongi"),
    ("화학", "hwahak"),
    ("금속", "geumsok"),
    ("강철", "gangcheol"),
    ("정밀", "jeongmil"),
    ("제조", "jejo"),
    ("연구", "yeongu"),
    ("연구소", "yeonguso"),
    ("대학", "daehak"),
    ("국제", "gukje"),
    ("해양", "haeyang"),
    ("항공", "hanggong"),
    ("관광", "gwangwang"),
    ("상사", "sangsa"),
    ("투자", "tuja"),
    ("신용", "sinyong"),
    ("위원회", "wiwonhoe"),
    ("대외", "daeoe"),
    ("경제", "gyeongje"),
    ("원자력", "wonjaryok"),
    ("원유", "wonyu"),
    ("의료", "uiryo"),
    ("식품", "sikpum"),
    ("농업", "nongeop"),
    ("수산", "susan"),
    ("자원", "jawon"),
    ("자동차", "jadongcha"),
    ("통신", "tongsin"),
    ("운송", "unsong"),
    ("물류", "mullyu"),
    ("국가", "gukga"),
    ("중앙", "jungang"),
    ("련합", "yeonhap"),
    ("연합", "yeonhap"),
    ("협회", "hyeophoe"),
    ("그룹", "geurup"),
    ("기업", "gieop"),
    ("설비", "seolbi"),
    ("우주", "uju"),
    ("군사", "gunsa"),
    ("무기", "mugi"),
    ("인민", "inmin"),
];

#[cfg(test)]
mod tests {
    use super::super::readings;

    fn check(name: &str, expected: &str) {
        let found = readings(name).iter().any(|reading| {
            let words: Vec<&str> = reading
                .words
                .iter()
                .map(|word| word.spellings[0].latin.as_str())
                .collect();
            words.join(" ") == expected
        });
        assert_eq!(found, !expected.is_empty(), "{name}: {expected}");
    }

    #[test]
    fn long_names_are_cut_at_their_generic_words() {
        check(
            "조선광업개발무역회사",
            "choson gwangeop gaebal muyeok hoesa",
        );
        check("청송무역회사", "cheongsong muyeok hoesa");
        check("김정은", "");
    }
}
