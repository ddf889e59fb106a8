//! `ozg query`

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::{QueryArgs, TableFormat};
use crate::dataset::Ids;
use crate::message::Message;
use crate::msg;
use crate::ozg::derived::DERIVED;
use crate::query::{Answer, Catalogue, Query, Typed};
use crate::render::table_data::{rows_json, table_csv};
use crate::render::table_text::table_text;
use crate::table::{Cell, Column, Table, Title};

pub(super) fn run(context: &Context, args: &QueryArgs) -> Result<Exit> {
    let source = context.open(&args.reading)?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let ids = Ids::new(&source.layout);
    let typed = Typed {
        kind: &args.kind,
        filters: &args.filters,
        conditions: &args.conditions,
        has: &args.has,
        missing: &args.missing,
        columns: &args.columns,
        is_distinct: args.distinct,
        sort: &args.sort,
        limit: args.limit,
        only_count: args.count,
        group_by: &args.group_by,
        sums: &args.sum,
    };
    let answer =
        Query::new(&catalogue, &ids, &typed)?.run(&source, context.clock(&args.reading))?;
    let notes = notes(&answer);
    if args.count {
        print_count(context, args.format, answer.found)?;
    } else if args.format == TableFormat::Table {
        print(context, args.format, &answer.table)?;
    } else {
        print(context, args.format, &answer.table.without_total())?;
    }
    notes.iter().for_each(|note| context.say(note));
    Ok(Exit::Fine)
}

fn print(context: &Context, format: TableFormat, table: &Table) -> Result<()> {
    context.print(&match format {
        TableFormat::Table if table.rows.is_empty() => String::new(),
        TableFormat::Table => table_text(table, &context.speaker, context.width()),
        TableFormat::Csv => table_csv(table)?,
        TableFormat::Json => format!("{:#}\n", rows_json(table)),
    })
}

/// A count for people is a bare number, which a script can read as well.
fn print_count(context: &Context, format: TableFormat, count: usize) -> Result<()> {
    if format == TableFormat::Table {
        return context.print(&format!("{count}\n"));
    }
    let title = Title::Said(msg!("column-number"));
    let column = Column { key: "count".to_owned(), title, is_number: true };
    let rows = vec![vec![Cell::count(count)]];
    let table = Table { name: "count", title: None, columns: vec![column], rows, has_total: false };
    print(context, format, &table)
}

/// What the answer itself cannot say: that it is empty, or made without some records.
fn notes(answer: &Answer) -> Vec<Message> {
    let mut notes = Vec::new();
    if answer.found == 0 {
        notes.push(msg!("query-empty"));
    }
    if answer.unsure > 0 {
        notes.push(msg!("query-unsure", count = answer.unsure));
    }
    if answer.left_out > 0 {
        notes.push(msg!("left-out", count = answer.left_out));
    }
    notes
}
