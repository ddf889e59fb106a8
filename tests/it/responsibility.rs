//! Who carries a Leistung out for a Kommune, compared with a table of the law: the norms are those that the records
//! name.

use ozg::ozg::domain::{Grundlage, Leistung, Municipality, OnlineService, RecordView};
use ozg::ozg::responsibility::{ExecutionLevel, Standing, TaskCertainty, responsible, standing};
use records::dataset::{Dataset, DatasetSource, Projection};

use crate::harness::{Dataset as Folder, REPOSITORY, ozg, tree};

fn shipped() -> Dataset {
    let source = DatasetSource::open(tree(REPOSITORY)).expect("a dataset");
    let mut projection = Projection::default();
    projection.add_all(&source.schemas);
    source.load(&projection).expect("records")
}

fn leistung<'d>(dataset: &'d Dataset, ozg_id: &str) -> Leistung<'d> {
    let mut all = Leistung::all(dataset);
    all.find(|leistung| leistung.ozg_id() == Some(ozg_id)).expect(ozg_id)
}

/// Köln is a kreisfreie Stadt; Iserlohn and Lippstadt are Große, Dülmen and Ahaus Mittlere kreisangehörige Städte;
/// Coesfeld and Dülmen have a Jugendamt; for Drensteinfurt no source states it; Ascheberg is a Gemeinde.
const LAW: &[(&str, &str, Standing, &str)] = &[
    // §§ 1, 3 PAuswG, § 17 BMG: every Gemeinde.
    ("koeln", "10119", Standing::Own, "PAuswG"),
    ("iserlohn", "10119", Standing::Own, "PAuswG"),
    ("ascheberg", "10119", Standing::Own, "PAuswG"),
    ("aachen", "10119", Standing::Own, "PAuswG"),
    ("kreis-coesfeld", "10119", Standing::Others, "PAuswG"),
    ("koeln", "10124", Standing::Own, "BMG"),
    ("ascheberg", "10124", Standing::Own, "BMG"),
    ("staedteregion-aachen", "10124", Standing::Others, "BMG"),
    ("ascheberg", "10092", Standing::Own, "Wohngeld"),
    ("kreis-coesfeld", "10092", Standing::Others, "Wohngeld"),
    ("drensteinfurt", "10564", Standing::Own, "GewO"),
    ("koeln", "10026", Standing::Own, "PStG"),
    // Kreise and kreisfreie Städte.
    ("koeln", "10439", Standing::Own, "Straßenverkehr"),
    ("iserlohn", "10439", Standing::Kreis, "Straßenverkehr"),
    ("ascheberg", "10439", Standing::Kreis, "Straßenverkehr"),
    ("kreis-coesfeld", "10439", Standing::Own, "Straßenverkehr"),
    ("aachen", "10439", Standing::OwnOrKreis, "Straßenverkehr"),
    ("staedteregion-aachen", "10439", Standing::Own, "Straßenverkehr"),
    ("koeln", "10000", Standing::Own, "BEEG"),
    ("aachen", "10000", Standing::Kreis, "BEEG"),
    ("staedteregion-aachen", "10000", Standing::Own, "BEEG"),
    ("duelmen", "10000", Standing::Kreis, "BEEG"),
    ("koeln", "10214", Standing::Own, "Versorgungsämter"),
    ("lippstadt", "10214", Standing::Kreis, "Versorgungsämter"),
    ("ascheberg", "10071", Standing::Kreis, "IfSBG"),
    ("aachen", "10071", Standing::Kreis, "Aachen-Gesetz"),
    // Also Große kreisangehörige Städte.
    ("koeln", "10257", Standing::Own, "StAG-ZustVO"),
    ("iserlohn", "10257", Standing::Own, "StAG-ZustVO"),
    ("duelmen", "10257", Standing::Kreis, "StAG-ZustVO"),
    ("ascheberg", "10257", Standing::Kreis, "StAG-ZustVO"),
    ("maerkischer-kreis", "10257", Standing::Own, "StAG-ZustVO"),
    ("lippstadt", "10255", Standing::Own, "ZustAVO"),
    ("aachen", "10255", Standing::Kreis, "Aachen-Gesetz"),
    ("ahaus", "10255", Standing::Kreis, "ZustAVO"),
    // Also Mittlere kreisangehörige Städte.
    ("ahaus", "10519", Standing::Own, "BauO"),
    ("iserlohn", "10519", Standing::Own, "BauO"),
    ("ascheberg", "10519", Standing::Kreis, "BauO"),
    ("drensteinfurt", "10519", Standing::Kreis, "BauO"),
    ("kreis-coesfeld", "10519", Standing::Own, "BauO"),
    // Jugendämter.
    ("koeln", "10019", Standing::Own, "SGB VIII"),
    ("coesfeld", "10019", Standing::Own, "SGB VIII"),
    ("ascheberg", "10019", Standing::Kreis, "SGB VIII"),
    ("drensteinfurt", "10019", Standing::OwnOrKreis, "SGB VIII"),
    ("kreis-coesfeld", "10019", Standing::Own, "SGB VIII"),
    // Schulträger: Gemeinden and, for Berufskollegs, Kreise.
    ("koeln", "10042", Standing::Own, "Schülerfahrkosten"),
    ("ascheberg", "10042", Standing::Partly, "Schülerfahrkosten"),
    // No duty, or not a task of theirs.
    ("ascheberg", "10023", Standing::Voluntary, "freiwillig"),
    ("koeln", "10126", Standing::Voluntary, "KAG"),
    ("koeln", "10204", Standing::Others, "GHBG"),
    // Bundles: only prose states who does which part.
    ("koeln", "10082", Standing::Partly, "AG-SGB II"),
    ("ascheberg", "10082", Standing::KreisPartly, "AG-SGB II"),
];

