//! XML, whole and broken.

use super::*;

/// The steps of a document in short, or its error.
fn steps(bytes: &[u8]) -> Result<String, MarkupError> {
    let mut markup = Markup::new(bytes)?;
    let mut out = String::new();
    loop {
        match markup.step()? {
            Step::Open { name, .. } => {
                out += "<";
                out += name;
            }
            Step::Close => out += ">",
            Step::Text(text) => out += &text,
            Step::End => return Ok(out),
        }
    }
}

fn fault(bytes: &[u8]) -> MarkupFault {
    steps(bytes).unwrap_err().fault
}

#[test]
fn elements_texts_and_the_five_entities() {
    let text = "\u{feff}<?xml version='1.0' encoding='utf-8'?><!-- c -->\n<a x='1'>1 &lt;&#x41;<n:b/><![CDATA[<&]]></a>\n";
    assert_eq!(steps(text.as_bytes()).unwrap(), "<a1 <A<b><&>");
}

#[test]
fn dangers_are_refused_where_they_stand() {
    let laughs = b"<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><r>&b;</r>";
    assert_eq!(fault(laughs), MarkupFault::Doctype);
    assert_eq!(
        fault(b"<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><r/>"),
        MarkupFault::Doctype
    );
    let error = steps(b"<r>ab&xxe;</r>").unwrap_err();
    assert_eq!(
        error,
        MarkupError {
            offset: 5,
            fault: MarkupFault::Entity("xxe".to_owned())
        }
    );
    let deep = "<a>".repeat(100_000);
    assert_eq!(
        fault(deep.as_bytes()),
        MarkupFault::Depth { limit: DEPTH_MAX }
    );
    let long = format!("<r>{}</r>", "x".repeat(TEXT_BYTES_MAX + 1));
    assert_eq!(
        fault(long.as_bytes()),
        MarkupFault::TextSize {
            limit: TEXT_BYTES_MAX
        }
    );
    assert_eq!(fault(b"<r>\x01</r>"), MarkupFault::Character(1));
    assert!(matches!(
        fault(b"<r>&#0;</r>"),
        MarkupFault::Malformed(_) | MarkupFault::Character(0)
    ));
}

#[test]
fn other_encodings_are_refused() {
    assert_eq!(
        fault(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r/>"),
        MarkupFault::Encoding("ISO-8859-1".to_owned())
    );
    assert_eq!(
        fault(b"<?xml version=\"1.0\" encoding=\"UTF-16\"?><r/>"),
        MarkupFault::Encoding("UTF-16".to_owned())
    );
    let ascii = "<?xml version=\"1.0\" encoding=\"US-ASCII\"?><r>x</r>";
    assert_eq!(steps(ascii.as_bytes()).unwrap(), "<rx>");
    let lie = ascii.replace(">x<", ">xé<");
    assert_eq!(
        steps(lie.as_bytes()).unwrap_err(),
        MarkupError {
            offset: 45,
            fault: MarkupFault::NotAscii("US-ASCII".to_owned())
        }
    );
    assert_eq!(
        fault(b"\xff\xfe<\0r\0"),
        MarkupFault::Encoding("UTF-16".to_owned())
    );
    let error = steps(b"<r>caf\xe9</r>").unwrap_err();
    assert_eq!(
        error,
        MarkupError {
            offset: 6,
            fault: MarkupFault::NotUtf8
        }
    );
}

#[test]
fn every_cut_is_an_error() {
    let whole =
        b"<?xml version=\"1.0\"?><a><b c=\"d\">e &amp; f</b><!-- g --><![CDATA[h]]><i/></a>";
    assert!(steps(whole).is_ok());
    for end in 0..whole.len() {
        assert!(steps(&whole[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn one_root_and_nothing_beside_it() {
    assert_eq!(fault(b"<a/><b/>"), MarkupFault::OutsideRoot);
    assert_eq!(fault(b"<a/>x"), MarkupFault::OutsideRoot);
    assert!(matches!(fault(b"<a></b>"), MarkupFault::Malformed(_)));
    assert_eq!(fault(b""), MarkupFault::Empty);
}
