//! `ozg new`: a record with the description of each field from the schema.

use crate::harness::{Dataset, ozg, ozg_german};

const FIELDS: [&str; 5] = [
    "titel=Neuer Dienst: Antrag",
    "themenfeld=bildung",
    "leistungen.leistung=10019-kindertagesbetreuung",
    "leistungen.zuordnung=quelle",
    "quellen.url=https://example.org/",
];

fn new(dataset: &Dataset, args: &[&str]) -> crate::harness::Run {
    ozg(dataset.root(), &[&["new"], args].concat())
}

#[test]
fn without_an_id_the_record_is_printed() {
    let dataset = Dataset::clean();
    insta::assert_snapshot!("new_german", ozg_german(dataset.root(), &["new", "project"]).stdout);
    let run = new(&dataset, &["component", "name=BundID"]);
    assert!(run.stdout.contains("\nname: BundID\n"), "{}", run.stdout);
}

#[test]
fn with_an_id_a_sound_record_is_written() {
    let dataset = Dataset::clean();
    let file = "data/online-services/neuer-dienst.yaml";
    let args =
        [&["online-service", "neuer-dienst"], &FIELDS[..], &["quellen.titel=Seite"]].concat();
    let run = new(&dataset, &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = dataset.read(file);
    assert!(text.contains("\ntitel: 'Neuer Dienst: Antrag'\n"), "{text}");
    assert_eq!(ozg(dataset.root(), &["lint", file]).code, 0, "{text}");
    assert_eq!(ozg(dataset.root(), &["fmt", "--check", file]).code, 0, "{text}");
    let again = new(&dataset, &args);
    assert_eq!((again.code, dataset.read(file)), (2, text), "a record is never overwritten");
}

#[test]
fn an_invalid_new_record_is_an_error() {
    let dataset = Dataset::clean();
    let shown = |args: &[&str]| {
        let run = new(&dataset, args);
        assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{args:?}");
        run.stderr
    };
    let tries: [&[&str]; 7] = [
        &["projekd"],
        &["online-service", "Neuer Dienst"],
        &["online-service", "neu", "titel=a"],
        &["online-service", "neu", "titel"],
        &["online-service", "neu", "titl=a"],
        &["municipality", "neu", "flaeche_km2=viel"],
        &["component", "neu", "name=a", "art=b", "beschreibung=c", "quellen.titel=d"],
    ];
    insta::assert_snapshot!("new_errors", tries.map(shown).concat());
    assert!(!dataset.path("data/online-services/neu.yaml").exists());
}

/// The last value would win, and the other would be lost silently.
#[test]
fn a_field_given_twice_is_an_error() {
    let dataset = Dataset::clean();
    let run = new(&dataset, &["project", "titel=a", "kernteam=koeln", "kernteam=soest"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 2));
    let expected =
        "error: “kernteam” is given twice. Separate several values of a list with “|”.\n";
    assert_eq!(run.stderr, expected);
}

/// Placeholders of a printed record are not accepted as facts.
#[test]
fn lint_knows_the_placeholders() {
    let dataset = Dataset::clean();
    let printed = new(&dataset, &["component"]).stdout;
    dataset.write("data/components/neu.yaml", printed);
    let run = ozg(dataset.root(), &["lint"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("OZG024 placeholder"), "{}", run.stdout);
}

const SOURCE: &str = "register=destatis-gv100ad";

#[test]
fn the_file_is_lean_and_the_scaffold_comes_on_request() {
    let dataset = Dataset::clean();
    let args =
        ["component", "bund-id", SOURCE, "beschreibung= Konto  ", "art=identitaet", "name=B"];
    assert_eq!(new(&dataset, &args).code, 0);
    let expected = "# yaml-language-server: $schema=../../schema/component.schema.json\n\
                    name: B\nart: identitaet\nbeschreibung: Konto\nregister:\n- destatis-gv100ad\n";
    assert_eq!(dataset.read("data/components/bund-id.yaml"), expected);
    let args = [&["--template", "component", "zweite"], &args[2..]].concat();
    assert_eq!(new(&dataset, &args).code, 0);
    let text = dataset.read("data/components/zweite.yaml");
    assert!(text.contains("# hinweis: …\n") && text.contains("\nbeschreibung: Konto\n"), "{text}");
    let printed = new(&dataset, &["component", "name=B"]).stdout;
    assert!(printed.contains("# hinweis: …\n"), "{printed}");
}

#[test]
fn names_are_understood_as_in_a_query() {
    let dataset = Dataset::clean();
    let args = [
        "Umsetzungsprojekt",
        "neu",
        "titel=Neu",
        "art=EfA-Dienst",
        "themenfeld= Arbeit & Ruhestand ",
        "beschreibung=Ein Projekt.",
        "kernteam=Köln | municipality/soest|KDVZ",
        "leistungen.leistung=10092 Wohngeld",
        "leistungen.zuordnung=eigene Lesart",
        SOURCE,
    ];
    let run = new(&dataset, &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = dataset.read("data/projects/neu.yaml");
    assert!(text.contains("kernteam:\n- koeln\n- soest\n- kdvz\n"), "{text}");
    assert!(text.contains("\nart: efa_dienst\nthemenfeld: arbeit_ruhestand\n"), "{text}");
    assert!(text.contains("- leistung: 10092-wohngeld\n  zuordnung: eigene_lesart\n"), "{text}");
    let file = "data/projects/neu.yaml";
    assert_eq!(ozg(dataset.root(), &["fmt", "--check", file]).code, 0, "{text}");
    assert_eq!(ozg(dataset.root(), &["lint", file]).code, 0, "{text}");
    let run = new(&dataset, &["Online service", "kernteam=x"]);
    assert!(run.stderr.contains("no field “kernteam”"), "{}", run.stderr);
}

#[test]
fn what_would_be_wrong_in_the_dataset_is_refused() {
    let dataset = Dataset::clean();
    dataset.edit("data/municipalities/soest.yaml", "plz: '59494'", "plz: 59494");
    dataset.commit("as it was");
    let component = ["component", "neu", "name=N", "art=portal", "beschreibung=b"];
    let kommune = |ags, ars| {
        let codes = [ags, ars, "regierungsbezirk=Köln", SOURCE];
        [&["municipality", "neu", "name=N", "groessenklasse=kreis"], &codes[..]].concat()
    };
    let tries: [Vec<&str>; 7] = [
        [&component[..], &["register=destatis"]].concat(),
        [&component[..], &[SOURCE, "betreiber=köln|Nirgendwo"]].concat(),
        [&component[..], &[SOURCE, "hinweis= "]].concat(),
        kommune("ags=05315000", "ars=059990000000"),
        kommune("ags=05974040", "ars=059990000000"),
        vec!["organisation", "koeln", "name=Köln", "art=gremium", SOURCE],
        vec!["component", "register=destatis"],
    ];
    let mut shown = String::new();
    for args in tries {
        for run in
            [new(&dataset, &args), ozg_german(dataset.root(), &[&["new"], &args[..]].concat())]
        {
            assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{args:?}");
            assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
            shown += &run.stderr;
        }
    }
    assert_eq!(dataset.git(&["status", "--porcelain"]), "", "nothing is written");
    insta::assert_snapshot!("new_refusals", shown);
}

#[test]
fn a_record_may_refer_to_itself_and_an_empty_dataset_takes_its_first() {
    let dataset = Dataset::empty();
    let run = new(
        &dataset,
        &[
            "register",
            "r",
            "titel=R",
            "herausgeber=H",
            "stand=2026",
            "lizenz=L",
            "url=https://a.de/",
        ],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let args = ["component", "c", "name=C", "art=portal", "beschreibung=b", "register=r"];
    let run = new(&dataset, &[&args[..], &["abgeloest_durch=c"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}
