//! `docs/diagnostics.md` shows the output of ozg and its peers for the broken dataset.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{REPOSITORY, temp_dir, tools, tools_folder};

#[test]
fn the_page_shows_the_output_of_four_programs_for_the_broken_dataset() {
    if tools(["check-jsonschema", "sourcemeta", "yamllint"]).is_none() {
        return;
    }
    let folder = temp_dir();
    let (page, generated) =
        (Path::new(REPOSITORY).join("docs/diagnostics.md"), folder.path().join("made.md"));
    let output = Command::new("bash")
        .arg(Path::new(REPOSITORY).join("docs/diagnostics.sh"))
        .env("OZG", env!("CARGO_BIN_EXE_ozg"))
        .env("TOOLS", tools_folder())
        .env("PAGE", &generated)
        .output()
        .expect("bash runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !stderr.contains("is not installed"), "{stderr}");
    let generated = fs::read_to_string(generated).expect("the page");
    let shown = fs::read_to_string(&page).expect("docs/diagnostics.md");
    if std::env::var_os("OZG_UPDATE_DOCS").is_some() && generated != shown {
        fs::write(page, generated).expect("a writable document");
        return;
    }
    assert!(
        generated == shown,
        "run docs/diagnostics.sh and read the difference; it makes\n{generated}"
    );
}
