//! The search index as a separate script, so that pages can also load it from `file:`.

use document::visible;
use serde_json::json;

use super::frame::SiteFrame;
use crate::ozg::domain::{Organisation, RecordView};
use messages::msg;
use records::record::Record;
use yaml_tree::Node;

/// A record in the search index.
pub(crate) struct IndexedRecord<'r> {
    /// The index of its kind in the list of kinds.
    pub kind: usize,
    pub record: &'r Record,
    pub path: String,
}

/// One line per record: its kind, its label, its codes and other names, its page.
pub(crate) fn search_index(
    frame: &SiteFrame<'_>,
    kinds: &[String],
    all: &[IndexedRecord<'_>],
) -> String {
    let line = |one: &IndexedRecord<'_>| {
        let label = clean(one.record.label());
        format!("{}\t{label}\t{}\t{}", one.kind, codes(one.record), one.path)
    };
    let lines: Vec<_> = all.iter().map(line).collect();
    let hits = frame.localizer.format(&msg!("site-hits", count = "#"));
    let hit = frame.localizer.format(&msg!("site-hits", count = 1_i64));
    let words =
        json!({ "kinds": kinds, "hit": hit, "hits": hits, "none": frame.text("site-no-hit") });
    format!("window.ozgWords={words};\nwindow.ozgIndex={};\n", json!(lines.join("\n")))
}

/// The codes of a record, then its short name, then its id.
fn codes(record: &Record) -> String {
    let mut codes = Vec::new();
    for path in &record.kind.codes {
        let keys: Vec<_> = path.iter().map(String::as_str).collect();
        let values = record.values(&keys).into_iter().filter_map(Node::as_str);
        codes.extend(values.filter(|value| is_code(value)).map(clean));
    }
    codes.extend(Organisation::of(record).and_then(Organisation::kurzname).map(clean));
    codes.push(record.id.clone());
    codes.join(" ")
}

/// Whether a unique value is a code: addresses and sentences may be unique too, but nobody types them.
fn is_code(value: &str) -> bool {
    !value.contains("://") && !value.contains(char::is_whitespace)
}

fn clean(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
