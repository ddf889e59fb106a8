//! `ozg show`

use anyhow::{Result, bail};

use super::{CommandContext, ExitStatus};
use crate::cli::{CardFormat, ShowArgs};
use crate::ozg::derived::DERIVED;
use crate::ozg::words;
use crate::render::card_json::card_json;
use crate::render::card_md::card_md;
use crate::render::card_text::CardText;
use crate::render::escape_controls;
use crate::render::json_pretty;
use messages::msg;
use record_query::query::Catalogue;
use record_query::show::{
    Card, CellBuilder, RecordLookup, Referrer, ReferrerGroup, add_labels_and_references, referrers,
};
use records::dataset::{Dataset, DatasetSource, IdIndex, Projection};
use records::record::Record;
use records::table::Cell;

pub(super) fn run(context: &CommandContext<'_>, args: &ShowArgs) -> Result<ExitStatus> {
    let source = context.workspace.open(args.revision.at.as_deref())?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let mut projection = Projection::default();
    add_labels_and_references(&source.schemas, &mut projection);
    let dataset = source.load(&projection)?;
    let ids = IdIndex::new(&source.layout);
    let lookup = RecordLookup { catalogue: &catalogue, ids: &ids, dataset: &dataset };
    let record = whole(&source, lookup.find(&args.name.join(" "))?)?;
    if args.format == CardFormat::Yaml {
        let text = record.kind.text(&record.root)?;
        context.print(&escape_controls(&text))?;
        return Ok(ExitStatus::Fine);
    }
    let page = CellBuilder { dataset: &dataset, words: words::cell };
    let card = Card {
        items: page.items(&record),
        derived: page.derived(&catalogue, &record, context.workspace.as_of(args.revision.as_of)),
        roles: referrers(&dataset, &record),
        history: source.tree.history(&record.file)?,
        record: &record,
    };
    context.print(&render(context, args.format, &card, &page))?;
    note_left_out(context, &dataset);
    Ok(ExitStatus::Fine)
}

/// The record with all its fields.
fn whole(source: &DatasetSource, found: &Record) -> Result<Record> {
    let file = source.layout.at(&found.file);
    let files: Vec<_> = file.into_iter().collect();
    let read = source.read(&files, |_, document| document.ok().map(|document| document.record))?;
    match read.into_iter().flatten().next() {
        Some(record) => Ok(record),
        None => bail!(msg!("show-at-fault", record = found.file.as_ref())),
    }
}

fn render(
    context: &CommandContext<'_>,
    format: CardFormat,
    card: &Card<'_>,
    page: &CellBuilder<'_>,
) -> String {
    let details = |role: &ReferrerGroup<'_>, referrer: &Referrer<'_>| -> Vec<Cell> {
        page.details(role, referrer)
    };
    match format {
        CardFormat::Md => card_md(card, &details, &context.localizer),
        CardFormat::Json => json_pretty(&card_json(card)),
        CardFormat::Text | CardFormat::Yaml => {
            CardText { localizer: &context.localizer, width: context.width() }.card(card, &details)
        }
    }
}

/// Records at fault may refer, too.
fn note_left_out(context: &CommandContext<'_>, dataset: &Dataset) {
    if dataset.left_out > 0 {
        context.notify(&msg!("left-out", count = dataset.left_out));
    }
}
