//! OZG044: a project or an Online-Dienst that says the same as another.

use std::collections::{BTreeSet, HashMap};

use crate::ozg::domain::{
    FieldKey, LeistungAssignment, OnlineService, Project, RecordView, SourcePage, Sourced, Text,
};
use messages::{Message, msg};
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::record::Record;
use records::schema::Schemas;
use records::suggest::fold;

pub(super) const RULE: Rule =
    rule!("OZG044" "copied-record", Warning, Check::Dataset { needs, check });

/// By what a record is taken for a copy: its title as people read it, whom or what it is about, and on what
/// it rests. The order of a list says nothing.
type Gist<'r> = (String, BTreeSet<&'r str>, BTreeSet<&'r str>);

fn needs(_: &Schemas, projection: &mut Projection) {
    Project::add_to(projection, &[Project::TITEL.name, Sourced::REGISTER.name]);
    OnlineService::add_to(projection, &[OnlineService::TITEL.name, OnlineService::ANBIETER.name]);
    OnlineService::add_to(projection, &[Sourced::REGISTER.name]);
    let leistung = [Project::LEISTUNGEN.name, LeistungAssignment::LEISTUNG.name];
    projection.add_path(Project::KIND, &leistung);
    for kind in [Project::KIND, OnlineService::KIND] {
        for key in [SourcePage::URL, SourcePage::TITEL] {
            projection.add_path(kind, &[Sourced::QUELLEN.name, key.name]);
        }
    }
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let projects = Project::all(context.dataset).map(|project| {
        let leistungen = project.leistungen().into_iter().filter_map(LeistungAssignment::leistung);
        (project.record(), project.titel(), leistungen.collect())
    });
    let of_project = |other: &Record| msg!("copied-record", other = &other.id);
    findings.extend(copies(projects, Project::TITEL, of_project));
    let services = OnlineService::all(context.dataset).map(|service| {
        (service.record(), service.titel(), service.anbieter().into_iter().collect())
    });
    let of_service = |other: &Record| msg!("copied-record-service", other = &other.id);
    findings.extend(copies(services, OnlineService::TITEL, of_service));
}

/// A finding for each record that says the same as another, those of one text of one cause. What rests on nothing
/// says too little.
fn copies<'r>(
    records: impl Iterator<Item = (&'r Record, Option<&'r str>, BTreeSet<&'r str>)>,
    title: FieldKey<Text>,
    message: impl Fn(&Record) -> Message,
) -> Vec<Finding> {
    let mut alike: HashMap<Gist<'r>, Vec<&Record>> = HashMap::new();
    for (record, name, about) in records {
        let sources = sources(record);
        if let Some(name) = name.filter(|_| !sources.is_empty()) {
            alike.entry((fold(name), about, sources)).or_default().push(record);
        }
    }
    let mut found = Vec::new();
    for records in alike.into_values() {
        let [first, second, ..] = records[..] else { continue };
        let at = |record: &Record| Location::key(&record.file, title.path());
        for record in &records {
            let other = if record.id == first.id { second } else { first };
            let finding = Finding::new(RULE.code, at(record), message(other))
                .related(at(other), msg!("finding-also-here"))
                .help(Some(msg!("copied-record-help")));
            found.push(finding.cause(format!("{}/{}", first.kind.name, first.id)));
        }
    }
    found
}

/// Pages by their address, or by their title where they have none, and registers.
fn sources(record: &Record) -> BTreeSet<&str> {
    let sources = Sourced::of(record);
    let pages = sources.quellen().into_iter().filter_map(|page| page.url().or(page.titel()));
    pages.chain(sources.register()).collect()
}
