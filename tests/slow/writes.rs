//! Every write leaves the old files or the new ones, never a partial one: with a full disk, when killed at any point,
//! and with several runs at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use messages::PartialDate;

use crate::harness::{Dataset, REPOSITORY, call, command, copy};

/// Each verb that writes, with arguments for which it has something to write in the dataset of [`prepared`].
const WRITING: [&[&str]; 8] = [
    &["fmt"],
    &["lint", "--fix=unsafe"],
    &["new", "organisation", "neu", "name=Neu", "art=verband", "register=destatis-gv100ad"],
    &["apply", "changes.json"],
    &["import", "--write"],
    &["query", "project", "-o", "answer.csv"],
    &["export", "--to", "tables"],
    &["report", "--all", "-o", "reports"],
];

/// Content of every file below a folder, by path; names that begin with a dot are skipped, as ozg itself does.
type Files = BTreeMap<String, Vec<u8>>;

/// Records that every verb has something to write for: each is not in canonical form, has something to fix, and is
/// changed by a patch and a table.
fn prepared() -> Dataset {
    let dataset = Dataset::clean();
    copy(&Path::new(REPOSITORY).join("tests/fixtures/reports/data"), &dataset.path("data"));
    let other = Dataset::empty();
    copy(&dataset.path("data"), &other.path("data"));
    for name in names(&dataset.path("data/projects")) {
        let file = format!("data/projects/{name}");
        let text = dataset.read(&file).replacen("titel: ", "titel:   ", 1);
        dataset.write(&file, text);
        let text = other.read(&file);
        let (head, tail) = text.split_once("titel: ").expect("a title");
        let (title, tail) = tail.split_once('\n').expect("a line");
        let long = format!("{head}titel: {title}\n{}{tail}", "# x\n".repeat(20));
        other.write(&file, long.replacen(title, "Neu", 1));
    }
    dataset.write("changes.json", dataset.patch_to(&other));
    dataset.edit("data/municipalities/koeln.yaml", "\nname: Köln", "\nnmae: Köln");
    dataset.edit("data/municipalities/soest.yaml", "\nname: Soest", "\nnmae: Soest");
    let rows: String =
        (0..60).map(|at| format!("neu-{at},Organisation {at},verband,r\n")).collect();
    dataset.write("seeds/organisations.csv", format!("id,name,art,register\n{rows}"));
    dataset
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("one").file_name().into_string().expect("UTF-8")).collect()
}

fn files(folder: &Path) -> Files {
    fn collect(root: &Path, folder: &Path, files: &mut Files) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root).expect("below").display().to_string();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
                continue;
            }
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                files.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    let mut found = Files::new();
    collect(folder, folder, &mut found);
    found
}

/// The files after each verb when nothing interferes.
fn finished(dataset: &Dataset, args: &[&str]) -> Files {
    let target = dataset.copied();
    // The same day as the process that is killed sees.
    let today = PartialDate::today().to_string();
    let run = call(target.root(), args).today(&today).run();
    assert!(run.code < 2, "{args:?}: {}", run.stderr);
    let after = files(&target.root());
    assert_ne!(after, files(&dataset.root()), "{args:?} writes");
    after
}

/// An interrupted set of reports already has a list, by which the next run recognises the folder; it names no file
/// before all are written.
fn is_unfinished_set(name: &str, content: &[u8]) -> bool {
    let list: serde_json::Value = serde_json::from_slice(content).unwrap_or_default();
    name.ends_with("reports.json") && list["files"].as_array().is_some_and(Vec::is_empty)
}

#[track_caller]
fn assert_old_or_new(args: &[&str], old: &Files, new: &Files, now: &Files) {
    for (name, content) in now {
        let is_whole = old.get(name) == Some(content) || new.get(name) == Some(content);
        assert!(
            is_whole || is_unfinished_set(name, content),
            "{args:?}: {name}: {}",
            String::from_utf8_lossy(content)
        );
    }
    for name in old.keys().filter(|name| !now.contains_key(*name)) {
        assert!(!new.contains_key(name), "{args:?}: {name} is gone");
    }
}

/// A file cannot grow beyond 512 bytes: as with a full disk, some files can be written and some not. The signal is
/// ignored, so that writing fails with an error.
#[test]
fn a_full_disk_is_one_error_and_changes_no_file() {
    let dataset = prepared();
    for args in WRITING {
        let (old, new) = (files(&dataset.root()), finished(&dataset, args));
        let full = dataset.copied();
        let run = within("trap '' XFSZ; ulimit -f 1", &full, args);
        let now = files(&full.root());
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert_old_or_new(args, &old, &new, &now);
        if now != new {
            assert_eq!(run.status.code(), Some(2), "{args:?}: {stderr}");
            assert_eq!(stderr.matches("error: ").count(), 1, "{args:?}: {stderr}");
            assert!(stderr.contains("could not be written: "), "{args:?}: {stderr}");
        }
        let data = |files: &Files| -> Files {
            files.clone().into_iter().filter(|(name, _)| name.starts_with("data/")).collect()
        };
        assert!([data(&old), data(&new)].contains(&data(&now)), "{args:?}: records of both states");
        assert_eq!(temporaries(&full.root()), [""; 0], "{args:?}");
    }
}

