//! Walks through a record along its schema.

use super::{Field, Shape};
use yaml_tree::{FieldPath, FieldPathSegment};
use yaml_tree::{Node, Value};

/// The path to a value, converted into a [`FieldPath`] only on demand.
#[derive(Clone, Copy)]
pub struct PathTrail<'t> {
    parent: Option<&'t PathTrail<'t>>,
    step: TrailStep<'t>,
}

#[derive(Clone, Copy)]
enum TrailStep<'t> {
    Root,
    Key(&'t str),
    Index(usize),
}

impl PathTrail<'_> {
    #[must_use]
    pub fn path(&self) -> FieldPath {
        let mut segments = Vec::new();
        let mut trail = Some(self);
        while let Some(here) = trail {
            match here.step {
                TrailStep::Root => {}
                TrailStep::Key(key) => segments.push(FieldPathSegment::Key(key.into())),
                TrailStep::Index(index) => segments.push(FieldPathSegment::Index(index)),
            }
            trail = here.parent;
        }
        segments.reverse();
        FieldPath(segments)
    }
}

/// Visits every value that the schema describes, parents first, in the order of the file.
pub fn walk(field: &Field, node: &Node, visit: &mut dyn FnMut(&PathTrail<'_>, &Field, &Node)) {
    step(&PathTrail { parent: None, step: TrailStep::Root }, field, node, visit);
}

fn step(
    trail: &PathTrail<'_>,
    field: &Field,
    node: &Node,
    visit: &mut dyn FnMut(&PathTrail<'_>, &Field, &Node),
) {
    let field = field.reading(&node.value);
    visit(trail, field, node);
    match (&field.shape, &node.value) {
        (Shape::Object(_), Value::Mapping(mapping)) => {
            let mut next = 0;
            for entry in &mapping.entries {
                let trail = PathTrail { parent: Some(trail), step: TrailStep::Key(&entry.key) };
                for child in field.under(&entry.key, &mut next) {
                    step(&trail, child, &entry.node, visit);
                }
            }
        }
        (Shape::List(..), Value::List(nodes)) => {
            for (index, node) in nodes.iter().enumerate() {
                let Some(entry) = field.entry(index) else { continue };
                let trail = PathTrail { parent: Some(trail), step: TrailStep::Index(index) };
                step(&trail, entry, node, visit);
            }
        }
        _ => {}
    }
}
