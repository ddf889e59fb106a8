//! `news`: what happened in a period by the dates that the sources give, whenever it was recorded.

use anyhow::Result;

use super::citations::{self, Citations};
use super::parts::{choice, date, record, section, text};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Connection, ConnectionStatus, Enumeration, Event, FieldKey, Milestone, Municipality,
    OnlineService, Organisation, Phase, Project, ProjectState, RecordView, Reuse, StateSince,
    Succession, Themenfeld,
};
use crate::ozg::period::Placement;
use crate::section::Section;
use messages::{Message, PartialDate, msg};
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "news",
    title: || msg!("news"),
    about: || msg!("news-about"),
    subject: None,
    kinds: &[Project::KIND],
    counts_fields: false,
    sections,
};

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    PhaseReached,
    PhaseReachedBy,
    OnHold,
    Ended,
    Live,
    Reused,
    Milestone,
    Event,
    Merged,
}

impl Happening {
    fn cell(self) -> Cell {
        let (name, word): (_, Message) = match self {
            Happening::PhaseReached => ("phase_reached", msg!("news-phase")),
            Happening::PhaseReachedBy => ("phase_reached_by", msg!("news-phase-by")),
            Happening::OnHold => ("on_hold", msg!("news-on-hold")),
            Happening::Ended => ("ended", msg!("news-ended")),
            Happening::Live => ("live", msg!("news-live")),
            Happening::Reused => ("reused", msg!("news-reused")),
            Happening::Milestone => ("milestone", msg!("column-milestone")),
            Happening::Event => ("event", msg!("column-event")),
            Happening::Merged => ("merged", msg!("news-merged")),
        };
        Cell::Word(name.to_owned(), word)
    }
}

/// Something that happened to a record, with all that is known of it.
struct NewsFact<'a> {
    date: Option<PartialDate>,
    happening: Happening,
    record: &'a Record,
    detail: Cell,
    remark: Cell,
    origin: NewsOrigin<'a>,
}

/// What says so.
enum NewsOrigin<'a> {
    Field(&'static str),
    Connection(OnlineService<'a>, Connection<'a>),
}

impl<'a> NewsFact<'a> {
    fn new(
        happening: Happening,
        date: Option<PartialDate>,
        record: &'a Record,
        field: &'static str,
        detail: Cell,
    ) -> Self {
        let origin = NewsOrigin::Field(field);
        NewsFact { date, happening, record, detail, remark: Cell::Empty, origin }
    }

    fn row(&self, cited: &Citations<'_, 'a>) -> Vec<Cell> {
        let source = match self.origin {
            NewsOrigin::Field(field) => cited.fields(self.record, &[field]),
            NewsOrigin::Connection(service, connection) => cited.connection(service, connection),
        };
        let (detail, remark) = (self.detail.clone(), self.remark.clone());
        let subject = record(self.record);
        vec![date(self.date), self.happening.cell(), subject, detail, remark, source]
    }
}

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let all = all(context);
    let placed = |placement: Placement| {
        let is_there = move |item: &&NewsFact<'_>| {
            item.date.is_some_and(|date| context.period.place(date) == placement)
        };
        all.iter().filter(is_there)
    };
    let mut within: Vec<_> = placed(Placement::Within).collect();
    within.sort_by_key(|item| (item.date, item.happening, item.record.label()));
    let cited = Citations::new(context);
    let rows = within.iter().map(|item| item.row(&cited)).collect();
    let period = context.period;
    let title = msg!("news-happenings", from = period.from, to = period.to);
    let mut news = section("news", title, 4, columns(), rows);
    let across = placed(Placement::Across).count();
    let undated = all.iter().filter(|item| item.date.is_none()).count();
    if across > 0 {
        news = news.note(msg!("news-across", count = across));
    }
    if undated > 0 {
        news = news.note(msg!("news-undated", count = undated));
    }
    let kinds = [OnlineService::KIND, Event::KIND, Organisation::KIND, Municipality::KIND];
    Ok(vec![news.draws_on(&kinds), cited.section()])
}

fn columns() -> Vec<Column> {
    vec![
        Column::word("date", msg!("column-date")),
        Column::word("what", msg!("column-what")),
        Column::word("subject", msg!("column-subject")),
        Column::word("detail", msg!("column-detail")),
        Column::word("remark", msg!("column-remark")),
        citations::column(),
    ]
}

