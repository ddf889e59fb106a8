//! `ozg search`

use anyhow::{Result, bail};

use super::{Context, Exit};
use crate::cli::{HitsFormat, SearchArgs};
use crate::ozg::derived::DERIVED;
use crate::render::json_pretty;
use crate::render::search_json::search_json;
use crate::render::search_text::search_text;
use messages::Message;
use messages::msg;
use record_query::query::Catalogue;
use record_query::search::{Found, search};
use records::dataset::Wanted;

pub(super) fn run(context: &Context<'_>, args: &SearchArgs) -> Result<Exit> {
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
    let found = search(&dataset, kind.map(AsRef::as_ref), &text, args.limit);
    context.print(&match args.format {
        HitsFormat::Text => search_text(&found.hits, &context.speaker, context.width()),
        HitsFormat::Json => json_pretty(&search_json(&found.hits, found.count)),
    })?;
    let mut notes = notes(&found);
    if dataset.left_out > 0 {
        notes.push(msg!("left-out", count = dataset.left_out));
    }
    notes.iter().for_each(|note| context.say(note));
    Ok(Exit::Fine)
}

/// What the hits themselves cannot say.
fn notes(found: &Found<'_>) -> Vec<Message> {
    let missing = found.missing.iter().map(|(word, nearest)| match nearest {
        Some(meant) => msg!("search-missing-meant", word = word, meant = meant),
        None => msg!("search-missing", word = word),
    });
    let mut notes: Vec<_> = missing.collect();
    if found.count == 0 {
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
    let more = found.count - found.hits.len();
    if more > 0 {
        notes.push(msg!("search-more", count = more));
    }
    notes
}
