//! Functions on the way of every record: `cargo bench --bench functions`.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};

use ozg::dataset::Source;
use ozg::date::PartialDate;
use ozg::diff::field_changes;
use ozg::lint::{Settings, lint};
use ozg::ozg::rules::ALL;
use ozg::query::syntax;
use ozg::schema::{Kind, Schemas};
use ozg::tree::Tree;
use ozg::yaml::{self, Node};

const SCHEMA: &str = "schema/project.schema.json";
const RECORD: &str = "data/projects/wohngeld.yaml";

fn main() {
    divan::main();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text() -> String {
    fs::read_to_string(root().join(RECORD)).expect("a shipped record")
}

fn record() -> Node {
    yaml::parse(&text()).expect("a sound record")
}

fn kind() -> Arc<Kind> {
    let tree = Tree::open(root(), None).expect("the shipped dataset");
    let schemas = Schemas::load(&tree).expect("sound schemas");
    Arc::clone(schemas.kind("project").expect(SCHEMA))
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| yaml::parse(black_box(&text)));
}

#[divan::bench]
fn violations(bencher: Bencher) {
    let (kind, record) = (kind(), record());
    bencher.bench(|| kind.violations(black_box(&record)));
}

/// All rules, from the open dataset to the findings; all of its records but one are left out.
#[divan::bench]
fn lint_one_file(bencher: Bencher) {
    let mut source = Source::open(Tree::open(root(), None).expect("a tree")).expect("a dataset");
    source.layout.records.retain(|record| record.file.path.as_ref() == RECORD);
    let settings = Settings::new(PartialDate::today());
    bencher.bench(|| lint(black_box(&source), ALL, &settings).map(|outcome| outcome.files));
}

#[divan::bench]
fn where_expression(bencher: Bencher) {
    let text = "themenfeld = umwelt and (kernteam.regierungsbezirk = Detmold or not has(efa))";
    bencher.bench(|| syntax::parse(black_box(text)));
}

#[divan::bench]
fn diff_of_two_records(bencher: Bencher) {
    let (kind, old) = (kind(), record());
    let changed = text().replacen("titel: ", "titel: Neu: ", 1).replacen("\n  - ", "\n  - neu-", 1);
    let new = yaml::parse(&changed).unwrap_or_else(|_| old.clone());
    bencher.bench(|| field_changes(&kind, black_box(&old), black_box(&new)));
}
