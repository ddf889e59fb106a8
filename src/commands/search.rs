//! `ozg search`

use anyhow::{Result, bail};

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::data_state::{state_message, while_reading};
use crate::cli::SearchArgs;
use crate::format::Format;
use crate::ozg::derived::catalogue;
use crate::view::search::search_document;
use crate::wire::{self, search::SearchShape};
use messages::Message;
use messages::msg;
use record_query::search::{SearchResult, WordFilter, search};
use records::dataset::{DatasetSource, Projection, RecordFile};

pub(super) fn run(context: &CommandContext<'_>, args: &SearchArgs) -> Result<ExitStatus> {
    let text = args.words.join(" ");
    if !text.contains(char::is_alphanumeric) {
        bail!(msg!("search-no-word", text = text));
    }
    let tree = context.workspace.tree(args.revision.at.as_deref())?;
    let words = WordFilter::of_values(&text);
    let (state, read) = while_reading(
        || tree.state(),
        || {
            let source = DatasetSource::open(tree.clone())?;
            let projection = projection(&source, args.kind.as_deref())?;
            let is_candidate = |file: &RecordFile, source: &str| words.may_match(file.id(), source);
            let candidates = source.load_where(&projection, |_| true, is_candidate)?;
            anyhow::Ok((source, projection, candidates))
        },
    );
    let (source, projection, candidates) = read?;
    let mut left_out = candidates.left_out;
    let mut found = search(&candidates, &text, args.limit);
    let all;
    if found.count == 0 && !words.is_empty() {
        // The nearest words can only be found among all records.
        all = source.load(&projection)?;
        left_out = all.left_out;
        found = search(&all, &text, args.limit);
    }
    let mut notes = notes(&found);
    if left_out > 0 {
        notes.push(msg!("left-out", count = left_out));
    }
    if args.format.is_for_people() {
        notes.push(state_message(&state));
    }
    let destination = Destination::stdout(args.format);
    if args.format == Format::Json {
        destination
            .text(context, &wire::json(&SearchShape::new(&state, &found.hits, found.count))?)?;
    } else {
        // Readers of a pipe need the whole texts, not only excerpts.
        let is_whole = args.format == Format::Text && destination.width(context).is_none();
        let document = search_document(&found.hits, &text, is_whole, &notes, &context.localizer);
        destination.document(context, &document)?;
    }
    for note in &notes {
        context.notify(note);
    }
    Ok(ExitStatus::Fine)
}

/// All fields of a kind, or of all kinds.
fn projection(source: &DatasetSource, kind: Option<&str>) -> Result<Projection> {
    let mut projection = Projection::default();
    match kind {
        Some(kind) => projection.add_all_of(catalogue(&source.schemas).kind(kind)?),
        None => projection.add_all(&source.schemas),
    }
    Ok(projection)
}

/// Notes on what the hits themselves do not show.
fn notes(found: &SearchResult<'_>) -> Vec<Message> {
    let missing = found.missing.iter().map(|(word, nearest)| match nearest {
        Some(suggestion) => msg!("search-missing-suggestion", word = word, suggestion = suggestion),
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
    notes.extend(forgiven.map(|(word, suggestion)| {
        msg!("search-forgiven", word = word, suggestion = suggestion.join(", "))
    }));
    let more = found.count - found.hits.len();
    if more > 0 {
        notes.push(msg!("search-more", count = more));
    }
    notes
}
