//! Merging records: people who change one record in different places do not get a conflict.

use std::fmt::Write as _;
use std::sync::LazyLock;

use proptest::prelude::*;
use record_diff::merge::{ConflictLabels, FieldMerge, TextStates, merge};
use records::schema::Schemas;

use crate::harness::{Dataset, REPOSITORY, git, ozg};

const FILE: &str = "data/projects/wohngeld.yaml";
const LABELS: ConflictLabels<'static> = ConflictLabels { ours: "ours", theirs: "theirs" };

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(|| {
    let tree = crate::harness::tree(REPOSITORY);
    Schemas::load(&tree).expect("schemas")
});

fn merged(base: &str, ours: &str, theirs: &str) -> FieldMerge {
    let kind = SCHEMAS.kind("project").expect("a kind");
    merge(kind, TextStates { base, ours, theirs }, LABELS).expect("records")
}

/// The path of each conflict, and its reason.
fn conflicts(merged: &FieldMerge) -> Vec<String> {
    let conflicts = merged.conflicts.iter();
    conflicts.map(|conflict| format!("{}: {}", conflict.path, conflict.reason.name())).collect()
}

const BASE: &str = "titel: Wohngeld
art: efa_dienst
kernteam:
- koeln
- soest
phasen:
  konzeption:
    erreicht: 2020-01
meilensteine:
- datum: 2020-01
  ereignis: Start
";

#[test]
fn independent_changes_are_combined() {
    let ours = BASE
        .replace("- soest", "- soest\n- aachen # neu")
        .replace("titel: Wohngeld", "titel: Wohngeld online");
    let theirs = BASE
        .replace("- soest", "- soest\n- bonn")
        .replace("erreicht: 2020-01\n", "erreicht: 2020-01\n  umsetzung:\n    erreicht: 2021-05\n");
    let result = merged(BASE, &ours, &theirs);
    assert_eq!(conflicts(&result), [""; 0]);
    insta::assert_snapshot!(result.text);
}

#[test]
fn two_entries_in_place_of_one_are_alone_between_the_markers() {
    let ours = BASE.replace("Start", "Beginn").replace("- soest", "- soest\n- bonn");
    let theirs = BASE.replace("Start", "Auftakt").replace("- koeln\n", "");
    let result = merged(BASE, &ours, &theirs);
    let why = "(meilensteine[Start]: both replaced)";
    assert_eq!(conflicts(&result), ["meilensteine[Start]: both replaced"]);
    let expected = BASE.replace("- koeln\n- soest", "- soest\n- bonn").replace(
        "- datum: 2020-01\n  ereignis: Start\n",
        &format!(
            "<<<<<<< ours {why}\n- datum: 2020-01\n  ereignis: Beginn\n=======\n\
             - datum: 2020-01\n  ereignis: Auftakt\n>>>>>>> theirs {why}\n"
        ),
    );
    assert_eq!(result.text, expected);
}

/// As doubles both are the same number, which neither side wrote.
#[test]
fn numbers_with_too_many_digits_are_merged_by_lines() {
    let kind = SCHEMAS.kind("project").expect("a kind");
    let with = |number: &str| format!("{BASE}x: {number}\n");
    let (base, ours, theirs) =
        (with("1"), with("12345678901234567890"), with("12345678901234567891"));
    let texts = TextStates { base: &base, ours: &ours, theirs: &theirs };
    assert_eq!(merge(kind, texts, LABELS), None);
    let texts = TextStates { ours: &with("2.50"), theirs: &with("-.inf"), ..texts };
    assert!(merge(kind, texts, LABELS).is_some());
}

#[test]
fn entries_removed_and_reordered_are_combined() {
    let ours = BASE.replace("- koeln\n", "");
    let theirs = BASE.replace("- koeln\n- soest", "- soest\n- koeln\n- bonn");
    let result = merged(BASE, &ours, &theirs);
    assert!(result.text.contains("kernteam:\n- soest\n- bonn\n"), "{}", result.text);
}

