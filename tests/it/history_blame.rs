//! Random histories with merges, renames and unreadable files: each value has its commit.

use std::fmt::Write as _;

use serde_json::Value;

use crate::harness::{Dataset, ozg};

const FILE: &str = "data/projects/wohngeld.yaml";

/// A generator of the same numbers in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// The parts of a project that change; an unreadable state has a duplicate key.
#[derive(Clone)]
struct Project {
    id: String,
    programm: usize,
    kernteam: Vec<&'static str>,
    meilensteine: Vec<(usize, usize)>,
    quellen: Vec<(usize, usize)>,
    is_broken: bool,
}

const TEAM: [&str; 4] = ["kdn", "dataport", "krzn", "regio-it"];

impl Project {
    fn new() -> Self {
        Project {
            id: "wohngeld".to_owned(),
            programm: 0,
            kernteam: vec!["kdn"],
            meilensteine: vec![(1, 1)],
            quellen: Vec::new(),
            is_broken: false,
        }
    }

    fn change(&mut self, random: &mut Random, number: usize) {
        self.is_broken = random.below(6) == 0;
        match random.below(9) {
            0 => self.programm = random.below(3),
            1 => self.kernteam.reverse(),
            2 => self.kernteam = TEAM.into_iter().filter(|_| random.below(2) == 0).collect(),
            3 => self.meilensteine.push((random.below(3), random.below(3))),
            4 => self.meilensteine.reverse(),
            5 => self.meilensteine.truncate(1 + random.below(2)),
            6 => self.quellen.push((random.below(3), random.below(3))),
            7 => self.quellen.truncate(random.below(2)),
            _ => self.id = format!("wohngeld-{number}"),
        }
    }

    /// Takes each part from one of the sides, or changes it to what neither has.
    fn merged(mut self, other: &Project, random: &mut Random, number: usize) -> Self {
        self.is_broken = false;
        for part in 0..5 {
            match (random.below(3), part) {
                (0, _) => {}
                (1, 0) => self.id.clone_from(&other.id),
                (1, 1) => self.programm = other.programm,
                (1, 2) => self.kernteam.clone_from(&other.kernteam),
                (1, 3) => self.meilensteine.clone_from(&other.meilensteine),
                (1, _) => self.quellen.clone_from(&other.quellen),
                _ => self.change(random, number),
            }
        }
        self
    }

    fn text(&self, base: &str) -> String {
        let mut text = base.to_owned();
        if self.programm > 0 {
            let _ = writeln!(text, "programm: Fassung {}", self.programm);
        }
        let list = |text: &mut String, key: &str, entries: Vec<String>| {
            if !entries.is_empty() {
                let _ = writeln!(text, "{key}:\n{}", entries.concat().trim_end());
            }
        };
        list(&mut text, "kernteam", self.kernteam.iter().map(|id| format!("- {id}\n")).collect());
        let milestone = |(what, year): &(usize, usize)| {
            format!("- datum: '202{year}'\n  ereignis: Schritt {what}\n")
        };
        list(&mut text, "meilensteine", self.meilensteine.iter().map(milestone).collect());
        let source = |(url, title): &(usize, usize)| {
            format!("- url: https://example.org/{url}\n  titel: Titel {title}\n")
        };
        list(&mut text, "quellen", self.quellen.iter().map(source).collect());
        if self.is_broken { text + "titel: doppelt\n" } else { text }
    }
}

/// The part that does not change: most of the text, by which a renamed project is recognised.
fn base(dataset: &Dataset) -> String {
    let text = dataset.read(FILE);
    let kept: Vec<_> =
        text.split_inclusive('\n').take_while(|line| *line != "kernteam:\n").collect();
    kept.concat()
}

