//! The kinds of a dataset as Markdown, from their schemas alone.

use document::visible;
use messages::Localizer;
use messages::msg;
use records::schema::{Field, Kind, Shape};
use std::fmt::Write as _;

/// A heading and a table of fields for each kind.
#[must_use]
pub fn schema_md(kinds: &[&Kind], localizer: &Localizer) -> String {
    kinds.iter().map(|kind| section(kind, localizer)).collect::<Vec<_>>().join("\n")
}

fn section(kind: &Kind, localizer: &Localizer) -> String {
    let title = cell(kind.title.get(localizer.language));
    let mut text = format!("## {title} (`{}`)\n\n", cell(&kind.name));
    if !kind.root.description.is_empty() {
        let _ = write!(text, "{}\n\n", cell(&kind.root.description));
    }
    let folder = localizer.format(&msg!("schema-folder", folder = &kind.collection));
    let _ = write!(text, "{folder}\n\n");
    text.push_str(&row(&[
        localizer.text("schema-field"),
        localizer.text("schema-title"),
        localizer.text("schema-content"),
        localizer.text("schema-description"),
    ]));
    text.push_str("|---|---|---|---|\n");
    rows(&kind.root, "", localizer, &mut text);
    text
}

fn rows(parent: &Field, prefix: &str, localizer: &Localizer, text: &mut String) {
    for field in parent.children() {
        let name = format!("{prefix}{}", field.name);
        let required = if field.required { " •" } else { "" };
        let titles = format!("{} / {}", field.title.de, field.title.en);
        text.push_str(&row(&[
            format!("`{}`{required}", cell(&name)),
            cell(&titles),
            content(field, localizer),
            cell(&field.description),
        ]));
        let inner = if matches!(field.shape, Shape::List(..)) { "[]." } else { "." };
        rows(field, &format!("{name}{inner}"), localizer, text);
    }
}

fn content(field: &Field, localizer: &Localizer) -> String {
    if !field.reference.is_empty() {
        let kinds = field.reference.iter().map(|kind| format!("`{}`", cell(kind)));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        return localizer.format(&msg!("schema-reference", kinds = kinds));
    }
    match &field.shape {
        Shape::Text => localizer.text("type-text"),
        Shape::Date => localizer.text("type-date"),
        Shape::Integer => localizer.text("type-integer"),
        Shape::Number => localizer.text("type-number"),
        Shape::Boolean => localizer.text("type-boolean"),
        Shape::Object(_) => localizer.text("type-mapping"),
        Shape::Any => String::new(),
        Shape::Choice(choices) => {
            let choices: Vec<_> =
                choices.iter().map(|choice| format!("`{}`", cell(choice))).collect();
            choices.join(", ")
        }
        Shape::List(item, _) => {
            localizer.format(&msg!("schema-list", item = content(item, localizer)))
        }
    }
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// A text that cannot end its cell nor become markup.
fn cell(text: &str) -> String {
    let text = visible(text).replace('\n', " ");
    text.chars().fold(String::new(), |mut safe, character| {
        if matches!(character, '|' | '<' | '`' | '\\') {
            safe.push('\\');
        }
        safe.push(character);
        safe
    })
}
