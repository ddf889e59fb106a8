//! Files that ozg writes, read by the programs they are written for.

use std::fs;
use std::io::Cursor;
use std::process::Command;

use calamine::{Reader, Xlsx};

use crate::harness::{Dataset, REPOSITORY, ozg, tools};

#[test]
fn frictionless_finds_no_fault() {
    let Some([frictionless]) = tools(["frictionless"]) else { return };
    let dataset = Dataset::clean();
    for format in ["csv", "json"] {
        let folder = dataset.path(format);
        let to = folder.display().to_string();
        let run = ozg(REPOSITORY, &["export", "--to", &to, "--format", format]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let run = Command::new(&frictionless)
            .current_dir(&folder)
            .args(["validate", "datapackage.json"])
            .output()
            .expect("frictionless runs");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    }
}

/// The file for Excel, read as a spreadsheet program reads it.
#[test]
fn libreoffice_keeps_umlauts_and_leading_zeros() {
    let Some([soffice]) = tools(["soffice"]) else { return };
    let dataset = Dataset::clean();
    let args = ["query", "municipality", "id=koeln", "--columns", "ags,name", "--excel"];
    ozg(dataset.root(), &[&args[..], &["-o", "answer.csv"]].concat());
    let profile = format!("-env:UserInstallation=file://{}/profile", dataset.root().display());
    // Import options: semicolon, quotes, UTF-8, from the first line, quoted fields as text.
    let output = Command::new(soffice)
        .current_dir(dataset.root())
        .args([&profile, "--headless", "--infilter=CSV:59,34,76,1,,0,true"])
        .args(["--convert-to", "xlsx", "answer.csv"])
        .output()
        .expect("soffice runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(fs::read(dataset.path("answer.xlsx")).expect("a file")))
            .expect("xlsx");
    let range = workbook.worksheet_range_at(0).expect("a sheet").expect("a sheet");
    let row: Vec<_> = range.rows().nth(1).expect("a row").iter().map(ToString::to_string).collect();
    assert_eq!(row, ["05315000", "Köln"]);
}

#[test]
fn groff_accepts_every_man_page() {
    let Some([groff]) = tools(["groff"]) else { return };
    let dataset = Dataset::empty();
    let all = ozg(dataset.root(), &["man"]).stdout;
    let verbs: Vec<_> =
        all.split("ozg\\-").skip(1).filter_map(|rest| rest.split_once("(1)")).collect();
    assert!(verbs.len() > 10, "{verbs:?}");
    for (verb, _) in verbs {
        let page = ozg(dataset.root(), &["man", verb]).stdout;
        dataset.write("page.1", page);
        let page = dataset.path("page.1");
        let output =
            Command::new(&groff).args(["-Kutf8", "-man", "-Tutf8", "-ww"]).arg(page).output();
        let output = output.expect("groff runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && stderr.is_empty(), "{verb}: {stderr}");
    }
}
