//! The engine's own sentences, in each language that an answer can be given in. What a rule says stands in
//! its file, in both.

mod facts;
mod outcome;
mod settle;

pub(crate) use facts::CapPrice;

use jiff::civil::Date;
use vokter_entities::Effect;

use crate::activity;
use crate::certainty::Certainty;
use crate::engine::Listed;
use crate::rules::{Cap, Exemption, Jurisdiction, Role, Text};

/// The language of an answer's sentences. Words of the contract, such as outcomes, are the same in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Norwegian Bokmål.
    Norwegian,
}

use Language::{English, Norwegian};

impl Text {
    /// The text in a language; in English where a user's own rules have it in that alone.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Norwegian if !self.nb.is_empty() => &self.nb,
            _ => &self.en,
        }
    }
}

/// Where the meaning of goods comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Nowhere,
    Words,
    Code,
    CodeAndWords,
}

/// What an exemption does, as it is said behind its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Applies,
    ToBeReviewed,
    ToBeProven,
}

/// What would be decided by a fact that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decides<'a> {
    BansByPlace,
    /// A place, by its words.
    PlaceNotUnderstood(&'a str),
    PlaceOfSeveral,
    BansOfGoods,
    WhatGoods,
    Freezes,
    FreezesBesideShip,
    WholeName(&'a str),
    WindDown,
    Worth,
    Ship,
}

/// How the quantity that is free stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CapState {
    Above,
    Within,
    Unknown,
}

impl Language {
    /// A day as the language writes it.
    fn day(self, day: Date) -> String {
        day.strftime(self.pick("%Y-%m-%d", "%d.%m.%Y")).to_string()
    }

