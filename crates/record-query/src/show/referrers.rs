//! What references a record, and in which role.

use std::collections::HashMap;
use std::sync::Arc;

use records::dataset::Dataset;
use records::record::Record;
use records::schema::{Kind, walk};
use records::table::Title;
use yaml_tree::Node;
use yaml_tree::{FieldPath, FieldPathSegment};

/// The records of a kind that reference the record in the same field.
pub struct ReferrerGroup<'d> {
    pub kind: Arc<Kind>,
    /// The keys to the field, without list indices.
    pub keys: Vec<String>,
    pub title: Title,
    pub referrers: Vec<Referrer<'d>>,
}

/// A record that references the target, once per reference.
pub struct Referrer<'d> {
    pub record: &'d Record,
    /// The list entry that contains the reference.
    pub entry: Option<&'d Node>,
}

/// The roles in which records reference `target`, by kind and in the order of its fields.
#[must_use]
pub fn referrers<'d>(dataset: &'d Dataset, target: &Record) -> Vec<ReferrerGroup<'d>> {
    let records = dataset.records.iter();
    grouped(records.flat_map(|record| {
        mentions(dataset, record, target).into_iter().map(move |path| (record, path))
    }))
}

/// What references each record of a dataset, found in a single pass.
pub struct ReferrersByTarget<'d> {
    /// By the kind and id of the referenced record.
    by_target: HashMap<(&'d str, &'d str), Vec<(&'d Record, FieldPath)>>,
}

impl<'d> ReferrersByTarget<'d> {
    #[must_use]
    pub fn new(dataset: &'d Dataset) -> Self {
        let mut by_target: HashMap<_, Vec<_>> = HashMap::new();
        for record in &dataset.records {
            walk(&record.kind.root, &record.root, &mut |trail, field, node| {
                let named = node.as_str().filter(|_| !field.reference.is_empty());
                let target = named.and_then(|id| dataset.resolve(&field.reference, id));
                if let Some(target) = target {
                    let target = (target.kind.name.as_str(), target.id.as_str());
                    by_target.entry(target).or_default().push((record, trail.path()));
                }
            });
        }
        ReferrersByTarget { by_target }
    }

    /// The same as [`referrers`].
    #[must_use]
    pub fn of(&self, target: &Record) -> Vec<ReferrerGroup<'d>> {
        let all = self.by_target.get(&(target.kind.name.as_str(), target.id.as_str()));
        grouped(all.into_iter().flatten().cloned())
    }
}

fn grouped<'d>(all: impl Iterator<Item = (&'d Record, FieldPath)>) -> Vec<ReferrerGroup<'d>> {
    let mut roles: Vec<ReferrerGroup<'_>> = Vec::new();
    for (record, path) in all {
        let keys = path.keys();
        let is_role =
            |role: &ReferrerGroup<'_>| role.kind.name == record.kind.name && role.keys == keys;
        let entry = entry_of(record, &path);
        let at = roles.iter().position(is_role).unwrap_or_else(|| {
            let (kind, title) = (Arc::clone(&record.kind), title(&record.kind, &keys));
            let keys = keys.iter().map(|key| (*key).to_owned()).collect();
            roles.push(ReferrerGroup { kind, keys, title, referrers: Vec::new() });
            roles.len() - 1
        });
        roles[at].referrers.push(Referrer { record, entry });
    }
    roles.sort_by_key(|role| (role.kind.name.clone(), position(role)));
    roles
}

/// The paths of a record that reference the target.
fn mentions(dataset: &Dataset, record: &Record, target: &Record) -> Vec<FieldPath> {
    let mut found = Vec::new();
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        let is_reference = node.as_str() == Some(&target.id)
            && field.reference.contains(&target.kind.name)
            && dataset
                .resolve(&field.reference, &target.id)
                .is_some_and(|resolved| resolved.kind.name == target.kind.name);
        if is_reference {
            found.push(trail.path());
        }
    });
    found
}

/// The mapping around a reference, if it is a list entry.
fn entry_of<'d>(record: &'d Record, path: &FieldPath) -> Option<&'d Node> {
    match path.0.as_slice() {
        [parents @ .., FieldPathSegment::Index(_), FieldPathSegment::Key(_)] => {
            let length = parents.len() + 1;
            record.root.at(&FieldPath(path.0.get(..length)?.to_vec()))
        }
        _ => None,
    }
}

/// The titles along the path; the field that identifies the entries of a list is left out, since it adds nothing to
/// the title of the list.
fn title(kind: &Kind, keys: &[&str]) -> Title {
    let mut titles = Vec::new();
    let mut parent = &kind.root;
    for key in keys {
        let Some(field) = parent.child(key) else { break };
        let is_identity =
            parent.identity_field().is_some_and(|identity| identity.name == field.name);
        if !is_identity {
            titles.push(Title::Schema(field.title.clone()));
        }
        parent = field;
    }
    Title::Path(titles)
}

fn position(role: &ReferrerGroup<'_>) -> Option<usize> {
    let first = role.keys.first()?;
    role.kind.root.children().iter().position(|field| field.name == *first)
}
