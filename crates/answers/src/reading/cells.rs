//! Cells that hold one word of a closed set.

use vokter_entities::{Country, Gender, Schema};
use vokter_trade::Language;

/// A country by its code or by its name in many languages.
pub fn country(text: &str) -> Result<Country, String> {
    text.parse()
        .ok()
        .or_else(|| Country::from_name(text))
        .ok_or_else(|| {
            format!("unknown country `{text}`: give an ISO 3166 code such as kp or ru, or its name")
        })
}

/// A language of answers by its code, as the page has it.
pub fn language(code: &str) -> Result<Language, String> {
    match code.trim().to_ascii_lowercase().as_str() {
        "en" => Ok(Language::English),
        "nb" | "no" | "nn" => Ok(Language::Norwegian),
        _ => Err("it is en or nb".to_owned()),
    }
}

/// A gender by its word or its first letter; none where it is neither.
pub fn gender(text: &str) -> Option<Gender> {
    match text.trim().to_lowercase().as_str() {
        "male" | "m" | "man" => Some(Gender::Male),
        "female" | "f" | "woman" => Some(Gender::Female),
        _ => None,
    }
}

/// What banks call a customer who is a person, lower-case.
const PERSONS: &[&str] = &[
    "individual",
    "natural person",
    "private",
    "private individual",
    "privat",
    "privatperson",
    "privatkunde",
    "privatkunden",
    "personne physique",
    "particulier",
    "persona física",
    "persona fisica",
    "particular",
    "osoba fizyczna",
    "физическое лицо",
    "физлицо",
    "фізична особа",
    "个人",
    "個人",
    "개인",
];
/// And one who is none: a body, of which kind is not said.
const BODIES: &[&str] = &[
    "corporate",
    "corporation",
    "business",
    "legal person",
    "legal entity",
    "entity",
    "bedrift",
    "bedriftskunde",
    "foretak",
    "företag",
    "firma",
    "firmenkunde",
    "juristische person",
    "juridisk person",
    "personne morale",
    "entreprise",
    "persona jurídica",
    "persona giuridica",
    "empresa",
    "azienda",
    "osoba prawna",
    "юридическое лицо",
    "юрлицо",
    "юридична особа",
    "法人",
    "企业",
    "企業",
    "기업",
    "법인",
];

/// A schema by its FollowTheMoney name or by what banks call such customers, in any case. The
/// bodies' words are no schema of their own: a firm may be listed as a company or an organisation.
pub fn schema(text: &str) -> Result<Schema, String> {
    let word = text.trim().to_lowercase();
    if PERSONS.contains(&word.as_str()) {
        return Ok(Schema::Person);
    }
    if BODIES.contains(&word.as_str()) {
        return Ok(Schema::Organization);
    }
    text.parse()
        .map_err(|error: vokter_entities::SchemaError| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banks_call_customers_otherwise() {
        assert_eq!(schema("Individual"), Ok(Schema::Person));
        assert_eq!(schema("Юридическое лицо"), Ok(Schema::Organization));
        assert_eq!(schema("Organisation"), Ok(Schema::Organization));
        assert_eq!(schema("company"), Ok(Schema::Company));
        assert!(schema("gold member").is_err());
    }
}
