//! The fuzz targets as functions of their input; what each asserts holds for any input.

use std::fs;
use std::sync::{Arc, OnceLock};

use file_tree::{DATA, Directory, FileContent, Host, Tree, TreeFile};
use messages::PartialDate;
use ozg::ozg::derived::catalogue;
use ozg::ozg::rules::ALL;
use record_diff::diff::{RecordPair, SideRecord};
use record_diff::merge::{ConflictLabels, FieldMerge, TextStates, is_sound, merge};
use record_diff::patch::{self, ConflictReason, PatchConflict};
use record_lint::{LintSettings, lint as find};
use record_query::query::{Catalogue, Query, QueryDay, RawQuery};
use records::dataset::{DatasetLayout, DatasetSource, IdIndex, RecordDocument};
use records::schema::{Kind, Schemas};
use tempfile::TempDir;

/// A serialised record parses back to the same tree.
pub fn yaml(text: &str) {
    let _ = yaml_tree::comments(text);
    let Ok(root) = yaml_tree::parse(text) else { return };
    if let Ok(written) = yaml_tree::to_yaml(&root) {
        assert_eq!(yaml_tree::parse(&written).expect("what was written is read"), root);
    }
}

/// A file of any bytes can be linted, and its canonical form parses to the same tree.
pub fn lint(bytes: &[u8]) {
    let source = dataset().with(FUZZED, bytes);
    let settings = LintSettings::new(as_of());
    find(&source, ALL, &settings, &|_| true).expect("the tree can be read");
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(written) = records::edit::format(project(), text) else { return };
    assert_eq!(yaml_tree::parse(&written).ok(), yaml_tree::parse(text).ok());
}

/// A condition is either parsed or refused.
pub fn filter(text: &str) {
    let source = dataset().with(RECORD_FILE, RECORD.as_bytes());
    static CATALOGUE: OnceLock<Catalogue<'static>> = OnceLock::new();
    let catalogue = CATALOGUE.get_or_init(|| catalogue(&dataset().schemas));
    let day = QueryDay { as_of: as_of(), entered: None, is_given: true };
    let conditions = [text.to_owned()];
    let raw = RawQuery { kind: "project", conditions: &conditions, ..RawQuery::default() };
    let _ = Query::new(catalogue, &IdIndex::new(&source.layout), &raw)
        .and_then(|query| query.run(&source, catalogue, day));
    let raw = RawQuery { kind: "project", filters: &conditions, ..RawQuery::default() };
    let _ = Query::new(catalogue, &IdIndex::new(&source.layout), &raw);
}

/// Three states of a record, separated by NUL. A merge without conflicts can be parsed; swapping ours and theirs
/// changes neither conflicts nor values; a change on one side only is taken over; a change made on both sides is kept.
pub fn merges(text: &str) {
    let mut states = text.splitn(3, '\0');
    let (Some(base), Some(ours), Some(theirs)) = (states.next(), states.next(), states.next())
    else {
        return;
    };
    let texts = TextStates { base, ours, theirs };
    let Some(merged) = merged(texts) else { return };
    // Some texts are written so that they cannot be edited in parts.
    let swapped = TextStates { ours: theirs, theirs: ours, ..texts };
    let Some(swapped) = self::merged(swapped) else { return };
    assert_eq!(merged.conflicts.is_empty(), swapped.conflicts.is_empty());
    if merged.conflicts.is_empty() {
        assert!(yaml_tree::parse(&merged.text).is_ok(), "{}", merged.text);
    }
    if ![base, ours, theirs].iter().all(|text| is_sound(project(), text)) {
        return;
    }
    if merged.conflicts.is_empty() {
        assert_eq!(lines(&merged.text), lines(&swapped.text));
    }
    for states in [TextStates { ours: base, ..texts }, TextStates { ours: theirs, ..texts }] {
        let Some(merged) = self::merged(states) else { continue };
        assert!(merged.conflicts.is_empty(), "{}", merged.text);
        assert_eq!(lines(&merged.text), lines(theirs));
    }
}

fn merged(texts: TextStates<'_>) -> Option<FieldMerge> {
    merge(project(), texts, ConflictLabels { ours: "ours", theirs: "theirs" })
}

