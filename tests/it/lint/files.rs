//! Files that cannot be read, are in the wrong place or have the wrong name.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Command;

use super::{fault, german};
use crate::harness::Dataset;

const KOELN: &str = "data/municipalities/koeln.yaml";

fn latin_1(dataset: &Dataset) {
    let text = dataset.read(KOELN);
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c).expect("Latin-1")).collect();
    dataset.write(KOELN, bytes);
}

fn utf_16(dataset: &Dataset, with_mark: bool) {
    let text = dataset.read(KOELN);
    let mark = with_mark.then_some('\u{feff}');
    let text: String = mark.into_iter().chain(text.chars()).collect();
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    dataset.write(KOELN, bytes);
}

fn rename(dataset: &Dataset, from: &str, to: &str) {
    let target = dataset.path(to);
    fs::create_dir_all(target.parent().expect("a folder")).expect("the folder");
    fs::rename(dataset.path(from), target).expect("renamed");
}

#[test]
fn latin_1_umlaut() {
    fault("unreadable_latin_1", latin_1, "OZG001 data/municipalities/koeln.yaml - 2:8-2:9");
    german("unreadable_latin_1", latin_1);
}

#[test]
fn utf_16_with_and_without_mark() {
    let spoil = |dataset: &Dataset| utf_16(dataset, true);
    fault("unreadable_utf_16", spoil, "OZG001 data/municipalities/koeln.yaml - 1:1-1:2");
    let spoil = |dataset: &Dataset| utf_16(dataset, false);
    fault("unreadable_utf_16_unmarked", spoil, "OZG001 data/municipalities/koeln.yaml - 1:1-1:2");
}

#[test]
fn too_large() {
    let spoil = |dataset: &Dataset| {
        let text = dataset.read(KOELN) + "hinweis: " + &"x".repeat(1 << 20) + "\n";
        dataset.write(KOELN, text);
    };
    fault("unreadable_too_large", spoil, "OZG001 data/municipalities/koeln.yaml - -");
}

#[test]
fn symbolic_link() {
    let spoil = |dataset: &Dataset| {
        rename(dataset, KOELN, "koeln.yaml");
        symlink("../../koeln.yaml", dataset.path(KOELN)).expect("a link");
    };
    fault("unreadable_link", spoil, "OZG001 data/municipalities/koeln.yaml - -");
}

#[test]
fn fifo() {
    let spoil = |dataset: &Dataset| {
        dataset.remove(KOELN);
        let made = Command::new("mkfifo").arg(dataset.path(KOELN)).status().expect("mkfifo");
        assert!(made.success());
    };
    fault("unreadable_fifo", spoil, "OZG001 data/municipalities/koeln.yaml - -");
}

#[test]
fn name_that_is_not_utf_8() {
    let spoil = |dataset: &Dataset| {
        let name = std::ffi::OsStr::from_bytes(b"k\xf6ln.yaml");
        fs::rename(dataset.path(KOELN), dataset.path("data/municipalities").join(name))
            .expect("renamed");
    };
    fault("unreadable_name", spoil, "OZG001 data/municipalities/k\u{fffd}ln.yaml - -");
}

#[test]
fn folder_that_is_no_collection() {
    let spoil = |dataset: &Dataset| rename(dataset, "data/municipalities", "data/municipalites");
    fault("misplaced_folder", spoil, "OZG003 data/municipalites - -");
    german("misplaced_folder", spoil);
}

#[test]
fn folder_without_a_near_name() {
    let spoil = |dataset: &Dataset| rename(dataset, KOELN, "data/verbaende/koeln.yaml");
    fault("misplaced_unknown_folder", spoil, "OZG003 data/verbaende - -");
}

#[test]
fn extension_yml() {
    let spoil = |dataset: &Dataset| rename(dataset, KOELN, "data/municipalities/koeln.yml");
    fault("misplaced_extension", spoil, "OZG003 data/municipalities/koeln.yml - -");
}

#[test]
fn too_deep_and_not_deep_enough() {
    let spoil = |dataset: &Dataset| rename(dataset, KOELN, "data/municipalities/nrw/koeln.yaml");
    fault("misplaced_too_deep", spoil, "OZG003 data/municipalities/nrw/koeln.yaml - -");
    let spoil = |dataset: &Dataset| rename(dataset, KOELN, "data/koeln.yaml");
    fault("misplaced_in_data", spoil, "OZG003 data/koeln.yaml - -");
}

#[test]
fn id_with_an_umlaut() {
    let spoil = |dataset: &Dataset| rename(dataset, KOELN, "data/municipalities/Köln.yaml");
    fault("invalid_id", spoil, "OZG004 data/municipalities/Köln.yaml - -");
    german("invalid_id", spoil);
}

#[test]
fn id_without_a_letter() {
    let spoil = |dataset: &Dataset| {
        dataset.write("data/municipalities/--.yaml", "name: nichts\n");
    };
    fault("invalid_id_hopeless", spoil, "OZG004 data/municipalities/--.yaml - -");
}

#[test]
fn hidden_files_and_notes_are_passed_over() {
    let dataset = Dataset::clean();
    for name in ["data/.gitkeep", "data/municipalities/README.md", "data/.idea/workspace.xml"] {
        dataset.write(name, "x");
    }
    let run = crate::harness::ozg(dataset.root(), &["lint", "--format", "json"]);
    assert_eq!(super::places(&run), [""; 0]);
}
