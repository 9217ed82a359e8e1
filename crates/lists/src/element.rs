//! Records of an XML list as small trees: one idea for every publisher's XML but the UN's, whose
//! reader is older and flatter.
//!
//! [`Records`] walks the stream and gives each element of the wanted names whole, one at a time;
//! what stands outside of them is seen once, by [`Records::head`]. Names are local names: the
//! publishers changed their namespaces more than once.

use crate::fault::{Fault, Place, ReadError};
use crate::markup::{Markup, Step};

/// More elements than one record will have; OFAC's longest have some 5,000.
const ELEMENTS_MAX: usize = 200_000;

/// More records than any list in XML has.
const RECORDS_MAX: usize = 5_000_000;

/// An element with all that is in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    /// Its local name.
    pub(crate) name: String,
    /// Its attributes by local name, unescaped.
    pub(crate) attributes: Vec<(String, String)>,
    /// Its own character data, pieces joined.
    pub(crate) text: String,
    /// The elements in it, in order.
    pub(crate) children: Vec<Element>,
    /// Where it begins, in bytes of the unpacked file.
    pub(crate) offset: u64,
}

impl Element {
    /// An attribute's value, trimmed; none when missing or empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The first child of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of a name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The elements at the end of a path of names, every branch.
    pub(crate) fn at<'e>(&'e self, path: &[&str]) -> Vec<&'e Self> {
        let mut reached = vec![self];
        for name in path {
            reached = reached
                .into_iter()
                .flat_map(|element| element.children.iter().filter(|child| child.name == *name))
                .collect();
        }
        reached
    }

    /// Its own text, trimmed; none when empty.
    pub(crate) fn value(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    /// The text of the first child of a name that has any.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        self.children
            .iter()
            .filter(|child| child.name == name)
            .find_map(Self::value)
    }

    /// An error at this element.
    pub(crate) fn error(&self, record: Option<String>, fault: Fault) -> ReadError {
        ReadError {
            place: Place::Byte(self.offset),
            record,
            field: None,
            fault,
        }
    }
}

/// The records of a file, one at a time.
pub(crate) struct Records<'a> {
    markup: Markup<'a>,
    wanted: &'static [&'static str],
    /// The open elements outside of records: the root first.
    outside: Vec<Element>,
    /// What stood outside of records so far, for [`Records::head`].
    head: Vec<Element>,
    count: usize,
}

impl<'a> Records<'a> {
    /// The elements of these local names, at any depth; a record within a record is part of it.
    pub(crate) fn new(bytes: &'a [u8], wanted: &'static [&'static str]) -> Result<Self, ReadError> {
        Ok(Self {
            markup: Markup::new(bytes).map_err(|error| ReadError::markup(error, None))?,
            wanted,
            outside: Vec::new(),
            head: Vec::new(),
            count: 0,
        })
    }

    /// The first element of a name that stood outside of records so far; the root from the first
    /// record on. Its children are not kept in it: each is found by its own name.
    pub(crate) fn head(&self, name: &str) -> Option<&Element> {
        let mut seen = self.head.iter().chain(&self.outside);
        seen.find(|element| element.name == name)
    }

    /// How many records were given.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The next record; none when the root element was closed.
    pub(crate) fn next(&mut self) -> Result<Option<Element>, ReadError> {
        loop {
            let step = self.markup.step();
            match step.map_err(|error| ReadError::markup(error, None))? {
                Step::Open { name, tag } => {
                    let element = open(name, &tag, self.markup.offset())?;
                    if self.wanted.contains(&name) {
                        self.count += 1;
                        if self.count > RECORDS_MAX {
                            let fault = Fault::TooManyRecords { limit: RECORDS_MAX };
                            return Err(element.error(None, fault));
                        }
                        return self.whole(element).map(Some);
                    }
                    self.outside.push(element);
                }
                Step::Text(text) => {
                    if let Some(open) = self.outside.last_mut() {
                        open.text.push_str(&text);
                    }
                }
                Step::Close => {
                    if let Some(closed) = self.outside.pop()
                        && self.head(&closed.name).is_none()
                    {
                        self.head.push(closed);
                    }
                }
                Step::End => return Ok(None),
            }
        }
    }

    /// An element with all that is in it.
    fn whole(&mut self, record: Element) -> Result<Element, ReadError> {
        let label = format!("{} {}", record.name, self.count);
        let mut elements = 1;
        let mut open_elements = vec![record];
        loop {
            let step = self.markup.step();
            match step.map_err(|error| ReadError::markup(error, Some(label.clone())))? {
                Step::Open { name, tag } => {
                    let element = open(name, &tag, self.markup.offset())?;
                    elements += 1;
                    if elements > ELEMENTS_MAX {
                        let fault = Fault::RecordSize {
                            limit: ELEMENTS_MAX,
                        };
                        return Err(element.error(Some(label), fault));
                    }
                    open_elements.push(element);
                }
                Step::Text(text) => {
                    if let Some(innermost) = open_elements.last_mut() {
                        innermost.text.push_str(&text);
                    }
                }
                Step::Close => {
                    let Some(closed) = open_elements.pop() else {
                        continue;
                    };
                    match open_elements.last_mut() {
                        Some(parent) => parent.children.push(closed),
                        None => return Ok(closed),
                    }
                }
                // The markup tells a cut-off file before it ends.
                Step::End => return Err(ReadError::whole(Fault::NoRecords)),
            }
        }
    }
}

/// An element as its tag begins it.
fn open(
    name: &str,
    tag: &quick_xml::events::BytesStart<'_>,
    offset: u64,
) -> Result<Element, ReadError> {
    let mut element = Element {
        name: name.to_owned(),
        offset,
        ..Element::default()
    };
    for attribute in tag.attributes() {
        let broken = |reason: String| ReadError {
            place: Place::Byte(offset),
            record: None,
            field: None,
            fault: Fault::Unreadable(format!("attribute of <{name}> that is none ({reason})")),
        };
        let attribute = attribute.map_err(|error| broken(error.to_string()))?;
        let value = quick_xml::escape::unescape(attribute.value.as_ref())
            .map_err(|error| broken(error.to_string()))?;
        let key = attribute.key.as_ref();
        let key = key.rsplit(':').next().unwrap_or(key);
        element
            .attributes
            .push((key.to_owned(), value.into_owned()));
    }
    Ok(element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_whole_and_the_head_is_remembered() {
        let xml = "<l:list xmlns:l='u' date='2026&amp;1'><info><day>1</day></info>\
                   <p id='7'><n>A<b/>B</n><p>inner</p></p><p id='8'/></l:list>";
        let mut records = Records::new(xml.as_bytes(), &["p"]).unwrap();
        let first = records.next().unwrap().unwrap();
        assert_eq!(first.attribute("id"), Some("7"));
        assert_eq!(first.text_of("n"), Some("AB"));
        assert_eq!(first.text_of("p"), Some("inner"));
        assert_eq!(
            records.head("list").unwrap().attribute("date"),
            Some("2026&1")
        );
        assert_eq!(records.head("day").unwrap().value(), Some("1"));
        assert_eq!(records.next().unwrap().unwrap().attribute("id"), Some("8"));
        assert!(records.next().unwrap().is_none());
        assert_eq!(records.count(), 2);
    }

    #[test]
    fn a_cut_names_the_record() {
        let mut records = Records::new(b"<l><p><n>A", &["p"]).unwrap();
        let error = records.next().unwrap_err().to_string();
        assert!(
            error.contains("record p 1") && error.contains("</n>"),
            "{error}"
        );
    }
}
