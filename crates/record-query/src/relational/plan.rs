//! Which tables and columns follow from the schemas, and where in a record their values are.

use std::collections::HashMap;

use super::names::UniqueNames;
use super::{ForeignKey, Relation, RelationColumn, ValueType};
use crate::query::{Catalogue, DerivedFieldDef, DerivedType};
use messages::LocalizedText;
use messages::msg;
use records::schema::{Field, Kind, Shape};
use records::table::Title;

/// How the rows of a table are built from the nodes it represents.
#[derive(Default)]
pub(super) struct RelationPlan {
    /// Index of the table among all tables.
    pub relation: usize,
    pub slots: Vec<ColumnSource>,
    pub lists: Vec<ListPlan>,
}

/// The source of a column's value; the keys lead to it from the record or entry.
pub(super) enum ColumnSource {
    Stored(Vec<String>, ValueType),
    /// An id, which references a record of one of these kinds.
    Reference(Vec<String>, Vec<String>),
    /// The table of the record with that id; lists the kinds with their tables.
    KindOf(Vec<String>, Vec<(String, String)>),
    Derived(&'static DerivedFieldDef),
}

/// A nested list, whose entries are rows of another table.
pub(super) struct ListPlan {
    pub keys: Vec<String>,
    pub plan: RelationPlan,
}

pub(super) struct RelationPlanner<'c, 's> {
    catalogue: &'c Catalogue<'s>,
    tables: UniqueNames,
    kinds: HashMap<String, String>,
    relations: Vec<Relation>,
}

/// A table while its columns are being collected.
struct RelationBuilder {
    relation: Relation,
    names: UniqueNames,
    plan: RelationPlan,
    /// Nested lists found so far, whose tables come after those of all kinds: name, title, keys, item.
    lists: Vec<(String, LocalizedText, Vec<String>, Field)>,
}

/// The location of a field in the record.
#[derive(Clone, Default)]
struct FieldContext {
    keys: Vec<String>,
    titles: Vec<Title>,
    is_required: bool,
}

impl RelationPlan {
    /// Whether rows of the table, or of a list below it, are needed.
    pub(super) fn is_any(&self, needed: &[bool]) -> bool {
        needed[self.relation] || self.lists.iter().any(|list| list.plan.is_any(needed))
    }
}

impl<'c, 's> RelationPlanner<'c, 's> {
    pub(super) fn new(catalogue: &'c Catalogue<'s>) -> Self {
        let mut tables = UniqueNames::default();
        // An exported folder of tables has its descriptor in `datapackage.json`, which would also be the JSON file
        // of a table with that name.
        tables.claim("datapackage");
        let kinds = catalogue.schemas.kinds().iter();
        let kinds = kinds.map(|kind| (kind.name.clone(), tables.claim(&kind.name))).collect();
        RelationPlanner { catalogue, tables, kinds, relations: Vec::new() }
    }

    /// All tables without rows, and the plan of each kind.
    pub(super) fn plan(mut self) -> (Vec<Relation>, HashMap<String, RelationPlan>) {
        let schemas = self.catalogue.schemas;
        let drafts: Vec<_> = schemas.kinds().iter().map(|kind| self.kind(kind)).collect();
        let mut plans = HashMap::new();
        for (kind, draft) in schemas.kinds().iter().zip(drafts) {
            plans.insert(kind.name.clone(), self.finish(draft));
        }
        (self.relations, plans)
    }

    fn kind(&mut self, kind: &Kind) -> RelationBuilder {
        let name = self.kinds.get(&kind.name).cloned().unwrap_or_default();
        let mut draft = self.draft(name, &kind.title, &kind.root.description);
        draft.key("id", Title::Message(msg!("column-id")), ValueType::Text);
        for derived in self.catalogue.derived_of(&kind.name) {
            draft.derived(derived);
        }
        self.fields(
            &kind.root,
            &FieldContext { is_required: true, ..FieldContext::default() },
            &mut draft,
        );
        draft
    }

    /// Reserves the position of a table, so that those of the kinds come first.
    fn draft(&mut self, name: String, title: &LocalizedText, description: &str) -> RelationBuilder {
        let relation = Relation::empty(name, title, description);
        self.relations.push(Relation::empty(String::new(), title, description));
        let plan = RelationPlan { relation: self.relations.len() - 1, ..RelationPlan::default() };
        RelationBuilder { relation, names: UniqueNames::default(), plan, lists: Vec::new() }
    }

    fn finish(&mut self, draft: RelationBuilder) -> RelationPlan {
        let RelationBuilder { relation, mut plan, lists, .. } = draft;
        for (name, title, keys, item) in lists {
            let list = self.list(&relation, &name, &title, &item);
            plan.lists.push(ListPlan { keys, plan: self.finish(list) });
        }
        self.relations[plan.relation] = relation;
        plan
    }

