//! A party on a small card, as programs of tables show it beside a row: OpenRefine puts it in a frame.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde_json::Value;

use super::party::{encoded, title};
use super::shell::{Medium, document};
use super::texts::Texts;
use crate::problem::Problem;
use crate::service::App;
use crate::v1::entities::whole;

/// Its width and height in pixels.
pub(crate) const SIZE: (u32, u32) = (430, 300);
/// Most names that are shown.
const NAMES: usize = 6;

/// The card of a party, which pages of the origins that are let in may frame.
pub(crate) async fn card(
    app: &App,
    id: String,
    language: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let texts = Texts::asked(language, headers);
    let party = whole(app, id, None, texts.language).await?;
    let party = serde_json::to_value(&party).unwrap_or_default();
    let mut response = markup(&texts, &party).into_response();
    if let Some(policy) = policy(&app.settings.allowed_origins.value) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
}

/// Who may frame the card. None where nobody may, as with every other page.
fn policy(origins: &[String]) -> Option<HeaderValue> {
    if origins.is_empty() {
        return None;
    }
    let policy = format!(
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {}",
        origins.join(" ")
    );
    HeaderValue::from_str(&policy).ok()
}

fn markup(texts: &Texts, party: &Value) -> Markup {
    let entity = &party["entity"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names = entity["names"].as_array().into_iter().flatten();
    let others = names
        .map(text)
        .filter(|name| *name != text(&entity["caption"]));
    let others: Vec<String> = others.take(NAMES).collect();
    let path = format!("/party/{}", encoded(&text(&entity["id"])));
    let style = html! { link rel="stylesheet" href=(super::assets::at("page.css")); };
    let body = html! {
        body class="preview" {
            (title(texts, entity, party, Medium::File))
            @if !others.is_empty() {
                p class="quiet" { @for (at, name) in others.iter().enumerate() {
                    @if at > 0 { " · " } bdi { (name) }
                } }
            }
            p { a href=(path) target="_blank" rel="noopener" { (texts.get("whole-party")) } }
        }
    };
    document(texts, &text(&entity["caption"]), &style, &body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::texts::Language;
    use serde_json::json;

    #[test]
    fn a_card_is_framed_by_known_origins_alone() {
        assert!(policy(&[]).is_none());
        let policy = policy(&["http://127.0.0.1:3333".to_owned()]).unwrap();
        let policy = policy.to_str().unwrap();
        assert!(
            policy.ends_with("frame-ancestors http://127.0.0.1:3333"),
            "{policy}"
        );
    }

    #[test]
    fn a_card_tells_a_party_and_escapes_it() {
        let party = json!({"entity": {"id": "mine-1", "caption": "Quorzam <b>", "schema": "Company",
            "names": ["Quorzam <b>", "Kvorzam"], "countries": ["kp"],
            "listings": [{"list": "mine", "effect": "freeze"}]}, "lists": []});
        for language in [Language::English, Language::Norwegian] {
            let card = markup(&Texts::of(language), &party).into_string();
            for part in [
                "Quorzam &lt;b&gt;",
                "Kvorzam",
                "North Korea|Nord-Korea",
                ">mine<",
                "/party/mine-1",
            ] {
                let mut either = part.split('|');
                assert!(either.any(|part| card.contains(part)), "{part}: {card}");
            }
            assert!(!card.contains("<script"), "{card}");
        }
    }
}
