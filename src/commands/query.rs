//! `ozg query`

use anyhow::{Result, bail};

use super::output::{Destination, unknown_ending};
use super::{CommandContext, ExitStatus};
use crate::app::data_state::{state_and_day, while_reading};
use crate::app::query::{query, query_sql};
use crate::cli::{OutputArgs, QueryArgs};
use crate::format::{AnswerKind, Format};
use messages::Message;
use messages::msg;
use record_query::query::{QueryResult, RawQuery};
use records::table::{Cell, Column, Table};

pub(super) fn run(context: &CommandContext<'_>, args: &QueryArgs) -> Result<ExitStatus> {
    let destination = destination(context, &args.output)?;
    let (workspace, at) = (&context.workspace, args.revision.at.as_deref());
    let day = args.revision.as_of;
    let as_of = workspace.as_of(day);
    let raw = raw(args, destination.format);
    let answer = || match &args.sql {
        Some(sql) => query_sql(workspace, at, day, sql),
        None => query(workspace, at, day, &raw, args.responsible.as_deref()),
    };
    let shows_state = !args.count && destination.format.has_notes();
    let (state, answer) = if shows_state {
        while_reading(|| workspace.state(at).map(Some), answer)
    } else {
        (Ok(None), answer())
    };
    let (answer, state) = (answer?, state?);
    let mut notes = notes(&answer);
    // A day other than today was requested, but the answer does not depend on it.
    let is_day_unused = as_of != workspace.today && !answer.follows_day;
    notes.extend(state.map(|state| state_and_day(&state, as_of)));
    if args.count {
        print_count(context, &destination, answer.found)?;
    } else if destination.format.is_for_people() {
        destination.table(context, &with_filter_dates(answer.table), &notes)?;
    } else {
        destination.table(context, &answer.table.without_total(), &notes)?;
    }
    for note in &notes {
        context.notify(note);
    }
    if is_day_unused {
        context.notify(&msg!("query-day-unused"));
    }
    Ok(ExitStatus::Fine)
}

/// Chosen by the requested format; `--excel` stands for CSV for Excel, or for a workbook if the file is one.
fn destination<'o>(
    context: &CommandContext<'_>,
    output: &'o OutputArgs,
) -> Result<Destination<'o>> {
    let file = output.output.as_deref();
    let by_ending =
        file.and_then(|file| Format::of_file(file, &Format::of_answer(AnswerKind::Rows)));
    let format = match (output.excel, file, by_ending) {
        (false, ..) => output.format,
        (true, Some(_), Some(Format::Xlsx)) => Some(Format::Xlsx),
        (true, None, _) | (true, _, Some(Format::Csv)) => Some(Format::Excel),
        (true, Some(file), _) => bail!(unknown_ending(file, &[Format::Csv, Format::Xlsx])),
    };
    Destination::new(context, AnswerKind::Rows, format, file)
}

fn raw(args: &QueryArgs, format: Format) -> RawQuery<'_> {
    RawQuery {
        kind: args.kind.as_deref().unwrap_or_default(),
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
        shows_names: format.shows_names() && !args.ids && !args.count,
    }
}

/// The table with dates as filters accept them.
fn with_filter_dates(mut table: Table) -> Table {
    fn type_out(cell: &mut Cell) {
        match cell {
            Cell::Date(date) => *cell = Cell::Text(date.to_string()),
            Cell::List(items) => items.iter_mut().for_each(type_out),
            _ => {}
        }
    }
    table.rows.iter_mut().flatten().for_each(type_out);
    table
}

/// A count for people is a bare number, which a script can read as well.
fn print_count(
    context: &CommandContext<'_>,
    destination: &Destination<'_>,
    count: usize,
) -> Result<()> {
    if destination.format == Format::Text {
        return destination.text(context, &format!("{count}\n"));
    }
    let column = Column::number("count", msg!("column-number"));
    let rows = vec![vec![Cell::count(count)]];
    let table = Table { name: "count", title: None, columns: vec![column], rows, has_total: false };
    destination.table(context, &table, &[])
}

/// Notes on what the answer itself does not show: that it is empty, counts records twice, or lacks some.
fn notes(answer: &QueryResult) -> Vec<Message> {
    let mut notes = Vec::new();
    if answer.found == 0 {
        notes.push(msg!("query-empty"));
    }
    notes.extend(answer.notes.iter().cloned());
    if answer.unsure > 0 {
        notes.push(msg!("query-unsure", count = answer.unsure));
    }
    if answer.undecided > 0 {
        notes.push(msg!("query-undecided", count = answer.undecided));
    }
    if answer.left_out > 0 {
        notes.push(msg!("left-out", count = answer.left_out));
    }
    notes
}
