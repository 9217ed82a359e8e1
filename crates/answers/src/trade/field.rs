//! What the columns of a file and the keys of an object are called: the contract's names, and those that
//! papers of trade have for the same.

/// The contract's names of fields.
pub const FIELDS: [&str; 14] = [
    "id",
    "date",
    "contract_date",
    "from",
    "to",
    "via",
    "origin",
    "goods",
    "hs",
    "party",
    "vessel",
    "activity",
    "jurisdiction",
    "note",
];

/// Where a column or key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// One of the contract's fields.
    Own(&'static str),
    /// Somebody who takes part, in this role.
    Role(&'static str),
    /// A note of this key.
    Note(&'static str),
}

/// Other names of the contract's fields. Written by hand.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("activity", &["activities", "dealing", "service"]),
    ("contract_date", &["contracted", "date_of_contract"]),
    (
        "date",
        &[
            "date_of_shipment",
            "departure_date",
            "export_date",
            "import_date",
            "invoice_date",
            "ship_date",
            "shipment_date",
            "shipping_date",
        ],
    ),
    (
        "from",
        &[
            "country_from",
            "country_of_departure",
            "country_of_dispatch",
            "country_of_export",
            "departure",
            "departure_country",
            "dispatch_country",
            "export_country",
            "exporting_country",
            "from_country",
            "from_place",
            "from_port",
            "load_port",
            "loading_port",
            "place_of_loading",
            "pol",
            "port_from",
            "port_of_loading",
            "sender_country",
            "shipper_country",
            "source_country",
            "whence",
        ],
    ),
    (
        "goods",
        &[
            "cargo",
            "cargo_description",
            "commodities",
            "commodity",
            "commodity_description",
            "description",
            "description_of_goods",
            "goods_description",
            "item",
            "item_description",
            "items",
            "merchandise",
            "product",
            "product_description",
            "product_name",
            "products",
            "text",
        ],
    ),
    (
        "hs",
        &[
            "cn_code",
            "codes",
            "commodity_code",
            "customs_code",
            "goods_code",
            "hs6",
            "hs_code",
            "hs_codes",
            "hscode",
            "hscodes",
            "htc",
            "hts",
            "hts_code",
            "product_code",
            "tariff",
            "tariff_code",
            "tariff_number",
            "taric",
        ],
    ),
    (
        "id",
        &[
            "line",
            "number",
            "ref",
            "reference",
            "row",
            "shipment",
            "shipment_id",
        ],
    ),
    ("jurisdiction", &["jurisdictions", "regime", "whose"]),
    ("note", &["notes"]),
    (
        "origin",
        &[
            "country_of_manufacture",
            "country_of_origin",
            "made_in",
            "origin_country",
        ],
    ),
    (
        "party",
        &[
            "companies",
            "company",
            "counterparties",
            "counterparty",
            "name",
            "names",
            "parties",
            "party_name",
        ],
    ),
    (
        "to",
        &[
            "consignee_country",
            "country_of_destination",
            "country_of_import",
            "country_to",
            "dest",
            "destination",
            "destination_country",
            "discharge_port",
            "final_destination",
            "import_country",
            "importing_country",
            "place_of_delivery",
            "place_of_discharge",
            "pod",
            "port_of_discharge",
            "port_to",
            "receiver_country",
            "to_country",
            "to_place",
            "to_port",
            "whither",
        ],
    ),
    (
        "vessel",
        &[
            "boat",
            "imo",
            "imo_number",
            "ship",
            "ship_name",
            "vessel_imo",
            "vessel_name",
        ],
    ),
    (
        "via",
        &[
            "through",
            "transhipment",
            "transhipment_port",
            "transshipment",
            "transshipment_port",
        ],
    ),
];

/// Roles of those who take part, with their other names. Written by hand.
const ROLES: &[(&str, &[&str])] = &[
    ("agent", &["forwarding_agent", "ship_agent"]),
    ("applicant", &[]),
    (
        "bank",
        &[
            "advising_bank",
            "bank_name",
            "issuing_bank",
            "remitting_bank",
        ],
    ),
    ("beneficiary", &[]),
    ("broker", &["customs_broker"]),
    ("buyer", &["purchaser"]),
    ("carrier", &["shipping_line", "transporter"]),
    ("charterer", &[]),
    ("consignee", &[]),
    ("consignor", &[]),
    ("customer", &["client"]),
    ("end_user", &["enduser", "final_user", "ultimate_consignee"]),
    ("exporter", &["exporting_company"]),
    ("forwarder", &["freight_forwarder"]),
    ("importer", &["importing_company"]),
    ("insurer", &["insurance_company", "underwriter"]),
    ("intermediary", &[]),
    ("manager", &["ship_manager"]),
    ("manufacturer", &["maker", "producer"]),
    ("notify", &["notify_party"]),
    ("operator", &["ship_operator"]),
    ("owner", &["ship_owner", "shipowner", "vessel_owner"]),
    ("payee", &[]),
    ("payer", &[]),
    ("receiver", &["addressee", "recipient"]),
    ("seller", &["vendor"]),
    ("sender", &[]),
    ("shipper", &[]),
    ("supplier", &[]),
];

/// Keys of notes, with their other names. Written by hand.
const NOTES: &[(&str, &[&str])] = &[
    ("agency", &["aid_agency"]),
    ("cap_used", &[]),
    ("condition", &[]),
    ("currency", &[]),
    ("emergency", &[]),
    ("end_use", &["enduse"]),
    ("exemption", &["licence", "license", "permit"]),
    ("flag", &["flag_state", "vessel_flag"]),
    ("livelihood", &[]),
    ("notified", &[]),
    ("ownership", &[]),
    ("port", &[]),
    (
        "price",
        &[
            "amount",
            "declared_value",
            "invoice_value",
            "unit_price",
            "value",
        ],
    ),
    ("purpose", &[]),
    ("quantity", &["net_weight", "qty", "weight"]),
    ("resolution", &[]),
    ("transit", &[]),
];

impl Field {
    /// What a column or key of this name is; in any case, with blanks or hyphens, and as forms ask for it:
    /// "Destination?", "To *".
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim_end_matches([' ', '?', ':', '*']);
        let mut plain = String::with_capacity(name.len());
        let mut before = ' ';
        for c in name.trim().trim_start_matches('\u{feff}').chars() {
            if c.is_uppercase() && before.is_lowercase() {
                plain.push('_');
            }
            before = c;
            match c {
                ' ' | '-' | '.' | '/' => plain.push('_'),
                c => plain.extend(c.to_lowercase()),
            }
        }
        for end in ["_name", "_names"] {
            if let Some(role) = plain.strip_suffix(end).and_then(|stem| of(ROLES, stem)) {
                return Some(Self::Role(role));
            }
        }
        let own = FIELDS.iter().find(|own| **own == plain).copied();
        own.or_else(|| of(SYNONYMS, &plain))
            .map(Self::Own)
            .or_else(|| of(ROLES, &plain).map(Self::Role))
            .or_else(|| of(NOTES, &plain).map(Self::Note))
    }

    /// Whether it says what is sent.
    pub fn is_of_goods(self) -> bool {
        matches!(self, Self::Own("goods" | "hs"))
    }

    /// Whether it says from where, to where or by what way.
    pub fn is_of_place(self) -> bool {
        matches!(self, Self::Own("from" | "to" | "via" | "origin"))
    }

    /// Whether it says anything by which a shipment could be judged.
    pub fn tells(self) -> bool {
        match self {
            Self::Own(name) => !matches!(
                name,
                "id" | "date" | "contract_date" | "jurisdiction" | "note"
            ),
            Self::Role(_) => true,
            Self::Note(_) => false,
        }
    }
}

