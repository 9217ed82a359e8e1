//! Signals: sentences that speak of a transfer of embargoed goods, as news and letters do.
//!
//! A sentence with a word of transfer is read for goods, countries and what marks them; the ends of
//! the transfer come from roles and small words, else from the sentences before. The embargo's own
//! rules say whether such a transfer would breach anything: what they allow is no signal. Talk of
//! arms without a transfer, rules themselves, museums, films and sport are none either.

mod accusation;
mod aside;
mod breach;
mod certainty;
mod condition;
mod envoy;
mod frame;
mod goods;
mod infinitive;
mod language;
mod mark;
mod office;
mod past;
mod place;
mod recipient;
mod sentence;
mod speaker;
mod talk;
mod untrue;
mod words;

use std::ops::Range;

use jiff::civil::Date;
use vokter_trade::{Area, Judge};

pub use certainty::Certainty;

use crate::block::Block;
use crate::sentence::sentences;
use accusation::Accusation;
use frame::Ends;
use goods::Good;
use language::Language;
use past::Past;
use sentence::Sentence;
use words::{Sense, Word};

/// A sentence that speaks of a transfer that an embargo forbids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// First byte of the sentence in the input.
    pub start: u64,
    /// First byte after it.
    pub end: u64,
    /// Line of its first byte, from 1.
    pub line: u64,
    /// The sentence, on one line.
    pub sentence: String,
    /// The goods, as written.
    pub goods: Vec<String>,
    /// Whence; `None` where the text does not say.
    pub from: Option<Area>,
    /// Whither; likewise.
    pub to: Option<Area>,
    /// How it is told.
    pub certainty: Certainty,
    /// Who says it, as written.
    pub said_by: Option<String>,
    /// The measures that such a transfer would breach, by id, the gravest first.
    pub measures: Vec<String>,
    /// Their sources, each once.
    pub sources: Vec<String>,
    /// How sure it is that the goods are those that the measures mean.
    pub breach: vokter_trade::Certainty,
}

/// Reads a text for signals, sentence by sentence.
#[derive(Debug)]
pub struct Signals<'a> {
    judge: &'a Judge<'a>,
    today: Date,
    language: Language,
    past: Past,
}

/// Longest sentence that is looked at, in bytes: a longer one is a table or no text.
const SENTENCE_BYTES_MAX: usize = 4_000;

impl<'a> Signals<'a> {
    /// By these rules, as they stand on a day.
    pub fn new(judge: &'a Judge<'a>, today: Date) -> Self {
        Self {
            judge,
            today,
            language: Language::English,
            past: Past::default(),
        }
    }

    /// The signals of a block. `persons` are the listed parties of one country that it names.
    pub(crate) fn block(&mut self, block: &Block, persons: &[(Range<usize>, Area)]) -> Vec<Signal> {
        let all: Vec<Range<usize>> = sentences(&block.text);
        self.language = Language::of(&block.text, self.language);
        let mut found = Vec::new();
        for (number, range) in all.iter().enumerate() {
            let text = &block.text[range.clone()];
            if text.len() > SENTENCE_BYTES_MAX {
                continue;
            }
            let language = Language::of(text, self.language);
            let after = all
                .get(number + 1)
                .map_or("", |next| &block.text[next.clone()]);
            let inside: Vec<(Range<usize>, Area)> = persons
                .iter()
                .filter(|(at, _)| range.start <= at.start && at.end <= range.end)
                .map(|(at, area)| (at.start - range.start..at.end - range.start, *area))
                .collect();
            for mut signal in self.sentence(text, after, &inside, language) {
                signal.sentence = text.split_whitespace().collect::<Vec<_>>().join(" ");
                signal.start = block.start + range.start as u64;
                signal.end = block.start + range.end as u64;
                signal.line = block.line(range.start);
                found.push(signal);
            }
        }
        found
    }

    fn sentence(
        &mut self,
        text: &str,
        after: &str,
        persons: &[(Range<usize>, Area)],
        language: Language,
    ) -> Vec<Signal> {
        if !words::may_transfer(&language::unelided(text, language), language) {
            self.past.pass(text, persons, language);
            return Vec::new();
        }
        let whole = language::unelided(text, language);
        let mut sentence = Sentence::read(&whole, persons, language);
        let accusation = Accusation::of(&sentence);
        let accuser = accusation.as_ref();
        let speaker = accuser
            .and_then(|accusation| accusation.speaker(&sentence))
            .or_else(|| speaker::place(&sentence))
            .filter(|at| !accuser.is_some_and(|known| known.silences(at, &sentence.places)));
        talk::settle(&mut sentence, speaker.as_ref());
        if let Some(accusation) = accusation {
            accusation.settle(&mut sentence.places);
        }
        self.past.stand_in(&mut sentence);
        let named = speaker
            .and_then(|at| text.get(at).map(str::to_owned))
            .or_else(|| talk::said_after(&sentence, after));
        let said_by = self.past.spoken(
            named,
            talk::has_unnamed_speaker(&sentence),
            talk::is_quoted(text),
        );
        let found = self.transfers(&sentence, said_by.as_deref());
        self.past.remember(&sentence);
        found
    }

