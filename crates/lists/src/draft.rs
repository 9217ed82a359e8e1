//! A party while its reader gathers it: each fact once, each name with the most trust it was given.

use vokter_entities::{
    Address, Country, Entity, Gender, Identifier, IdentifierKind, Kind, Listing, Name, NameKind,
    PartialDate, ParticularKind, Person,
};

use crate::written::also_known;
use crate::written::names::{self, Sort};

/// An entity that grows. Every reader but the UN's builds through it.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) entity: Entity,
}

impl Draft {
    /// A party of a list, by the publisher's own number.
    pub(crate) fn new(list: &str, reference: &str, kind: Kind) -> Self {
        Self {
            entity: Entity::new(format!("{list}-{reference}"), kind),
        }
    }

    /// A name, with white space tidied; empty ones are none. The same name twice keeps the kind
    /// that says more: the first one, unless that was weak.
    pub(crate) fn name(&mut self, text: &str, kind: NameKind) {
        let Some(name) = Name::new(text, kind) else {
            return;
        };
        let names = &mut self.entity.names;
        match names.iter_mut().find(|known| known.text == name.text) {
            Some(known) if !known.kind.is_strong() => known.kind = kind,
            Some(_) => {}
            None => names.push(name),
        }
    }

    /// The names in a publisher's text, which may hold more than one: forms in other scripts and
    /// acronyms in brackets become names of their own. Where a remark was cut off, the whole text is kept
    /// among the remarks.
    pub(crate) fn names_in(&mut self, text: &str, kind: NameKind) {
        let (base, others) = also_known(text);
        self.pieces_in(&base, kind);
        let other_kind = match kind {
            NameKind::Primary => NameKind::StrongAlias,
            kind => kind,
        };
        for other in others {
            self.pieces_in(&other, other_kind);
        }
    }

    /// The names in a text without other names in brackets.
    fn pieces_in(&mut self, text: &str, kind: NameKind) {
        let pieces = names::pieces(text);
        let acronym = |piece: &names::Piece| piece.sort == Sort::Acronym;
        let latin = |piece: &names::Piece| piece.sort == Sort::Latin;
        let mut kind = kind;
        // `GENERAL BUREAU (GB)` is the name to show; `NAME (ИМЯ)` is two names.
        if kind == NameKind::Primary && pieces.names.iter().any(acronym) && !pieces.cut {
            self.name(text, kind);
            kind = NameKind::StrongAlias;
        }
        let shown = pieces.names.iter().position(latin).unwrap_or(0);
        for (at, piece) in pieces.names.iter().enumerate() {
            let kind = match (piece.sort, kind) {
                // Four letters that many bear: an acronym alone never identifies.
                (Sort::Acronym, _) => NameKind::WeakAlias,
                (Sort::Original, NameKind::StrongAlias) => NameKind::OriginalScript,
                (Sort::Original, NameKind::Primary) if at != shown => NameKind::OriginalScript,
                (Sort::Latin, NameKind::Primary) if at != shown => NameKind::StrongAlias,
                (_, kind) => kind,
            };
            self.name(&piece.text, kind);
        }
        if pieces.cut {
            self.remark("name", text);
        }
    }

    /// A country that the party is tied to.
    pub(crate) fn country(&mut self, country: Option<Country>) {
        push(&mut self.entity.countries, country);
    }

    /// Countries named in a publisher's words; what is no country is kept as a remark under
    /// `what`.
    pub(crate) fn country_in_words(&mut self, what: &str, text: &str) {
        if let Some(country) = Country::from_name(text) {
            return self.country(Some(country));
        }
        let mentioned = Country::mentioned(text);
        if mentioned.is_empty() {
            self.remark(what, text);
        }
        for country in mentioned {
            self.country(Some(country));
        }
    }

    /// A nationality in a publisher's words: a country, and for a person a citizenship.
    pub(crate) fn nationality(&mut self, text: &str) {
        self.country_in_words("nationality", text);
        let country = Country::from_name(text);
        if let Some(person) = self.person() {
            push(&mut person.nationalities, country);
        }
    }

    /// Nationalities in words that may hold several: `Russian and Ukrainian`. What names no country is a
    /// remark.
    pub(crate) fn nationality_in_words(&mut self, text: &str) {
        if Country::from_name(text).is_some() {
            return self.nationality(text);
        }
        let mentioned = Country::mentioned(text);
        for country in &mentioned {
            self.nationality(country.name());
        }
        // Words around the countries (`revoked in 2015`) are kept.
        if mentioned.len() != 1 || text.contains('(') {
            self.remark("nationality", text);
        }
    }

    /// What only a human being has; none for anything else.
    pub(crate) fn person(&mut self) -> Option<&mut Person> {
        match &mut self.entity.kind {
            Kind::Person(person) => Some(person),
            _ => None,
        }
    }

