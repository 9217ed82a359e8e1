//! XML from strangers, as a stream of elements and texts with their byte offsets.
//!
//! Every XML list is read through [`Markup`]. It expands no entity but the five of XML, refuses
//! document type declarations, other encodings than UTF-8, deep nesting and overlong texts, and
//! tells a cut-off file from a whole one. Source: XML 1.0 (Fifth Edition), W3C 2008.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The deepest nesting of elements. Real lists have at most ten levels.
pub(crate) const DEPTH_MAX: usize = 32;

/// The longest text of one element, in bytes. The longest real remark has some 10,000.
pub(crate) const TEXT_BYTES_MAX: usize = 1 << 20;

/// What is wrong with an XML file, and where.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("byte {offset}: {fault}")]
pub struct MarkupError {
    /// Offset in bytes in the unpacked file.
    pub offset: u64,
    /// What is wrong there.
    pub fault: MarkupFault,
}

/// A way in which XML can be wrong or dangerous.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum MarkupFault {
    /// Bytes that are no UTF-8.
    #[error("not UTF-8; convert the file to UTF-8 or fetch it again")]
    NotUtf8,
    /// Another encoding is declared or recognised.
    #[error("encoding {0}, and only UTF-8 is read; convert the file or fetch it again")]
    Encoding(String),
    /// A byte that the declared encoding does not have.
    #[error(
        "a byte above 127, though the file declares the encoding {0}, which has none; correct the declaration or fetch the file again"
    )]
    NotAscii(String),
    /// A document type declaration.
    #[error(
        "document type declaration (DOCTYPE), which no list has; the file may be an attack, do not use it"
    )]
    Doctype,
    /// A reference to an entity that is none of XML's five.
    #[error(
        "reference to the entity &{0};, which is not expanded; the file may be an attack, do not use it"
    )]
    Entity(String),
    /// An element whose name is none.
    #[error("<{0}> is no name of an element; fetch the file again")]
    Name(String),
    /// A character that XML forbids.
    #[error("character U+{0:04X}, which XML forbids; fetch the file again")]
    Character(u32),
    /// Elements in elements in elements.
    #[error("elements nested more than {limit} deep; the file may be an attack, do not use it")]
    Depth {
        /// The bound.
        limit: usize,
    },
    /// A text that is too long.
    #[error(
        "text of more than {limit} bytes in one element; the file may be an attack, do not use it"
    )]
    TextSize {
        /// The bound.
        limit: usize,
    },
    /// The file ends inside an element.
    #[error("the file ends before </{open}>: it was cut off; fetch it again")]
    CutOff {
        /// The innermost element still open.
        open: String,
    },
    /// There is no element at all.
    #[error("the file ends before its first element: it was cut off; fetch it again")]
    Empty,
    /// Something stands outside the root element.
    #[error("content outside the root element; fetch the file again")]
    OutsideRoot,
    /// Not well-formed in another way.
    #[error("not well-formed XML ({0}); fetch the file again")]
    Malformed(String),
}

/// One step through the file.
pub(crate) enum Step<'a> {
    /// An element begins.
    Open {
        /// Its local name.
        name: &'a str,
        /// Its tag, for the attributes.
        tag: BytesStart<'a>,
    },
    /// The innermost element ends.
    Close,
    /// Character data of the innermost element; it may come in several pieces.
    Text(Cow<'a, str>),
    /// The root element was closed and nothing follows.
    End,
}

/// A file on its way to being elements.
pub(crate) struct Markup<'a> {
    text: &'a str,
    /// Bytes before `text`: the byte order mark.
    base: usize,
    /// The file goes on with bytes that are not UTF-8: `text` ends before them, so that the record
    /// that they stand in is known when they are reached.
    not_utf8: bool,
    reader: Reader<&'a [u8]>,
    open: Vec<&'a str>,
    root_seen: bool,
    /// Bytes of text in the innermost element so far.
    text_bytes: usize,
    /// Where the last step begins, relative to `text`.
    start: usize,
}

impl<'a> Markup<'a> {
    /// A file's bytes. Where they are not UTF-8 the last step is an error that says so.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, MarkupError> {
        let at = |offset: usize, fault| MarkupError {
            offset: offset as u64,
            fault,
        };
        if matches!(
            bytes,
            [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [b'<', 0, ..] | [0, b'<', ..]
        ) {
            return Err(at(0, MarkupFault::Encoding("UTF-16".to_owned())));
        }
        let base = if bytes.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        let text = bytes.get(base..).unwrap_or_default();
        let (text, not_utf8) = match std::str::from_utf8(text) {
            Ok(text) => (text, false),
            Err(error) => {
                let valid = text.get(..error.valid_up_to()).unwrap_or_default();
                (std::str::from_utf8(valid).unwrap_or_default(), true)
            }
        };
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = false;
        Ok(Self {
            text,
            base,
            not_utf8,
            reader,
            open: Vec::new(),
            root_seen: false,
            text_bytes: 0,
            start: 0,
        })
    }

    /// Where the last step begins, in bytes of the unpacked file.
    pub(crate) fn offset(&self) -> u64 {
        (self.base + self.start) as u64
    }

