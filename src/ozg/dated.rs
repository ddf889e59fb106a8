//! The dated fields of the domain: those whose facts hold from a day on.

use super::domain::{
    Component, Connection, Day, Enumeration, Event, FieldKey, Milestone, Municipality,
    OnlineService, Organisation, Phase, PhaseDates, Project, RecordView, Register, Reuse, Sourced,
};
use super::evidence::AnswerDay;
use messages::PartialDate;
use record_query::query::{DatedFact, DatedFieldDef, DerivationDay};
use records::dataset::Projection;
use records::record::Record;
use yaml_tree::Node;

/// All dated fields.
pub const DATED: &[&[DatedFieldDef]] = &[JUDGED, RELATIONS];

/// Fields that reports evaluate themselves: each report has a place for what holds and for what is undecided.
const JUDGED: &[DatedFieldDef] = &[
    dated::<Project<'_>>(Project::PROJEKTLEITUNG.name, entries),
    dated::<Project<'_>>(Project::KERNTEAM.name, entries),
    dated::<Project<'_>>(Project::PILOTKOMMUNEN.name, entries),
    dated::<Project<'_>>(Project::NACHNUTZENDE.name, entries),
    dated::<Project<'_>>(Project::INTERESSIERT.name, entries),
    dated::<Project<'_>>(Project::WEITERE_AKTEURE.name, entries),
    dated::<Project<'_>>(Project::PHASEN.name, phase_dates),
    dated::<Project<'_>>(Project::PHASE_LAUT_QUELLE.name, value),
    dated::<Project<'_>>(Project::ZURUECKGESTELLT.name, value),
    dated::<Project<'_>>(Project::BEENDET.name, value),
    dated::<Project<'_>>(Project::MEILENSTEINE.name, milestones),
    dated::<OnlineService<'_>>(OnlineService::ANSCHLUESSE.name, entries),
    dated::<OnlineService<'_>>(OnlineService::MEILENSTEINE.name, milestones),
    dated::<OnlineService<'_>>(OnlineService::VERBREITUNG.name, value),
    dated::<OnlineService<'_>>(OnlineService::KENNZAHLEN.name, milestones),
    dated::<Project<'_>>(Project::KENNZAHLEN.name, milestones),
    dated::<Organisation<'_>>(Organisation::AUFGEGANGEN_IN.name, value),
    dated::<Event<'_>>(Event::DATUM.name, whole_event),
];

/// Relations: membership, purpose, the components something is built on, and funding. None of them has a date
/// of its own.
pub const RELATIONS: &[DatedFieldDef] = &[
    dated::<Project<'_>>(Project::LEISTUNGEN.name, entries),
    dated::<Project<'_>>(Project::EFA.name, value),
    dated::<Project<'_>>(Project::FACHAEMTER.name, entries),
    dated::<Project<'_>>(Project::FINANZIERUNG.name, entries),
    dated::<Project<'_>>(Project::SUCHT_MITWIRKENDE.name, value),
    dated::<Project<'_>>(Project::BASISKOMPONENTEN.name, entries),
    dated::<Project<'_>>(Project::ZIELPORTALE.name, entries),
    dated::<OnlineService<'_>>(OnlineService::LEISTUNGEN.name, entries),
    dated::<OnlineService<'_>>(OnlineService::ANBIETER.name, entries),
    dated::<OnlineService<'_>>(OnlineService::BETEILIGTE.name, entries),
    dated::<OnlineService<'_>>(OnlineService::BASISKOMPONENTEN.name, entries),
    dated::<OnlineService<'_>>(OnlineService::ZAHLVERFAHREN.name, entries),
    dated::<Municipality<'_>>(Municipality::IT_DIENSTLEISTER.name, entries),
    dated::<Organisation<'_>>(Organisation::KDN_MITGLIED.name, value),
    dated::<Organisation<'_>>(Organisation::KOMMUNE.name, value),
    dated::<Component<'_>>(Component::BETREIBER.name, entries),
    dated::<Component<'_>>(Component::STATUS.name, value),
    dated::<Component<'_>>(Component::ABGELOEST_DURCH.name, value),
];

/// The facts of a record that may have a date, by field.
pub fn facts_of(
    record: &Record,
) -> impl Iterator<Item = (&'static DatedFieldDef, Vec<DatedFact<'_>>)> {
    let fields = DATED.iter().copied().flatten().filter(|field| field.kind == record.kind.name);
    fields.map(|field| (field, (field.facts)(record, field.name)))
}

type Facts = for<'r> fn(&'r Record, &str) -> Vec<DatedFact<'r>>;

const fn dated<'v, V: RecordView<'v>>(name: &'static str, facts: Facts) -> DatedFieldDef {
    DatedFieldDef { kind: V::KIND, name, evidence: evidence::<V>, facts, is_shown }
}

/// Adds what is needed as evidence: the sources of the records, the dates of their registers, and the dates
/// of events.
pub(super) fn evidence<'v, V: RecordView<'v>>(projection: &mut Projection) {
    V::add_to(projection, &[Sourced::QUELLEN.name, Sourced::REGISTER.name]);
    Register::add_to(projection, &[Register::STAND.name]);
    if V::KIND == Event::KIND {
        Event::add_to(projection, &[Event::DATUM.name]);
    }
}

/// Whether an entry is supported by the day: by the source that it names, else by the sources of the field.
fn is_shown(day: &DerivationDay<'_>, record: &Record, field: &str, entry: &Node) -> bool {
    let day = AnswerDay::new(day.as_of, day.dataset, day.entered);
    day.shows_entry(record, field, Connection::QUELLE.read(entry))
}

/// Each entry of a list, dated by its own date if it has one.
fn entries<'r>(record: &'r Record, field: &str) -> Vec<DatedFact<'r>> {
    facts_since(record.root.get(field).map_or(&[], Node::items), Reuse::SEIT)
}

/// A value; a mapping is dated by its own date.
fn value<'r>(record: &'r Record, field: &str) -> Vec<DatedFact<'r>> {
    facts_since(record.root.get(field).map_or(&[], std::slice::from_ref), Reuse::SEIT)
}

fn milestones<'r>(record: &'r Record, field: &str) -> Vec<DatedFact<'r>> {
    facts_since(record.root.get(field).map_or(&[], Node::items), Milestone::DATUM)
}

fn whole_event<'r>(record: &'r Record, _field: &str) -> Vec<DatedFact<'r>> {
    facts_since(std::slice::from_ref(&record.root), Event::DATUM)
}

fn facts_since(nodes: &[Node], date: FieldKey<Day>) -> Vec<DatedFact<'_>> {
    nodes.iter().map(|node| DatedFact { node, since: date.read(node) }).collect()
}

/// Each date on which a phase was reached; a planned date is not a fact yet.
fn phase_dates<'r>(record: &'r Record, field: &str) -> Vec<DatedFact<'r>> {
    let phases = Phase::ALL.iter().filter_map(|phase| record.root.get(field)?.get(phase.name()));
    let reached = [PhaseDates::ERREICHT, PhaseDates::ERREICHT_SPAETESTENS];
    let dates = phases.flat_map(|phase| reached.map(|key| phase.get(key.name)));
    let fact =
        |node: &'r Node| DatedFact { node, since: node.as_str().and_then(PartialDate::parse) };
    dates.flatten().map(fact).collect()
}
