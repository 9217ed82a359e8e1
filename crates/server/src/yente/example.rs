//! An example of a party, as it is looked up: what it asks, and what of it is not looked at.

use serde_json::{Map, Value};
use vokter_answers::asked::{Asked, Question};
use vokter_answers::remark::{Language, Remark};
use vokter_answers::{engine, reading};
use vokter_entities::{Gender, Schema};
use vokter_screening::Query;

use super::Trouble;
use super::entity::texts;
use super::model::{self, engine_schema, is_schema};

/// Most warnings of a query.
const WARNINGS_MAX: usize = 20;

/// An example as it was understood.
pub(super) struct Example {
    pub(super) query: Query,
    pub(super) schema: String,
    pub(super) echo: Value,
    /// What of it was not looked at: a mistyped property would be a hit that nobody sees.
    pub(super) warnings: Vec<String>,
    /// Whether a name came damaged, so that another may have been looked for.
    pub(super) damaged: bool,
}

impl Example {
    /// What is given of a property.
    pub(super) fn all(&self, property: &str) -> Vec<String> {
        let given = self.echo.as_object();
        let given = given.map(|given| texts(given, property));
        let given = given.unwrap_or_default().into_iter();
        given.map(str::to_owned).collect()
    }
}

/// Reads an example; of its values there is never a second copy.
pub(super) fn example(value: Value) -> Result<Example, Trouble> {
    let unparsable = |what: &str| Trouble::bad(format!("Cannot parse entity: {what}"));
    let Value::Object(mut object) = value else {
        return Err(unparsable("an object was expected"));
    };
    let schema = object
        .get("schema")
        .and_then(Value::as_str)
        .ok_or_else(|| unparsable("it has no schema"))?
        .to_owned();
    if !is_schema(&schema) {
        return Err(Trouble::bad(format!("Invalid schema: {schema}")));
    }
    let mut properties = Map::new();
    match object.remove("properties") {
        None | Some(Value::Null) => {}
        Some(Value::Object(given)) => {
            for (name, values) in given {
                let values = match values {
                    Value::Array(values) => values,
                    Value::Null => Vec::new(),
                    one => vec![one],
                };
                // A frame of a spreadsheet sends what is missing as null.
                let values = values.into_iter().filter(|value| !value.is_null());
                let texts: Option<Vec<Value>> = values
                    .map(|value| match value {
                        Value::String(text) => Some(Value::String(text)),
                        Value::Number(number) => Some(Value::String(number.to_string())),
                        _ => None,
                    })
                    .collect();
                let texts =
                    texts.ok_or_else(|| unparsable(&format!("{name} holds more than texts")))?;
                properties.insert(name, Value::Array(texts));
            }
        }
        Some(_) => return Err(unparsable("properties are no object")),
    }
    let echo = Map::from_iter([
        ("id".to_owned(), object.remove("id").unwrap_or(Value::Null)),
        ("schema".to_owned(), Value::String(schema.clone())),
        ("properties".to_owned(), Value::Object(properties)),
    ]);
    let Question { query, remarks } = query(&schema, &echo)?;
    let mut warnings = unseen(&query, &echo)?;
    warnings.extend(Remark::texts(&remarks, Language::English));
    warnings.truncate(WARNINGS_MAX);
    Ok(Example {
        damaged: remarks
            .iter()
            .any(|told| matches!(told, Remark::Damaged(_))),
        warnings,
        query,
        schema,
        echo: Value::Object(echo),
    })
}

