//! What the readers of JSON and of parameters say of a value, in words of the interface and not of the
//! program: they name the program's types.

/// What they say, and what is said instead. The first that fits is taken.
const WORDS: [(&str, &str); 27] = [
    ("Failed to deserialize query string: ", ""),
    ("cannot parse float from empty string", "no number is given"),
    (
        "cannot parse integer from empty string",
        "no number is given",
    ),
    (
        "EOF while parsing a value",
        "it ends where a value is needed",
    ),
    ("EOF while parsing", "it ends within"),
    ("expected value", "a value is needed"),
    ("invalid unicode code point", "these bytes are not UTF-8"),
    ("key must be a string", "a key in quotes is needed"),
    ("lone leading surrogate in hex escape", HALF),
    ("trailing characters", "more stands behind the value"),
    ("unexpected end of hex escape", HALF),
    ("invalid digit found in string", "a whole number is needed"),
    ("invalid float literal", "a number is needed"),
    (
        "number too large to fit in target type",
        "the number is too large",
    ),
    (
        "provided string was not `true` or `false`",
        "true or false is needed",
    ),
    ("invalid type: sequence,", "this is an array;"),
    ("invalid type: map,", "this is an object;"),
    ("invalid type: ", "wrong type: "),
    ("invalid value: ", "wrong value: "),
    ("expected a boolean", "true or false is needed"),
    ("expected a sequence", "an array is needed"),
    ("expected a map", "an object is needed"),
    ("expected a string", "a text is needed"),
    ("expected f64", "a number is needed"),
    ("expected u32", "a whole number from 0 is needed"),
    ("expected usize", "a whole number from 0 is needed"),
    ("expected i64", "a whole number is needed"),
];
/// What is wrong with an escape such as `\\ud800`, which stands for no character.
const HALF: &str = "half of a surrogate pair stands alone";
/// Before the name of a type of the program's.
const STRUCT: &str = "expected struct ";

/// The same in plain words.
pub(crate) fn plainly(said: &str) -> String {
    let mut text = said.to_owned();
    for (theirs, ours) in WORDS {
        text = text.replacen(theirs, ours, 1);
    }
    if let Some(at) = text.find(STRUCT) {
        let name = text[at + STRUCT.len()..].find(|c: char| !c.is_alphanumeric() && c != '_');
        let end = name.map_or(text.len(), |length| at + STRUCT.len() + length);
        text.replace_range(at..end, "an object is needed");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_type_of_the_program_is_told() {
        for (said, expected) in [
            (
                "invalid type: sequence, expected struct Ask at line 1 column 0",
                "this is an array; an object is needed at line 1 column 0",
            ),
            (
                "invalid type: string \"x\", expected f64 at line 1 column 9",
                "wrong type: string \"x\", a number is needed at line 1 column 9",
            ),
            (
                "invalid value: integer `-1`, expected u32",
                "wrong value: integer `-1`, a whole number from 0 is needed",
            ),
            (
                "invalid type: map, expected a string",
                "this is an object; a text is needed",
            ),
            (
                "Failed to deserialize query string: threshold: invalid float literal",
                "threshold: a number is needed",
            ),
            (
                "EOF while parsing an object at line 1 column 1",
                "it ends within an object at line 1 column 1",
            ),
            (
                "lone leading surrogate in hex escape at line 1 column 19",
                "half of a surrogate pair stands alone at line 1 column 19",
            ),
            (
                "unknown field `x`, expected `a` or `b`",
                "unknown field `x`, expected `a` or `b`",
            ),
        ] {
            assert_eq!(plainly(said), expected, "{said}");
        }
    }
}