#[test]
fn each_kommune_has_the_tasks_that_the_law_gives_it() {
    let dataset = shipped();
    assert!(LAW.len() >= 40);
    for (kommune, ozg_id, expected, norm) in LAW {
        let of = Municipality::get(&dataset, kommune).expect(kommune);
        let leistung = leistung(&dataset, ozg_id);
        assert_eq!(standing(of, leistung), *expected, "{kommune}, {}", leistung.label());
        let vollzug = leistung.vollzug().expect("who carries it out");
        let mut norms = vollzug.grundlage().into_iter().filter_map(Grundlage::norm);
        assert!(norms.any(|one| one.contains(norm)), "{ozg_id} names no {norm}");
    }
}

#[test]
fn several_traeger_are_never_certain_unless_all_lead_to_one_level() {
    let dataset = shipped();
    let (mut bundles, mut pairs) = (0, 0);
    for leistung in Leistung::all(&dataset) {
        let Some(vollzug) = leistung.vollzug() else { continue };
        bundles += usize::from(vollzug.traeger().len() > 1);
        for kommune in Municipality::all(&dataset) {
            pairs += 1;
            let found = responsible(kommune, leistung);
            let levels: std::collections::BTreeSet<_> = found.iter().map(|one| one.level).collect();
            let is_certain = found.iter().any(|one| one.certainty == TaskCertainty::Certain);
            assert!(!is_certain || levels.len() == 1, "{} {}", kommune.id, leistung.id);
            let is_lost = levels.is_empty() || levels.contains(&ExecutionLevel::Unknown);
            assert!(!is_lost, "{} {}", kommune.id, leistung.id);
        }
    }
    assert_eq!((bundles, pairs), (220, 464 * 427));
}

/// Each person is served by exactly one Kommune for what Kreise and kreisfreie Städte carry out.
#[test]
fn everybody_is_served_exactly_once() {
    let dataset = shipped();
    for ozg_id in ["10119", "10439", "10257", "10519"] {
        let leistung = leistung(&dataset, ozg_id);
        let gemeinden = Municipality::all(&dataset)
            .filter(|kommune| kommune.groessenklasse().is_some_and(|class| !class.is_kreis()));
        let served = gemeinden.filter(|kommune| {
            let standing = standing(*kommune, leistung);
            matches!(standing, Standing::Own | Standing::Kreis | Standing::OwnOrKreis)
        });
        let people = served.filter_map(|kommune| kommune.einwohner()?.anzahl()).sum::<i64>();
        assert_eq!(people, 18_034_454, "{ozg_id}");
    }
}

