//! How a party is reached, as lists state it in words: addresses of mail, numbers of telephones and fax
//! machines, pages; and the currency of a wallet.

use std::collections::HashMap;

use vokter_entities::{Entity, Identifier, IdentifierKind};

/// What somebody is reached by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Means {
    Mail,
    Phone,
    Fax,
    Page,
}

/// What publishers write before a contact, in small letters.
const LABELS: [(&str, Means); 23] = [
    ("e-mail", Means::Mail),
    ("e-mail address", Means::Mail),
    ("email", Means::Mail),
    ("email address", Means::Mail),
    ("email addresses", Means::Mail),
    ("fax", Means::Fax),
    ("fax no.", Means::Fax),
    ("fax number", Means::Fax),
    ("mobile", Means::Phone),
    ("phone", Means::Phone),
    ("phone no.", Means::Phone),
    ("phone number", Means::Phone),
    ("phone numbers", Means::Phone),
    ("tel", Means::Phone),
    ("tel.", Means::Phone),
    ("telephone", Means::Phone),
    ("telephone no.", Means::Phone),
    ("telephone number", Means::Phone),
    ("url", Means::Page),
    ("web", Means::Page),
    ("web site", Means::Page),
    ("website", Means::Page),
    ("websites", Means::Page),
];

/// What stands before a wallet's currency and address.
const WALLET: &str = "Digital Currency Address";

/// Fewest figures of a telephone number that says something by itself.
const FIGURES_MIN: usize = 6;

/// The contacts in a remark.
pub(crate) fn of_remark(remark: &str) -> Vec<(Means, &str)> {
    let Some((label, value)) = remark.split_once(':') else {
        return Vec::new();
    };
    let label = label.trim().to_lowercase();
    let Some((_, means)) = LABELS.iter().find(|(known, _)| *known == label) else {
        return Vec::new();
    };
    let is_break = |c: char| match means {
        Means::Mail | Means::Page => c.is_whitespace() || matches!(c, ',' | ';'),
        Means::Phone | Means::Fax => matches!(c, ',' | ';'),
    };
    let mut contacts: Vec<(Means, &str)> = Vec::new();
    for part in parts(value).flat_map(|part| part.split(is_break)) {
        let part = part.trim().trim_end_matches('.');
        if key(*means, part).is_some() && !contacts.contains(&(*means, part)) {
            contacts.push((*means, part));
        }
    }
    contacts
}

/// The parts of a text that numbers its parts: `(1) … (2) …`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let is_number = |at: usize| {
        let bytes = text.as_bytes();
        let figure = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        figure && bytes.get(at + 2) == Some(&b')') && bytes.get(at + 3) == Some(&b' ')
    };
    let numbers = text.match_indices('(').map(|(at, _)| at);
    let mut from = 0;
    let mut ends: Vec<usize> = numbers.filter(|at| is_number(*at)).collect();
    ends.push(text.len());
    ends.into_iter().map(move |end| {
        let part = &text[from..end];
        from = text.len().min(end + 3);
        part
    })
}

/// The form in which two contacts are compared; none of what is no such contact.
pub(crate) fn key(means: Means, text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    match means {
        Means::Mail => {
            let (name, host) = text.split_once('@')?;
            (!name.is_empty() && host.contains('.')).then_some(text)
        }
        Means::Page => {
            let page = text
                .split_once("://")
                .map_or(text.as_str(), |(_, page)| page);
            let page = page.strip_prefix("www.").unwrap_or(page);
            let page = page.trim_end_matches('/');
            (page.contains('.') && !page.contains('@')).then(|| page.to_owned())
        }
        // Who sends a fax telephones, too.
        Means::Phone | Means::Fax => {
            let figures: String = text.chars().filter(char::is_ascii_digit).collect();
            let figures = figures.trim_start_matches('0');
            (figures.len() >= FIGURES_MIN).then(|| figures.to_owned())
        }
    }
}

/// Chains by the codes of their coins. Who has a key of one chain of a group has the same address on the
/// others, and coins of one name are on several chains.
const CHAINS: [(&str, &[&str]); 12] = [
    ("bitcoin", &["bch", "bsv", "btc", "btg", "xbt"]),
    ("dash", &["dash"]),
    (
        "ethereum",
        &[
            "arb", "avax", "base", "bnb", "bsc", "dai", "etc", "eth", "matic", "op", "pol", "usdc",
            "usdt",
        ],
    ),
    ("litecoin", &["ltc"]),
    ("monero", &["xmr"]),
    ("polkadot", &["dot"]),
    ("ripple", &["xrp"]),
    ("solana", &["sol", "usdc", "usdt"]),
    ("stellar", &["xlm"]),
    ("tron", &["trx", "usdc", "usdt"]),
    ("verge", &["xvg"]),
    ("zcash", &["zec"]),
];

