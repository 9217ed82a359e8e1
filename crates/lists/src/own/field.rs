//! What a column of somebody's own table can be, and the words by which people call it.

use std::fmt;

/// A field of a list of the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Field {
    Reference,
    Name,
    Alias,
    WeakAlias,
    FormerName,
    GivenName,
    MiddleName,
    FamilyName,
    Schema,
    BirthDate,
    BirthPlace,
    Gender,
    Country,
    Nationality,
    Id,
    Passport,
    NationalId,
    TaxId,
    Registration,
    Imo,
    Mmsi,
    Bic,
    Lei,
    Iban,
    Wallet,
    Regime,
    Programme,
    Effect,
    ListedOn,
    LegalBasis,
    Address,
    Position,
    Title,
    Note,
}

/// Each field with its name, which `--map` takes, and the words of headers in English, Norwegian
/// and its neighbours, German, French and Spanish, in the form of [`key`].
#[rustfmt::skip]
const WORDS: &[(Field, &str, &[&str])] = &[
    (Field::Reference, "reference", &["ref", "reference number", "record id", "entry id", "uid", "referanse", "referencia", "référence", "referenz", "aktenzeichen", "saksnummer"]),
    (Field::Name, "name", &["full name", "names", "entity name", "customer name", "whole name", "navn", "fullt navn", "namn", "nimi", "vollständiger name", "nom", "nom complet", "nombre", "nombre completo", "denominación", "dénomination", "bezeichnung", "firma", "firmenname", "raison sociale", "razón social"]),
    (Field::Alias, "alias", &["aliases", "aka", "also known as", "other name", "other names", "alternative name", "alternative names", "alternate names", "kallenavn", "andre navn", "annet navn", "også kjent som", "weitere namen", "andere namen", "auch bekannt als", "autres noms", "autre nom", "alias connus", "otros nombres", "otro nombre", "original name", "original script", "name original script"]),
    (Field::WeakAlias, "weak_alias", &["weak aliases", "low quality aka", "low quality alias", "nickname", "økenavn", "spitzname", "surnom", "apodo"]),
    (Field::FormerName, "former_name", &["former names", "previous name", "previous names", "fka", "formerly known as", "tidligere navn", "früherer name", "frühere namen", "ancien nom", "anciens noms", "nombre anterior", "nombres anteriores"]),
    (Field::GivenName, "given_name", &["given names", "first name", "first names", "forename", "fornavn", "förnamn", "vorname", "vornamen", "prénom", "prénoms", "nombre de pila", "nombres"]),
    (Field::MiddleName, "middle_name", &["middle names", "patronymic", "mellomnavn", "mellannamn", "zweiter vorname", "deuxième prénom", "segundo nombre"]),
    (Field::FamilyName, "family_name", &["family names", "last name", "last names", "surname", "etternavn", "efternamn", "efternavn", "nachname", "familienname", "nom de famille", "apellido", "apellidos"]),
    (Field::Schema, "schema", &["type", "entity type", "kind", "type of entity", "art", "typ", "tipo"]),
    (Field::BirthDate, "birth_date", &["birth dates", "date of birth", "dob", "birthday", "born", "birth year", "year of birth", "fødselsdato", "fodselsdato", "født", "fodt", "fødselsår", "födelsedatum", "geburtsdatum", "geboren", "geburtstag", "date de naissance", "né le", "fecha de nacimiento", "nacimiento"]),
    (Field::BirthPlace, "birth_place", &["place of birth", "pob", "fødested", "geburtsort", "lieu de naissance", "lugar de nacimiento"]),
    (Field::Gender, "gender", &["sex", "kjønn", "kön", "geschlecht", "sexe", "sexo", "género"]),
    (Field::Country, "country", &["countries", "country code", "country of residence", "jurisdiction", "flag", "land", "landkode", "länder", "staat", "pays", "país", "países"]),
    (Field::Nationality, "nationality", &["nationalities", "citizenship", "citizenships", "nasjonalitet", "statsborgerskap", "nationalitet", "staatsangehörigkeit", "nationalität", "nationalité", "nacionalidad"]),
    (Field::Id, "id", &["ids", "id number", "id no", "identifier", "identifiers", "identity number", "document number", "kennnummer", "identifikasjon", "numéro d'identité", "identificación"]),
    (Field::Passport, "passport", &["passports", "passport number", "passport no", "pass", "passnummer", "reisepass", "passeport", "numéro de passeport", "pasaporte"]),
    (Field::NationalId, "national_id", &["national id number", "national identity number", "national identification number", "ssn", "social security number", "personal number", "fødselsnummer", "personnummer", "personalausweis", "dni", "cédula"]),
    (Field::TaxId, "tax_id", &["tax number", "tax id number", "vat number", "tin", "inn", "nif", "steuernummer", "skattenummer"]),
    (Field::Registration, "registration", &["registration number", "company number", "registration no", "orgnr", "organisasjonsnummer", "organisationsnummer", "handelsregisternummer", "siren", "ogrn"]),
    (Field::Imo, "imo", &["imo number", "imo no", "imonummer"]),
    (Field::Mmsi, "mmsi", &[]),
    (Field::Bic, "bic", &["swift", "swift bic", "swift code", "bic code"]),
    (Field::Lei, "lei", &["lei code"]),
    (Field::Iban, "iban", &["account number"]),
    (Field::Wallet, "wallet", &["wallets", "wallet address", "crypto address", "crypto wallet"]),
    (Field::Regime, "regime", &["sanctions regime", "regim", "régime", "régimen"]),
    (Field::Programme, "programme", &["program", "programm", "programa"]),
    (Field::Effect, "effect", &["measure", "virkning", "wirkung", "effet", "efecto"]),
    (Field::ListedOn, "listed_on", &["date listed", "listing date", "listed", "listed date", "added on", "date added", "listeført", "gelistet am", "date d'inscription", "fecha de inclusión"]),
    (Field::LegalBasis, "legal_basis", &["legal act", "hjemmel", "rechtsgrundlage", "base juridique", "base jurídica"]),
    (Field::Address, "address", &["addresses", "adresse", "adresser", "adress", "anschrift", "dirección"]),
    (Field::Position, "position", &["positions", "function", "role", "occupation", "stilling", "stellung", "funktion", "fonction", "cargo"]),
    (Field::Title, "title", &["titles", "tittel", "titel", "titre", "título"]),
    (Field::Note, "note", &["notes", "remark", "remarks", "comment", "comments", "reason", "merknad", "kommentar", "bemerkung", "remarque", "observaciones"]),
];

