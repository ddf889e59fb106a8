//! `ozg show`

use anyhow::{Result, bail};

use super::{Context, Exit};
use crate::cli::{CardFormat, ShowArgs};
use crate::ozg::derived::DERIVED;
use crate::ozg::words;
use crate::render::card_json::card_json;
use crate::render::card_md::card_md;
use crate::render::card_text::CardText;
use crate::render::json_pretty;
use crate::render::visible;
use messages::msg;
use record_query::query::Catalogue;
use record_query::show::{Card, Lookup, Page, Referrer, Role, referrers, want};
use records::dataset::{Dataset, Ids, Source, Wanted};
use records::record::Record;
use records::table::Cell;

pub(super) fn run(context: &Context<'_>, args: &ShowArgs) -> Result<Exit> {
    let source = context.open(&args.reading)?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let mut wanted = Wanted::default();
    want(&source.schemas, &mut wanted);
    let dataset = source.load(&wanted)?;
    let ids = Ids::new(&source.layout);
    let lookup = Lookup { catalogue: &catalogue, ids: &ids, dataset: &dataset };
    let record = whole(&source, lookup.find(&args.name.join(" "))?)?;
    if args.format == CardFormat::Yaml {
        let text = record.kind.text(&record.root)?;
        context.print(&visible(&text))?;
        return Ok(Exit::Fine);
    }
    let page = Page { dataset: &dataset, words: words::cell };
    let card = Card {
        items: page.items(&record),
        derived: page.derived(&catalogue, &record, context.clock(&args.reading)),
        roles: referrers(&dataset, &record),
        history: source.tree.history(&record.file)?,
        record: &record,
    };
    context.print(&render(context, args.format, &card, &page))?;
    note_left_out(context, &dataset);
    Ok(Exit::Fine)
}

/// The record with all its fields.
fn whole(source: &Source, found: &Record) -> Result<Record> {
    let file = source.layout.at(&found.file);
    let files: Vec<_> = file.into_iter().collect();
    let read = source.read(&files, |_, document| document.ok().map(|document| document.record))?;
    match read.into_iter().flatten().next() {
        Some(record) => Ok(record),
        None => bail!(msg!("show-at-fault", record = found.file.as_ref())),
    }
}

fn render(context: &Context<'_>, format: CardFormat, card: &Card<'_>, page: &Page<'_>) -> String {
    let details =
        |role: &Role<'_>, referrer: &Referrer<'_>| -> Vec<Cell> { page.details(role, referrer) };
    match format {
        CardFormat::Md => card_md(card, &details, &context.speaker),
        CardFormat::Json => json_pretty(&card_json(card)),
        CardFormat::Text | CardFormat::Yaml => {
            CardText { speaker: &context.speaker, width: context.width() }.card(card, &details)
        }
    }
}

/// Records at fault may refer, too.
fn note_left_out(context: &Context<'_>, dataset: &Dataset) {
    if dataset.left_out > 0 {
        context.say(&msg!("left-out", count = dataset.left_out));
    }
}