#[test]
fn contradictions_are_between_markers_that_name_the_field() {
    let ours = BASE
        .replace("titel: Wohngeld", "titel: Wohngeld A")
        .replace("2020-01\nmeil", "2020-02\nmeil")
        .replace("- soest", "- soest\n- aachen");
    let theirs = BASE
        .replace("titel: Wohngeld", "titel: Wohngeld B")
        .replace("2020-01\nmeil", "2020-03\nmeil")
        .replace("ereignis: Start", "ereignis: Beginn");
    let result = merged(BASE, &ours, &theirs);
    assert_eq!(
        conflicts(&result),
        ["titel: both changed", "phasen.konzeption.erreicht: both changed"]
    );
    insta::assert_snapshot!(result.text);
}

#[test]
fn removed_here_and_changed_there_is_a_contradiction() {
    let ours = BASE.replace("meilensteine:\n- datum: 2020-01\n  ereignis: Start\n", "");
    let theirs = BASE.replace("- datum: 2020-01", "- datum: 2020-03");
    let result = merged(BASE, &ours, &theirs);
    assert_eq!(conflicts(&result), ["meilensteine[Start]: changed and removed"]);
    assert!(result.text.ends_with(THEIRS_ONLY), "{}", result.text);
    let other_way = merged(BASE, &theirs, &ours);
    assert!(
        other_way.text.contains("- datum: 2020-03\n  ereignis: Start\n=======\n>>>>>>> theirs"),
        "{}",
        other_way.text
    );
}

const THEIRS_ONLY: &str = "<<<<<<< ours (meilensteine[Start]: changed and removed)
=======
meilensteine:
- datum: 2020-03
  ereignis: Start
>>>>>>> theirs (meilensteine[Start]: changed and removed)
";

/// An edit of one person: participants, a phase, a text, or a milestone.
#[derive(Debug, Clone)]
enum Edit {
    Join(String),
    Leave(usize),
    Reach(usize),
    Title(String),
    Milestone(String),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        "[a-z]{3,6}".prop_map(Edit::Join),
        (0_usize..3).prop_map(Edit::Leave),
        (1_usize..5).prop_map(Edit::Reach),
        "[A-Z][a-z]{2,8}".prop_map(Edit::Title),
        "[A-Z][a-z]{2,8}".prop_map(Edit::Milestone),
    ]
}

const TEAM: [&str; 3] = ["koeln", "soest", "bonn"];
const PHASES: [&str; 5] = ["konzeption", "umsetzung", "pilotierung", "rollout_nrw", "rollout_bund"];

/// The base after a list of edits.
fn edited(edits: &[Edit]) -> String {
    let mut team: Vec<String> = TEAM.map(str::to_owned).to_vec();
    let mut title = "Wohngeld".to_owned();
    let (mut phases, mut events) = (vec!["konzeption"], vec!["Start".to_owned()]);
    for edit in edits {
        match edit {
            Edit::Join(id) if !team.contains(id) => team.push(id.clone()),
            Edit::Leave(at) => team.retain(|id| *id != TEAM[*at]),
            Edit::Reach(at) if !phases.contains(&PHASES[*at]) => phases.push(PHASES[*at]),
            Edit::Title(text) => title.clone_from(text),
            Edit::Milestone(text) if !events.contains(text) => events.push(text.clone()),
            _ => {}
        }
    }
    phases.sort_by_key(|phase| PHASES.iter().position(|other| other == phase));
    let mut text = format!("titel: {title}\nart: efa_dienst\n");
    if !team.is_empty() {
        text += "kernteam:\n";
        for id in &team {
            let _ = writeln!(text, "- {id}");
        }
    }
    text += "phasen:\n";
    for phase in &phases {
        let _ = writeln!(text, "  {phase}:\n    erreicht: 2020-01");
    }
    text += "meilensteine:\n";
    for event in &events {
        let _ = writeln!(text, "- datum: 2020-01\n  ereignis: {event}");
    }
    text
}

/// Whether one member left the team and another joined it.
fn replaces(edits: &[Edit]) -> bool {
    let has = |is: fn(&Edit) -> bool| edits.iter().any(is);
    has(|edit| matches!(edit, Edit::Leave(_))) && has(|edit| matches!(edit, Edit::Join(_)))
}