    fn transfers(&mut self, sentence: &Sentence<'_>, said_by: Option<&str>) -> Vec<Signal> {
        let mut signals: Vec<Signal> = Vec::new();
        if talk::is_of_no_transfer(sentence, &self.past) {
            return signals;
        }
        for transfer in sentence
            .words
            .iter()
            .filter(|word| word.sense.is_transfer())
        {
            if talk::is_of_a_rule(sentence, transfer)
                || !talk::moves_goods(sentence, transfer)
                || talk::only_promises(sentence, transfer)
                || talk::is_no_dealing(sentence, transfer)
                || envoy::is_sent(sentence, transfer)
                || envoy::has_another_subject(sentence, transfer)
            {
                continue;
            }
            for (ends, goods) in self.moved(sentence, transfer) {
                let Some(signal) = self.signal(sentence, transfer, ends, &goods, said_by) else {
                    continue;
                };
                add(&mut signals, signal);
            }
        }
        // What one word leaves open another may tell.
        let whole: Vec<Ends> = signals
            .iter()
            .map(ends_of)
            .filter(|ends| ends.is_whole())
            .collect();
        signals.retain(|signal| {
            let ends = ends_of(signal);
            ends.is_whole()
                || !whole.iter().any(|known| {
                    ends.from.is_none_or(|from| known.from == Some(from))
                        && ends.to.is_none_or(|to| known.to == Some(to))
                })
        });
        signals
    }

    /// The ends and the goods of a transfer; goods in exchange go the other way.
    fn moved(&self, sentence: &Sentence<'_>, transfer: &Word) -> Vec<(Ends, Vec<String>)> {
        let (goods, returned) = talk::sides(sentence, transfer, self.past.is_military());
        let all: Vec<&Good> = goods.iter().chain(&returned).copied().collect();
        let told = if transfer.sense == Sense::Deal {
            Ends::default()
        } else {
            frame::ends(sentence, transfer, &goods)
        };
        let ends = self.past.complete(sentence, transfer, told);
        let mut moved = Vec::new();
        let mut words = |ends: Ends, goods: &[&Good]| {
            let words: Vec<String> = goods.iter().map(|good| good.words.clone()).collect();
            if !words.is_empty() {
                moved.push((ends, words));
            }
        };
        let spoken = [Sense::Deny, Sense::False, Sense::Claim];
        let spoken = spoken.iter().any(|sense| sentence.has(*sense));
        let no_way = transfer.sense == Sense::Deal || (spoken && ends == Ends::default());
        if no_way && !ends.is_whole() {
            // A deal between two, which way nobody says: both ways.
            for ends in talk::both_ways(sentence, transfer) {
                words(ends, &all);
            }
            return moved;
        }
        words(ends, &goods);
        words(ends.turned(), &returned);
        if moved.is_empty() && transfer.sense == Sense::Arm {
            // Who arms somebody sends arms.
            moved.push((ends, vec![sentence.text[transfer.at.clone()].to_owned()]));
        }
        if moved.is_empty()
            && let Some(goods) = self.past.goods_meant(sentence, transfer)
        {
            moved.push((ends, goods));
        }
        moved
    }

    fn signal(
        &mut self,
        sentence: &Sentence<'_>,
        transfer: &Word,
        ends: Ends,
        goods: &[String],
        said_by: Option<&str>,
    ) -> Option<Signal> {
        if ends == Ends::default() || ends.from == ends.to {
            return None;
        }
        // What flies over a country is not sent to anybody.
        let flies = sentence
            .places
            .iter()
            .any(|place| place.mark == mark::Mark::Against);
        if !ends.is_whole()
            && (flies
                || transfer.sense == Sense::Pay
                || (transfer.sense == Sense::Get && ends.from.is_none())
                || sentence.has(Sense::Strike))
        {
            return None;
        }
        let day = breach::day(talk::year(sentence), self.today);
        let mut asked = goods.to_vec();
        if transfer.sense == Sense::Arm {
            asked.push(breach::ARMS.to_owned());
        }
        let breach = breach::of(self.judge, ends, &asked, sentence, day);
        let vague = breach.certainty == vokter_trade::Certainty::Possible;
        if breach.measures.is_empty() || (vague && !ends.is_whole()) {
            return None;
        }
        self.past.tell(ends, goods);
        Some(Signal {
            start: 0,
            end: 0,
            line: 0,
            sentence: String::new(),
            goods: goods.to_vec(),
            from: ends.from,
            to: ends.to,
            certainty: certainty::of(sentence, transfer, ends),
            said_by: said_by.map(str::to_owned),
            measures: breach.measures,
            sources: breach.sources,
            breach: breach.certainty,
        })
    }
}

fn ends_of(signal: &Signal) -> Ends {
    Ends {
        from: signal.from,
        to: signal.to,
    }
}

/// Adds a signal, or what it says more to one of the same ends.
fn add(signals: &mut Vec<Signal>, signal: Signal) {
    match signals
        .iter_mut()
        .find(|known| ends_of(known) == ends_of(&signal))
    {
        Some(known) => {
            for goods in signal.goods {
                if !known.goods.contains(&goods) {
                    known.goods.push(goods);
                }
            }
            for measure in signal.measures {
                if !known.measures.contains(&measure) {
                    known.measures.push(measure);
                }
            }
            for source in signal.sources {
                if !known.sources.contains(&source) {
                    known.sources.push(source);
                }
            }
            known.breach = known.breach.max(signal.breach);
        }
        None => signals.push(signal),
    }
}