    /// A birth date; kept for persons only.
    pub(crate) fn birth_date(&mut self, date: Option<PartialDate>) {
        if let Some(person) = self.person() {
            push(&mut person.birth_dates, date);
        }
    }

    /// A place of birth as given; kept for persons only.
    pub(crate) fn birth_place(&mut self, text: &str) {
        if let Some(person) = self.person() {
            push(&mut person.birth_places, tidy(text));
        }
    }

    /// An office held, as given; for what is no person a remark.
    pub(crate) fn position(&mut self, text: &str) {
        match self.person() {
            Some(person) => push(&mut person.positions, tidy(text)),
            None => self.remark("function", text),
        }
    }

    /// A title such as "Dr", as given; kept for persons only.
    pub(crate) fn title(&mut self, text: &str) {
        if let Some(person) = self.person() {
            push(&mut person.titles, tidy(text));
        }
    }

    /// Gender in a publisher's word; any other word says nothing.
    pub(crate) fn gender(&mut self, text: &str) {
        let gender = match text.trim().to_ascii_lowercase().as_str() {
            "male" | "m" => Gender::Male,
            "female" | "f" => Gender::Female,
            _ => return,
        };
        if let Some(person) = self.person() {
            person.gender.get_or_insert(gender);
        }
    }

    /// A number of a kind, with its issuer. One that fails the check of its kind is kept as
    /// [`IdentifierKind::Other`]: publishers mistype, and what they print is what is compared.
    pub(crate) fn identifier(
        &mut self,
        kind: IdentifierKind,
        value: &str,
        country: Option<Country>,
    ) {
        let identifier = Identifier::parse(kind, value)
            .ok()
            .or_else(|| Identifier::parse(IdentifierKind::Other, value).ok());
        let Some(mut identifier) = identifier else {
            return;
        };
        identifier.country = country;
        let known =
            |other: &Identifier| other.kind == identifier.kind && other.key() == identifier.key();
        if !self.entity.identifiers.iter().any(known) {
            self.entity.identifiers.push(identifier);
        }
    }

    /// One of a ship's particulars; of what is no ship a remark under `what`.
    pub(crate) fn particular(&mut self, kind: ParticularKind, what: &str, text: &str) {
        match &mut self.entity.kind {
            Kind::Vessel(vessel) => vessel.tell(kind, &tidy(text).unwrap_or_default()),
            _ => self.remark(what, text),
        }
    }

    /// What stands under a publisher's own word: of a ship perhaps one of its particulars, else a remark.
    pub(crate) fn detail(&mut self, what: &str, text: &str) {
        match PARTICULARS.iter().find(|(word, _)| *word == what) {
            Some((_, kind)) => self.particular(*kind, what, text),
            None => self.remark(what, text),
        }
    }

    /// An address in one line, with its country, which counts as the party's too.
    pub(crate) fn address(&mut self, text: &str, country: Option<Country>) {
        self.country(country);
        let text = tidy(text);
        push(
            &mut self.entity.addresses,
            text.map(|text| Address { text, country }),
        );
    }

    /// A listing.
    pub(crate) fn listing(&mut self, listing: Listing) {
        push(&mut self.entity.listings, Some(listing));
    }

    /// What the publisher wrote besides, under the name of its field; empty texts are none.
    pub(crate) fn remark(&mut self, what: &str, text: &str) {
        push(
            &mut self.entity.remarks,
            tidy(text).map(|text| format!("{what}: {text}")),
        );
    }

    /// The party; none if it has no name at all. Without a primary name the first one is that.
    pub(crate) fn finish(mut self) -> Option<Entity> {
        let primary = |name: &Name| name.kind == NameKind::Primary;
        if !self.entity.names.iter().any(primary) {
            let names = &mut self.entity.names;
            let best = names.iter().position(|name| name.kind.is_strong());
            names.get_mut(best.unwrap_or(0))?.kind = NameKind::Primary;
        }
        Some(self.entity)
    }
}

/// Publishers' words for a ship's particulars.
const PARTICULARS: [(&str, ParticularKind); 4] = [
    ("built", ParticularKind::Built),
    ("tonnage of ship", ParticularKind::Tonnage),
    ("type of ship", ParticularKind::Type),
    ("year built", ParticularKind::Built),
];

/// Adds a fact that is not there yet.
fn push<T: PartialEq>(facts: &mut Vec<T>, fact: Option<T>) {
    if let Some(fact) = fact.filter(|fact| !facts.contains(fact)) {
        facts.push(fact);
    }
}

/// Trimmed, with white space collapsed; none when nothing is left.
pub(crate) fn tidy(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The first twelve digits of a hash of some fields, for parties to whom the publisher gives no
/// number.
pub(crate) fn fingerprint(fields: &[&str]) -> String {
    let mut hash = crate::list::sha256_hex(fields.join("\n").as_bytes());
    hash.truncate(12);
    hash
}