/// Whether no address of one currency is one of the other. Of what is not known that cannot be said.
pub(crate) fn at_odds(one: &str, other: &str) -> bool {
    let chains = |currency: &str| -> Vec<&str> {
        let currency = currency.to_lowercase();
        let chains = CHAINS.iter();
        let chains = chains.filter(|(_, coins)| coins.contains(&currency.as_str()));
        chains.map(|(chain, _)| *chain).collect()
    };
    let (one, other) = (chains(one), chains(other));
    !one.is_empty() && !other.is_empty() && one.iter().all(|chain| !other.contains(chain))
}

/// Who is reached by what, and the currencies of wallets.
#[derive(Default)]
pub(crate) struct Contacts {
    bearers: HashMap<(Means, Box<str>), Vec<u32>>,
    /// By the comparable form of a wallet's address.
    currencies: HashMap<Box<str>, Box<str>>,
}

impl Contacts {
    /// Adds what an entry states of a party that is known by its first entry.
    pub(crate) fn add(&mut self, entity: &Entity, first: u32) {
        for remark in &entity.remarks {
            for (means, text) in of_remark(remark) {
                let Some(key) = key(means, text) else {
                    continue;
                };
                let bearers = self.bearers.entry((listed_as(means), key.into()));
                let bearers = bearers.or_default();
                if !bearers.contains(&first) {
                    bearers.push(first);
                }
            }
            if let Some((currency, address)) = wallet(remark) {
                let address = Identifier::new(IdentifierKind::Wallet, address);
                if let Some(address) = address {
                    self.currencies
                        .insert(address.key().into(), currency.into());
                }
            }
        }
    }

    /// The first entries of the parties that are reached so.
    pub(crate) fn of(&self, means: Means, text: &str) -> &[u32] {
        let key = key(means, text).map(|key| (listed_as(means), key.into_boxed_str()));
        let found = key.and_then(|key| self.bearers.get(&key));
        found.map_or(&[], Vec::as_slice)
    }

    /// The currency of a wallet, where a list states it.
    pub(crate) fn currency(&self, address: &str) -> Option<&str> {
        let address = Identifier::new(IdentifierKind::Wallet, address)?.key();
        Some(self.currencies.get(address.as_str())?)
    }
}

/// A fax machine's number is found as a telephone's, and the other way round.
fn listed_as(means: Means) -> Means {
    match means {
        Means::Fax => Means::Phone,
        other => other,
    }
}

/// The currency and address of a remark on a wallet.
fn wallet(remark: &str) -> Option<(&str, &str)> {
    let stated = remark.strip_prefix(WALLET)?.strip_prefix(':')?;
    stated.trim().split_once(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use vokter_entities::Kind;

    #[test]
    fn contacts_are_read_as_publishers_write_them() {
        for (remark, expected) in [
            ("Email Address: box@example.by", vec!["box@example.by"]),
            (
                "email address: (1) a@example.org (2) b@example.org",
                vec!["a@example.org", "b@example.org"],
            ),
            (
                "website: https://www.example.kz/",
                vec!["https://www.example.kz/"],
            ),
            ("phone: 00218 (21) 4890146", vec!["00218 (21) 4890146"]),
            (
                "phone number: (1) +7 495 1234567 (2) +7 495 7654321",
                vec!["+7 495 1234567", "+7 495 7654321"],
            ),
            ("phone: 1", vec![]),
            ("other information: box@example.by", vec![]),
            ("no label", vec![]),
        ] {
            let texts: Vec<&str> = of_remark(remark)
                .into_iter()
                .map(|(_, text)| text)
                .collect();
            assert_eq!(texts, expected, "{remark}");
        }
    }

    #[test]
    fn a_contact_is_found_however_it_is_written() {
        let mut entity = Entity::new("mine-1", Kind::Organization);
        entity.remarks = [
            "Website: http://www.example.org",
            "fax: +7 (495) 123-45-67",
            "Email Address: Box@Example.org",
            "Digital Currency Address: ETH 0xAbCdEf0123",
        ]
        .map(str::to_owned)
        .to_vec();
        let mut contacts = Contacts::default();
        contacts.add(&entity, 7);
        for (means, text, found) in [
            (Means::Page, "https://example.org/", true),
            (Means::Phone, "007 495 1234567", true),
            (Means::Fax, "7-495-123-4567", true),
            (Means::Mail, "box@example.org", true),
            (Means::Mail, "info@example.org", false),
            (Means::Page, "box@example.org", false),
        ] {
            let expected: &[u32] = if found { &[7] } else { &[] };
            assert_eq!(contacts.of(means, text), expected, "{text}");
        }
        assert_eq!(contacts.currency("0xabcdef0123"), Some("ETH"));
        assert_eq!(contacts.currency("0xabcdef0124"), None);
    }

    #[test]
    fn currencies_of_different_chains_are_at_odds() {
        for (one, other, odds) in [
            ("XBT", "ETH", true),
            ("XBT", "BTC", false),
            ("USDT", "ETH", false),
            ("USDT", "TRX", false),
            ("USDT", "XBT", true),
            ("ETH", "BSC", false),
            ("NEW", "ETH", false),
        ] {
            assert_eq!(at_odds(one, other), odds, "{one} {other}");
        }
    }
}
