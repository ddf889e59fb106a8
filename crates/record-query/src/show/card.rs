//! The fields of a record, each as lines of values with their titles.

use super::referrers::{Referrer, ReferrerGroup};
use crate::query::{Catalogue, DerivationDay, DerivedFieldDef};
use file_tree::FileHistory;
use messages::PartialDate;
use records::dataset::Dataset;
use records::record::Record;
use records::schema::{Field, Shape, to_json};
use records::table::{Cell, Title};
use yaml_tree::{Node, Value};

/// Everything shown about a record.
pub struct Card<'d> {
    pub record: &'d Record,
    pub items: Vec<CardItem>,
    /// The derived fields.
    pub derived: Vec<DerivedField>,
    pub roles: Vec<ReferrerGroup<'d>>,
    /// `None` outside of Git.
    pub history: Option<FileHistory>,
}

/// A derived field.
pub struct DerivedField {
    pub name: &'static str,
    pub title: Title,
    pub cell: Cell,
}

/// A field with its title.
pub struct CardItem {
    /// The name of the field.
    pub name: String,
    pub title: Title,
    pub lines: Vec<CardLine>,
}

/// Values that belong together.
pub type CardLine = Vec<CardValue>;

/// A value, with a title unless that is evident.
pub struct CardValue {
    pub title: Option<Title>,
    pub cell: Cell,
}

/// Turns values into cells: references by name, list values by display name.
pub struct CellBuilder<'a> {
    pub dataset: &'a Dataset,
}

/// A list is shown on one line if none of its texts has more characters than this.
const SHORT: usize = 40;

impl CellBuilder<'_> {
    /// The fields of a record in schema order, except its label, which is the heading.
    #[must_use]
    pub fn items(&self, record: &Record) -> Vec<CardItem> {
        let shown =
            record.kind.root.children().iter().filter(|field| field.name != record.kind.label);
        shown.filter_map(|field| self.item(record, field)).collect()
    }

    /// A top-level field of a record, if it has a value.
    #[must_use]
    pub fn item(&self, record: &Record, field: &Field) -> Option<CardItem> {
        let title = Title::Schema(field.title.clone());
        let lines = self.lines(field, record.root.get(&field.name)?);
        Some(CardItem { name: field.name.clone(), title, lines })
    }

    /// The derived fields on the as-of date.
    #[must_use]
    pub fn derived(
        &self,
        catalogue: &Catalogue<'_>,
        record: &Record,
        day: DerivationDay<'_>,
    ) -> Vec<DerivedField> {
        let of_kind = catalogue.derived_of(&record.kind.name);
        let item = |derived: &'static DerivedFieldDef| {
            let cell = derived.cell(catalogue.schemas, (derived.value)(&day, record).known()?);
            Some(DerivedField {
                name: derived.name,
                title: Title::Message((derived.title)()),
                cell,
            })
        };
        of_kind.filter_map(item).collect()
    }

    /// What a referrer states beside the reference: its state and its dates.
    #[must_use]
    pub fn details(&self, role: &ReferrerGroup<'_>, referrer: &Referrer<'_>) -> Vec<Cell> {
        let parents = role.keys.split_last().map(|(_, parents)| parents).unwrap_or_default();
        let list = parents.iter().try_fold(&role.kind.root, |field, key| field.child(key));
        let (Some(list), Some(entry)) = (list, referrer.entry) else { return Vec::new() };
        let is_detail = |field: &&Field| matches!(field.shape, Shape::Choice(_) | Shape::Date);
        let cell = |field: &Field| Some(self.cell(field, entry.get(&field.name)?));
        list.children().iter().filter(is_detail).filter_map(cell).collect()
    }

    fn lines(&self, field: &Field, node: &Node) -> Vec<CardLine> {
        let alone = |cell| vec![CardValue { title: None, cell }];
        let field = field.reading(&node.value);
        match (&field.shape, &node.value) {
            (Shape::List(item, _), Value::List(nodes))
                if item.children().is_empty() || item.has_unnamed_keys() =>
            {
                let cells: Vec<_> = nodes.iter().map(|node| self.cell(item, node)).collect();
                if cells.iter().all(is_short) {
                    return vec![alone(Cell::List(cells))];
                }
                cells.into_iter().map(alone).collect()
            }
            (Shape::List(item, _), Value::List(nodes)) => {
                nodes.iter().map(|node| self.entry(item, node)).collect()
            }
            (Shape::Object(fields), Value::Mapping(_)) if !field.has_unnamed_keys() => {
                self.object(field, fields, node)
            }
            _ => vec![alone(self.cell(field, node))],
        }
    }

    /// One line for an object, and one for each object in it.
    fn object(&self, parent: &Field, fields: &[Field], node: &Node) -> Vec<CardLine> {
        let main = parent.main_child().map(|field| field.name.as_str());
        let own_title =
            |field: &Field| (Some(field.name.as_str()) != main).then(|| title(None, field));
        let mut own_values = CardLine::new();
        let mut lines = Vec::new();
        for field in fields {
            let Some(value) = node.get(&field.name) else { continue };
            if field.item().children().is_empty() {
                own_values
                    .push(CardValue { title: own_title(field), cell: self.cell(field, value) });
                continue;
            }
            let below = |child: &Field| {
                let cell = self.cell(child, value.get(&child.name)?);
                Some(CardValue { title: Some(title(Some(field), child)), cell })
            };
            lines.push(field.children().iter().filter_map(below).collect());
        }
        if !own_values.is_empty() {
            lines.insert(0, own_values);
        }
        lines
    }

    /// A line for an entry of a list of objects; required fields and the first one need no title.
    fn entry(&self, item: &Field, node: &Node) -> CardLine {
        let part = |field: &Field| {
            let cell = self.cell(field, node.get(&field.name)?);
            let is_evident = field.required || item.children().first()?.name == field.name;
            let title = (!is_evident).then(|| title(None, field));
            Some(CardValue { title, cell })
        };
        item.children().iter().filter_map(part).collect()
    }

    fn cell(&self, field: &Field, node: &Node) -> Cell {
        let field = field.reading(&node.value);
        match &node.value {
            Value::String(text) => self.text(field, text),
            Value::Integer(number) => Cell::Integer(*number),
            Value::Float(number) => Cell::Number(*number),
            Value::Bool(flag) => Cell::Boolean(*flag),
            Value::Null => Cell::Empty,
            Value::List(nodes) if field.item().children().is_empty() => {
                Cell::List(nodes.iter().map(|node| self.cell(field.item(), node)).collect())
            }
            Value::List(_) | Value::Mapping(_) => Cell::Data(to_json(node)),
        }
    }

    fn text(&self, field: &Field, text: &str) -> Cell {
        if !field.reference.is_empty() {
            let record = self.dataset.resolve(&field.reference, text);
            return record.map_or_else(|| Cell::Text(text.to_owned()), Record::as_cell);
        }
        let date = || PartialDate::parse(text).map(Cell::Date);
        match &field.shape {
            Shape::Date => date().unwrap_or_else(|| Cell::Text(text.to_owned())),
            _ => field.text_cell(text),
        }
    }
}

fn title(prefix: Option<&Field>, field: &Field) -> Title {
    let titles = prefix.into_iter().chain(std::iter::once(field));
    Title::Path(titles.map(|field| Title::Schema(field.title.clone())).collect())
}

fn is_short(cell: &Cell) -> bool {
    match cell {
        Cell::Record { .. } | Cell::Data(_) => false,
        Cell::Text(text) => text.chars().count() <= SHORT,
        _ => true,
    }
}
