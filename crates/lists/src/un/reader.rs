//! From the stream of elements to records.

use std::borrow::Cow;

use jiff::civil::Date;

use super::record::{Field, Record};
use crate::fault::{Fault, Place, ReadError};
use crate::markup::{Markup, Step};

/// More records than the list will have; it had about a thousand in 2026.
const RECORDS_MAX: usize = 1_000_000;

/// More elements than a record will have; the longest real one has some 300.
const ELEMENTS_MAX: usize = 20_000;

/// Records are pulled one at a time, so that an error is met where it stands.
pub(super) struct Reader<'a> {
    markup: Markup<'a>,
    /// Depth of the innermost open element; the root is 1.
    depth: usize,
    /// What the element at depth 2 holds.
    section: Section,
    date_generated: String,
    individuals: usize,
    entities: usize,
    record: Option<Record<'a>>,
    elements: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Individuals,
    Entities,
    Unknown,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, ReadError> {
        Ok(Self {
            markup: Markup::new(bytes).map_err(|error| ReadError::markup(error, None))?,
            depth: 0,
            section: Section::Unknown,
            date_generated: String::new(),
            individuals: 0,
            entities: 0,
            record: None,
            elements: 0,
        })
    }

    /// An error at the present place.
    pub(super) fn error(&self, fault: Fault) -> ReadError {
        ReadError {
            place: Place::Byte(self.markup.offset()),
            record: self.record.as_ref().map(Record::label),
            field: None,
            fault,
        }
    }

    /// The day of `dateGenerated`: `2026-08-01T23:00:03.110Z`, in 2021 with `-05:00`. The
    /// publisher's own day counts, whatever the offset.
    pub(super) fn published(&self) -> Result<Date, ReadError> {
        let day = self
            .date_generated
            .trim()
            .get(..10)
            .and_then(|day| day.parse().ok());
        day.ok_or_else(|| ReadError {
            place: Place::Byte(0),
            record: None,
            field: Some("dateGenerated".to_owned()),
            fault: Fault::NoDate(self.date_generated.chars().take(60).collect()),
        })
    }

    /// The next record, or none when the root element was closed.
    pub(super) fn next_record(&mut self) -> Result<Option<Record<'a>>, ReadError> {
        loop {
            let step = self.markup.step();
            let step = step.map_err(|error| {
                ReadError::markup(error, self.record.as_ref().map(Record::label))
            })?;
            match step {
                Step::Open { name, tag } => {
                    self.depth += 1;
                    if self.depth == 1 {
                        let date = tag.attributes().flatten();
                        let mut date = date.filter(|a| a.key.as_ref() == "dateGenerated");
                        if let Some(attribute) = date.next() {
                            self.date_generated = attribute.value.as_ref().to_owned();
                        }
                    } else {
                        self.open(name)?;
                    }
                }
                Step::Text(text) => self.text(text),
                Step::Close => {
                    self.depth -= 1;
                    if self.depth == 2 && self.record.is_some() {
                        return Ok(self.record.take());
                    }
                }
                Step::End => return Ok(None),
            }
        }
    }

    fn open(&mut self, name: &'a str) -> Result<(), ReadError> {
        match (self.depth, &mut self.record) {
            (2, _) => {
                self.section = match name {
                    "INDIVIDUALS" => Section::Individuals,
                    "ENTITIES" => Section::Entities,
                    _ => Section::Unknown,
                };
            }
            (3, _) => {
                let (individual, ordinal) = match (self.section, name) {
                    (Section::Individuals, "INDIVIDUAL") => (true, &mut self.individuals),
                    (Section::Entities, "ENTITY") => (false, &mut self.entities),
                    _ => return Ok(()),
                };
                *ordinal += 1;
                let record = Record {
                    individual,
                    ordinal: *ordinal,
                    offset: self.markup.offset(),
                    fields: Vec::with_capacity(24),
                };
                self.record = Some(record);
                self.elements = 0;
                if self.individuals + self.entities > RECORDS_MAX {
                    return Err(self.error(Fault::TooManyRecords { limit: RECORDS_MAX }));
                }
            }
            (4, Some(record)) => {
                record.fields.push(Field {
                    tag: name,
                    text: Cow::Borrowed(""),
                    parts: Vec::new(),
                });
            }
            (5, Some(record)) => {
                if let Some(field) = record.fields.last_mut() {
                    field.parts.push((name, Cow::Borrowed("")));
                }
            }
            _ => {}
        }
        self.elements += 1;
        if self.elements > ELEMENTS_MAX && self.record.is_some() {
            return Err(self.error(Fault::RecordSize {
                limit: ELEMENTS_MAX,
            }));
        }
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>) {
        let Some(field) = self
            .record
            .as_mut()
            .and_then(|record| record.fields.last_mut())
        else {
            return;
        };
        let target = match self.depth {
            // White space between the parts of a field is nobody's text.
            4 if !field.parts.is_empty() => return,
            4 => &mut field.text,
            5 => match field.parts.last_mut() {
                Some((_, target)) => target,
                None => return,
            },
            _ => return,
        };
        if target.is_empty() {
            // Most texts come in one piece and stay where they are in the file.
            *target = text;
        } else {
            target.to_mut().push_str(&text);
        }
    }
}
