//! Reads a condition from the form that people write.

use jiff::civil::Date;
use vokter_entities::Effect;

use super::condition::{Condition, Role, Unclear, Where};
use super::read::undotted;
use crate::goods;

/// What is wrong with a condition, and at which word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at word {place}, `{word}`: {reason}")]
pub struct ConditionError {
    /// Which word, from 1.
    pub place: usize,
    /// The word; empty at the end.
    pub word: String,
    /// What is wrong.
    pub reason: &'static str,
}

/// Deepest nesting; a rule that needs more is not readable.
const DEPTH_MAX: usize = 8;

/// Reads a condition.
pub(super) fn parse(text: &str) -> Result<Condition, ConditionError> {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let mut reader = Reader {
        words: spaced.split_whitespace().collect(),
        at: 0,
        depth: 0,
    };
    let condition = reader.any()?;
    if reader.at < reader.words.len() {
        return Err(reader.error("expected `and` or `or`"));
    }
    Ok(condition)
}

struct Reader<'a> {
    words: Vec<&'a str>,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn error(&self, reason: &'static str) -> ConditionError {
        ConditionError {
            place: self.at + 1,
            word: self.peek().unwrap_or_default().to_owned(),
            reason,
        }
    }

    fn peek(&self) -> Option<&'a str> {
        self.words.get(self.at).copied()
    }

    fn take(&mut self, word: &str) -> bool {
        let there = self.peek() == Some(word);
        self.at += usize::from(there);
        there
    }

    fn any(&mut self) -> Result<Condition, ConditionError> {
        let mut all = vec![self.all()?];
        while self.take("or") {
            all.push(self.all()?);
        }
        Ok(if all.len() == 1 {
            all.remove(0)
        } else {
            Condition::Any(all)
        })
    }

    fn all(&mut self) -> Result<Condition, ConditionError> {
        let mut all = vec![self.one()?];
        while self.take("and") {
            all.push(self.one()?);
        }
        Ok(if all.len() == 1 {
            all.remove(0)
        } else {
            Condition::All(all)
        })
    }

    fn one(&mut self) -> Result<Condition, ConditionError> {
        if self.take("not") {
            return Ok(Condition::Not(Box::new(self.one()?)));
        }
        if self.take("(") {
            self.depth += 1;
            if self.depth > DEPTH_MAX {
                return Err(self.error("too deep"));
            }
            let inner = self.any()?;
            self.depth -= 1;
            return if self.take(")") {
                Ok(inner)
            } else {
                Err(self.error("expected `)`"))
            };
        }
        let start = self.at;
        let Some(word) = self.peek() else {
            return Err(self.error("a condition is missing"));
        };
        self.at += 1;
        if let Some((role, _)) = Role::ALL.iter().find(|(_, name)| *name == word) {
            let area = |word: &str| match word {
                "target" => Where::Target,
                area => Where::Area(area.to_owned()),
            };
            let areas = self.some()?.into_iter().map(|word| area(&word)).collect();
            return Ok(Condition::Place(*role, areas));
        }
        Ok(match word {
            "goods" => Condition::Goods(self.some()?),
            "goods-beside" => Condition::GoodsBeside(self.some()?),
            "hs" => Condition::Hs(self.some()?.iter().map(|code| undotted(code)).collect()),
            "activity" => Condition::Activity(self.some()?),
            "said" => Condition::Said(self.some()?),
            "port" => Condition::Port(self.some()?),
            "note" => {
                let mut words = self.some()?;
                let key = words.remove(0);
                Condition::Note(key, words)
            }
            "listed" => {
                let first = self.at;
                let words = self.some()?;
                let effects = words.iter().map(|word| word.parse::<Effect>());
                Condition::Listed(effects.collect::<Result<_, _>>().map_err(|_| {
                    self.at = first;
                    self.error("no effect of a listing")
                })?)
            }
            "contract-before" => Condition::ContractBefore(self.day()?),
            "contract-since" => Condition::ContractSince(self.day()?),
            "aid" => Condition::Aid,
            "relief-body" => Condition::ReliefBody,
            "letter" => Condition::Letter,
            "owned-together" => Condition::OwnedTogether(self.percent()?),
            "owned-by-one" => Condition::OwnedByOne(self.percent()?),
            "above-price-cap" => Condition::AbovePriceCap,
            "price-said" => Condition::PriceSaid,
            "value-up-to" | "each-value-above" => {
                let each = self.words.get(start) == Some(&"each-value-above");
                let most = self.peek().and_then(|word| word.parse().ok());
                let most = most.ok_or_else(|| self.error("expected a whole number"))?;
                self.at += 1;
                let code = self.peek().and_then(goods::currency);
                let code = code.ok_or_else(|| self.error("expected a currency such as eur"))?;
                self.at += 1;
                if each {
                    Condition::EachValueAbove(most, code.to_owned())
                } else {
                    Condition::ValueUpTo(most, code.to_owned())
                }
            }
            "unclear" => {
                let first = self.at;
                let words = self.some()?;
                let named = |word: &String| {
                    let mut all = Unclear::ALL.iter();
                    all.find(|(_, name)| name == word).map(|(what, _)| *what)
                };
                let all: Option<Vec<Unclear>> = words.iter().map(named).collect();
                Condition::Unclear(all.ok_or_else(|| {
                    self.at = first;
                    self.error("place, activity, vessel, party, goods or everything may be unclear")
                })?)
            }
            _ => {
                self.at = start;
                return Err(self.error("no condition begins so"));
            }
        })
    }

    /// The words up to the next `and`, `or` or parenthesis; one at least.
    fn some(&mut self) -> Result<Vec<String>, ConditionError> {
        let mut words = Vec::new();
        while let Some(word) = self
            .peek()
            .filter(|word| !matches!(*word, "and" | "or" | "(" | ")"))
        {
            words.push(word.to_owned());
            self.at += 1;
        }
        if words.is_empty() {
            return Err(self.error("a word is missing here"));
        }
        Ok(words)
    }

    fn day(&mut self) -> Result<Date, ConditionError> {
        let day = self.peek().and_then(|word| word.parse().ok());
        let day = day.ok_or_else(|| self.error("expected a day such as 2017-08-05"))?;
        self.at += 1;
        Ok(day)
    }

    fn percent(&mut self) -> Result<u8, ConditionError> {
        let percent = self.peek().and_then(|word| word.parse().ok());
        let percent = percent
            .filter(|percent| *percent <= 100)
            .ok_or_else(|| self.error("expected a whole number up to 100"))?;
        self.at += 1;
        Ok(percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_reads() {
        for text in [
            "from target",
            "from target and (goods arms or hs 84 85)",
            "not (said rivet-gun or aid) and note ownership kp",
            "activity insurance and (flag target or owner target) and contract-before 2017-08-05",
            "listed freeze port-ban or owned-together 50 or above-price-cap",
            "said remittance and value-up-to 5000 eur",
            "goods luxury and each-value-above 300 eur",
            "hs 61 and price-said and each-value-above 20 eur",
            "unclear place activity and not unclear everything",
        ] {
            let read = parse(text).unwrap();
            assert_eq!(read.to_string(), text);
            assert_eq!(parse(&read.to_string()).unwrap(), read);
        }
    }

    #[test]
    fn says_where_it_is_wrong() {
        for (text, place, reason) in [
            ("from", 2, "a word is missing here"),
            ("goods arms and", 4, "a condition is missing"),
            ("shipped to kp", 1, "no condition begins so"),
            ("(goods arms", 4, "expected `)`"),
            (
                "contract-before 2017-13-01",
                2,
                "expected a day such as 2017-08-05",
            ),
            ("listed frozen", 2, "no effect of a listing"),
            ("value-up-to eur", 2, "expected a whole number"),
            ("value-up-to 5 shells", 3, "expected a currency such as eur"),
            (
                "unclear weather",
                2,
                "place, activity, vessel, party, goods or everything may be unclear",
            ),
            ("aid letter", 2, "expected `and` or `or`"),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!((error.place, error.reason), (place, reason), "{text}");
        }
    }
}
