//! `docs/diagnostics.md` shows what ozg and its peers say of the broken dataset.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{REPOSITORY, temp_dir, tools, tools_folder};

#[test]
fn the_page_shows_what_four_programs_say_of_the_broken_dataset() {
    if tools(["check-jsonschema", "sourcemeta", "yamllint"]).is_none() {
        return;
    }
    let folder = temp_dir();
    let (page, made) =
        (Path::new(REPOSITORY).join("docs/diagnostics.md"), folder.path().join("made.md"));
    let output = Command::new("bash")
        .arg(Path::new(REPOSITORY).join("docs/diagnostics.sh"))
        .env("OZG", env!("CARGO_BIN_EXE_ozg"))
        .env("TOOLS", tools_folder())
        .env("PAGE", &made)
        .output()
        .expect("bash runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("is not installed"), "{said}");
    let made = fs::read_to_string(made).expect("the page");
    let shown = fs::read_to_string(&page).expect("docs/diagnostics.md");
    if std::env::var_os("OZG_UPDATE_DOCS").is_some() && made != shown {
        fs::write(page, made).expect("a writable document");
        return;
    }
    assert!(made == shown, "run docs/diagnostics.sh and read the difference; it makes\n{made}");
}
