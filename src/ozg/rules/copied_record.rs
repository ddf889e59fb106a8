//! OZG044: a project or an Online-Dienst with the same content as another.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ozg::domain::{
    FieldKey, LeistungAssignment, OnlineService, Project, RecordView, Sourced, Text,
};
use messages::{Message, msg};
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::{Projection, ReadError, RecordDocument, RecordFile};
use records::location::Location;
use records::record::Record;
use records::schema::Schemas;
use records::suggest::fold;

pub(super) const RULE: Rule =
    rule!("OZG044" "copied-record", Warning, Check::Dataset { needs, check });

/// What makes two records candidates for copies: an equal folded title, and the same Leistungen of a project or
/// Anbieter of a service, in any order. The sources are compared afterwards, and read again for the candidates alone:
/// those of all records would be most of a dataset.
type Gist<'r> = (String, BTreeSet<&'r str>);

fn needs(_: &Schemas, projection: &mut Projection) {
    Project::add_to(projection, &[Project::TITEL.name]);
    OnlineService::add_to(projection, &[OnlineService::TITEL.name, OnlineService::ANBIETER.name]);
    let leistung = [Project::LEISTUNGEN.name, LeistungAssignment::LEISTUNG.name];
    projection.add_path(Project::KIND, &leistung);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let projects = Project::all(context.dataset).map(|project| {
        let leistungen = project.leistungen().into_iter().filter_map(LeistungAssignment::leistung);
        (project.record(), project.titel(), leistungen.collect())
    });
    let of_project = |other: &Record| msg!("copied-record", other = &other.id);
    findings.extend(copies(context, projects, Project::TITEL, of_project));
    let services = OnlineService::all(context.dataset).map(|service| {
        (service.record(), service.titel(), service.anbieter().into_iter().collect())
    });
    let of_service = |other: &Record| msg!("copied-record-service", other = &other.id);
    findings.extend(copies(context, services, OnlineService::TITEL, of_service));
}

/// One finding per copied record; all copies of one record share a cause. A record without sources is not compared: it
/// has too little content.
fn copies<'r>(
    context: &DatasetContext<'_>,
    records: impl Iterator<Item = (&'r Record, Option<&'r str>, BTreeSet<&'r str>)>,
    title: FieldKey<Text>,
    message: impl Fn(&Record) -> Message,
) -> Vec<Finding> {
    let mut alike: HashMap<Gist<'r>, Vec<&Record>> = HashMap::new();
    for (record, name, about) in records {
        if let Some(name) = name {
            alike.entry((fold(name), about)).or_default().push(record);
        }
    }
    let alike: Vec<_> = alike.into_values().filter(|records| records.len() > 1).collect();
    let mut copies = Vec::new();
    for records in with_same_sources(context, &alike) {
        let [first, second, ..] = records[..] else { continue };
        let at = |record: &Record| Location::key(&record.file, title.path());
        for record in &records {
            let other = if record.id == first.id { second } else { first };
            let finding = Finding::new(RULE.code, at(record), message(other))
                .related(at(other), msg!("finding-also-here"))
                .help(Some(msg!("copied-record-help")));
            copies.push(finding.cause(format!("{}/{}", first.kind.name, first.id)));
        }
    }
    copies
}

/// Splits each group by the sources of its records. All files are read again in one batch, since a call of Git costs
/// more than the reading.
fn with_same_sources<'r>(
    context: &DatasetContext<'_>,
    groups: &[Vec<&'r Record>],
) -> Vec<Vec<&'r Record>> {
    let records: Vec<_> = groups.iter().flatten().copied().collect();
    let files = records.iter().filter_map(|record| context.source.layout.at(&record.file));
    let files: Vec<_> = files.collect();
    let of_file = |_: &RecordFile, document: Result<RecordDocument, ReadError>| {
        document.map(|document| sources(&document.record)).unwrap_or_default()
    };
    // Without sources there is nothing to compare; an unreadable file is reported elsewhere.
    let Ok(read) = context.source.read(&files, of_file) else { return Vec::new() };
    let mut read = read.into_iter();
    let mut parts = Vec::new();
    for group in groups {
        let mut same: BTreeMap<BTreeSet<String>, Vec<&Record>> = BTreeMap::new();
        for (record, sources) in group.iter().zip(read.by_ref().take(group.len())) {
            if !sources.is_empty() {
                same.entry(sources).or_default().push(record);
            }
        }
        parts.extend(same.into_values());
    }
    parts
}

/// The pages, by address or else by title, and the registers.
fn sources(record: &Record) -> BTreeSet<String> {
    let sources = Sourced::of(record);
    let pages = sources.quellen().into_iter().filter_map(|page| page.url().or(page.titel()));
    pages.chain(sources.register()).map(str::to_owned).collect()
}
