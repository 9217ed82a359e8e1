use std::io::BufReader;
use vokter_documents::Scanner;
use vokter_screening::Index;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut entities = if args.len() > 2 {
        vokter_lists::starter::stand_back(vokter_lists::starter::load().unwrap(), &["un-sc"])
    } else {
        vokter_lists::starter::load().unwrap()
    };
    if args.len() > 2 {
        entities.extend(
            vokter_lists::read(
                std::path::Path::new(&args[2]),
                &std::fs::read(&args[2]).unwrap(),
            )
            .unwrap()
            .entities,
        );
    }
    let index = Index::build(entities);
    println!("{} parties", index.len());
    if let Ok(n) = std::env::var("NAME") {
        let n = vokter_names::Name::in_text(&n, vokter_names::View::Person);
        for r in &n.readings {
            println!(
                "{:?} {} {:?}",
                r.system,
                r.cost,
                r.tokens
                    .iter()
                    .map(|t| (
                        t.spellings
                            .iter()
                            .map(|s| s.text.to_string())
                            .collect::<Vec<_>>(),
                        t.role,
                        t.rarity.0
                    ))
                    .collect::<Vec<_>>()
            );
        }
    }
    if let (Ok(a), Ok(b)) = (std::env::var("A"), std::env::var("B")) {
        let (a, b) = (
            vokter_names::Name::in_text(&a, vokter_names::View::Person),
            vokter_names::Name::new(&b, vokter_names::View::Person),
        );
        println!("{:#?}", vokter_names::compare(&a, &b));
    }
    let t = std::time::Instant::now();
    let scan = Scanner::new(&index)
        .scan(BufReader::new(std::fs::File::open(&args[1]).unwrap()), 0.7)
        .unwrap();
    let s = t.elapsed().as_secs_f64();
    for m in scan.mentions.iter().take(60) {
        if std::env::var("TERMS").is_ok() {
            for t in &m.score.terms {
                println!("    {:?} {:?} {} {}", t.query, t.listed, t.relation, t.bits);
            }
            println!("   {:?}", m.score.matched_name);
        }
        println!(
            "{}:{}-{} {:?} {:?} {} {} | {}",
            m.line,
            m.start,
            m.end,
            m.text,
            m.resolved_by,
            m.score.bits,
            index.entity(m.party).caption(),
            m.sentence.chars().take(60).collect::<String>()
        );
    }
    println!(
        "{} mentions, {} ambiguous, {} dropped, {} bytes, {:.2} s, {:.2} MB/s",
        scan.mentions.len(),
        scan.ambiguous,
        scan.dropped,
        scan.bytes,
        s,
        scan.bytes as f64 / 1e6 / s
    );
}