impl Field {
    /// The name that `--map` takes and errors say.
    pub(crate) fn as_str(self) -> &'static str {
        WORDS
            .iter()
            .find(|(field, ..)| *field == self)
            .map_or("", |(_, name, _)| name)
    }

    /// The field of that very name, in any case.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let wanted = key(name);
        let same = |name: &str| key(name) == wanted;
        WORDS
            .iter()
            .find(|(_, name, _)| same(name))
            .map(|(field, ..)| *field)
    }

    /// The field that a header means: its name or one of the words for it, perhaps numbered
    /// ("Alias 2").
    pub(crate) fn of_header(header: &str) -> Option<Self> {
        let wanted = key(header);
        let bare = wanted.trim_end_matches(|c: char| c.is_ascii_digit());
        if bare.is_empty() {
            return None;
        }
        let same = |name: &str| key(name) == bare;
        WORDS
            .iter()
            .find(|(_, name, words)| same(name) || words.iter().any(|word| same(word)))
            .map(|(field, ..)| *field)
    }

    /// Whether it gives a party a name.
    pub(crate) fn names(self) -> bool {
        matches!(
            self,
            Self::Name | Self::Alias | Self::GivenName | Self::FamilyName | Self::FormerName
        )
    }

    /// The names of all fields, for an error.
    pub(crate) fn all() -> String {
        let names: Vec<&str> = WORDS.iter().map(|(_, name, _)| *name).collect();
        names.join(", ")
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A header without case, spaces, underscores, marks and diacritics: `Birth_Date`, `birth date`
/// and `BIRTHDATE` are one.
pub(crate) fn key(header: &str) -> String {
    let mut key = String::with_capacity(header.len());
    for c in header.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => key.push('a'),
            'ç' => key.push('c'),
            'è' | 'é' | 'ê' | 'ë' => key.push('e'),
            'ì' | 'í' | 'î' | 'ï' => key.push('i'),
            'ñ' => key.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => key.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => key.push('u'),
            'ß' => key.push_str("ss"),
            'æ' => key.push_str("ae"),
            c if c.is_alphanumeric() => key.push(c),
            _ => {}
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_in_several_languages() {
        for (header, want) in [
            ("Full Name", Field::Name),
            ("NAVN", Field::Name),
            ("Fodt", Field::BirthDate),
            ("Fødselsdato", Field::BirthDate),
            ("date_of_birth", Field::BirthDate),
            ("Alias 2", Field::Alias),
            ("Pays", Field::Country),
            ("PAÍS", Field::Country),
            ("Vorname", Field::GivenName),
            ("weakAlias", Field::WeakAlias),
            ("IMO number", Field::Imo),
        ] {
            assert_eq!(Field::of_header(header), Some(want), "{header}");
        }
        assert_eq!(Field::of_header("shoe"), None);
        assert_eq!(Field::of_header("2"), None);
        assert_eq!(Field::named("Birth-Date"), Some(Field::BirthDate));
        assert_eq!(Field::named("navn"), None);
    }

    #[test]
    fn no_word_means_two_fields() {
        let mut seen = std::collections::HashMap::new();
        for (field, name, words) in WORDS {
            for word in std::iter::once(name).chain(*words) {
                let before = seen.insert(key(word), *field);
                assert!(before.is_none_or(|before| before == *field), "{word}");
            }
        }
    }
}
