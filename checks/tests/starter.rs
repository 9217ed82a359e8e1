//! Every fact of the starter list against the publishers' real files: that each listing is found
//! in one, with the same reference number, listing date and birth dates, and that what no file
//! confirms says so.
//!
//! Needs `VOKTER_SHARED`; without it the checks fail.

#[path = "starter/files.rs"]
mod files;
#[path = "starter/publishers.rs"]
mod publishers;
#[path = "starter/record.rs"]
mod record;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use record::{Record, Records};
use vokter_entities::{Entity, IdentifierKind, Listing, PartialDate};

/// Every list that a starter record may name, with what its file says.
fn published() -> HashMap<&'static str, Records> {
    HashMap::from([
        ("un-sc", publishers::un_sc()),
        ("un-1718-vessels", publishers::un_1718_vessels()),
        ("us-ofac-sdn", publishers::us_ofac_sdn()),
        ("us-ofac-cons", publishers::us_ofac_cons()),
        ("us-csl", publishers::us_csl()),
        ("eu-fsf", publishers::eu_fsf()),
        ("eu-journal", publishers::eu_journal()),
        ("uk-sl", publishers::uk_sl()),
        ("uk-ofsi", publishers::uk_ofsi()),
        ("ca-sema", publishers::ca_sema()),
        ("au-dfat", publishers::au_dfat()),
    ])
}

fn starter() -> Vec<Entity> {
    vokter_lists::starter::load().expect("the starter list")
}

/// The records of the listing's reference that are this party, by name or ship number.
fn found<'r>(records: &'r Records, party: &Entity, listing: &Listing) -> Vec<&'r Record> {
    let names: Vec<&str> = party.names.iter().map(|name| name.text.as_str()).collect();
    let imo = party
        .identifiers
        .iter()
        .find(|identifier| identifier.kind == IdentifierKind::Imo);
    let imo = imo.map(|identifier| identifier.value.as_str());
    let under = records.get(listing.reference.as_deref().unwrap_or_default());
    under
        .into_iter()
        .flatten()
        .filter(|record| record.is(&names, imo))
        .collect()
}

/// Whether the publisher's birth date is one of ours, or says less than one of ours.
fn is_known(theirs: PartialDate, ours: &[PartialDate]) -> bool {
    ours.iter().any(|ours| {
        let month = theirs.month.is_none() || theirs.month == ours.month;
        let day = theirs.day.is_none() || theirs.day == ours.day;
        theirs == *ours || (theirs.year == ours.year && month && day)
    })
}

/// What is wrong with one listing, if anything.
fn fault(records: &Records, party: &Entity, listing: &Listing) -> Option<String> {
    let found = found(records, party, listing);
    if found.is_empty() != listing.unconfirmed {
        return Some(if listing.unconfirmed {
            "a file confirms it, so it must not say unconfirmed".to_owned()
        } else {
            "no file confirms it, so it must say unconfirmed".to_owned()
        });
    }
    if found.is_empty() {
        return None;
    }
    let same = |record: &&&Record| {
        record.listed_on == listing.listed_on
            && record.effect.is_none_or(|effect| effect == listing.effect)
    };
    let Some(record) = found.iter().find(same) else {
        let theirs: Vec<_> = found
            .iter()
            .map(|record| (record.listed_on, record.effect))
            .collect();
        return Some(format!(
            "listed {:?} as {}, in the file {theirs:?}",
            listing.listed_on, listing.effect
        ));
    };
    let ours = party.birth_dates();
    let missing = record
        .birth_dates
        .iter()
        .find(|theirs| !is_known(**theirs, ours))?;
    (!ours.is_empty()).then(|| format!("born {ours:?}, in the file also {missing}"))
}

