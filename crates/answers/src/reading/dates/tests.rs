use super::DateOrder::{DayFirst, MonthFirst};
use super::*;

fn check(text: &str, order: DateOrder, expected: &str) {
    let read = match read_date(text, order) {
        Ok(date) => date.to_string(),
        Err(what) => what,
    };
    assert_eq!(read, expected, "{text}");
}

#[test]
fn reads_what_is_typed() {
    check("1955-05-21", DayFirst, "1955-05-21");
    check("1955-05", DayFirst, "1955-05");
    check("1955", DayFirst, "1955");
    check("21.05.1955", DayFirst, "1955-05-21");
    check("21.5.1955", MonthFirst, "1955-05-21");
    check("3.4.1955", MonthFirst, "1955-04-03");
    check("21/05/1955", DayFirst, "1955-05-21");
    check("05/21/1955", MonthFirst, "1955-05-21");
    check("3/4/1955", DayFirst, "1955-04-03");
    check("3/4/1955", MonthFirst, "1955-03-04");
    check("3-4-1955", MonthFirst, "1955-03-04");
    check("21-05-1955", DayFirst, "1955-05-21");
    check("19550521", DayFirst, "1955-05-21");
    check("1955-05-21T00:00:00Z", DayFirst, "1955-05-21");
    check("1955-05-21T00:00:00+02:00", DayFirst, "1955-05-21");
    check("1955-05-21T00:00:00.000-0330", DayFirst, "1955-05-21");
    check("1955-05-21T00:00:00+02", DayFirst, "1955-05-21");
    check("1955-05-21 00:00:00 +02:00", DayFirst, "1955-05-21");
    check("1955-05-21 00:00:00.000", DayFirst, "1955-05-21");
    check("1955-05-21T00Z", DayFirst, "1955-05-21");
    check("19550521T000000Z", DayFirst, "1955-05-21");
    check("1955-05-21Z", DayFirst, "1955-05-21");
    check("1955-05-21+02:00", DayFirst, "1955-05-21");
    check("5/21/1955 00:00:00.000", MonthFirst, "1955-05-21");
    check("3/4/1955 00:00:00.000", MonthFirst, "1955-03-04");
    check("21.05.1955 00:00", DayFirst, "1955-05-21");
    check("1/5/1955 0:00", DayFirst, "1955-05-01");
    check("5/21/1955 12:00:00 AM", MonthFirst, "1955-05-21");
    check("21 May 1955 00:00", DayFirst, "1955-05-21");
    check("05.1955", DayFirst, "1955-05");
    check("May 1955", DayFirst, "1955-05");
    // What can be read in one order only is read so.
    check("05/21/1955", DayFirst, "1955-05-21");
    check("21/05/1955", MonthFirst, "1955-05-21");
    check(
        "05.21.1955",
        DayFirst,
        "`05.21.1955` is a day that never was",
    );
    check(
        "30.02.1955",
        DayFirst,
        "`30.02.1955` is a day that never was",
    );
    check(
        "21.05.55",
        DayFirst,
        "`21.05.55` has a year of two digits: write all four",
    );
}

#[test]
fn what_may_be_read_in_two_orders_is_refused_where_nothing_tells_which() {
    for (text, expected) in [
        ("01/20/1984", "1984-01-20"),
        ("20/01/1984", "1984-01-20"),
        ("01.08.1984", "1984-08-01"),
        ("08/08/1984", "1984-08-08"),
        ("1984-01-08", "1984-01-08"),
        ("08/1984", "1984-08"),
        (
            "01/08/1984",
            "`01/08/1984` can be 1984-08-01 or 1984-01-08: write it so",
        ),
        (
            " 5-6-1955 ",
            "`5-6-1955` can be 1955-06-05 or 1955-05-06: write it so",
        ),
    ] {
        let read = read_typed_date(text);
        let told = read.map_or_else(|what| what, |date| date.to_string());
        assert_eq!(told, expected, "{text}");
    }
}

#[test]
fn refuses_what_is_no_date() {
    for text in [
        "",
        "soon",
        "1.2.3.4",
        "99999999999",
        "٢١",
        "21 May",
        "20230",
    ] {
        assert!(read_date(text, DayFirst).is_err(), "{text}");
    }
}

fn born(text: &str, order: DateOrder, expected: &str) {
    let rules = DateRules {
        order,
        this_year: 2026,
    };
    let read = match read_birth_date(text, rules) {
        Ok(BirthDate { date, or, .. }) => match or {
            Some(or) => format!("{date} or {or}"),
            None => date.to_string(),
        },
        Err(what) => what,
    };
    assert_eq!(read, expected, "{text}");
}

#[test]
fn reads_what_customer_files_hold() {
    born("07.10.52", DayFirst, "1952-10-07");
    born("10/07/52", MonthFirst, "1952-10-07");
    born("52-10-07", DayFirst, "1952-10-07");
    born("07-Oct-52", DayFirst, "1952-10-07");
    born("07.10.27", DayFirst, "1927-10-07");
    born("07.10.12", DayFirst, "2012-10-07 or 1912-10-07");
    born("29.02.00", DayFirst, "2000-02-29");
    born("19274", DayFirst, "1952-10-07");
    born("19274.0", DayFirst, "1952-10-07");
    born("1952", DayFirst, "1952");
    born("1952.10", DayFirst, "1952-10");
    born(
        "60000",
        DayFirst,
        "`60000` is not a date: write 1955-05-21, 1955-05, 1955 or 21.05.1955",
    );
    born("7. oktober 1952", DayFirst, "1952-10-07");
}

fn survey(dates: &[&str]) -> (DateOrder, String) {
    let mut survey = DateSurvey::default();
    for date in dates {
        survey.look(date);
    }
    (survey.order(), survey.remarks(2026).join("; "))
}

#[test]
fn a_column_decides_the_order() {
    let (order, said) = survey(&["03/04/1955"]);
    assert_eq!(order, DayFirst);
    assert!(said.contains("nothing in the column"), "{said}");
    let (order, said) = survey(&["03/04/1955", "03/14/55"]);
    assert_eq!(order, MonthFirst);
    assert!(said.contains("month first: 1 of them"), "{said}");
    let (_, said) = survey(&["13/04/1955", "14-04-1955", "03/14/1955"]);
    assert!(said.contains("mixed: 2 can only be day first"), "{said}");
    assert_eq!(survey(&["1955-05-21", "21.05.1955", "soon"]).1, "");
}

#[test]
fn what_was_decided_is_said() {
    let (_, said) = survey(&["07.10.52", "19274", "20230"]);
    assert!(said.contains("two digits: 1, none after 2026"), "{said}");
    assert!(said.contains(": 2 (19274 is 1952-10-07)"), "{said}");
}
