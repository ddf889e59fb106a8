//! Reports keep no more of the records than they need; what they leave out changes no figure.

use messages::PartialDate;
use ozg::ozg::evidence::AnswerDay;
use ozg::ozg::report::{REPORTS, Report, ReportContext};
use ozg::ozg::scope::{ReportScope, ScopeFilter};
use ozg::section::Section;
use records::dataset::{Dataset, DatasetSource, Projection};

use crate::harness::REPOSITORY;

/// What one record is enough to tell a report about records of its kind by.
const SUBJECTS: [(&str, &str); 4] = [
    ("municipality", "soest"),
    ("organisation", "kdn"),
    ("themenfeld", "bauen_wohnen"),
    ("project", "einbuergerung"),
];

fn sections(
    source: &DatasetSource,
    dataset: &Dataset,
    report: &Report,
    narrowing: &ScopeFilter,
) -> Vec<Section> {
    let as_of = PartialDate::parse("2026-11-24").expect("a date");
    let scope = ReportScope::new(dataset, AnswerDay::of_state(as_of), narrowing);
    let subject = report.subject.and_then(|kind| {
        let (_, id) = SUBJECTS.iter().find(|(subject, _)| *subject == kind)?;
        Some(dataset.get(kind, id).expect(id))
    });
    let question = ReportContext { schemas: &source.schemas, scope: &scope, subject, months: 24 };
    (report.sections)(&question).expect(report.name)
}

#[test]
fn a_report_says_the_same_of_what_it_asks_for_as_of_all_there_is() {
    let tree = crate::harness::tree(REPOSITORY);
    let source = DatasetSource::open(tree).expect("the schemas");
    let load = |needs: &dyn Fn(&mut Projection)| {
        let mut projection = Projection::default();
        needs(&mut projection);
        source.load(&projection).expect("the records")
    };
    let all = load(&|projection| projection.add_all(&source.schemas));
    let narrowings = [
        ScopeFilter::default(),
        ScopeFilter { themenfeld: Some("bauen_wohnen".to_owned()), ..ScopeFilter::default() },
        ScopeFilter { kreis: Some("kreis-soest".to_owned()), ..ScopeFilter::default() },
        ScopeFilter { regierungsbezirk: Some("Detmold".to_owned()), ..ScopeFilter::default() },
    ];
    for report in REPORTS {
        let needed = load(&|projection| (report.needs)(&source.schemas, projection));
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