#[test]
fn every_listing_stands_in_a_publishers_file() {
    let published = published();
    let mut faults = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for party in starter() {
        for listing in &party.listings {
            *counts.entry(listing.list.clone()).or_default() += 1;
            let records = published.get(listing.list.as_str());
            let fault = match records {
                Some(records) => fault(records, &party, listing),
                None => Some("no check for this list".to_owned()),
            };
            if let Some(fault) = fault {
                let reference = listing.reference.as_deref().unwrap_or("no reference");
                faults.push(format!(
                    "{}, {} {reference}: {fault}",
                    party.caption(),
                    listing.list
                ));
            }
        }
    }
    println!("listings compared: {counts:#?}");
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_birth_date_stands_in_a_publishers_file() {
    let published = published();
    for party in starter() {
        let mut theirs = BTreeSet::new();
        for listing in &party.listings {
            let found = found(&published[listing.list.as_str()], &party, listing);
            theirs.extend(
                found
                    .iter()
                    .flat_map(|record| record.birth_dates.iter().copied()),
            );
        }
        for ours in party.birth_dates() {
            assert!(
                theirs.contains(ours),
                "{}: born {ours}, in the files {theirs:?}",
                party.caption()
            );
        }
    }
}

#[test]
fn the_un_regime_is_whole() {
    let wanted: BTreeSet<String> = publishers::un_sc()
        .into_keys()
        .filter(|reference| reference.starts_with("KPi.") || reference.starts_with("KPe."))
        .collect();
    let starter = starter();
    let listings = starter.iter().flat_map(|party| &party.listings);
    let ours: BTreeSet<String> = listings
        .filter(|listing| listing.list == "un-sc")
        .filter_map(|listing| listing.reference.clone())
        .collect();
    assert_eq!(ours, wanted);
    assert_eq!(ours.len(), 155, "80 persons and 75 entities");
}

#[test]
fn every_ship_of_the_committee_is_there() {
    let starter = starter();
    let ships = starter
        .iter()
        .filter(|party| party.listings.iter().any(|l| l.list == "un-1718-vessels"));
    let ours: BTreeSet<String> = ships
        .map(|ship| {
            let imo = ship
                .identifiers
                .iter()
                .find(|i| i.kind == IdentifierKind::Imo);
            imo.map(|imo| imo.value.clone()).unwrap_or_default()
        })
        .collect();
    let wanted: BTreeSet<String> = publishers::un_1718_vessels().into_keys().collect();
    assert_eq!(ours, wanted);
    // 58 with an IMO number, and one that never had one.
    assert_eq!(ours.len(), 59);
}

#[test]
fn ofac_had_not_delisted_any_by_august_2026() {
    let still: BTreeSet<String> = publishers::us_ofac_sdn_numbers_2026().into_iter().collect();
    for party in starter() {
        for listing in party
            .listings
            .iter()
            .filter(|listing| listing.list == "us-ofac-sdn")
        {
            let reference = listing.reference.as_deref().unwrap_or_default();
            assert!(
                still.contains(reference) || listing.unconfirmed,
                "{} is no longer on the SDN list as {reference}",
                party.caption()
            );
        }
    }
}

#[test]
fn a_wrong_fact_is_noticed() {
    let records = publishers::un_sc();
    let starter = starter();
    let is_it = |party: &&Entity| {
        party
            .listings
            .iter()
            .any(|l| l.reference.as_deref() == Some("KPi.016"))
    };
    let party = starter.iter().find(is_it).expect("KPi.016");
    let listing = party.listings.first().expect("a listing");
    let check = |change: fn(&mut Listing)| {
        let mut changed = listing.clone();
        change(&mut changed);
        fault(&records, party, &changed)
    };
    assert_eq!(check(|_| {}), None);
    assert!(check(|listing| listing.listed_on = None).is_some());
    assert!(check(|listing| listing.unconfirmed = true).is_some());
    assert!(check(|listing| listing.reference = Some("KPi.999".to_owned())).is_some());
    // The number of somebody else: the names have no word in common.
    assert!(check(|listing| listing.reference = Some("KPi.080".to_owned())).is_some());
    let mut stranger = party.clone();
    stranger.kind = vokter_entities::Kind::Person(vokter_entities::Person {
        birth_dates: vec![PartialDate::of_year(1901)],
        ..vokter_entities::Person::default()
    });
    assert!(fault(&records, &stranger, listing).is_some());
}