/// Commits on two branches that are merged now and then; the last one is on the main branch.
fn imported(seed: u64) -> (Dataset, Project) {
    let dataset = Dataset::clean();
    let base = base(&dataset);
    dataset.remove(FILE);
    dataset.commit("begin");
    let mut random = Random(seed);
    let mut lines = [Project::new(), Project::new()];
    let (mut stream, mut has_commits) = (String::new(), [false; 2]);
    for number in 0..40 {
        let (branch, is_merge) = (random.below(2), number > 4 && random.below(5) == 0);
        let (before, other) = (lines[branch].clone(), lines[1 - branch].clone());
        let mut after = before.clone();
        if is_merge {
            after = after.merged(&other, &mut random, number);
        } else {
            after.change(&mut random, number);
        }
        after.is_broken &= number < 38;
        let refs = ["main", "branch"];
        let mut parents = String::new();
        if !has_commits[branch] {
            parents.push_str("from refs/heads/main^0\n");
        } else if is_merge && has_commits == [true; 2] {
            let _ = writeln!(parents, "merge refs/heads/{}", refs[1 - branch]);
        }
        has_commits[branch] = true;
        let text = after.text(&base);
        let who = "committer Test <test@example.org> 1767268800 +0000";
        let removals =
            [&before.id, &other.id].map(|id| format!("D data/projects/{id}.yaml\n")).concat();
        let subject = format!("step {number}");
        let _ = write!(
            stream,
            "commit refs/heads/{}\n{who}\ndata {}\n{subject}\n{parents}{removals}M 100644 inline \
             data/projects/{}.yaml\ndata {}\n{text}\n",
            refs[branch],
            subject.len(),
            after.id,
            text.len(),
        );
        lines[branch] = after;
    }
    dataset.import_commits(&stream);
    let [main, _] = lines;
    (dataset, main)
}

#[test]
fn in_a_complete_clone_each_value_has_the_commit_that_set_it() {
    let mut unknown = String::new();
    for seed in 0..25 {
        let (dataset, project) = imported(seed);
        let run = ozg(dataset.root(), &["blame", &project.id, "--format", "json"]);
        if project.is_broken {
            assert_eq!(run.code, 2, "{}", run.stdout);
            continue;
        }
        assert_eq!(run.code, 0, "{seed}: {}", run.stderr);
        let blame: Value = serde_json::from_str(&run.stdout).expect("JSON");
        for value in blame["values"].as_array().expect("values") {
            if value["state"] == "unknown" {
                let _ = writeln!(unknown, "{seed}: {}", value["field"]);
            }
        }
    }
    assert_eq!(unknown, "");
}

#[test]
fn the_commit_in_which_a_file_became_readable_set_its_values() {
    let dataset = Dataset::clean();
    let text = dataset.read(FILE);
    dataset.write(FILE, text.clone() + "titel: doppelt\n");
    dataset.commit("broken");
    dataset.write(FILE, &text);
    dataset.commit("readable");
    dataset.edit(FILE, "efa: ja", "efa: kein_efa");
    dataset.commit("edited");
    let run = ozg(dataset.root(), &["blame", "wohngeld", "--format", "json"]);
    let blame: Value = serde_json::from_str(&run.stdout).expect("JSON");
    for value in blame["values"].as_array().expect("values") {
        let expected = if value["field"] == "efa" { "edited" } else { "readable" };
        assert_eq!(value["commit"]["subject"], expected, "{value}");
    }
}

#[test]
fn moving_an_entry_before_one_of_the_same_name_sets_no_value() {
    let dataset = Dataset::clean();
    let entry = |year: &str| format!("- datum: {year}\n  ereignis: Noch ein Schritt\n");
    let list = |years: [&str; 2]| format!("meilensteine:\n{}", years.map(entry).concat());
    dataset.edit(
        FILE,
        "meilensteine:\n- datum: 2020-03\n",
        &format!("{}- datum: 2020-03\n", list(["2018-01", "2019-01"])),
    );
    dataset.commit("begin");
    dataset.edit(FILE, &list(["2018-01", "2019-01"]), &list(["2019-01", "2018-01"]));
    dataset.commit("moved");
    let run = ozg(dataset.root(), &["blame", "wohngeld", "--format", "json"]);
    let blame: Value = serde_json::from_str(&run.stdout).expect("JSON");
    for value in blame["values"].as_array().expect("values") {
        assert_eq!(value["commit"]["subject"], "begin", "{value}");
    }
}

#[test]
fn a_record_that_a_lost_branch_added_too_is_not_where_its_values_are_from() {
    let dataset = Dataset::clean();
    let text = dataset.read(FILE);
    dataset.remove(FILE);
    dataset.commit("begin");
    dataset.git(&["checkout", "-q", "-b", "branch"]);
    dataset.write(FILE, text.replace("efa: ja", "efa: kein_efa"));
    dataset.commit("added on the branch");
    dataset.git(&["checkout", "-q", "main"]);
    dataset.write(FILE, &text);
    dataset.commit("added on main");
    dataset.git(&["merge", "-q", "-s", "ours", "branch", "-m", "merge"]);
    let run = ozg(dataset.root(), &["blame", "wohngeld", "--format", "json"]);
    let blame: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let values = blame["values"].as_array().expect("values");
    let efa = values.iter().find(|value| value["field"] == "efa").expect("efa");
    assert_eq!(efa["commit"]["subject"], "added on main");
}
