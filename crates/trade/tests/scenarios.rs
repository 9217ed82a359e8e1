//! Every scenario of the tables, judged: outcome, measures that must and must not be found.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use vokter_trade::{
    Answer, Certainty, Goods, Judge, Jurisdiction, Listed, Outcome, Party, Rules, Shipment, Vessel,
};

const REFERENCE: &str = include_str!("scenarios.tsv");
const OWN: &str = include_str!("own-scenarios.tsv");

struct Scenario {
    number: String,
    shipment: Shipment,
    outcomes: String,
    must: Vec<String>,
    never: Vec<String>,
}

fn some(cell: &str) -> Vec<String> {
    cell.split('|')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn read(row: &str) -> Scenario {
    let cells: Vec<&str> = row.split('\t').collect();
    assert_eq!(cells.len(), 19, "a cell is missing: {row}");
    let words = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
    let listed: Vec<Listed> = some(cells[14])
        .iter()
        .map(|listed| {
            let mut parts = listed.splitn(3, ' ');
            Listed {
                name: "LISTED".to_owned(),
                certainty: Certainty::Certain,
                list: parts.next().unwrap().to_owned(),
                effect: parts.next().unwrap().parse().unwrap(),
                regime: parts.next().unwrap().to_owned(),
                since: None,
            }
        })
        .collect();
    let vessel = Some(cells[10]).filter(|cell| !cell.is_empty());
    let of_party = if vessel.is_some() && cells[9].is_empty() {
        Vec::new()
    } else {
        listed.clone()
    };
    let of_vessel = if of_party.is_empty() {
        listed
    } else {
        Vec::new()
    };
    let shipment = Shipment {
        contract_date: cells[2].parse().ok(),
        from: cells[3].to_owned(),
        to: cells[4].to_owned(),
        via: some(cells[5]),
        origin: cells[6].to_owned(),
        goods: if cells[7].is_empty() && cells[8].is_empty() {
            Vec::new()
        } else {
            vec![Goods {
                text: cells[7].to_owned(),
                codes: some(cells[8]),
            }]
        },
        parties: some(cells[9])
            .into_iter()
            .map(|name| Party {
                name,
                listed: of_party.clone(),
                ..Party::default()
            })
            .collect(),
        vessel: vessel.map(|name| Vessel {
            name: name.to_owned(),
            listed: of_vessel,
        }),
        activities: some(cells[11]),
        jurisdictions: some(cells[12])
            .iter()
            .map(|word| Jurisdiction::named(word).unwrap())
            .collect(),
        notes: some(cells[13])
            .iter()
            .map(|note| {
                note.split_once('=')
                    .map(|(k, v)| (k.to_owned(), v.to_owned()))
                    .unwrap()
            })
            .collect(),
        ..Shipment::on(cells[1].parse().unwrap())
    };
    Scenario {
        number: cells[0].to_owned(),
        shipment,
        outcomes: cells[15].to_owned(),
        must: words(cells[16]),
        never: words(cells[18]),
    }
}

/// Letters of a row that an outcome is. A licence to ask for is a ban that somebody may lift, and a
/// permit that is needed.
fn letters(outcome: Outcome) -> &'static [char] {
    match outcome {
        Outcome::Prohibited => &['B'],
        Outcome::Licence => &['B', 'R'],
        Outcome::Review => &['R'],
        Outcome::Exempt => &['E'],
        Outcome::Clear => &['C'],
    }
}

fn shown(answer: &Answer) -> String {
    let findings: Vec<String> = answer
        .findings
        .iter()
        .map(|f| {
            let remark = if f.remark { " remark" } else { "" };
            format!(
                "{}/{} {} {}{remark}",
                f.regime,
                f.measure,
                f.outcome.as_str(),
                f.certainty.as_str()
            )
        })
        .collect();
    findings.join("; ")
}

fn faults(judge: &Judge, scenario: &Scenario) -> Vec<String> {
    let answer = judge.answer(&scenario.shipment);
    let mut faults = Vec::new();
    if !scenario.outcomes.contains(letters(answer.outcome)) {
        faults.push(format!(
            "{} instead of {}",
            answer.outcome.as_str(),
            scenario.outcomes
        ));
    }
    let has = |id: &String| answer.findings.iter().any(|finding| finding.measure == *id);
    faults.extend(
        scenario
            .must
            .iter()
            .filter(|id| !has(id))
            .map(|id| format!("{id} is missing")),
    );
    faults.extend(
        scenario
            .never
            .iter()
            .filter(|id| has(id))
            .map(|id| format!("{id} is there")),
    );
    // Whoever is stopped is told what would settle it.
    let stopped = answer
        .findings
        .iter()
        .filter(|finding| finding.outcome > Outcome::Exempt);
    faults.extend(
        stopped
            .filter(|finding| finding.needed.is_empty())
            .map(|finding| format!("{} says not what is needed", finding.measure)),
    );
    if !faults.is_empty() {
        faults.push(shown(&answer));
    }
    faults
}

fn judge_all(table: &str) {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    let rows: Vec<&str> = table
        .lines()
        .filter(|row| !row.starts_with('#') && !row.is_empty())
        .collect();
    let mut failed = Vec::new();
    for row in &rows {
        let scenario = read(row);
        let faults = faults(&judge, &scenario);
        if !faults.is_empty() {
            failed.push(format!("{}: {}", scenario.number, faults.join("\n    ")));
        }
    }
    let passed = rows.len() - failed.len();
    assert!(
        failed.is_empty(),
        "{passed} of {} pass\n{}",
        rows.len(),
        failed.join("\n")
    );
}

#[test]
fn scenarios_of_the_reference() {
    judge_all(REFERENCE);
}

#[test]
fn own_scenarios() {
    judge_all(OWN);
}

#[test]
fn every_scenario_has_a_number_of_its_own() {
    for table in [REFERENCE, OWN] {
        let rows = table
            .lines()
            .filter(|row| !row.starts_with('#') && !row.is_empty());
        let numbers = rows.filter_map(|row| row.split('\t').next());
        let mut seen = std::collections::BTreeSet::new();
        let twice: Vec<&str> = numbers.filter(|number| !seen.insert(*number)).collect();
        assert!(twice.is_empty(), "numbers that stand twice: {twice:?}");
    }
}
