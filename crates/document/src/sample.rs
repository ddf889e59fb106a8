//! A document with every block and inline, for the tests of all writers.

use crate::{
    AxisMark, AxisRow, Block, CellShade, DataTable, Document, FactRow, Figure, Inline, Line,
    LineSeries, LinkTarget, ListItem, ListSign, MarkShape, SignWords, SourceEntry, TableCell,
    TableColumn, TextMark, TimeAxis,
};

/// Data that would be more than text in some format.
pub(crate) const HOSTILE: &str = "<b>*x*</b> [a](https://b.c) `d` | @name #1 GH-12 27bf826a :tada: max@example.org \
     ::error:: a\u{1b}[31m So\u{ad}est Ko\u{308}ln K\u{43e}ln a\u{a0}b\u{200b}\u{2028}\u{e0041}\nnext";

/// Every block with every inline, with `data` wherever there can be data.
pub(crate) fn document(data: &str) -> Document {
    let signs = SignWords {
        added: "added".to_owned(),
        removed: "removed".to_owned(),
        changed: "changed".to_owned(),
        alert: "breaking".to_owned(),
    };
    let blocks = vec![
        Block::heading(1, Line::own("Report of ").with(Line::data(data))),
        Block::lead(Line::own("What it is about, ").with(inlines(data))),
        Block::List(vec![
            ListItem::new(Line::data(data)),
            ListItem::signed(ListSign::Added, Line::code(data)).with_items(vec![
                ListItem::signed(ListSign::Removed, changed(data)),
                ListItem::signed(ListSign::Changed, Line::own("changed")),
                ListItem::signed(ListSign::Alert, Line::data(data)),
            ]),
        ]),
        Block::Facts(vec![
            FactRow { name: Line::data(data), values: vec![Line::data(data)] },
            FactRow { name: Line::own("Two"), values: vec![Line::own("a"), Line::data(data)] },
        ]),
        Block::Verbatim(vec![data.to_owned(), "  - set in".to_owned()]),
        Block::Section {
            id: "part".to_owned(),
            level: 2,
            title: Line::data(data),
            blocks: vec![
                Block::Table(DataTable { drawing: Some(axis(data)), ..table(data) }),
                Block::Table(table(data)),
                Block::note(Line::data(data)),
            ],
        },
        Block::Sources(vec![SourceEntry {
            title: Line::data(data),
            address: Some("https://example.org/a".to_owned()),
            details: Line::data(data),
        }]),
    ];
    Document { page_title: None, blocks, signs }
}

fn inlines(data: &str) -> Line {
    let record = LinkTarget::Record { kind: "project".to_owned(), id: "a".to_owned() };
    Line(vec![
        Inline::Data(data.to_owned()),
        Inline::Text(" ".to_owned()),
        Inline::Code(data.to_owned()),
        Inline::Text(" ".to_owned()),
        Inline::Link { target: record, content: Line::data(data) },
        Inline::Text(" ".to_owned()),
        Inline::Link {
            target: LinkTarget::Address("https://ozg.nrw".to_owned()),
            content: Line::own("ozg"),
        },
        Inline::Text(" ".to_owned()),
        Inline::Number("12\u{a0}%".to_owned()),
        Inline::Text(" ".to_owned()),
        Inline::Date { iso: "2026-11-24".to_owned(), shown: "24.11.2026".to_owned() },
        Inline::Break,
        Inline::Footnote(1),
    ])
}

fn changed(data: &str) -> Line {
    Line::own("der ")
        .with(Line::data("alte ").marked(TextMark::Removed))
        .with(Line::data(data).marked(TextMark::Inserted))
        .with(Line::own(" Dienst").marked(TextMark::Strong))
        .with(Line::data("hit").marked(TextMark::Hit))
}

fn axis(data: &str) -> Figure {
    let mark = |month, sign, shape| AxisMark { month, sign, shape };
    let row = AxisRow {
        name: data.to_owned(),
        marks: vec![
            mark(2024 * 12, 'K', MarkShape::Reached),
            mark(2025 * 12 + 3, 'r', MarkShape::Planned),
            mark(2025 * 12 + 4, '!', MarkShape::Late),
            mark(2026 * 12, 'X', MarkShape::Ended),
        ],
    };
    let axis =
        TimeAxis { first_year: 2024, last_year: 2026, today: 2026 * 12 + 10, rows: vec![row] };
    Figure::Axis { axis, legend: Some(Line::data(data)) }
}

fn table(data: &str) -> DataTable {
    let column = |title: &str, is_number| TableColumn {
        title: Line::own(title),
        is_number,
        ..TableColumn::default()
    };
    let number = |value: f64| TableCell {
        content: Line(vec![Inline::Number(value.to_string())]),
        value: Some(value),
        shade: None,
    };
    let shaded =
        |text: &str, shade| TableCell { shade: Some(shade), ..TableCell::new(Line::own(text)) };
    DataTable {
        title: Line::data(data),
        columns: vec![
            column("Name", false),
            TableColumn { full_bar: Some(8.0), ..column("Count", true) },
            column("Share", true),
        ],
        rows: vec![
            vec![TableCell::new(Line::data(data)), number(8.0), shaded("3", CellShade::Quarter(2))],
            vec![TableCell::new(Line::own("Bonn")), number(1.0), shaded("0", CellShade::Nothing)],
            vec![TableCell::new(Line::own("Total")), number(9.0), TableCell::new(Line::own("3"))],
        ],
        has_total: true,
        legend: Some(Line::data(data)),
        ..DataTable::default()
    }
}

/// One series of values over time.
pub(crate) fn series(points: &[Option<f64>]) -> LineSeries {
    let pair = |one: &str, other: &str| [Line::own(one), Line::own(other)];
    LineSeries {
        title: Line::own("Projects"),
        points: points.to_vec(),
        ends: pair("2024-01-01", "2026-01-01"),
        end_values: pair("1", "9"),
        bounds: pair("1", "9"),
    }
}