/// All values of a record with their keys, sorted: the order of entries makes no difference.
fn values(text: &str) -> Vec<String> {
    let root = yaml_tree::parse(text).expect("a record");
    let mut lines: Vec<_> =
        ozg::render::record_lines::record_lines(SCHEMAS.kind("project").map(AsRef::as_ref), &root)
            .lines()
            .map(str::to_owned)
            .collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn merging_is_symmetric_and_loses_nothing(
        ours in proptest::collection::vec(edit(), 0..5),
        theirs in proptest::collection::vec(edit(), 0..5),
    ) {
        let titles = |edits: &[Edit]| edits.iter().filter(|edit| matches!(edit, Edit::Title(_))).count();
        prop_assume!(titles(&ours) == 0 || titles(&theirs) == 0);
        let (base, our, their) = (edited(&[]), edited(&ours), edited(&theirs));
        let (one, other) = (merged(&base, &our, &their), merged(&base, &their, &our));
        prop_assert_eq!(conflicts(&one), conflicts(&other));
        if !one.conflicts.is_empty() {
            let is_replaced =
                |it: &String| it.starts_with("kernteam[") && it.ends_with("]: both replaced");
            prop_assert!(conflicts(&one).iter().all(is_replaced), "{:?}", conflicts(&one));
            prop_assert!(replaces(&ours) && replaces(&theirs));
            return Ok(());
        }
        prop_assert_eq!(values(&one.text), values(&other.text));
        let before = values(&base);
        let result = values(&one.text);
        let added = values(&our).into_iter().chain(values(&their));
        for line in added.filter(|line| !before.contains(line)) {
            prop_assert!(result.contains(&line), "{} is lost in\n{}", line, one.text);
        }
        for line in before {
            let is_kept = values(&our).contains(&line) && values(&their).contains(&line);
            prop_assert_eq!(result.contains(&line), is_kept, "{}", line);
        }
    }
}

/// A clone with two branches from one base, and the record as each has it.
fn branches(ours: impl Fn(&Dataset), theirs: impl Fn(&Dataset)) -> Dataset {
    let dataset = Dataset::clean();
    ozg(dataset.root(), &["fmt"]);
    dataset.commit("base");
    let installed = ozg(dataset.root(), &["git", "install"]);
    assert_eq!(installed.code, 0, "{}", installed.stderr);
    dataset.git(&["checkout", "-q", "-b", "theirs"]);
    theirs(&dataset);
    dataset.commit("theirs");
    dataset.git(&["checkout", "-q", "main"]);
    ours(&dataset);
    dataset.commit("ours");
    dataset
}

fn add_to_team(id: &str) -> impl Fn(&Dataset) + '_ {
    move |dataset: &Dataset| {
        dataset.edit(FILE, "- dataport\n", &format!("- dataport\n- {id}\n"));
    }
}

#[test]
fn git_merge_and_rebase_merge_records() {
    for command in [["merge", "-q", "theirs"], ["rebase", "-q", "theirs"]] {
        let dataset = branches(add_to_team("koeln"), add_to_team("soest"));
        dataset.git(&command);
        let text = dataset.read(FILE);
        assert!(text.contains("- dataport\n- koeln\n- soest\n"), "{command:?}\n{text}");
        assert_eq!(dataset.git(&["status", "--porcelain"]), "");
    }
}

#[test]
fn a_contradiction_stops_git_and_names_the_field() {
    let title = |text: &'static str| {
        move |dataset: &Dataset| {
            dataset.edit(FILE, "titel: Wohngeld online", &format!("titel: {text}"));
        }
    };
    let dataset = branches(title("Wohngeld A"), title("Wohngeld B"));
    let output = git(&dataset.root(), &["merge", "-q", "theirs"]);
    assert!(!output.status.success());
    let text = dataset.read(FILE);
    let expected = "<<<<<<< ours (titel: both changed)\ntitel: Wohngeld A\n=======\ntitel: Wohngeld B\n\
        >>>>>>> theirs (titel: both changed)\n";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn comments_of_both_sides_are_kept() {
    let ours = add_to_team("koeln # Domstadt");
    let theirs = |dataset: &Dataset| {
        dataset.edit(FILE, "- dataport\n", "- dataport\n- soest # Bördestadt\n");
    };
    let dataset = branches(ours, theirs);
    let output = git(&dataset.root(), &["merge", "-q", "theirs"]);
    let text = dataset.read(FILE);
    assert!(text.contains("# Domstadt") && text.contains("# Bördestadt"), "{text}");
    assert!(!output.status.success(), "a comment that would get lost is left to people: {text}");
}