    /// The next step; after [`Step::End`] there is none.
    pub(crate) fn step(&mut self) -> Result<Step<'a>, MarkupError> {
        loop {
            self.start = self.reader.buffer_position() as usize;
            let event = self
                .reader
                .read_event()
                .map_err(|error| self.broken(&error))?;
            match event {
                Event::Start(tag) | Event::Empty(tag) => return self.opened(tag),
                Event::End(_) => {
                    self.open.pop();
                    self.text_bytes = 0;
                    return Ok(Step::Close);
                }
                Event::Text(text) => {
                    let text = text.into_inner();
                    if !self.open.is_empty() {
                        return self.text(text).map(Step::Text);
                    }
                    if !text.trim_ascii().is_empty() {
                        return Err(self.fault(MarkupFault::OutsideRoot));
                    }
                }
                Event::CData(data) if !self.open.is_empty() => {
                    return self.text(data.into_inner()).map(Step::Text);
                }
                Event::GeneralRef(reference) if !self.open.is_empty() => {
                    let expanded = match reference.resolve_char_ref() {
                        Ok(Some(c)) => c.to_string(),
                        Ok(None) => match &*reference {
                            "lt" => "<".to_owned(),
                            "gt" => ">".to_owned(),
                            "amp" => "&".to_owned(),
                            "quot" => "\"".to_owned(),
                            "apos" => "'".to_owned(),
                            other => {
                                let name = other.chars().take(40).collect();
                                return Err(self.fault(MarkupFault::Entity(name)));
                            }
                        },
                        // The parser has gone past it and knows no place.
                        Err(error) => {
                            return Err(self.fault(MarkupFault::Malformed(error.to_string())));
                        }
                    };
                    return self.text(Cow::Owned(expanded)).map(Step::Text);
                }
                Event::CData(_) | Event::GeneralRef(_) => {
                    return Err(self.fault(MarkupFault::OutsideRoot));
                }
                Event::Decl(declaration) => {
                    if self.start != 0 {
                        let reason = "a second XML declaration".to_owned();
                        return Err(self.fault(MarkupFault::Malformed(reason)));
                    }
                    match declaration.encoding() {
                        None => {}
                        Some(Ok(name)) if is_utf8_name(&name) => {}
                        // A subset of UTF-8, if it is true.
                        Some(Ok(name)) if is_ascii_name(&name) => {
                            if let Some(at) = self.text.bytes().position(|byte| byte > 0x7f) {
                                return Err(MarkupError {
                                    offset: (self.base + at) as u64,
                                    fault: MarkupFault::NotAscii(name.to_string()),
                                });
                            }
                        }
                        Some(Ok(name)) => {
                            let name = name.chars().take(40).collect();
                            return Err(self.fault(MarkupFault::Encoding(name)));
                        }
                        Some(Err(error)) => {
                            return Err(self.fault(MarkupFault::Malformed(error.to_string())));
                        }
                    }
                }
                Event::DocType(_) => return Err(self.fault(MarkupFault::Doctype)),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => {
                    if self.not_utf8 {
                        return Err(self.ends_not_in_utf8());
                    }
                    return match self.open.last() {
                        Some(open) => {
                            let open = (*open).to_owned();
                            Err(self.fault(MarkupFault::CutOff { open }))
                        }
                        None if self.root_seen => Ok(Step::End),
                        None => Err(self.fault(MarkupFault::Empty)),
                    };
                }
            }
        }
    }

    fn opened(&mut self, tag: BytesStart<'a>) -> Result<Step<'a>, MarkupError> {
        if self.open.is_empty() && self.root_seen {
            return Err(self.fault(MarkupFault::OutsideRoot));
        }
        if self.open.len() == DEPTH_MAX {
            return Err(self.fault(MarkupFault::Depth { limit: DEPTH_MAX }));
        }
        self.root_seen = true;
        self.text_bytes = 0;
        // The name as it stands in the file, so that it lives as long as the file.
        let begin = self.start + 1;
        let name = self
            .text
            .get(begin..begin + tag.name().as_ref().len())
            .unwrap_or_default();
        // The parser takes any bytes up to a space for a name; a stray `<` is a broken file.
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') || !name.chars().all(is_name)
        {
            return Err(self.fault(MarkupFault::Name(name.chars().take(40).collect())));
        }
        let name = name.rsplit(':').next().unwrap_or(name);
        self.open.push(name);
        Ok(Step::Open { name, tag })
    }

    fn text(&mut self, text: Cow<'a, str>) -> Result<Cow<'a, str>, MarkupError> {
        self.text_bytes += text.len();
        if self.text_bytes > TEXT_BYTES_MAX {
            return Err(self.fault(MarkupFault::TextSize {
                limit: TEXT_BYTES_MAX,
            }));
        }
        let forbidden = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r');
        match text.bytes().find(|b| forbidden(b)) {
            Some(byte) => Err(self.fault(MarkupFault::Character(u32::from(byte)))),
            None => Ok(text),
        }
    }

    fn fault(&self, fault: MarkupFault) -> MarkupError {
        MarkupError {
            offset: self.offset(),
            fault,
        }
    }

    fn ends_not_in_utf8(&self) -> MarkupError {
        MarkupError {
            offset: (self.base + self.text.len()) as u64,
            fault: MarkupFault::NotUtf8,
        }
    }

    fn broken(&self, error: &quick_xml::Error) -> MarkupError {
        // A tag that was not closed before the text ends.
        if self.not_utf8 && matches!(error, quick_xml::Error::Syntax(_)) {
            return self.ends_not_in_utf8();
        }
        let offset = self.base as u64 + self.reader.error_position();
        let cut_off = match (error, self.open.last()) {
            (quick_xml::Error::Syntax(_), Some(open)) => Some((*open).to_owned()),
            _ => None,
        };
        MarkupError {
            offset,
            fault: match cut_off {
                Some(open) => MarkupFault::CutOff { open },
                None => MarkupFault::Malformed(error.to_string()),
            },
        }
    }
}

/// UTF-8, by the names that it goes by.
fn is_utf8_name(name: &str) -> bool {
    ["utf-8", "utf8"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// ASCII, by the names that the IANA registry gives it and people use.
fn is_ascii_name(name: &str) -> bool {
    ["us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests;
