//! What is fuzzed, as functions of a text: what they promise holds for any.

use std::fs;
use std::sync::{Arc, OnceLock};

use messages::PartialDate;
use records::dataset::{RecordDocument, IdIndex, DatasetLayout, DatasetSource};
use record_diff::diff::{RecordPair, SideRecord};
use record_diff::merge::{ConflictLabels, TextStates, merge};
use record_lint::{LintSettings, lint as find};
use ozg::ozg::rules::ALL;
use record_diff::patch::{self, ConflictReason};
use ozg::ozg::derived::catalogue;
use record_query::query::{Query, QueryDay, RawQuery};
use records::schema::{Kind, Schemas};
use file_tree::{DATA, FileContent, Directory, Host, Tree};
use tempfile::TempDir;

/// What is written of a record is read again as the same.
pub fn yaml(text: &str) {
    let _ = yaml_tree::comments(text);
    let Ok(root) = yaml_tree::parse(text) else { return };
    if let Ok(written) = yaml_tree::to_yaml(&root) {
        assert_eq!(yaml_tree::parse(&written).expect("what was written is read"), root);
    }
}

/// A file of any bytes is linted, and its canonical form says the same.
pub fn lint(bytes: &[u8]) {
    let dataset = dataset();
    fs::write(dataset.path("data/projects/fuzzed.yaml"), bytes).expect("a file");
    let source = dataset.source();
    let settings = LintSettings::new(as_of());
    find(&source, ALL, &settings, &|_| true).expect("the tree can be read");
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(written) = records::edit::format(&project(), text) else { return };
    assert_eq!(yaml_tree::parse(&written).ok(), yaml_tree::parse(text).ok());
}

/// A condition is understood or refused.
pub fn filter(text: &str) {
    let source = dataset().source();
    let catalogue = catalogue(&source.schemas);
    let day = QueryDay { as_of: as_of(), entered: None, is_given: true };
    let conditions = [text.to_owned()];
    let raw = RawQuery { kind: "project", conditions: &conditions, ..RawQuery::default() };
    let _ = Query::new(&catalogue, &IdIndex::new(&source.layout), &raw)
        .and_then(|query| query.run(&source, &catalogue, day));
    let raw = RawQuery { kind: "project", filters: &conditions, ..RawQuery::default() };
    let _ = Query::new(&catalogue, &IdIndex::new(&source.layout), &raw);
}

/// Three states of a record, parted by NUL; a merge without conflict can be read.
pub fn merges(text: &str) {
    let mut states = text.splitn(3, '\0');
    let (Some(base), Some(ours), Some(theirs)) = (states.next(), states.next(), states.next())
    else {
        return;
    };
    let labels = ConflictLabels { ours: "ours", theirs: "theirs" };
    let Some(merged) = merge(&project(), TextStates { base, ours, theirs }, labels) else {
        return;
    };
    if merged.conflicts.is_empty() {
        assert!(yaml_tree::parse(&merged.text).is_ok(), "{}", merged.text);
    }
}

/// Two states of a record, parted by NUL: what differs, made again on the first, gives the second.
/// A text without NUL is a patch of a stranger: it is refused or planned.
pub fn apply(text: &str) {
    let Some((base, head)) = text.split_once('\0') else { return plan_of_a_stranger(text) };
    let (Some(base), Some(head)) = (document(base), document(head)) else { return };
    let fuzzed = dataset();
    let kind = project();
    if !kind.is_valid(&base.record.root) || !kind.is_valid(&head.record.root) {
        return;
    }
    fs::write(fuzzed.path("data/projects/wohngeld.yaml"), &base.source).expect("a file");
    let wanted = head.record.root.clone();
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
    let outcome = patch::plan(&read, &fuzzed.schemas(), &fuzzed.directory()).expect("a plan");
    assert!(outcome.conflicts.iter().all(|conflict| matches!(conflict.reason, ConflictReason::Message(_))));
    for planned in outcome.planned {
        let text = planned.text.expect("the record stays");
        assert_eq!(yaml_tree::parse(&text).expect("what is planned is read"), wanted);
    }
}

fn plan_of_a_stranger(text: &str) {
    let Ok(read) = patch::read(text.as_bytes()) else { return };
    let _ = patch::plan(&read, &dataset().schemas(), &dataset().directory());
}

fn document(text: &str) -> Option<RecordDocument> {
    let kind = project();
    let content = FileContent::Bytes(text.as_bytes().to_vec());
    RecordDocument::new(&kind, "wohngeld", &"data/projects/wohngeld.yaml".into(), content).ok()
}

/// A comment that speaks to lint, of any text.
pub fn ignore(text: &str) {
    let line = text.replace(['\n', '\r'], " ");
    lint(format!("titel: x # ozg: ignore[{line}\n# ozg:{line}\nart: y\n").as_bytes());
}

fn as_of() -> PartialDate {
    PartialDate::parse("2026-11-24").expect("a date")
}

fn project() -> Arc<Kind> {
    Arc::clone(dataset().schemas().kind("project").expect("projects"))
}

/// The shipped schemas and one record, once a process.
struct Fuzzed(TempDir);

fn dataset() -> &'static Fuzzed {
    static DATASET: OnceLock<Fuzzed> = OnceLock::new();
    DATASET.get_or_init(|| {
        let fuzzed = Fuzzed(TempDir::new().expect("a folder"));
        fs::create_dir_all(fuzzed.path("data/projects")).expect("a folder");
        fs::create_dir_all(fuzzed.path("schema")).expect("a folder");
        let schemas = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema");
        for schema in fs::read_dir(schemas).expect("schemas") {
            let schema = schema.expect("an entry");
            let target = fuzzed.path("schema").join(schema.file_name());
            fs::copy(schema.path(), target).expect("a copy");
        }
        let record = include_str!("../../tests/fixtures/clean/data/projects/wohngeld.yaml");
        fs::write(fuzzed.path("data/projects/wohngeld.yaml"), record).expect("a file");
        fuzzed
    })
}

impl Fuzzed {
    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn source(&self) -> DatasetSource {
        let tree = Tree::open(&Host::new(self.0.path(), Vec::new()), self.0.path(), None).expect("a tree");
        let schemas = self.schemas();
        let layout = DatasetLayout::new(&schemas, tree.list(DATA).expect("files"));
        DatasetSource { tree, schemas, layout }
    }

    /// Made ready once a process, for that takes longer than all else.
    fn schemas(&self) -> Schemas {
        static SCHEMAS: OnceLock<Schemas> = OnceLock::new();
        let load = || Schemas::load(&Tree::Directory(self.directory())).expect("schemas");
        SCHEMAS.get_or_init(load).clone()
    }

    fn directory(&self) -> Directory {
        Directory::open(&Host::new(self.0.path(), Vec::new()), self.0.path()).expect("a directory")
    }
}