    fn pick(self, english: &'static str, norwegian: &'static str) -> &'static str {
        match self {
            English => english,
            Norwegian => norwegian,
        }
    }

    /// Likewise, of sentences made for the case.
    pub(crate) fn pick_owned(self, english: &str, norwegian: &str) -> String {
        match self {
            English => english.to_owned(),
            Norwegian => norwegian.to_owned(),
        }
    }

    /// The word for a role of a place.
    pub(crate) fn role(self, role: Role) -> &'static str {
        match role {
            Role::From => self.pick("from", "fra"),
            Role::To => self.pick("to", "til"),
            Role::Via => "via",
            Role::Origin => self.pick("origin", "opprinnelse"),
            Role::Flag => self.pick("flag", "flagg"),
            Role::Owner => self.pick("owner", "eier"),
            Role::Party => self.pick("party", "part"),
            Role::Anywhere => self.pick("anywhere", "hvor som helst"),
        }
    }

    /// Codes of which one is meant.
    pub(crate) fn or(self, codes: &[String]) -> String {
        codes.join(self.pick(" or ", " eller "))
    }

    /// How a place was given: by its code, or by a name that is shown.
    pub(crate) fn given(self, text: &str) -> String {
        let given = self.pick("given", "oppgitt");
        if matches!(text.len(), 0 | 2) {
            given.to_owned()
        } else {
            format!("{given}: {text}")
        }
    }

    /// That a party is of a country.
    pub(crate) fn party_of(self, codes: &str) -> String {
        match self {
            English => format!("party of {codes}"),
            Norwegian => format!("part fra {codes}"),
        }
    }

    /// That a role of a place or party brings rules in.
    pub(crate) fn brought_by(self, role: Role, code: &str) -> String {
        let role = self.role(role);
        match self {
            English => format!("{role} of {code}"),
            Norwegian => format!("{role} fra {code}"),
        }
    }

    /// A line of goods as a reason.
    pub(crate) fn goods(self, reason: &str) -> String {
        format!("{}: {reason}", self.pick("goods", "varer"))
    }

    /// Goods without words.
    pub(crate) fn goods_not_named(self) -> &'static str {
        self.pick("goods not named", "varer uten beskrivelse")
    }

    /// Where the meaning of goods comes from.
    pub(crate) fn origin(self, origin: Origin) -> &'static str {
        match origin {
            Origin::Nowhere => self.pick("not understood", "ikke forstått"),
            Origin::Words => self.pick("from words", "av ordene"),
            Origin::Code => self.pick("from the code", "av koden"),
            Origin::CodeAndWords => self.pick("from code and words", "av kode og ord"),
        }
    }

    /// A dealing as a reason.
    pub(crate) fn dealing(self, kind: activity::Kind, is_given: bool) -> String {
        let how = if is_given {
            self.pick("given", "oppgitt")
        } else {
            self.origin(Origin::Words)
        };
        match self {
            English => format!("activity = {} ({how})", kind.id),
            Norwegian => format!("handling = {} ({how})", kind.title_in(self)),
        }
    }

    /// That it is not certain.
    pub(crate) fn not_certain(self) -> &'static str {
        self.pick(
            "not certain: see what is needed",
            "ikke sikkert: se hva som trengs",
        )
    }

    /// Words among goods that may be a name or type of arms.
    pub(crate) fn unread_name(self, words: &str) -> String {
        let what = self.pick(
            "a name or type that was not read",
            "et navn eller en type som ikke ble lest",
        );
        format!("{what}: {words}")
    }

    /// Words that say a circumstance.
    pub(crate) fn said(self, words: &str) -> String {
        format!("{}: {words}", self.pick("said", "sagt"))
    }

    /// A note as a reason.
    pub(crate) fn note(self, key: &str, value: &str) -> String {
        format!("{} {key} = {value}", self.pick("note", "merknad"))
    }

    /// That somebody is on a list.
    pub(crate) fn listed(self, listed: &Listed) -> String {
        let Listed { name, list, .. } = listed;
        let (effect, sure) = (listed.effect, listed.certainty);
        match self {
            English => format!("{name} is on {list} ({effect}, {} match)", sure.as_str()),
            Norwegian => {
                let effect = match effect {
                    Effect::Freeze => "frys",
                    Effect::TravelBan => "reiseforbud",
                    Effect::Sectoral => "visse handler forbudt",
                    Effect::ExportControl => "eksportkontroll",
                    Effect::Debarment => "utestengt",
                    Effect::PortBan => "havneforbud",
                    Effect::Other => "annet",
                };
                let sure = match sure {
                    Certainty::Certain => "sikkert",
                    Certainty::Likely => "sannsynlig",
                    Certainty::Possible | Certainty::No => "mulig",
                };
                format!("{name} står på {list} ({effect}, {sure} treff)")
            }
        }
    }

    /// The day of the contract.
    pub(crate) fn contract(self, day: Date) -> String {
        match self {
            English => format!("contract of {day}"),
            Norwegian => format!("avtale fra {}", self.day(day)),
        }
    }

    /// What listed owners hold.
    pub(crate) fn shares(self, together: f64) -> String {
        match self {
            English => format!("listed owners hold {together} % together"),
            Norwegian => format!("eiere på lister har {together} % til sammen"),
        }
    }

    /// That the price does not help.
    pub(crate) fn price(self) -> &'static str {
        self.pick(
            "the price is above the cap, or is not said",
            "prisen er over taket, eller er ikke oppgitt",
        )
    }

    /// That it is aid.
    pub(crate) fn aid(self) -> &'static str {
        self.pick("aid", "bistand")
    }

    /// How the quantity that is free for all States stands.
    pub(crate) fn cap(self, cap: &Cap, state: CapState) -> String {
        let (limit, period) = (cap.limit, cap.period.of(self));
        let unit = match (self, cap.unit.as_str()) {
            (Norwegian, "bbl") => "fat",
            (Norwegian, "t") => "tonn",
            (_, unit) => unit,
        };
        match (self, state) {
            (English, CapState::Above) => {
                format!("the cap of {limit} {unit} per {period} for all States is used up")
            }
            (English, CapState::Within) => {
                format!("within the cap of {limit} {unit} per {period} for all States, as stated")
            }
            (English, CapState::Unknown) => format!(
                "whether the cap of {limit} {unit} per {period} for all States is used up is not said"
            ),
            (Norwegian, CapState::Above) => {
                format!("taket på {limit} {unit} per {period} for alle stater er brukt opp")
            }
            (Norwegian, CapState::Within) => {
                format!(
                    "innenfor taket på {limit} {unit} per {period} for alle stater, som oppgitt"
                )
            }
            (Norwegian, CapState::Unknown) => format!(
                "om taket på {limit} {unit} per {period} for alle stater er brukt opp, er ikke oppgitt"
            ),
        }
    }

    /// An exemption: what it is, who grants it, and how it stands.
    pub(crate) fn exemption(self, exemption: &Exemption, standing: Option<Standing>) -> String {
        let (id, title, source) = (&exemption.id, exemption.title.of(self), &exemption.source);
        let granted = match (self, exemption.grantor.of(self)) {
            (_, "") => String::new(),
            (English, grantor) => format!(", granted by {grantor}"),
            (Norwegian, grantor) => format!(", gis av {grantor}"),
        };
        let standing = match standing {
            None => "",
            Some(Standing::Applies) => self.pick(": applies", ": gjelder"),
            Some(Standing::ToBeReviewed) => {
                self.pick(": shown, to be reviewed", ": vist, skal vurderes")
            }
            Some(Standing::ToBeProven) => {
                self.pick(": may apply, to be proven", ": kan gjelde, må dokumenteres")
            }
        };
        format!("{id}: {title} ({source}){granted}{standing}")
    }

    /// That what shows an exemption that applies is to be kept: nothing is to be asked for any more.
    pub(crate) fn keep(self, exemption: &Exemption) -> String {
        let title = exemption.title.of(self);
        match self {
            English => format!("keep on file what shows it: {title}"),
            Norwegian => format!("ta vare på det som viser det: {title}"),
        }
    }

    /// Why rules apply that always do.
    pub(crate) fn binds(self, jurisdiction: Jurisdiction) -> &'static str {
        match jurisdiction {
            Jurisdiction::Un => self.pick(
                "decisions of the Security Council bind every State",
                "Sikkerhetsrådets vedtak binder alle stater",
            ),
            _ => self.pick(
                "what is stated has to be right and understood before a rule can be held against it",
                "det som er oppgitt, må være riktig og forstått før en regel kan holdes opp mot det",
            ),
        }
    }

    /// That the asker named a jurisdiction.
    pub(crate) fn asked_for(self, jurisdiction: Jurisdiction) -> String {
        let word = jurisdiction.as_str();
        match self {
            English => format!("asked for: the rules of {}", word.to_uppercase()),
            Norwegian => format!("bedt om: {}", word.to_uppercase()),
        }
    }

    /// That the asker named others.
    pub(crate) fn not_asked_for(self, jurisdiction: Jurisdiction, reason: &str) -> String {
        let whose = jurisdiction.as_str().to_uppercase();
        match self {
            English => {
                format!("the rules of {whose} were not asked for, though {reason} brings them in")
            }
            Norwegian => {
                format!("reglene til {whose} var ikke bedt om, enda {reason} gjør at de gjelder")
            }
        }
    }

    /// That a currency brings rules in.
    pub(crate) fn currency(self, code: &str) -> String {
        format!("{} = {code}", self.pick("currency", "valuta"))
    }

    /// That a note was not used.
    pub(crate) fn unused(self, key: &str) -> String {
        match self {
            English => format!("the note `{key}` was kept and not used"),
            Norwegian => format!("merknaden `{key}` er beholdt, men ikke brukt"),
        }
    }

    /// That it is not understood what is done.
    pub(crate) fn unread_dealing(self, text: &str) -> String {
        let kinds: Vec<&str> = activity::all().iter().map(|kind| kind.id).collect();
        let kinds = kinds.join(", ");
        match self {
            English => format!("the activity `{text}` was not understood: it can be {kinds}"),
            Norwegian => format!("handlingen «{text}» ble ikke forstått: den kan være {kinds}"),
        }
    }

    /// That it is not understood who owns.
    pub(crate) fn unread_ownership(self, text: &str) -> String {
        match self {
            English => format!(
                "ownership = `{text}` was not understood: name the owner and the share, such as `50 % owned by NAME`"
            ),
            Norwegian => format!(
                "eierskap = «{text}» ble ikke forstått: oppgi eier og andel, slik: «50 % eies av NAVN»"
            ),
        }
    }

    /// What a fact that is not there would decide.
    pub(crate) fn decides(self, what: Decides<'_>) -> String {
        let text = match what {
            Decides::BansByPlace => self.pick(
                "which regimes' bans of goods apply",
                "hvilke regimers vareforbud som gjelder",
            ),
            Decides::PlaceNotUnderstood(place) => {
                return match self {
                    English => format!(
                        "which country `{place}` is: it was not understood, and no regime's ban by place was looked at for it"
                    ),
                    Norwegian => format!(
                        "hvilket land «{place}» er: det ble ikke forstått, og ingen regimers forbud etter sted er vurdert for det"
                    ),
                };
            }
            Decides::Ship => self.pick(
                "the ship's flag and owner: which bans on service to a country's ships apply",
                "skipets flagg og eier: hvilke forbud mot tjenester til et lands skip som gjelder",
            ),
            Decides::Worth => self.pick(
                "whether the goods are luxury goods by their value a piece",
                "om varene er luksusvarer etter verdi per stykk",
            ),
            Decides::PlaceOfSeveral => self.pick(
                "the place fits several countries: say which, by port, bank or phone",
                "stedet passer til flere land: si hvilket, ved havn, bank eller telefon",
            ),
            Decides::BansOfGoods => {
                self.pick("which bans of goods apply", "hvilke vareforbud som gjelder")
            }
            Decides::WhatGoods => self.pick(
                "what the goods are: a description and an HS code",
                "hva varene er: en beskrivelse og en HS-kode",
            ),
            Decides::Freezes => self.pick(
                "freezes of listed parties and of what they own: nobody was screened",
                "frys for parter på lister og det de eier: ingen er slått opp",
            ),
            Decides::FreezesBesideShip => self.pick(
                "freezes of whoever owns the ship, and of others who take part: the ship alone is given",
                "frys for den som eier skipet, og for andre som tar del: bare skipet er oppgitt",
            ),
            Decides::WholeName(word) => {
                return match self {
                    English => format!(
                        "freezes of listed parties: `{word}` alone tells nobody apart, and parties on the lists bear it; give the whole name"
                    ),
                    Norwegian => format!(
                        "frys for parter på lister: «{word}» alene er for lite til å kjenne igjen en part, og parter på listene bærer det; oppgi hele navnet"
                    ),
                };
            }
            Decides::WindDown => self.pick(
                "whether a wind-down for older contracts applies",
                "om en avviklingsfrist for eldre avtaler gjelder",
            ),
        };
        text.to_owned()
    }

    /// Whose rules they are, if they are a State's or an organisation's.
    pub(crate) fn jurisdiction(self, whose: Jurisdiction) -> Option<&'static str> {
        Some(match whose {
            Jurisdiction::Un => self.pick("United Nations", "FN"),
            Jurisdiction::Eu => self.pick("European Union", "EU"),
            Jurisdiction::No => self.pick("Norway", "Norge"),
            Jurisdiction::Us => self.pick("United States", "USA"),
            Jurisdiction::Uk => self.pick("United Kingdom", "Storbritannia"),
            Jurisdiction::Customs => return None,
        })
    }
}
