//! Going through a record along its schema.

use super::{Field, Shape};
use yaml_tree::{FieldPath, Segment};
use yaml_tree::{Node, Value};

/// The way to a value, made into a [`FieldPath`] only when someone asks for it.
#[derive(Clone, Copy)]
pub struct Trail<'t> {
    parent: Option<&'t Trail<'t>>,
    step: Step<'t>,
}

#[derive(Clone, Copy)]
enum Step<'t> {
    Root,
    Key(&'t str),
    Index(usize),
}

impl Trail<'_> {
    #[must_use]
    pub fn path(&self) -> FieldPath {
        let mut segments = Vec::new();
        let mut trail = Some(self);
        while let Some(here) = trail {
            match here.step {
                Step::Root => {}
                Step::Key(key) => segments.push(Segment::Key(key.to_owned())),
                Step::Index(index) => segments.push(Segment::Index(index)),
            }
            trail = here.parent;
        }
        segments.reverse();
        FieldPath(segments)
    }
}

/// Visits every value that the schema knows, parents first, in the order of the file.
pub fn walk(field: &Field, node: &Node, visit: &mut dyn FnMut(&Trail<'_>, &Field, &Node)) {
    step(&Trail { parent: None, step: Step::Root }, field, node, visit);
}

fn step(
    trail: &Trail<'_>,
    field: &Field,
    node: &Node,
    visit: &mut dyn FnMut(&Trail<'_>, &Field, &Node),
) {
    visit(trail, field, node);
    match (&field.shape, &node.value) {
        (Shape::Object(_), Value::Mapping(mapping)) => {
            for entry in &mapping.entries {
                if let Some(child) = field.child(&entry.key) {
                    let trail = Trail { parent: Some(trail), step: Step::Key(&entry.key) };
                    step(&trail, child, &entry.node, visit);
                }
            }
        }
        (Shape::List(item, _), Value::List(nodes)) => {
            for (index, node) in nodes.iter().enumerate() {
                let trail = Trail { parent: Some(trail), step: Step::Index(index) };
                step(&trail, item, node, visit);
            }
        }
        _ => {}
    }
}
