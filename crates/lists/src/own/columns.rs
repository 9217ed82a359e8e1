//! Which column is which field: by the header's words, or as the user says.

use super::field::{Field, key};
use crate::fault::{Fault, ReadError};

/// The fields of a table's columns; a column that is none is kept as a remark.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    named: Vec<(String, Option<Field>)>,
}

impl Columns {
    /// What the columns of a header are, the user's word going before the header's.
    ///
    /// # Errors
    /// When the user names a field or a column that is not there, or no column gives a name.
    pub(crate) fn new(header: &[String], asked: &[(String, String)]) -> Result<Self, ReadError> {
        let mut named: Vec<(String, Option<Field>)> =
            header.iter().map(|name| (name.clone(), None)).collect();
        let mut mapped = Vec::new();
        for (field, column) in asked {
            let field = Field::named(field).ok_or_else(|| {
                ReadError::whole(Fault::NoSuchField(
                    field.as_str().into(),
                    Field::all().into(),
                ))
            })?;
            let wanted = key(column);
            // Two headers may differ in case or marks alone: the very text goes first.
            let at = header
                .iter()
                .position(|name| name.trim() == column.trim())
                .or_else(|| header.iter().position(|name| key(name) == wanted));
            let Some((_, known)) = at.and_then(|at| named.get_mut(at)) else {
                return Err(ReadError::whole(Fault::NoMappedColumn {
                    column: column.as_str().into(),
                    columns: header.join(", ").into(),
                }));
            };
            *known = Some(field);
            mapped.push(field);
        }
        for (name, known) in &mut named {
            if known.is_none() {
                // A field that the user mapped is that column alone.
                *known = Field::of_header(name).filter(|field| !mapped.contains(field));
            }
        }
        let columns = Self { named };
        if columns
            .named
            .iter()
            .any(|(_, field)| field.is_some_and(Field::names))
        {
            Ok(columns)
        } else {
            Err(ReadError::whole(Fault::NoNameColumn(header.join(", "))))
        }
    }

    /// Whether a header has a column for names, so that it may be a list.
    pub(crate) fn give_names(header: &[String]) -> bool {
        header
            .iter()
            .any(|name| Field::of_header(name).is_some_and(Field::names))
    }

    /// What a column is, by its place.
    pub(crate) fn field(&self, at: usize) -> Option<Field> {
        self.named.get(at).and_then(|(_, field)| *field)
    }

    /// How a column is called, by its place.
    pub(crate) fn name(&self, at: usize) -> &str {
        self.named.get(at).map_or("", |(name, _)| name)
    }
}
