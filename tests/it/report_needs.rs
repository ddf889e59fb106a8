//! Reports keep no more of the records than they need; what they leave out changes no figure.

use messages::PartialDate;
use ozg::ozg::report::{Question, REPORTS, Report};
use ozg::ozg::scope::{Narrowing, Scope};
use ozg::section::Section;
use records::dataset::{Dataset, Source, Wanted};

use crate::harness::REPOSITORY;

/// What one record is enough to tell a report about records of its kind by.
const SUBJECTS: [(&str, &str); 4] = [
    ("municipality", "soest"),
    ("organisation", "kdn"),
    ("themenfeld", "bauen_wohnen"),
    ("project", "einbuergerung"),
];

fn sections(
    source: &Source,
    dataset: &Dataset,
    report: &Report,
    narrowing: &Narrowing,
) -> Vec<Section> {
    let clock = PartialDate::parse("2026-11-24").expect("a date");
    let scope = Scope::new(dataset, clock, narrowing);
    let subject = report.subject.and_then(|kind| {
        let (_, id) = SUBJECTS.iter().find(|(subject, _)| *subject == kind)?;
        Some(dataset.get(kind, id).expect(id))
    });
    let question = Question { schemas: &source.schemas, scope: &scope, subject, months: 24 };
    (report.sections)(&question).expect(report.name)
}

#[test]
fn a_report_says_the_same_of_what_it_asks_for_as_of_all_there_is() {
    let tree = crate::harness::tree(REPOSITORY);
    let source = Source::open(tree).expect("the schemas");
    let load = |needs: &dyn Fn(&mut Wanted)| {
        let mut wanted = Wanted::default();
        needs(&mut wanted);
        source.load(&wanted).expect("the records")
    };
    let all = load(&|wanted| wanted.add_all(&source.schemas));
    let narrowings = [
        Narrowing::default(),
        Narrowing { themenfeld: Some("bauen_wohnen".to_owned()), ..Narrowing::default() },
        Narrowing { kreis: Some("kreis-soest".to_owned()), ..Narrowing::default() },
        Narrowing { regierungsbezirk: Some("Detmold".to_owned()), ..Narrowing::default() },
    ];
    for report in REPORTS {
        let needed = load(&|wanted| (report.needs)(&source.schemas, wanted));
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
