//! `news`: what happened in a period by the dates in the sources, regardless of when it was recorded.

use anyhow::Result;

use super::citations::{self, Citations, CitedFact};
use super::parts::{choice, date, record, section, text};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Connection, ConnectionStatus, Entries, Enumeration, Event, FieldKey, Milestone, Municipality,
    OnlineService, Organisation, Phase, Project, ProjectState, RecordView, Reuse, StateSince,
    Succession, Themenfeld, by_name,
};
use crate::ozg::evidence::may_show;
use crate::ozg::period::Placement;
use crate::section::Section;
use messages::{Message, PartialDate, msg};
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "news",
    title: || msg!("news"),
    about: || msg!("news-about"),
    subjects: &[],
    kinds: &[Project::KIND],
    counts_fields: false,
    sections,
};

/// The kinds of news.
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

/// Something that happened to a record, with its details.
struct NewsFact<'a> {
    date: Option<PartialDate>,
    happening: Happening,
    record: &'a Record,
    detail: Cell,
    remark: Cell,
    /// The statements it is based on.
    facts: Vec<CitedFact<'a>>,
    /// All its sources are older, so they can only state that it was planned.
    is_only_planned: bool,
}

impl<'a> NewsFact<'a> {
    fn new(
        happening: Happening,
        date: Option<PartialDate>,
        record: &'a Record,
        field: &'static str,
        detail: Cell,
    ) -> Self {
        let facts = vec![CitedFact::Field(record, field)];
        let remark = Cell::Empty;
        NewsFact { date, happening, record, detail, remark, facts, is_only_planned: false }
    }

    fn row(&self, cited: &Citations<'_, 'a>) -> Vec<Cell> {
        let (detail, remark) = (self.detail.clone(), self.remark.clone());
        let (subject, source) = (record(self.record), cited.facts(&self.facts));
        vec![date(self.date), self.happening.cell(), subject, detail, remark, source]
    }
}

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let all = all(context);
    let placed = |placement: Placement| {
        let is_placed = move |item: &&NewsFact<'_>| {
            item.date.is_some_and(|date| context.period.place(date) == placement)
        };
        all.iter().filter(is_placed)
    };
    let (planned, mut within): (Vec<_>, Vec<_>) =
        placed(Placement::Within).partition(|item| item.is_only_planned);
    within.sort_by(|a, b| {
        let by_day = (a.date, a.happening).cmp(&(b.date, b.happening));
        by_day.then_with(|| by_name(a.record, b.record))
    });
    let cited = Citations::new(context);
    let rows = within.iter().map(|item| item.row(&cited)).collect();
    let period = context.period;
    let title = msg!("news-happenings", from = period.from, to = period.to);
    let mut news = section("news", title, 4, columns(), rows);
    let across = placed(Placement::Across).count();
    let undated = all.iter().filter(|item| item.date.is_none()).count();
    if !planned.is_empty() {
        news = news.note(msg!("news-planned", count = planned.len()));
    }
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
    all.extend(context.services().flat_map(|service| {
        live_connections(service).filter_map(move |connection| live(context, service, connection))
    }));
    let milestones = |record: &'a Record, field: FieldKey<Entries<Milestone<'static>>>| {
        let item = move |one: Milestone<'a>| milestone(context, record, field.name, one);
        field.read(&record.root).into_iter().map(item)
    };
    all.extend(projects.flat_map(|p| milestones(p.record(), Project::MEILENSTEINE)));
    let services = context.services();
    all.extend(services.flat_map(|s| milestones(s.record(), OnlineService::MEILENSTEINE)));
    all.extend(context.scope.of::<Event<'_>>().map(|event| {
        let art = choice(&event, Event::ART);
        NewsFact::new(Happening::Event, event.datum(), event.record(), Event::DATUM.name, art)
    }));
    all.extend(context.scope.of::<Organisation<'_>>().filter_map(|o| merger(context, o)));
    all
}

/// The phases with the date on which they began, or else with that of a source stating that they had begun.
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

fn milestone<'a>(
    context: &ReportContext<'a>,
    record: &'a Record,
    field: &'static str,
    milestone: Milestone<'a>,
) -> NewsFact<'a> {
    let (day, detail) = (milestone.datum(), text(milestone.ereignis()));
    let is_only_planned = day.is_some_and(|day| !may_show(context.dataset(), record, field, day));
    let happening = Happening::Milestone;
    NewsFact { is_only_planned, ..NewsFact::new(happening, day, record, field, detail) }
}

