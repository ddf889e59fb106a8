//! The kinds of a dataset as Markdown, from their schemas alone.

use super::visible;
use messages::Speaker;
use messages::msg;
use records::schema::{Field, Kind, Shape};

/// A heading and a table of fields for each kind.
#[must_use]
pub fn schema_md(kinds: &[&Kind], speaker: &Speaker) -> String {
    kinds.iter().map(|kind| section(kind, speaker)).collect::<Vec<_>>().join("\n")
}

fn section(kind: &Kind, speaker: &Speaker) -> String {
    let title = cell(kind.title.get(speaker.language));
    let mut text = format!("## {title} (`{}`)\n\n", cell(&kind.name));
    if !kind.root.description.is_empty() {
        text.push_str(&format!("{}\n\n", cell(&kind.root.description)));
    }
    let folder = speaker.say(&msg!("schema-folder", folder = &kind.collection));
    text.push_str(&format!("{folder}\n\n"));
    text.push_str(&row(&[
        speaker.word("schema-field"),
        speaker.word("schema-title"),
        speaker.word("schema-content"),
        speaker.word("schema-description"),
    ]));
    text.push_str("|---|---|---|---|\n");
    rows(&kind.root, "", speaker, &mut text);
    text
}

fn rows(parent: &Field, prefix: &str, speaker: &Speaker, text: &mut String) {
    for field in parent.children() {
        let name = format!("{prefix}{}", field.name);
        let required = if field.required { " •" } else { "" };
        let titles = format!("{} / {}", field.title.de, field.title.en);
        text.push_str(&row(&[
            format!("`{}`{required}", cell(&name)),
            cell(&titles),
            content(field, speaker),
            cell(&field.description),
        ]));
        let inner = if matches!(field.shape, Shape::List(..)) { "[]." } else { "." };
        rows(field, &format!("{name}{inner}"), speaker, text);
    }
}

fn content(field: &Field, speaker: &Speaker) -> String {
    if !field.reference.is_empty() {
        let kinds = field.reference.iter().map(|kind| format!("`{}`", cell(kind)));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        return speaker.say(&msg!("schema-reference", kinds = kinds));
    }
    match &field.shape {
        Shape::Text => speaker.word("type-text"),
        Shape::Date => speaker.word("type-date"),
        Shape::Integer => speaker.word("type-integer"),
        Shape::Number => speaker.word("type-number"),
        Shape::Boolean => speaker.word("type-boolean"),
        Shape::Object(_) => speaker.word("type-mapping"),
        Shape::Any => String::new(),
        Shape::Choice(choices) => {
            let choices: Vec<_> =
                choices.iter().map(|choice| format!("`{}`", cell(choice))).collect();
            choices.join(", ")
        }
        Shape::List(item, _) => speaker.say(&msg!("schema-list", item = content(item, speaker))),
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
