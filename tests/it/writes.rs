//! A folder that no file can be written to, what a killed run leaves, and what others change
//! meanwhile. `tests/slow/writes.rs` kills runs, and lets two write at once.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use file_tree::Observer;

use crate::harness::{Dataset, Run, call, ozg};

/// The record for which each verb of [`changing`] has something to write.
const FILE: &str = "data/municipalities/koeln.yaml";

/// Another such record.
const OTHER: &str = "data/municipalities/soest.yaml";

/// What a killed run leaves beside the records is not taken for a record.
#[test]
fn temporary_files_left_behind_are_passed_over() {
    let dataset = Dataset::clean();
    let before = ozg(dataset.root(), &["query", "project", "--count"]).stdout;
    dataset.write("data/projects/.ozg-a1B2c3.tmp", "titel: [");
    dataset.write("data/.ozg-a1B2c3.tmp", "titel: [");
    dataset.write("schema/.ozg-a1B2c3.tmp", "{");
    assert_eq!(ozg(dataset.root(), &["lint"]).code, 0);
    assert_eq!(ozg(dataset.root(), &["query", "project", "--count"]).stdout, before);
}

/// A file where the folder should be: not even root can write below it.
#[test]
fn a_folder_that_takes_no_file_is_one_error() {
    let dataset = Dataset::clean();
    dataset.write("in-the-way", "x");
    for args in [
        &["query", "project", "-o", "in-the-way/answer.csv"][..],
        &["report", "--all", "-o", "in-the-way/reports"],
        &["export", "--to", "in-the-way/tables"],
        &["export", "--to", "in-the-way/all.sqlite"],
        &["query", "project", "-o", "/proc/answer.csv"],
    ] {
        let run = ozg(dataset.root(), args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains("could not be written: "), "{args:?}: {}", run.stderr);
    }
    fs::remove_dir_all(dataset.path("data/organisations")).expect("a folder");
    dataset.write("data/organisations", "x");
    let args =
        ["new", "organisation", "neu", "name=Neu", "art=verband", "register=destatis-gv100ad"];
    let run = ozg(dataset.root(), &args);
    assert_eq!((run.code, run.stderr.lines().count()), (2, 1), "{}", run.stderr);
}

/// Verbs that change records, each with a dataset in which it changes [`FILE`] and [`OTHER`]; `fmt`
/// changes more.
fn changing() -> [(&'static [&'static str], Dataset); 4] {
    let each = |new: &str| {
        let dataset = Dataset::clean();
        for (file, name) in [(FILE, "Köln"), (OTHER, "Soest")] {
            dataset.edit(file, &format!("\nname: {name}\n"), &format!("\n{new}: {name}\n"));
        }
        dataset
    };
    let patched = Dataset::clean();
    patched.write("changes.json", patched.patch_to(&each("hinweis: x\nname")));
    let imported = Dataset::clean();
    imported.write("seeds/municipalities.csv", "id,hinweis\nkoeln,x\nsoest,x\n");
    [
        (&["fmt"], each("name:  x\nhinweis")),
        (&["lint", "--fix=unsafe"], each("nmae")),
        (&["apply", "changes.json"], patched),
        (&["import", "--write"], imported),
    ]
}

/// An action of another program just before ozg writes.
struct Meanwhile(Box<dyn Fn() + Send + Sync>);

impl Observer for Meanwhile {
    fn writing_started(&self, files: usize) {
        assert!(files >= 2, "there is something to write");
        self.0();
    }
}

/// Saves a file, as an editor does, after a verb has read it and before it writes.
fn run_while_saving(dataset: &Dataset, args: &[&str], language: &str) -> Run {
    let file = dataset.path(FILE);
    let save = move || fs::write(&file, "name: Saved\n").expect("a file");
    let editor = Arc::new(Meanwhile(Box::new(save)));
    call(dataset.root(), args).observed_by(editor).env("OZG_LANG", language).run()
}

