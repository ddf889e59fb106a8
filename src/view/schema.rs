//! The kinds of a dataset, from their schemas alone.

use document::{Block, DataStyle, DataTable, Document, Line, TableCell, TableColumn};
use messages::{Localizer, msg};
use records::schema::{EnumValue, Field, Kind, Shape};

/// A heading and a table of fields for each kind.
#[must_use]
pub(crate) fn schema_document(kinds: &[&Kind], localizer: &Localizer) -> Document {
    let view = SchemaView { localizer };
    let blocks = kinds.iter().flat_map(|kind| view.kind(kind)).collect();
    Document { blocks, ..Document::default() }
}

#[derive(Clone, Copy)]
struct SchemaView<'a> {
    localizer: &'a Localizer,
}

impl SchemaView<'_> {
    fn kind(self, kind: &Kind) -> Vec<Block> {
        let title = Line::data(kind.title.get(self.localizer.language));
        let title = title.then(" (").with(Line::code(&kind.name)).then(")");
        let mut blocks = vec![Block::heading(2, title.clone())];
        if !kind.root.description.is_empty() {
            blocks.push(Block::body(Line::data(&kind.root.description)));
        }
        let folder = msg!("schema-folder", folder = format!("data/{}", kind.collection));
        blocks.push(Block::body(Line::message(&folder, self.localizer, DataStyle::Code)));
        blocks.push(Block::Table(DataTable { title, ..self.table(kind) }));
        blocks
    }

    fn table(self, kind: &Kind) -> DataTable {
        let titles = [
            self.localizer.text("schema-field"),
            self.localizer.text("schema-title"),
            self.localizer.text("schema-content"),
            self.localizer.text("schema-description"),
        ];
        let columns =
            titles.map(|title| TableColumn { title: Line::own(title), ..TableColumn::default() });
        let mut rows = Vec::new();
        self.rows(&kind.root, "", &mut rows);
        DataTable { columns: columns.into(), rows, ..DataTable::default() }
    }

    fn rows(self, parent: &Field, prefix: &str, rows: &mut Vec<Vec<TableCell>>) {
        for field in parent.children().iter().chain(parent.unnamed_children()) {
            let name = format!("{prefix}{}", field.name);
            let required = if field.required { " •" } else { "" };
            let titles = format!("{} / {}", field.title.de, field.title.en);
            let cells = [
                Line::code(&name).then(required),
                Line::data(titles),
                self.content(field),
                Line::data(&field.description),
            ];
            rows.push(cells.map(TableCell::new).into());
            let inner = if field.may_be_list() { "[]." } else { "." };
            self.rows(field, &format!("{name}{inner}"), rows);
        }
    }

    /// A value with its label, if the label differs from the value.
    fn choice(self, choice: &EnumValue) -> Line {
        let value = Line::code(&choice.value);
        match choice.word.as_ref().map(|word| word.get(self.localizer.language)) {
            Some(word) if word != choice.value => value.then(" (").with(Line::data(word)).then(")"),
            _ => value,
        }
    }

    fn content(self, field: &Field) -> Line {
        if !field.reference.is_empty() {
            let kinds = Line::joined(field.reference.iter().map(Line::code), ", ");
            let content = Line::own(self.localizer.text("schema-reference")).then(" ").with(kinds);
            if !field.part_of {
                return content;
            }
            return content.with(Line::own(self.localizer.text("schema-whole")));
        }
        match &field.shape {
            Shape::Text => Line::own(self.localizer.text("type-text")),
            Shape::Date => Line::own(self.localizer.text("type-date")),
            Shape::Integer => Line::own(self.localizer.text("type-integer")),
            Shape::Number => Line::own(self.localizer.text("type-number")),
            Shape::Boolean => Line::own(self.localizer.text("type-boolean")),
            Shape::Object(_) => Line::own(self.localizer.text("type-mapping")),
            Shape::Any => Line::default(),
            Shape::Mixed(readings) => {
                let readings = readings.iter().map(|reading| self.content(reading));
                let readings: Vec<_> = readings.filter(|line| *line != Line::default()).collect();
                Line::joined(readings, " | ")
            }
            Shape::Choice(choices) => {
                Line::joined(choices.iter().map(|choice| self.choice(choice)), ", ")
            }
            Shape::List(item, _) => {
                Line::own(self.localizer.text("schema-list")).then(" ").with(self.content(item))
            }
        }
    }
}
