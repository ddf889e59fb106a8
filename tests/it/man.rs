//! `ozg man`.

use crate::harness::{Dataset, ozg};

/// The verbs that the help lists.
fn verbs(dataset: &Dataset) -> Vec<String> {
    let help = ozg(dataset.root(), &["--help"]).stdout;
    let (_, commands) = help.split_once("Commands:\n").expect("the verbs");
    let lines = commands.lines().take_while(|line| !line.is_empty());
    let verbs = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    verbs.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn there_is_a_page_for_the_program_and_one_for_each_verb() {
    let dataset = Dataset::empty();
    let all = ozg(dataset.root(), &["man"]).stdout;
    let verbs = verbs(&dataset);
    assert!(verbs.contains(&"query".to_owned()), "{verbs:?}");
    for verb in verbs.iter().filter(|verb| *verb != "help") {
        assert!(all.contains(&format!("ozg\\-{verb}(1)")), "{verb}");
        let page = ozg(dataset.root(), &["man", verb]);
        assert_eq!(page.code, 0, "{verb}");
        assert!(page.stdout.contains(&format!(".TH ozg-{verb} 1")), "{}", page.stdout);
    }
    let unknown = ozg(dataset.root(), &["man", "qery"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert_eq!(unknown.stderr, "error: There is no command “qery”. Expected one of: query\n");
}