/// The question that an example is. One without a name and a number asks for nothing.
fn query(schema: &str, example: &Map<String, Value>) -> Result<Question, Trouble> {
    let mut names: Vec<String> = model::NAMES
        .iter()
        .flat_map(|property| texts(example, property))
        .filter(|name| vokter_names::is_readable(name))
        .map(str::to_owned)
        .collect();
    if names.is_empty() {
        let parts: Vec<&str> = model::NAME_PARTS
            .iter()
            .flat_map(|property| texts(example, property))
            .collect();
        let name = parts.join(" ");
        if vokter_names::is_readable(&name) {
            names.push(name);
        }
    }
    let ids: Vec<String> = model::NUMBERS
        .iter()
        .flat_map(|property| texts(example, property))
        .map(str::to_owned)
        .collect();
    let mut born = texts(example, "birthDate")
        .into_iter()
        .filter_map(|text| reading::read_typed_date(text).ok());
    let countries = model::COUNTRIES
        .iter()
        .flat_map(|property| texts(example, property))
        .filter_map(|text| reading::country(text).ok())
        .collect();
    if names.is_empty() && ids.is_empty() {
        return Ok(Question {
            query: Query::default(),
            remarks: Vec::new(),
        });
    }
    let mut names = names.into_iter();
    let asked = Asked {
        name: names.next(),
        schema: engine_schema(schema),
        birth_date: born.next(),
        other_birth_dates: born.collect(),
        countries,
        ids,
        aliases: names.collect(),
    };
    let mut question = asked
        .question()
        .map_err(|refusal| Trouble::bad(refusal.to_string()))?;
    question.query.gender = genders(example).unwrap_or_default();
    // What is called one is one, whatever the schema; a company has one of its own.
    let of_ship = asked.schema == Some(Schema::Vessel);
    let numbers = texts(example, "imoNumber").into_iter();
    for number in numbers.flat_map(|text| reading::wrong_as_imo_number(text, of_ship)) {
        let remark = Remark::WrongImo(number);
        if !question.remarks.contains(&remark) {
            question.remarks.push(remark);
        }
    }
    Ok(question)
}

/// The gender of an example, if one is told.
///
/// # Errors
/// When several are told that differ: then none is known.
fn genders(example: &Map<String, Value>) -> Result<Option<Gender>, String> {
    let told = texts(example, "gender");
    let mut told = told.iter().filter_map(|text| reading::gender(text));
    let first = told.next();
    match told.find(|other| Some(*other) != first) {
        Some(_) => Err("gender was not looked at: both male and female are given".to_owned()),
        None => Ok(first),
    }
}

/// Refuses what is given that could speak against a party and cannot count; an empty value is none.
pub(super) fn unread(example: &Map<String, Value>) -> Result<(), String> {
    let today = engine::today();
    let given = texts(example, "birthDate").into_iter();
    for text in given.filter(|text| !text.trim().is_empty()) {
        reading::read_typed_date(text)
            .and_then(|date| reading::plausible(date, today).map_err(|what| what.to_string()))
            .map_err(|why| format!("birthDate: {}", why.escape_debug()))?;
    }
    let given = texts(example, "gender").into_iter();
    for text in given.filter(|text| !text.trim().is_empty()) {
        if !is_gender(text) {
            return Err(format!(
                "gender: `{}` is neither male nor female",
                text.escape_debug()
            ));
        }
    }
    genders(example).map(|_| ())
}

/// What of an example was not looked at. Where nothing is, and a property that nobody knows may have been meant for
/// its name, it is refused: an empty answer would be taken for one without a hit.
fn unseen(query: &Query, example: &Map<String, Value>) -> Result<Vec<String>, Trouble> {
    let mut unseen = Vec::new();
    let given = example.get("properties").and_then(Value::as_object);
    let given = given.into_iter().flatten();
    let says = |value: &Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
    let given =
        given.filter(|(_, values)| values.as_array().is_some_and(|all| all.iter().any(says)));
    for (property, _) in given.filter(|(property, _)| !is_looked_at(property)) {
        unseen.push(format!(
            "`{}` was not looked at: no name, number, country, birth date or gender is called so",
            property.escape_debug()
        ));
    }
    if query.name.is_none() && query.ids.is_empty() {
        let nothing = "nothing can be looked up: the example has neither a name nor a number";
        if let Some(unknown) = unseen.first() {
            return Err(Trouble::bad(format!("{nothing}, and {unknown}")));
        }
        unseen.push(nothing.to_owned());
    }
    let said = |property: &str| {
        let said = texts(example, property).into_iter();
        said.filter(|text| !text.trim().is_empty())
    };
    for text in said("birthDate") {
        if let Err(why) = reading::read_typed_date(text) {
            unseen.push(format!(
                "birthDate was not looked at: {}",
                why.escape_debug()
            ));
        }
    }
    for property in model::COUNTRIES {
        for text in said(property) {
            if let Err(why) = reading::country(text) {
                unseen.push(format!(
                    "{property} was not looked at: {}",
                    why.escape_debug()
                ));
            }
        }
    }
    unseen.extend(genders(example).err());
    for text in said("gender") {
        if !is_gender(text) {
            unseen.push(format!(
                "gender was not looked at: `{}` is neither male nor female",
                text.escape_debug()
            ));
        }
    }
    Ok(unseen)
}

