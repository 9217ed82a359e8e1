use vokter_screening::{Prepared, Query};
fn main() {
    let file = std::env::args().nth(1).unwrap();
    let mut rows = csv::Reader::from_path(file).unwrap();
    let qs: Vec<Query> = rows
        .records()
        .map(|r| Query {
            name: r.unwrap().get(1).map(str::to_owned),
            ..Query::default()
        })
        .step_by(5)
        .take(2000)
        .collect();
    for q in qs.iter().take(50) {
        std::hint::black_box(Prepared::new(q));
    }
    let t = std::time::Instant::now();
    measured(&qs);
    eprintln!("{:?} each", t.elapsed() / qs.len() as u32);
}
#[inline(never)]
fn measured(qs: &[Query]) {
    for q in qs {
        std::hint::black_box(Prepared::new(q));
    }
}