/// The reuse that has started; what is only announced has not.
fn started_reuse(project: Project<'_>) -> impl Iterator<Item = Reuse<'_>> {
    let has_started = |reuse: &Reuse<'_>| reuse.status().is_none_or(ConnectionStatus::is_usable);
    project.nachnutzende().into_iter().filter(has_started)
}

fn live_connections(service: OnlineService<'_>) -> impl Iterator<Item = Connection<'_>> {
    let is_live = |one: &Connection<'_>| one.status() == Some(ConnectionStatus::Live);
    service.anschluesse().into_iter().filter(is_live)
}

/// Whether a Kommune reuses a project through its Anschluss to a service of the project: one event, recorded twice.
fn is_one_event(context: &ReportContext<'_>, reuse: Reuse<'_>, connection: Connection<'_>) -> bool {
    let party = |id| context.scope.parties.counts_as(id);
    let is_same_party = reuse.kommune().map(party) == connection.kommune().map(party);
    let dates = reuse.seit().zip(connection.seit());
    is_same_party && dates.is_none_or(|(a, b)| !a.is_before(b) && !b.is_before(a))
}

/// Reuse through an Anschluss is reported as the Anschluss, even if its service belongs to another Themenfeld.
fn reuse<'a>(context: &ReportContext<'a>, project: Project<'a>) -> Vec<NewsFact<'a>> {
    let is_own = |service: &OnlineService<'_>| service.projekt() == Some(project.id.as_str());
    let services: Vec<_> = OnlineService::all(context.dataset()).filter(is_own).collect();
    let item = |reuse: Reuse<'a>| {
        let connections = services.iter().flat_map(|&s| live_connections(s).map(move |c| (s, c)));
        let mut connections = connections.filter(|(_, one)| is_one_event(context, reuse, *one));
        if let Some((service, connection)) = connections.next() {
            let is_reported = context.scope.has(OnlineService::KIND, &service.id);
            return if is_reported { None } else { live(context, service, connection) };
        }
        let kommune = kommune(context, reuse.kommune()?)?;
        let field = Project::NACHNUTZENDE.name;
        Some(NewsFact::new(Happening::Reused, reuse.seit(), project.record(), field, kommune))
    };
    started_reuse(project).filter_map(item).collect()
}

fn live<'a>(
    context: &ReportContext<'a>,
    service: OnlineService<'a>,
    connection: Connection<'a>,
) -> Option<NewsFact<'a>> {
    let project = service.projekt().and_then(|id| Project::get(context.dataset(), id));
    let reuse = project.and_then(|project| {
        let mut reuses = started_reuse(project);
        Some((project, reuses.find(|reuse| is_one_event(context, *reuse, connection))?))
    });
    let since = reuse.and_then(|(_, reuse)| reuse.seit());
    let named = reuse.map(|(p, _)| CitedFact::Field(p.record(), Project::NACHNUTZENDE.name));
    let facts = [CitedFact::Connection(service, connection)].into_iter().chain(named).collect();
    Some(NewsFact {
        date: more_exact(connection.seit(), since),
        happening: Happening::Live,
        record: service.record(),
        detail: kommune(context, connection.kommune()?)?,
        remark: text(connection.hinweis()),
        facts,
        is_only_planned: false,
    })
}

fn more_exact(a: Option<PartialDate>, b: Option<PartialDate>) -> Option<PartialDate> {
    let is_within = |a: PartialDate, b| a.certainly_not_before(b) && a.certainly_not_after(b);
    match (a, b) {
        (Some(a), Some(b)) => Some(if is_within(b, a) { b } else { a }),
        _ => a.or(b),
    }
}

/// A party by its name; `None` for a Kommune out of scope.
fn kommune(context: &ReportContext<'_>, id: &str) -> Option<Cell> {
    let party = context.party(id)?;
    let counts = Municipality::of(party).is_none() || context.scope.has(Municipality::KIND, id);
    counts.then(|| record(party))
}

/// Organisations belong to no Themenfeld and no Kreis: a narrowed report has those that its projects name.
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