/// Whether it is a gender, be it the model's word for what is neither.
fn is_gender(text: &str) -> bool {
    reading::gender(text).is_some() || text.eq_ignore_ascii_case("other")
}

fn is_looked_at(property: &str) -> bool {
    let groups: [&[&str]; 5] = [
        &model::NAMES,
        &model::NAME_PARTS,
        &model::COUNTRIES,
        &model::NUMBERS,
        &["birthDate", "gender"],
    ];
    groups.iter().any(|group| group.contains(&property))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_of_an_example_is_not_looked_at_is_said() {
        let check = |properties: Value, said: &[&str]| {
            let read = example(json!({"schema": "Person", "properties": properties}));
            let warnings = read.unwrap_or_else(|_| panic!("{properties}")).warnings;
            assert_eq!(warnings.len(), said.len(), "{warnings:?}");
            for (warning, begins) in warnings.iter().zip(said) {
                assert!(warning.starts_with(begins), "{warning}");
            }
        };
        check(
            json!({"name": ["Kari Nordmann"], "birthDate": ["1980"]}),
            &[],
        );
        check(json!({"name": ["Kari Nordmann"], "email": []}), &[]);
        check(
            json!({"name": "Kari Nordmann", "birthDate": "", "country": " ", "gender": "", "email": ""}),
            &[],
        );
        check(
            json!({"name": "Kari Nordmann", "gender": ["female", "F"], "birthDate": ["1980", "1980-05-17"]}),
            &[],
        );
        check(
            json!({"name": "Kari Nordmann", "gender": ["female", "male"], "birthDate": ["1980", "2980"]}),
            &["gender was not looked at: both", "screened without"],
        );

        check(
            json!({"name": ["Kari Nordmann", null], "birthDate": [null]}),
            &[],
        );
        check(json!({}), &["nothing can be looked up"]);
        check(
            json!({"name": "Kari Nordmann", "birthDate": "long ago", "country": ["no", "Xanadu"], "x": ["y"]}),
            &[
                "`x` was not",
                "birthDate was not looked at: `long ago`",
                "country was not looked at: unknown country `Xanadu`",
            ],
        );
        check(
            json!({"name": "Trelvana Star", "imoNumber": ["9074729", "9074728"]}),
            &["`9074728` is no IMO number"],
        );
        // A ship has no company's number.
        for (schema, number, wrong) in [
            ("Vessel", "5466371", true),
            ("Company", "5466371", false),
            ("Vessel", "90747", true),
            ("Vessel", "unknown", true),
            ("Vessel", "9074729", false),
        ] {
            let asked = json!({"schema": schema, "properties": {"imoNumber": [number]}});
            let warnings = example(asked).map(|read| read.warnings).unwrap_or_default();
            assert_eq!(
                !warnings.is_empty(),
                wrong,
                "{schema} {number}: {warnings:?}"
            );
        }
        check(
            json!({"name": "Kari Nordmann", "birthDate": ["01/08/1984", "20/08/1984"], "gender": "unknown to us"}),
            &[
                "birthDate was not looked at: `01/08/1984` can be 1984-08-01 or 1984-01-08",
                "gender was not",
            ],
        );
    }

    #[test]
    fn every_birth_date_is_asked_and_genders_that_differ_are_none() {
        for (gender_given, dates, gender) in [
            (
                json!(["female"]),
                json!(["1980-01-01", "1946"]),
                Some(Gender::Female),
            ),
            (
                json!(["female", "male"]),
                json!(["", "1980-01-01", "1946"]),
                None,
            ),
        ] {
            let asked = json!({"schema": "Person", "properties": {
                "name": "Kari Nordmann", "gender": gender_given, "birthDate": dates,
            }});
            let query = example(asked).unwrap().query;
            assert_eq!(query.gender, gender);
            assert_eq!(query.birth_date, "1980-01-01".parse().ok());
            assert_eq!(query.other_birth_dates, ["1946".parse().unwrap()]);
        }
    }

    #[test]
    fn an_example_of_which_nothing_is_understood_is_refused() {
        let mistyped = json!({"schema": "Person", "properties": {"nmae": ["Kari Nordmann"]}});
        assert!(example(mistyped).is_err());
    }
}
