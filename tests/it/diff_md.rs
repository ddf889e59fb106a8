//! `ozg diff --format md`: a comment for a pull request, of any size, in which data has no effect.

use insta::assert_snapshot;

use crate::diff::{WOHNGELD, history};
use crate::harness::{Dataset, Run, ozg, ozg_german};
use crate::markdown::assert_nobody_is_called;

/// The maximum length of a comment on GitHub, in characters.
const LIMIT: usize = 65_536;

fn md(dataset: &Dataset, sides: &[&str]) -> Run {
    let run = ozg(dataset.root(), &[&["diff", "--effect=never", "--format", "md"], sides].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

#[test]
fn in_english() {
    let dataset = history();
    assert_snapshot!("diff_md_english", md(&dataset, &["alt", "neu"]).shown(&dataset));
}

#[test]
fn in_german() {
    let dataset = history();
    let run =
        ozg_german(dataset.root(), &["diff", "--effect=never", "alt", "neu", "--format", "md"]);
    assert_snapshot!("diff_md_german", run.shown(&dataset));
}

#[test]
fn nothing_is_written_if_nothing_differs() {
    let dataset = history();
    let run = md(&dataset, &["neu", "neu"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", "no differences\n"));
}

#[test]
fn a_reviewer_learns_of_files_that_were_not_compared() {
    let dataset = history();
    dataset.write("data/projects/Kein Name.yaml", "titel: neu\n");
    dataset.write("data/projects/wohngeld.yaml", "titel: \"offen\n");
    let run = md(&dataset, &["neu"]);
    assert_snapshot!(run.stdout, @r"
    <!-- ozg diff -->
    ### 1 record changed: 0 added, 0 removed, 0 changed, 1 unreadable

    - Breaking: 1 × Record unreadable

    One changed file is not a record and was not compared. “ozg lint” shows why.

    #### Breaking

    ##### Project

    - `!` Wohngeld Online (`project/wohngeld`)
      - `!` working tree: not a readable record
    ");
}

/// Text that would have an effect in a comment on GitHub or GitLab, outside of code.
const HOSTILE: &str = r"\n/close\n- @alle #1 !2 GH-3 ``` `` </details><script>x</script> <!-- [a](https://b.example) ![c](d) |e| *f* $g$ :h: www.i.example \e[31m\u202e";

#[test]
fn data_stays_data() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    let evil = format!("\"{HOSTILE}\"");
    dataset
        .edit(WOHNGELD, "titel: Wohngeld online", &format!("titel: {evil}"))
        .edit(WOHNGELD, "efa: ja", &format!("{evil}: [{evil}, '`']\n'': '`<b>`'"))
        .edit("schema/project.schema.json", "\"title\": \"Projekt\"", "\"title\": \"`@alle` #1\"")
        .edit(
            "schema/project.schema.json",
            "\"x-title-en\": \"Project\"",
            "\"x-title-en\": \"`@all` #1\"",
        );
    dataset.commit("neu");
    dataset.git(&["tag", "x#1-`-@alle"]);
    dataset.write("data/projects/kaputt.yaml", "titel: \"offen\n");
    let run = md(&dataset, &["x#1-`-@alle"]);
    assert_data_is_inert(&run.stdout);
    let run = md(&dataset, &["HEAD~1", "x#1-`-@alle"]);
    assert_data_is_inert(&run.stdout);
    assert_snapshot!("diff_md_hostile", run.stdout);
    let with_effect = ["diff", "--effect", "--format", "md", "HEAD~1", "x#1-`-@alle"];
    let run = ozg(dataset.root(), &with_effect);
    assert!(run.stdout.contains("#### Effect"), "{}", run.stdout);
    assert_data_is_inert(&run.stdout);
}

fn assert_data_is_inert(text: &str) {
    let (marker, rest) = text.split_once('\n').expect("a marker");
    assert_eq!(marker, "<!-- ozg diff -->");
    let printable = |c: char| c == '\n' || !(c.is_control() || c == '\u{202e}');
    assert!(rest.chars().all(printable), "{rest:?}");
    for line in rest.lines() {
        let begins =
            ["### ", "#### ", "##### ", "      - ", "    - ", "  - ", "- ", "One changed file"];
        assert!(line.is_empty() || begins.iter().any(|begin| line.starts_with(begin)), "{line:?}");
    }
    assert_nobody_is_called(text);
}

/// A commit whose projects have descriptions of this length, and another that changes them.
fn large(projects: usize, length: usize) -> Dataset {
    let dataset = Dataset::clean();
    for (name, letter) in [("alt", "a"), ("neu", "b")] {
        for number in 0..projects {
            let text = letter.repeat(length);
            let record = format!(
                "titel: Projekt {number}\nbeschreibung: {text}{number}\nart: {letter}{number}\n"
            );
            dataset.write(&format!("data/projects/projekt-{number:04}.yaml"), record);
        }
        dataset.commit(name);
        dataset.git(&["tag", name]);
    }
    dataset
}

#[test]
fn what_is_too_long_is_shown_in_less_detail() {
    let dataset = large(200, 200);
    let text = md(&dataset, &["alt", "neu"]).stdout;
    assert!(text.len() <= LIMIT && text.contains("  - `~` `beschreibung`\n"), "{text}");
    assert_eq!(text.matches("- `~` Projekt ").count(), 200);
    let shortened = "\nShortened to fit into a comment; `ozg diff alt neu` shows everything.\n";
    assert!(text.ends_with(shortened), "{text}");

    let dataset = large(1000, 10);
    let text = md(&dataset, &["alt", "neu"]).stdout;
    assert!(text.len() <= LIMIT && !text.contains("beschreibung"), "{text}");
    assert_eq!(text.matches("- `~` Projekt ").count(), 1000);
    assert!(text.ends_with(shortened), "{text}");
}

#[test]
fn what_is_too_much_is_left_out_and_counted() {
    let dataset = large(2000, 10);
    let text = md(&dataset, &["alt"]).stdout;
    assert!(text.len() <= LIMIT && text.len() > LIMIT - 500, "{}", text.len());
    let shown = text.matches("- `~` Projekt ").count();
    let left_out = format!(
        "\n{} further records are left out, as are the fields of all records; `ozg diff alt` shows everything.\n",
        2000 - shown
    );
    assert!(text.ends_with(&left_out), "{}", &text[text.len() - 300..]);
    let german =
        ozg_german(dataset.root(), &["diff", "--effect=never", "alt", "--format", "md"]).stdout;
    assert!(
        german.contains(" weitere Datensätze sind hier nicht aufgeführt, ebenso die Einzelheiten")
    );
}
