//! Pages of every kind in a real browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{
    REPOSITORY, Run, diff_states, history, ozg, ozg_german, skip_test, temp_dir, tools,
    tools_folder,
};

/// The exit code of a script of `tests/html` if the browser does not start.
const NO_BROWSER: i32 = 3;
const CLOCK: [&str; 2] = ["--as-of", "2026-11-24"];

fn report(dir: impl AsRef<Path>, args: &[&str]) -> Run {
    let run = ozg_german(dir, &[&["report"], args, &CLOCK].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    run
}

/// Each case of `tests/diff` as a page, in both languages.
fn changes(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for case in fs::read_dir(Path::new(REPOSITORY).join("tests/diff")).expect("tests/diff") {
        let case = case.expect("an entry").path();
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let states = diff_states(&case);
        for (language, run) in [("de", ozg_german as fn(_, &[&str]) -> _), ("en", ozg)] {
            let page = folder.join(format!("diff-{name}-{language}.html"));
            let file = page.display().to_string();
            let args = [&["diff", "old", "new", "-o", &file], &CLOCK[..]].concat();
            let run: Run = run(states.path(), &args);
            assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
            pages.push(page);
        }
    }
    pages
}

/// Pages of every kind in a browser: no console message, no request, no fault that axe knows, and no page wider than a
/// phone or A4.
#[test]
fn a_browser_finds_no_fault_in_the_pages() {
    let Some([node, _]) = tools(["node", "browser"]) else { return };
    let folder = temp_dir();
    let page = |dataset: &Path, name: &str, args: &[&str]| {
        let file = folder.path().join(format!("{name}.html"));
        report(dataset, &[args, &["-o", &file.display().to_string()]].concat());
        file
    };
    let shipped = Path::new(REPOSITORY);
    let mut pages: Vec<_> = ["overview", "themenfelder", "timeline", "participation", "gaps"]
        .map(|name| page(shipped, name, &[name]))
        .into();
    pages.extend(
        [
            ("municipality", "soest"),
            ("municipality", "kreis-soest"),
            ("project", "fischereischein"),
            ("themenfeld", "familie_kind"),
            ("organisation", "kdn"),
        ]
        .map(|(kind, id)| page(shipped, id, &[kind, id])),
    );
    let history = history();
    let since = ["digest", "--since", "2026-06"];
    pages.push(page(&history.root(), "digest", &since));
    pages.push(page(&history.root(), "trend", &["trend"]));
    pages.extend(changes(folder.path()));
    check_pages(&node, "check.mjs", pages);
}

/// The public site, used as people use it: search, filters, shared addresses, sorting by keyboard; and axe on every
/// kind of page.
#[test]
fn a_browser_finds_no_fault_in_the_site() {
    let Some([node, _]) = tools(["node", "browser"]) else { return };
    let folder = temp_dir();
    let site = folder.path().join("site");
    let run = ozg(REPOSITORY, &[&["site", "-o", &site.display().to_string()], &CLOCK[..]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    check_pages(&node, "site.mjs", [site]);
}

/// Runs a script of `tests/html` on pages; it must find no fault.
fn check_pages(node: &Path, script: &str, pages: impl IntoIterator<Item = PathBuf>) {
    let packages = tools_folder().join("browser");
    // The browser unpacks itself there; an executable that another test is still writing cannot be started.
    let unpacked = packages.join("tmp").join(script);
    fs::create_dir_all(&unpacked).expect("a folder");
    let run = Command::new(node)
        .env("TMPDIR", &unpacked)
        .arg(Path::new(REPOSITORY).join("tests/html").join(script))
        .arg(packages)
        .args(pages)
        .output()
        .expect("node runs");
    let stdout = String::from_utf8_lossy(&run.stdout);
    if run.status.code() == Some(NO_BROWSER) {
        skip_test("browser", &format!("does not start: {}", String::from_utf8_lossy(&run.stderr)));
        return;
    }
    assert!(run.status.success(), "{stdout}{}", String::from_utf8_lossy(&run.stderr));
}
