//! What the program assumes about kinds by name agrees with their schemas, and is enough for every report.

use messages::PartialDate;
use ozg::ozg::domain::{RecordView, Register, Sourced, VIEWS};
use ozg::ozg::evidence::AnswerDay;
use ozg::ozg::period::Period;
use ozg::ozg::report::{REPORTS, Report, ReportContext};
use ozg::ozg::scope::{ReportScope, ScopeFilter};
use ozg::section::Section;
use records::dataset::{Dataset, DatasetSource, Projection};
use records::schema::Schemas;

use crate::harness::REPOSITORY;
use crate::harness::examples::SUBJECTS;

fn sections(
    source: &DatasetSource,
    dataset: &Dataset,
    report: &Report,
    narrowing: &ScopeFilter,
) -> Vec<Section> {
    let as_of = PartialDate::parse("2026-11-24").expect("a date");
    let scope = ReportScope::new(dataset, AnswerDay::of_state(as_of), narrowing);
    let subject = report.subjects.first().and_then(|kind| {
        let (_, id) = SUBJECTS.iter().find(|(subject, _)| subject == kind)?;
        Some(dataset.get(kind, id).expect(id))
    });
    let period = Period::up_to(as_of);
    let context =
        ReportContext { schemas: &source.schemas, scope: &scope, subject, months: 24, period };
    report.answer(&context).expect(report.name).sections
}

#[test]
fn a_report_on_the_fields_it_reads_equals_one_on_all_fields() {
    let tree = crate::harness::tree(REPOSITORY);
    let source = DatasetSource::open(tree).expect("the schemas");
    let mut everything = Projection::default();
    everything.add_all(&source.schemas);
    let all = source.load(&everything).expect("the records");
    let narrowings = [
        ScopeFilter::default(),
        ScopeFilter { themenfeld: Some("bauen_wohnen".to_owned()), ..ScopeFilter::default() },
        ScopeFilter { kreis: Some("kreis-soest".to_owned()), ..ScopeFilter::default() },
        ScopeFilter { regierungsbezirk: Some("Detmold".to_owned()), ..ScopeFilter::default() },
    ];
    for report in REPORTS {
        let needed = source.load(&Report::reads(&[report], &source.schemas));
        let needed = needed.expect("the records");
        for narrowing in &narrowings {
            assert_eq!(
                sections(&source, &needed, report, narrowing),
                sections(&source, &all, report, narrowing),
                "{} {narrowing:?}",
                report.name
            );
        }
    }
}

#[test]
fn every_view_fits_its_schema() {
    let schemas = Schemas::load(&crate::harness::tree(REPOSITORY)).expect("the schemas");
    let mut misfits = Vec::new();
    for (kind, fields) in VIEWS {
        let kind = schemas.kind(kind).expect(kind);
        let misfit = fields().iter().filter(|own| !kind.field(own.name).is_some_and(own.fits));
        misfits.extend(misfit.map(|own| format!("{}.{}", kind.name, own.name)));
    }
    for kind in schemas.kinds().iter().filter(|kind| kind.name != Register::KIND) {
        let misfit =
            Sourced::FIELDS.iter().filter(|own| !kind.field(own.name).is_some_and(own.fits));
        misfits.extend(misfit.map(|own| format!("{}.{}", kind.name, own.name)));
    }
    assert_eq!(misfits, Vec::<String>::new());
    let known: Vec<_> = VIEWS.iter().map(|(kind, _)| *kind).collect();
    assert!(schemas.kinds().iter().all(|kind| known.contains(&&*kind.name)), "{known:?}");
}