#[test]
fn a_query_and_a_report_give_the_leistungen_of_a_kommune() {
    let count = |args: &[&str]| ozg(REPOSITORY, &[args, &["--count"]].concat()).stdout;
    assert_eq!(count(&["query", "leistung", "--responsible", "koeln"]).trim(), "244");
    assert_eq!(count(&["query", "leistung", "vollzug.traeger=gemeinden"]).trim(), "99");
    let wrong = ozg(REPOSITORY, &["query", "project", "--responsible", "koeln"]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""));
    let unknown = ozg(REPOSITORY, &["query", "leistung", "--responsible", "koelm"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("“koeln”"), "{}", unknown.stderr);
    let report = ["report", "responsibilities", "--kommune", "ascheberg", "--table", "leistungen"];
    let report = ozg(REPOSITORY, &[&report[..], &["--format", "csv"]].concat());
    assert_eq!(report.code, 0, "{}", report.stderr);
    assert!(!report.stdout.contains("kraftfahrzeugzulassung"), "that is the Kreis's");
}

/// What the function cannot judge is reported and counted separately.
#[test]
fn an_unknown_traeger_is_a_finding_with_a_suggestion_and_unclear_ones_are_not_recorded() {
    let dataset = Folder::clean();
    let file = "data/leistungen/10092-wohngeld.yaml";
    let text = dataset.read(file);
    let with = |traeger: &str| {
        let vollzug = format!("vollzug:\n  traeger: [{traeger}]\n  sicherheit: hoch\nleika:\n");
        dataset.write(file, text.replace("leika:\n", &vollzug));
    };
    with("gemeinde");
    let run = ozg(dataset.root(), &["lint", file]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("OZG008") && run.stdout.contains("gemeinden"), "{}", run.stdout);
    for (traeger, unknown) in [("unklar", 4), ("gemeinden", 3)] {
        with(traeger);
        let run = ozg(dataset.root(), &["report", "responsibilities", "--format", "json"]);
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
        let rows = answer["tables"][0]["rows"].as_array().expect("rows");
        let row = rows.iter().find(|row| row["zustaendigkeit"] == "keine_angabe").expect("a row");
        assert_eq!(row["leistungen"], unknown, "{traeger}: {answer}");
    }
}

/// A Gemeinde does not lack what its Kreis does for it, nor what is another city's own portal.
#[test]
fn a_dossier_names_only_services_for_tasks_of_the_kommune() {
    let of = |id: &str, table: &str| {
        let args = ["report", "municipality", id, "--table", table, "--format", "csv"];
        ozg(REPOSITORY, &args).stdout
    };
    let others = of("ascheberg", "reusable");
    assert!(others.contains("elektronische-wohnsitzanmeldung"), "{others}");
    for service in ["i-kfz", "serviceportal"] {
        assert!(!others.contains(service), "{service}: {others}");
    }
    let kreis = of("ascheberg", "kreis_tasks");
    assert!(kreis.contains("i-kfz"), "{kreis}");
    let dataset = shipped();
    for id in ["koeln", "iserlohn", "soest", "kreis-coesfeld"] {
        for line in of(id, "reusable").lines().skip(1) {
            let service = line.split(',').next().expect("an id");
            let service = OnlineService::get(&dataset, service).expect(service);
            assert!(!service.leistungen().is_empty(), "{id}: {line}");
        }
    }
}

/// Others have counted the people of i-Kfz as well: 4,312,638.
#[test]
fn people_are_reached_by_their_gemeinde_or_by_their_kreis_and_counted_once() {
    let args = ["report", "reach", "--format", "json"];
    let answer = ozg(REPOSITORY, &args).stdout;
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
    let table = answer["tables"].as_array().expect("tables").iter();
    let table = table.clone().find(|table| table["name"] == "services").expect("services");
    let row = |id: &str| {
        let rows = table["rows"].as_array().expect("rows").iter();
        rows.clone().find(|row| row["service"] == id).expect(id).clone()
    };
    let kfz = row("i-kfz");
    assert_eq!((&kfz["people"], &kfz["through_kreis"]), (&4_312_638.into(), &69.into()));
    assert_eq!(row("wohngeld-online")["people"], 18_034_454, "open to everybody");
    let maengel = row("maengelmelder");
    assert!(maengel["people_through_kreis"].is_null(), "no Kreis does it: {maengel}");
    let total = table["total"]["people"].as_i64().expect("a total");
    assert!(total > 4_312_638 && total < 18_034_454, "each Gemeinde once: {total}");
}