fn of(table: &'static [(&str, &[&str])], name: &str) -> Option<&'static str> {
    let found = table
        .iter()
        .find(|(own, others)| *own == name || others.contains(&name));
    found.map(|(own, _)| *own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_keys_by_the_names_of_papers() {
        use Field::{Note, Own, Role};
        for (name, expected) in [
            ("hs", Some(Own("hs"))),
            ("HS Code", Some(Own("hs"))),
            ("hscode", Some(Own("hs"))),
            ("hsCode", Some(Own("hs"))),
            ("Goods description", Some(Own("goods"))),
            ("description", Some(Own("goods"))),
            ("product", Some(Own("goods"))),
            ("country_from", Some(Own("from"))),
            ("Country of destination", Some(Own("to"))),
            ("origin-country", Some(Own("origin"))),
            ("Contract-Date", Some(Own("contract_date"))),
            ("imo", Some(Own("vessel"))),
            ("shipper", Some(Role("shipper"))),
            ("Shipper name", Some(Role("shipper"))),
            ("Notify party", Some(Role("notify"))),
            ("endUser", Some(Role("end_user"))),
            ("ultimate consignee", Some(Role("end_user"))),
            ("bank", Some(Role("bank"))),
            ("bank_name", Some(Role("bank"))),
            ("owner", Some(Role("owner"))),
            ("currency", Some(Note("currency"))),
            ("value", Some(Note("price"))),
            ("colour", None),
            ("", None),
            ("remarks", None),
        ] {
            assert_eq!(Field::named(name), expected, "{name}");
        }
    }

    #[test]
    fn no_name_stands_for_two_things() {
        let mut all: Vec<&str> = FIELDS.to_vec();
        for (own, others) in SYNONYMS {
            assert!(FIELDS.contains(own), "{own}");
            all.extend(*others);
        }
        for (own, others) in ROLES.iter().chain(NOTES) {
            all.push(own);
            all.extend(*others);
        }
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many);
    }
}
