//! Clauses and adverbials that only tell when, where or why: "after Russia fired North Korean missiles". What
//! stands in one sends nothing, and gets nothing, in the clause that it belongs to.

use std::ops::Range;

use vokter_trade::text::Token;

use super::goods::Good;
use super::language::Language;
use super::mark::Mark;
use super::place::Place;
use super::words::Word;

/// How an opening is known to open an aside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// It always does.
    Always,
    /// It also says whither, or as what: an adjective of a country must follow ("nach russischen Angriffen").
    Described,
    /// It also is a preposition of other things: a country that does something must follow ("as Russia fires").
    Subject,
    /// It refers to a place, and its clause ends with the next comma.
    Where,
}

/// The openings of a language: how each opens, and its phrases, folded.
fn openings(language: Language) -> &'static [(Opening, &'static [&'static str])] {
    use Opening::{Always, Described, Subject, Where};
    match language {
        Language::English => &[
            (
                Always,
                &[
                    "after",
                    "before",
                    "amid",
                    "because",
                    "following",
                    "when",
                    "whenever",
                    "in response to",
                    "in reaction to",
                    "due to",
                    "owing to",
                    "in view of",
                    "in the wake of",
                    "in light of",
                ],
            ),
            (Subject, &["as", "since", "now that"]),
            (Where, &["where"]),
        ],
        Language::Norwegian => &[
            (
                Always,
                &[
                    "etter",
                    "for at",
                    "fordi",
                    "ettersom",
                    "pa grunn av",
                    "pa bakgrunn av",
                    "som folge av",
                    "som svar pa",
                    "i kjolvannet av",
                    "som reaksjon pa",
                ],
            ),
            (Subject, &["da", "nar", "siden", "for"]),
            (Where, &["hvor", "der"]),
        ],
        Language::German => &[
            (
                Always,
                &[
                    "nachdem",
                    "bevor",
                    "weil",
                    "da",
                    "wahrend",
                    "wegen",
                    "angesichts",
                    "infolge",
                    "als reaktion auf",
                    "als antwort auf",
                    "vor dem hintergrund",
                ],
            ),
            (Described, &["nach", "vor", "seit"]),
            (Subject, &["als", "seit", "denn"]),
            (Where, &["wo"]),
        ],
        Language::French => &[
            (
                Always,
                &[
                    "apres",
                    "avant que",
                    "parce que",
                    "parce qu",
                    "puisque",
                    "car",
                    "lorsque",
                    "quand",
                    "a la suite de",
                    "a la suite des",
                    "en reponse a",
                    "en reponse aux",
                    "en raison de",
                    "en raison des",
                    "face aux",
                    "face a",
                ],
            ),
            (Where, &["ou"]),
        ],
        Language::Spanish => &[
            (
                Always,
                &[
                    "tras",
                    "despues de",
                    "despues del",
                    "antes de que",
                    "porque",
                    "ya que",
                    "cuando",
                    "debido a",
                    "en respuesta a",
                    "a raiz de",
                ],
            ),
            (Where, &["donde"]),
        ],
        Language::Russian => &[
            (
                Always,
                &[
                    "после",
                    "на фоне",
                    "потому что",
                    "поскольку",
                    "так как",
                    "из за",
                    "в ответ на",
                    "в связи с",
                    "когда",
                ],
            ),
            (Where, &["где"]),
        ],
        Language::Arabic | Language::Korean | Language::Chinese => &[],
    }
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
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (opening, phrases) in openings(language) {
        for (first, token) in tokens.iter().enumerate() {
            let end = phrases
                .iter()
                .find_map(|phrase| ends_at(tokens, first, phrase));
            let Some(end) = end.filter(|end| opens(*opening, *end, text, places, language)) else {
                continue;
            };
            // "Où" is "ou" where accents are folded away: "or".
            let written = text.get(token.start..end).unwrap_or_default();
            if *opening == Opening::Where && language == Language::French && !written.contains('ù')
            {
                continue;
            }
            // Behind its whole main clause it goes on to the end; elsewhere to the comma that parts it.
            let told = words.iter().any(|word| {
                word.sense.is_transfer()
                    && word.at.end <= token.start
                    && goods.iter().any(|good| good.at.end <= token.start)
            });
            let rest = text.get(end..).unwrap_or_default();
            let stops: &[char] = if told && *opening != Opening::Where {
                &[';', ':', '–', '—', ')']
            } else {
                &[';', ':', '–', '—', ')', ',']
            };
            let stop = rest.find(stops).unwrap_or(rest.len());
            found.push(token.start..end + stop);
        }
    }
    found
}

/// Where a phrase ends that begins with a token.
fn ends_at(tokens: &[Token], first: usize, phrase: &str) -> Option<usize> {
    let mut end = None;
    for (at, word) in phrase.split(' ').enumerate() {
        let token = tokens.get(first + at)?;
        if token.text != word {
            return None;
        }
        end = Some(token.end);
    }
    end
}

fn opens(opening: Opening, end: usize, text: &str, places: &[Place], language: Language) -> bool {
    let next = places.iter().find(|place| place.at.start >= end);
    let Some(place) = next else {
        return opening == Opening::Always;
    };
    let gap = text.get(end..place.at.start).unwrap_or_default();
    let near = |most: usize| gap.chars().count() <= most && !gap.contains([',', ';']);
    match opening {
        Opening::Always | Opening::Where => true,
        Opening::Described => place.mark == Mark::Adjective && near(DESCRIBED_CHARS),
        // What only has an adjective there is an object: "as North Korean shells".
        Opening::Subject => {
            place.mark != Mark::Adjective
                && near(SUBJECT_CHARS)
                && has_verb_behind(place, text, language)
        }
    }
}

/// Whether more than the country stands in what follows an opening.
fn has_verb_behind(place: &Place, text: &str, language: Language) -> bool {
    const WORDS_MIN: usize = 2;
    let rest = text.get(place.at.end..).unwrap_or_default();
    let clause = rest.split([',', ';', '.']).next().unwrap_or_default();
    language != Language::Korean && clause.split_whitespace().count() >= WORDS_MIN
}