/// The lines of a record, sorted: some have no defined order.
fn lines(text: &str) -> Vec<String> {
    let root = yaml_tree::parse(text).expect("what is merged is read");
    let lines = ozg::render::record_lines::record_lines(Some(project()), &root);
    let mut lines: Vec<_> = lines.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// Two states of a record, separated by NUL: the patch between them, applied to the first, gives the second. A text
/// without NUL is an untrusted patch: it is refused or planned.
pub fn apply(text: &str) {
    let Some((base, head)) = text.split_once('\0') else { return plan_untrusted(text) };
    let (Some(base), Some(head)) = (document(base), document(head)) else { return };
    let kind = Arc::clone(project());
    if !kind.is_valid(&base.record.root) || !kind.is_valid(&head.record.root) {
        return;
    }
    let directory = dataset().directory(RECORD_FILE, base.source.as_bytes());
    let expected = head.record.root.clone();
    let pair = RecordPair {
        kind,
        file: Arc::clone(&base.record.file),
        id: "wohngeld".to_owned(),
        from: None,
        base: SideRecord::Sound(Box::new(base)),
        head: SideRecord::Sound(Box::new(head)),
    };
    let made = patch::patch(&[pair]).expect("both states can be read");
    let shape = ozg::wire::patch::PatchShape::new(&made, "base", None);
    let written = serde_json::to_string(&shape).expect("JSON");
    let read = patch::read(written.as_bytes()).expect("what was written is read");
    assert_eq!(read, made);
    let outcome = patch::plan(&read, &dataset().schemas, &directory).expect("a plan");
    let is_reported =
        |conflict: &PatchConflict| matches!(conflict.reason, ConflictReason::Message(_));
    assert!(outcome.conflicts.iter().all(is_reported));
    for planned in outcome.planned {
        let text = planned.text.expect("the record stays");
        assert_eq!(yaml_tree::parse(&text).expect("what is planned is read"), expected);
    }
}

fn plan_untrusted(text: &str) {
    let Ok(read) = patch::read(text.as_bytes()) else { return };
    let directory = dataset().directory(RECORD_FILE, RECORD.as_bytes());
    let _ = patch::plan(&read, &dataset().schemas, &directory);
}

fn document(text: &str) -> Option<RecordDocument> {
    let content = FileContent::Bytes(text.as_bytes().to_vec());
    RecordDocument::new(project(), "wohngeld", &RECORD_FILE.into(), content).ok()
}

/// An `ozg:` comment for lint, with any text.
pub fn ignore(text: &str) {
    let line = text.replace(['\n', '\r'], " ");
    lint(format!("titel: x # ozg: ignore[{line}\n# ozg:{line}\nart: y\n").as_bytes());
}

fn as_of() -> PartialDate {
    PartialDate::parse("2026-11-24").expect("a date")
}

fn project() -> &'static Arc<Kind> {
    dataset().schemas.kind("project").expect("projects")
}

const RECORD: &str = include_str!("../../tests/fixtures/clean/data/projects/wohngeld.yaml");
const RECORD_FILE: &str = "data/projects/wohngeld.yaml";
const FUZZED: &str = "data/projects/fuzzed.yaml";

/// The shipped schemas, one record and the file that is fuzzed. They exist in a folder, but the contents of the files
/// are held in memory: writing a file for each input would take most of the time.
struct Fuzzed {
    directory: Directory,
    schemas: Schemas,
    files: Vec<TreeFile>,
    _folder: TempDir,
}

fn dataset() -> &'static Fuzzed {
    static DATASET: OnceLock<Fuzzed> = OnceLock::new();
    DATASET.get_or_init(|| Fuzzed::new().expect("a dataset"))
}

impl Fuzzed {
    fn new() -> anyhow::Result<Self> {
        let folder = TempDir::new()?;
        for name in ["data/projects", "schema", "programs"] {
            fs::create_dir_all(folder.path().join(name))?;
        }
        for schema in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../schema"))? {
            let schema = schema?;
            fs::copy(schema.path(), folder.path().join("schema").join(schema.file_name()))?;
        }
        for file in [RECORD_FILE, FUZZED] {
            fs::write(folder.path().join(file), RECORD)?;
        }
        // Git is not part of what is fuzzed: `PATH` is set so that it is not found.
        let path = folder.path().join("programs").into_os_string();
        let host = Host::new(folder.path(), vec![("PATH".into(), path)]);
        let mut directory = Directory::open(&host, folder.path())?;
        directory.overlay.insert(RECORD_FILE.to_owned(), RECORD.into());
        let tree = Tree::Directory(directory.clone());
        let (schemas, files) = (Schemas::load(&tree)?, tree.list(DATA)?);
        Ok(Fuzzed { directory, schemas, files, _folder: folder })
    }

    /// The dataset with this content in one file.
    fn with(&self, file: &str, content: &[u8]) -> DatasetSource {
        let tree = Tree::Directory(self.directory(file, content));
        let layout = DatasetLayout::new(&self.schemas, self.files.clone());
        DatasetSource { tree, schemas: self.schemas.clone(), layout }
    }

    fn directory(&self, file: &str, content: &[u8]) -> Directory {
        let mut directory = self.directory.clone();
        directory.overlay.insert(file.to_owned(), content.to_vec());
        directory
    }
}
