//! What a page shows as text cannot turn the direction of the rest, and holds no control characters: a listed name
//! with such a mark is shown with a sign in its place, as on the terminal. What a field holds stays as it is, for it is
//! sent again.

use axum::body::{Body, to_bytes};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use vokter_answers::text::is_unprintable;

/// Begins and ends what is typed.
const TYPED: (&str, &str) = ("<textarea", "</textarea");
/// Before what a field holds.
const VALUE: &str = " value=";
/// Stands in place of a mark.
const SIGN: char = '\u{fffd}';

/// An answer, which if it is a page is made so.
pub(crate) async fn made(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return response;
    }
    let (parts, body) = response.into_parts();
    // A page is made whole before it is sent.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let replaced = std::str::from_utf8(&bytes).ok().and_then(visibly);
    let body = replaced.map_or_else(|| Body::from(bytes), Body::from);
    Response::from_parts(parts, body)
}

/// A page with signs in place of marks; nothing where it has none.
fn visibly(page: &str) -> Option<String> {
    if !page.contains(is_mark) {
        return None;
    }
    let mut made = String::with_capacity(page.len());
    // Within a value `<` and `"` stand escaped.
    let mut in_value = false;
    let mut is_typed = false;
    for (at, c) in page.char_indices() {
        match c {
            '<' => {
                let rest = &page[at..];
                is_typed = rest.starts_with(TYPED.0) || (is_typed && !rest.starts_with(TYPED.1));
            }
            '"' => in_value = !in_value && page[..at].ends_with(VALUE),
            _ => {}
        }
        let stays = in_value || is_typed;
        made.push(if is_mark(c) && !stays { SIGN } else { c });
    }
    Some(made)
}

/// Lines and columns of a text are none.
fn is_mark(c: char) -> bool {
    is_unprintable(c) && !matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_shown_and_fields_stay_as_they_are() {
        for (page, expected) in [
            ("<p>Kari\n\tNordmann</p>", None),
            (
                "<title>\u{202e}Kari</title><bdi>N\u{1b}[31m\u{2066}o</bdi>",
                Some("<title>\u{fffd}Kari</title><bdi>N\u{fffd}[31m\u{fffd}o</bdi>"),
            ),
            (
                "<input value=\"\u{202e}a\"><i>\u{1}</i>",
                Some("<input value=\"\u{202e}a\"><i>\u{fffd}</i>"),
            ),
            (
                "<i title=\"\u{202e}a\">a value=b</i><input value=\"\">\u{7f}",
                Some("<i title=\"\u{fffd}a\">a value=b</i><input value=\"\">\u{fffd}"),
            ),
            (
                "<textarea name=\"text\">a\u{202e}</textarea>\u{202e}",
                Some("<textarea name=\"text\">a\u{202e}</textarea>\u{fffd}"),
            ),
        ] {
            assert_eq!(visibly(page).as_deref(), expected, "{page:?}");
        }
    }
}
