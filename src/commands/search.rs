//! `ozg search`

use anyhow::{Result, bail};

use super::{Context, Exit};
use crate::cli::{HitsFormat, SearchArgs};
use crate::dataset::Wanted;
use crate::message::Message;
use crate::msg;
use crate::ozg::derived::DERIVED;
use crate::query::Catalogue;
use crate::render::json_pretty;
use crate::render::search_json::search_json;
use crate::render::search_text::search_text;
use crate::search::{Found, search};

pub(super) fn run(context: &Context, args: &SearchArgs) -> Result<Exit> {
    let text = args.words.join(" ");
    if !text.contains(char::is_alphanumeric) {
        bail!(msg!("search-no-word", text = text));
    }
    let source = context.open(&args.reading)?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let kind = args.kind.as_ref().map(|kind| catalogue.kind(kind)).transpose()?;
    let mut wanted = Wanted::default();
    wanted.add_all(&source.schemas);
    let dataset = source.load(&wanted)?;
    let found = search(&dataset, kind.map(AsRef::as_ref), &text);
    let shown = found.hits.get(..args.limit).unwrap_or(&found.hits);
    context.print(&match args.format {
        HitsFormat::Text => search_text(shown, &context.speaker, context.width()),
        HitsFormat::Json => json_pretty(&search_json(shown, found.hits.len())),
    })?;
    let mut notes = notes(&found, shown.len());
    if dataset.left_out > 0 {
        notes.push(msg!("left-out", count = dataset.left_out));
    }
    notes.iter().for_each(|note| context.say(note));
    Ok(Exit::Fine)
}

/// What the hits themselves cannot say.
fn notes(found: &Found<'_>, shown: usize) -> Vec<Message> {
    let missing = found.missing.iter().map(|(word, nearest)| match nearest {
        Some(meant) => msg!("search-missing-meant", word = word, meant = meant),
        None => msg!("search-missing", word = word),
    });
    let mut notes: Vec<_> = missing.collect();
    if found.hits.is_empty() {
        if notes.is_empty() {
            notes.push(msg!("search-apart"));
        }
        return notes;
    }
    let forgiven = found.forgiven.iter();
    notes.extend(
        forgiven
            .map(|(word, meant)| msg!("search-forgiven", word = word, meant = meant.join(", "))),
    );
    if found.hits.len() > shown {
        notes.push(msg!("search-more", count = found.hits.len() - shown));
    }
    notes
}