    /// The table for the entries of a list: the key of the parent row, the position, the values.
    fn list(
        &mut self,
        parent: &Relation,
        name: &str,
        title: &LocalizedText,
        item: &Field,
    ) -> RelationBuilder {
        let table = self.tables.claim(&format!("{}_{name}", parent.name));
        let mut draft = self.draft(table, title, &item.description);
        for column in &parent.columns[..parent.key_length] {
            let titled =
                || Title::Path(vec![Title::Schema(parent.title.clone()), column.title.clone()]);
            let (name, title) = match column.name.as_str() {
                "id" => (format!("{}_id", parent.name), titled()),
                "position" => (format!("{}_position", parent.list_name()), titled()),
                other => (other.to_owned(), column.title.clone()),
            };
            draft.key(&name, title, column.value);
        }
        draft.relation.foreign_keys.push(ForeignKey {
            columns: draft.relation.key().into_iter().map(str::to_owned).collect(),
            table: parent.name.clone(),
            references: parent.key().into_iter().map(str::to_owned).collect(),
        });
        draft.key("position", Title::Message(msg!("column-position")), ValueType::Integer);
        match &item.shape {
            Shape::Object(fields) if !fields.is_empty() && !item.has_unnamed_keys() => {
                let place = FieldContext { is_required: true, ..FieldContext::default() };
                self.fields(item, &place, &mut draft);
            }
            _ => {
                let place = FieldContext {
                    titles: vec![Title::Schema(title.clone())],
                    ..FieldContext::default()
                };
                self.value(item, &item.name, &place, true, &mut draft);
            }
        }
        draft
    }

    fn fields(&self, parent: &Field, place: &FieldContext, draft: &mut RelationBuilder) {
        for field in parent.children() {
            let mut place = place.clone();
            place.keys.push(field.name.clone());
            place.titles.push(Title::Schema(field.title.clone()));
            place.is_required &= field.required;
            let name = place.keys.join("_");
            match &field.shape {
                Shape::Object(fields) if !fields.is_empty() && !field.has_unnamed_keys() => {
                    self.fields(field, &place, draft);
                }
                Shape::List(item, _) if !matches!(item.shape, Shape::List(..)) => {
                    let item = Field { description: described(field), ..item.as_ref().clone() };
                    draft.lists.push((name, field.title.clone(), place.keys, item));
                }
                _ => self.value(field, &name, &place, place.is_required, draft),
            }
        }
    }

    fn value(
        &self,
        field: &Field,
        name: &str,
        place: &FieldContext,
        is_required: bool,
        draft: &mut RelationBuilder,
    ) {
        let keys = &place.keys;
        let value = value_type(field);
        let column = draft.column(name, Title::Path(place.titles.clone()), value);
        column.required = is_required;
        column.description.clone_from(&field.description);
        if let Shape::Choice(choices) = &field.shape {
            column.choices = choices.iter().map(|choice| choice.value.clone()).collect();
        }
        let column = column.name.clone();
        let kinds = &field.reference;
        draft.plan.slots.push(match kinds.as_slice() {
            [] => ColumnSource::Stored(keys.clone(), value),
            _ => ColumnSource::Reference(keys.clone(), kinds.clone()),
        });
        if let [kind] = kinds.as_slice() {
            draft.relation.foreign_keys.push(ForeignKey {
                columns: vec![column],
                table: self.kinds.get(kind).cloned().unwrap_or_default(),
                references: vec!["id".to_owned()],
            });
        } else if !kinds.is_empty() {
            let title = Title::Message(msg!("column-kind"));
            let tables = kinds.iter().filter_map(|kind| self.kinds.get_key_value(kind));
            let tables: Vec<_> =
                tables.map(|(kind, table)| (kind.clone(), table.clone())).collect();
            let column = draft.column(&format!("{name}_kind"), title, ValueType::Text);
            column.choices = tables.iter().map(|(_, table)| table.clone()).collect();
            draft.plan.slots.push(ColumnSource::KindOf(keys.clone(), tables));
        }
    }
}

impl RelationBuilder {
    fn column(&mut self, name: &str, title: Title, value: ValueType) -> &mut RelationColumn {
        let column = RelationColumn {
            name: self.names.claim(name),
            title,
            description: String::new(),
            value,
            required: false,
            choices: Vec::new(),
            is_derived: false,
        };
        let at = self.relation.columns.len();
        self.relation.columns.push(column);
        &mut self.relation.columns[at]
    }

    fn key(&mut self, name: &str, title: Title, value: ValueType) {
        self.column(name, title, value).required = true;
        self.relation.key_length += 1;
    }

    fn derived(&mut self, derived: &'static DerivedFieldDef) {
        let title = Title::Message((derived.title)());
        let column = self.column(derived.name, title, ValueType::Text);
        column.is_derived = true;
        if let DerivedType::OneOf(choices, _) = derived.holds {
            column.choices = choices.iter().map(|&choice| choice.to_owned()).collect();
        }
        self.plan.slots.push(ColumnSource::Derived(derived));
    }
}

impl Relation {
    fn empty(name: String, title: &LocalizedText, description: &str) -> Self {
        Relation {
            name,
            title: title.clone(),
            description: description.to_owned(),
            columns: Vec::new(),
            key_length: 0,
            foreign_keys: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// The name of a list without that of its parent table.
    fn list_name(&self) -> &str {
        let parent = self.foreign_keys.first().map_or("", |key| key.table.as_str());
        self.name.strip_prefix(parent).unwrap_or(&self.name).trim_start_matches('_')
    }
}

fn described(field: &Field) -> String {
    let own = &field.description;
    if own.is_empty() { field.item().description.clone() } else { own.clone() }
}

fn value_type(field: &Field) -> ValueType {
    match field.shape {
        Shape::Text | Shape::Choice(_) => ValueType::Text,
        Shape::Date => ValueType::Date,
        Shape::Integer => ValueType::Integer,
        Shape::Number => ValueType::Number,
        Shape::Boolean => ValueType::Boolean,
        Shape::Object(_) | Shape::List(..) | Shape::Mixed(_) | Shape::Any => ValueType::Any,
    }
}