#[test]
fn git_shows_records_value_by_value_and_no_longer_once_uninstalled() {
    let dataset = Dataset::clean();
    ozg(dataset.root(), &["fmt"]);
    dataset.commit("base");
    ozg(dataset.root(), &["git", "install"]);
    ozg(dataset.root(), &["git", "install"]);
    let text = dataset.read(FILE);
    dataset.write(
        FILE,
        text.replace("- dataport\n", "- dataport\n- koeln\n")
            .replace("efa: ja\n", "# ein Kommentar\nefa: ja\n"),
    );
    let shown = dataset.git(&["diff", "-U0"]);
    assert!(shown.contains("+kernteam: koeln"), "{shown}");
    assert!(!shown.contains("Kommentar"), "{shown}");
    ozg(dataset.root(), &["git", "uninstall"]);
    let shown = dataset.git(&["diff", "-U0"]);
    assert!(shown.contains("+- koeln") && shown.contains("+# ein Kommentar"), "{shown}");
    let config = dataset.git(&["config", "--local", "--list"]);
    assert!(!config.contains("ozg"), "{config}");
    assert!(!dataset.read(".git/info/attributes").contains("ozg"));
}

#[test]
fn a_file_that_is_not_a_record_is_merged_line_by_line() {
    let dataset = branches(
        |dataset| {
            dataset.edit(FILE, "titel: Wohngeld online", "titel: \"offen");
        },
        |dataset| {
            dataset.edit(FILE, "efa: ja", "efa: kein_efa");
        },
    );
    let output = git(&dataset.root(), &["merge", "-q", "theirs"]);
    let text = dataset.read(FILE);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("titel: \"offen") && text.contains("efa: kein_efa"), "{text}");
}

#[test]
fn entries_that_occur_three_times_are_all_kept() {
    let base = BASE.replace("- soest\n", "- soest\n- soest\n- soest\n");
    let ours = base.replace("titel: Wohngeld", "titel: Wohngeld online");
    let theirs = base.replace("erreicht: 2020-01\n", "erreicht: 2020-02\n");
    let result = merged(&base, &ours, &theirs);
    assert_eq!(result.text.matches("- soest\n").count(), 3, "{}", result.text);
}

#[test]
fn markers_are_on_their_own_lines_after_a_last_line_without_end() {
    let base = format!("{BASE}efa: ja\n");
    let ours = BASE.trim_end();
    let theirs = base.replace("efa: ja", "efa: nein");
    let result = merged(&base, ours, &theirs);
    let reason = "(efa: changed and removed)";
    let text =
        format!("{BASE}<<<<<<< ours {reason}\n=======\nefa: nein\n>>>>>>> theirs {reason}\n");
    assert_eq!(result.text, text);
}

/// Bytes that are not UTF-8, and a begin whose end was removed by hand.
#[test]
fn attributes_of_others_stay_whatever_they_are() {
    let dataset = Dataset::clean();
    dataset.commit("base");
    let file = dataset.path(".git/info/attributes");
    std::fs::create_dir_all(dataset.path(".git/info")).expect("a folder");
    let theirs = b"*.b\xfcr text\n# ozg: begin\n*.png binary\n";
    std::fs::write(&file, theirs).expect("a file");
    assert_eq!(ozg(dataset.root(), &["git", "install"]).code, 0);
    assert_eq!(ozg(dataset.root(), &["git", "uninstall"]).code, 0);
    assert_eq!(std::fs::read(&file).expect("a file"), b"*.b\xfcr text\n*.png binary\n");
}