fn all<'a>(context: &ReportContext<'a>) -> Vec<NewsFact<'a>> {
    let projects = context.projects();
    let mut all: Vec<_> = projects.clone().flat_map(|p| phases(context, p)).collect();
    all.extend(projects.clone().flat_map(endings));
    all.extend(projects.clone().flat_map(|p| reuse(context, p)));
    all.extend(context.services().flat_map(|service| live(context, service)));
    let milestone = |record: &'a Record, field, milestone: Milestone<'a>| {
        let detail = text(milestone.ereignis());
        NewsFact::new(Happening::Milestone, milestone.datum(), record, field, detail)
    };
    all.extend(projects.flat_map(|project| {
        let field = Project::MEILENSTEINE.name;
        let own = project.meilensteine().into_iter();
        own.map(move |one| milestone(project.record(), field, one))
    }));
    all.extend(context.services().flat_map(|service| {
        let field = OnlineService::MEILENSTEINE.name;
        let own = service.meilensteine().into_iter();
        own.map(move |one| milestone(service.record(), field, one))
    }));
    all.extend(context.scope.of::<Event<'_>>().map(|event| {
        let art = choice(&event, Event::ART);
        NewsFact::new(Happening::Event, event.datum(), event.record(), Event::DATUM.name, art)
    }));
    all.extend(context.scope.of::<Organisation<'_>>().filter_map(|o| merger(context, o)));
    all
}

/// A source that says when a phase began, or that it had.
fn phases<'a>(context: &ReportContext<'a>, project: Project<'a>) -> Vec<NewsFact<'a>> {
    let item = |&phase: &Phase| {
        let dates = project.dates_of(phase)?;
        let (happening, date) = match dates.erreicht() {
            Some(date) => (Happening::PhaseReached, date),
            None => (Happening::PhaseReachedBy, dates.erreicht_spaetestens()?),
        };
        let detail = context.state(ProjectState::In(phase));
        let field = Project::PHASEN.name;
        Some(NewsFact::new(happening, Some(date), project.record(), field, detail))
    };
    Phase::ALL.iter().filter_map(item).collect()
}

fn endings(project: Project<'_>) -> Vec<NewsFact<'_>> {
    let endings = [
        (Happening::OnHold, Project::ZURUECKGESTELLT, project.zurueckgestellt()),
        (Happening::Ended, Project::BEENDET, project.beendet()),
    ];
    let item = |(happening, field, ending): (_, FieldKey<_>, Option<StateSince<'_>>)| {
        let ending = ending?;
        let reason = text(ending.grund());
        Some(NewsFact::new(happening, ending.seit(), project.record(), field.name, reason))
    };
    endings.into_iter().filter_map(item).collect()
}

/// Reuse that is only announced has not begun.
fn reuse<'a>(context: &ReportContext<'a>, project: Project<'a>) -> Vec<NewsFact<'a>> {
    let has_begun = |reuse: &Reuse<'_>| reuse.status().is_none_or(ConnectionStatus::is_usable);
    let own = project.nachnutzende().into_iter().filter(has_begun);
    let item = |reuse: Reuse<'a>| {
        let kommune = kommune(context, reuse.kommune()?)?;
        let field = Project::NACHNUTZENDE.name;
        Some(NewsFact::new(Happening::Reused, reuse.seit(), project.record(), field, kommune))
    };
    own.filter_map(item).collect()
}

fn live<'a>(context: &ReportContext<'a>, service: OnlineService<'a>) -> Vec<NewsFact<'a>> {
    let is_live = |one: &Connection<'_>| one.status() == Some(ConnectionStatus::Live);
    let item = |connection: Connection<'a>| {
        Some(NewsFact {
            date: connection.seit(),
            happening: Happening::Live,
            record: service.record(),
            detail: kommune(context, connection.kommune()?)?,
            remark: text(connection.hinweis()),
            origin: NewsOrigin::Connection(service, connection),
        })
    };
    service.anschluesse().into_iter().filter(is_live).filter_map(item).collect()
}

/// A party by its name; none for a Kommune that does not count.
fn kommune(context: &ReportContext<'_>, id: &str) -> Option<Cell> {
    let party = context.party(id)?;
    let counts = Municipality::of(party).is_none() || context.scope.has(Municipality::KIND, id);
    counts.then(|| record(party))
}

/// Organisations belong to no Themenfeld and no Kreis: where the report is narrowed, those count that
/// the projects name.
fn merger<'a>(context: &ReportContext<'a>, organisation: Organisation<'a>) -> Option<NewsFact<'a>> {
    let succession: Succession<'_> = organisation.aufgegangen_in()?;
    let is_narrowed = [Themenfeld::KIND, Municipality::KIND]
        .iter()
        .any(|kind| context.scope.of_kind(kind).len() < context.dataset().of(kind).count());
    if is_narrowed && context.scope.involvement().roles(&organisation.id).is_empty() {
        return None;
    }
    let detail = context.parties(succession.organisation());
    let field = Organisation::AUFGEGANGEN_IN.name;
    Some(NewsFact::new(Happening::Merged, succession.seit(), organisation.record(), field, detail))
}