#[test]
fn what_an_editor_saves_meanwhile_is_not_lost() {
    let expected = [
        (
            "en",
            format!(
                "error: “{FILE}” was changed while ozg was running. Nothing was written; run the \
             command again.\n"
            ),
        ),
        (
            "de",
            format!(
                "Fehler: „{FILE}“ wurde zwischenzeitlich geändert. Es wurde nichts geschrieben; bitte den \
             Befehl wiederholen.\n"
            ),
        ),
    ];
    for (language, expected) in expected {
        for (args, dataset) in changing() {
            let other = dataset.read(OTHER);
            let run = run_while_saving(&dataset, args, language);
            assert_eq!(dataset.read(FILE), "name: Saved\n", "{args:?}");
            assert_eq!(dataset.read(OTHER), other, "{args:?}");
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
            assert_eq!(run.stderr, expected, "{args:?}");
        }
    }
}

/// Holds the lock of a dataset until it is dropped.
fn lock(dataset: &Dataset) -> File {
    let folder = File::open(dataset.path("data")).expect("a folder");
    folder.lock().expect("a lock");
    folder
}

const HELD: Duration = Duration::from_millis(300);

#[test]
fn a_run_that_writes_waits_for_another_that_does() {
    let new: &[&str] =
        &["new", "organisation", "neu", "name=Neu", "art=verband", "register=destatis-gv100ad"];
    for (args, dataset) in changing().into_iter().chain([(new, Dataset::clean())]) {
        let held = lock(&dataset);
        let started = Instant::now();
        let other = std::thread::spawn(move || {
            std::thread::sleep(HELD);
            drop(held);
        });
        let run = ozg(dataset.root(), args);
        assert!(run.code < 2 && started.elapsed() >= HELD, "{args:?}: {}", run.stderr);
        other.join().expect("it held the lock");
    }
}

#[test]
fn a_run_that_only_reads_does_not_wait() {
    for (args, dataset) in changing() {
        let args: Vec<_> = match args {
            ["fmt"] => vec!["fmt", "--check"],
            ["import", ..] => vec!["import"],
            _ => args.iter().copied().chain(["--dry-run"]).collect(),
        };
        let _held = lock(&dataset);
        for args in [&args, &vec!["lint"], &vec!["query", "project"]] {
            let run = ozg(dataset.root(), args);
            assert!(run.code < 2, "{args:?}: {}", run.stderr);
        }
    }
}

/// The umask belongs to a process, so each run is a separate one.
#[test]
fn a_new_file_has_the_permissions_of_the_users_umask() {
    let dataset = Dataset::clean();
    dataset.write("old.csv", "");
    fs::set_permissions(dataset.path("old.csv"), fs::Permissions::from_mode(0o604)).expect("set");
    let mode =
        |name: &str| fs::metadata(dataset.path(name)).expect("a file").permissions().mode() & 0o777;
    for (mask, expected) in [("077", 0o600), ("027", 0o640), ("002", 0o664)] {
        let folder = format!("of-{mask}");
        fs::create_dir(dataset.path(&folder)).expect("a folder");
        let [answer, tables, reports] =
            ["answer.csv", "tables", "reports"].map(|name| format!("{folder}/{name}"));
        let id = format!("neu-{mask}");
        for args in [
            &["query", "project", "-o", &answer][..],
            &["query", "project", "-o", "old.csv"],
            &["export", "--to", &tables],
            &["report", "--all", "-o", &reports],
            &["new", "organisation", &id, "name=Neu", "art=verband", "register=destatis-gv100ad"],
        ] {
            let script = format!("umask {mask}; exec \"$0\" \"$@\"");
            let mut shell = Command::new("sh");
            shell.args(["-c", &script, env!("CARGO_BIN_EXE_ozg")]).args(args);
            let run = shell.current_dir(dataset.root()).output().expect("a shell");
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        }
        let record = format!("data/organisations/{id}.yaml");
        let [table, page] = [format!("{tables}/event.csv"), format!("{reports}/overview.md")];
        for file in [&answer, &table, &page, &record] {
            assert_eq!(mode(file), expected, "{file}");
        }
        assert_eq!(mode("old.csv"), 0o604, "what is there stays as open as it is");
    }
}
