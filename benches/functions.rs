//! Functions on the way of every record: `cargo bench --bench functions`.

// A benchmark stops where the shipped dataset is not as it should be.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};

use file_tree::{Host, Tree};
use messages::PartialDate;
use ozg::ozg::rules::ALL;
use record_diff::diff::field_changes;
use record_lint::{LintSettings, lint};
use record_query::query::syntax;
use records::dataset::DatasetSource;
use records::schema::{Kind, Schemas};
use yaml_tree::Node;

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
    yaml_tree::parse(&text()).expect("a sound record")
}

fn kind() -> Arc<Kind> {
    let tree =
        Tree::open(&Host::new(root(), Vec::new()), root(), None).expect("the shipped dataset");
    let schemas = Schemas::load(&tree).expect("sound schemas");
    Arc::clone(schemas.kind("project").expect(SCHEMA))
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| yaml_tree::parse(black_box(&text)));
}

#[divan::bench]
fn violations(bencher: Bencher) {
    let (kind, record) = (kind(), record());
    bencher.bench(|| kind.violations(black_box(&record)));
}

/// All rules, from the open dataset to the findings; all of its records but one are left out.
#[divan::bench]
fn lint_one_file(bencher: Bencher) {
    let mut source = DatasetSource::open(
        Tree::open(&Host::new(root(), Vec::new()), root(), None).expect("a tree"),
    )
    .expect("a dataset");
    source.layout.records.retain(|record| record.file.path.as_ref() == RECORD);
    let settings = LintSettings::new(PartialDate::today());
    bencher
        .bench(|| lint(black_box(&source), ALL, &settings, &|_| true).map(|outcome| outcome.files));
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
    let new = yaml_tree::parse(&changed).unwrap_or_else(|_| old.clone());
    bencher.bench(|| field_changes(&kind, black_box(&old), black_box(&new)));
}
