//! The help pages.

use crate::run::House;

#[test]
fn the_main_page() {
    insta::assert_snapshot!(House::new().run(&["--help"]).out);
}

#[test]
fn every_command_has_examples() {
    let house = House::new();
    for command in [
        "screen", "batch", "scan", "compare", "evaluate", "lists", "serve", "token", "mcp",
        "config",
    ] {
        let said = house.run(&[command, "--help"]);
        assert_eq!(said.code, 0, "{command}");
        assert!(said.out.contains("Examples:"), "{command}: {}", said.out);
        assert!(said.err.is_empty());
    }
    assert!(
        house
            .run(&["lists", "import", "--help"])
            .out
            .contains("Examples:")
    );
}

#[test]
fn no_command_is_wrong_usage_with_a_way_out() {
    House::new().run(&[]).refused(2, "vokter screen NAME");
}

#[test]
fn the_version() {
    assert_eq!(
        House::new().run(&["--version"]).out.trim(),
        concat!("vokter ", env!("CARGO_PKG_VERSION"))
    );
}