/// Runs the program in a shell that sets limits first.
fn within(limits: &str, dataset: &Dataset, args: &[&str]) -> Output {
    let script = format!("{limits}; exec \"$0\" {}", args.join(" "));
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_ozg")]).current_dir(dataset.root());
    shell.env("OZG_LANG", "en").output().expect("a shell")
}

fn temporaries(root: &Path) -> Vec<String> {
    let folders = names(&root.join("data")).into_iter().map(|name| root.join("data").join(name));
    let all = folders.chain([root.to_owned()]).flat_map(|folder| names(&folder));
    all.filter(|name| name.starts_with(".ozg-")).collect()
}

/// The limit kills the program in the middle of a file; by then no record has been replaced.
#[test]
fn killed_in_the_middle_of_a_file_no_record_changed() {
    let dataset = prepared();
    for args in &WRITING[..5] {
        let old = files(&dataset.root());
        let killed = dataset.copied();
        let run = within("ulimit -f 1", &killed, args);
        let now = files(&killed.root());
        assert!(now == old || run.status.success() || run.status.code() == Some(1), "{args:?}");
    }
}

#[test]
fn killed_at_any_point_every_file_is_old_or_new() {
    let dataset = prepared();
    for args in WRITING {
        let (old, new) = (files(&dataset.root()), finished(&dataset, args));
        let mut was_killed = false;
        // A run may end within milliseconds; with no delay it certainly has not.
        for delay in [0, 2, 5, 15, 25, 40, 60, 90] {
            let killed = dataset.copied();
            let mut child = command(killed.root(), args)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("ozg runs");
            std::thread::sleep(Duration::from_millis(delay));
            child.kill().expect("a signal");
            was_killed |= child.wait().expect("an end").code().is_none();
            assert_old_or_new(args, &old, &new, &files(&killed.root()));
        }
        assert!(was_killed, "{args:?} was never killed");
    }
}

const WRITERS: usize = 5;

/// Each run changes a different field of one record, all at once: no change is lost.
#[test]
fn changes_of_several_runs_at_once_are_all_there() {
    let clean = Dataset::clean();
    let file = "data/municipalities/koeln.yaml";
    let fields = ["plz", "website", "nuts3", "landschaftsverband", "flaeche_km2"];
    assert_eq!(fields.len(), WRITERS);
    let line = |field: &str| {
        let text = clean.read(file);
        let start = text.find(&format!("\n{field}: ")).expect("a field") + 1;
        text[start..].lines().next().expect("a line").to_owned()
    };
    for (at, field) in fields.into_iter().enumerate() {
        let other = clean.copied();
        other.edit(file, &format!("{}\n", line(field)), "");
        clean.write(&format!("{at}.json"), clean.patch_to(&other));
    }
    for round in 0..20 {
        let dataset = clean.copied();
        let children: Vec<_> = (0..WRITERS)
            .map(|at| {
                let args = ["apply", &format!("{at}.json")];
                let mut run = command(dataset.root(), &args);
                run.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("ozg runs")
            })
            .collect();
        for child in children {
            let run = child.wait_with_output().expect("an end");
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        }
        let now = dataset.read(file);
        let lost: Vec<_> = fields.into_iter().filter(|field| now.contains(&line(field))).collect();
        assert_eq!(lost, [""; 0], "round {round}");
    }
}

/// All runs wait at the same time.
#[test]
fn waiting_too_long_for_another_run_is_an_error() {
    let new: &[&str] = WRITING[2];
    let dataset = prepared();
    let before = files(&dataset.root());
    let held = fs::File::open(dataset.path("data")).expect("a folder");
    held.lock().expect("a lock");
    let run = |args: &'static [&'static str], language: &str| {
        let mut run = command(dataset.root(), args);
        run.env("OZG_LANG", language).stdout(Stdio::piped()).stderr(Stdio::piped());
        run.spawn().expect("ozg runs")
    };
    let children: Vec<_> = WRITING[..5].iter().map(|args| run(args, "en")).collect();
    let german = run(new, "de").wait_with_output().expect("an end");
    for (child, args) in children.into_iter().zip(WRITING) {
        let run = child.wait_with_output().expect("an end");
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert_eq!((run.status.code(), run.stdout.len()), (Some(2), 0), "{args:?}");
        assert_eq!(stderr.lines().count(), 1, "{args:?}: {stderr}");
        assert!(
            stderr.starts_with("error: Another ozg process is writing to the dataset “"),
            "{stderr}"
        );
        assert!(stderr.contains("did not finish within 5 seconds"), "{args:?}: {stderr}");
    }
    let german = String::from_utf8_lossy(&german.stderr);
    assert!(german.contains("war nach 5 Sekunden noch nicht beendet"), "{german}");
    assert!(files(&dataset.root()) == before, "nothing is written");
}
