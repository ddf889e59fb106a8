//! A query for a day: what holds then, what does not hold yet, and what cannot be judged.

use crate::harness::{Dataset, Run, ozg, ozg_german};

/// A service with an Anschluss before its evidence and one after, one without a date, and a milestone.
const SERVICE: &str = "titel: Wohngeld online
themenfeld: arbeit_ruhestand
projekt: wohngeld
leistungen:
- leistung: 10092-wohngeld
  zuordnung: quelle
anbieter:
- regio-it
anschluesse:
- kommune: soest
  status: live
  seit: 2019-05-01
- kommune: solingen
  status: live
  seit: 2024-02-01
- kommune: koeln
  status: live
meilensteine:
- datum: 2023-04-01
  ereignis: Abnahme
quellen:
- url: https://www.d-nrw.de/wohngeld
  titel: 'd-NRW: Wohngeld'
  stand: 2021-06-01
  felder:
  - anschluesse
  - anbieter
";

fn dataset() -> Dataset {
    let dataset = Dataset::clean();
    dataset.write("data/online-services/wohngeld-online.yaml", SERVICE);
    dataset.git(&["init", "-q"]);
    dataset.commit_on("2020-01-15", "Add Wohngeld");
    dataset
}

/// How many records are certain, and how many cannot be judged.
fn judged(run: &Run) -> (usize, usize) {
    assert_eq!(run.code, 0, "{}", run.stderr);
    let open = run.stderr.lines().find(|line| line.contains("cannot be judged for this day"));
    let open = open.map_or(0, |line| {
        let number = line.split(' ').next().expect("a word");
        if number == "One" { 1 } else { number.parse().expect("a number") }
    });
    (run.stdout.trim().parse().expect("a count"), open)
}

#[test]
fn a_day_governs_each_dated_fact_of_a_query() {
    let dataset = dataset();
    let answer = |query: &[&str], day: &str| {
        judged(&ozg(dataset.root(), &[&["query"], query, &["--count", "--as-of", day]].concat()))
    };
    let connected = |kommune: &str, day: &str| {
        answer(&["online-service", &format!("anschluesse.kommune={kommune}")], day)
    };
    // With a date: from that date on.
    assert_eq!(connected("soest", "2019-04-30"), (0, 0));
    assert_eq!(connected("soest", "2019-05-01"), (1, 0));
    assert_eq!(connected("solingen", "2023-12-31"), (0, 0));
    assert_eq!(connected("solingen", "2024-02-01"), (1, 0));
    // Without one: from the oldest source that names the field.
    assert_eq!(connected("koeln", "2021-05-31"), (0, 1));
    assert_eq!(connected("koeln", "2021-06-01"), (1, 0));
    assert_eq!(answer(&["online-service", "anbieter=regio-it"], "2021-05-31"), (0, 1));
    // Without that, from the newest source of the record.
    let milestone = ["online-service", "--has", "meilensteine"];
    assert_eq!(answer(&milestone, "2023-03-31"), (0, 0));
    assert_eq!(answer(&milestone, "2023-04-01"), (1, 0));
    // What is not certain is not certainly missing either.
    let no_provider = ["online-service", "--missing", "anbieter"];
    assert_eq!(answer(&no_provider, "2021-05-31"), (0, 1));
    assert_eq!(answer(&no_provider, "2021-06-01"), (0, 0));
    // Along a reverse path, too.
    let reverse = |day| answer(&["municipality", "in.online-service.anschluesse.status=live"], day);
    assert_eq!(reverse("2019-05-01"), (1, 1));
}

#[test]
fn without_a_day_everything_recorded_is_found() {
    let dataset = dataset();
    dataset.edit(
        "data/online-services/wohngeld-online.yaml",
        "seit: 2024-02-01",
        "seit: 2030-01-01",
    );
    let connected = ["query", "online-service", "anschluesse.kommune=solingen", "--count"];
    assert_eq!(judged(&ozg(dataset.root(), &connected)), (1, 0));
    let today = [&connected[..], &["--as-of", "2026-11-24"]].concat();
    assert_eq!(judged(&ozg(dataset.root(), &today)), (0, 0));
}

#[test]
fn sql_and_show_follow_the_day_as_well() {
    let dataset = dataset();
    let sql = |day: &str| {
        let select = "SELECT count(*) AS n FROM online_service_anschluesse";
        let run =
            ozg(dataset.root(), &["query", "--sql", select, "--as-of", day, "--format", "csv"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.lines().nth(1).expect("a row").to_owned()
    };
    assert_eq!(
        ["2019-01-01", "2020-01-01", "2021-06-01", "2024-02-01"].map(sql),
        ["0", "1", "2", "3"]
    );
    let show = ["show", "online-service/wohngeld-online", "--as-of", "2020-01-01"];
    let run = ozg_german(dataset.root(), &show);
    assert!(run.stdout.contains("Soest") && !run.stdout.contains("Solingen"), "{}", run.stdout);
    assert!(!run.stdout.contains("Abnahme") && !run.stdout.contains("regio iT"), "{}", run.stdout);
    assert!(run.stderr.contains("sind nicht aufgeführt"), "{}", run.stderr);
    assert!(
        run.stderr.contains("erst später belegt: Leistungen, Anbieter, Anschlüsse"),
        "{}",
        run.stderr
    );
    let kommune =
        ozg_german(dataset.root(), &["show", "municipality/koeln", "--as-of", "2020-01-01"]);
    assert!(!kommune.stdout.contains("Wohngeld online"), "{}", kommune.stdout);
}

/// An Anschluss that names its own source is dated by it, whatever other pages name the field.
#[test]
fn an_anschluss_is_dated_by_the_source_that_it_names() {
    let dataset = dataset();
    let file = "data/online-services/wohngeld-online.yaml";
    let with_source =
        "- kommune: koeln\n  status: live\n  quelle: https://www.stadt-koeln.de/wohngeld\n";
    dataset.edit(file, "- kommune: koeln\n  status: live\n", with_source);
    let page =
        "- url: https://www.stadt-koeln.de/wohngeld\n  titel: Wohngeld\n  stand: 2023-02-01\n";
    dataset.edit(file, "quellen:\n", &format!("quellen:\n{page}"));
    let live = |day: &str| {
        let args = ["report", "municipality", "koeln", "--table", "services", "--as-of", day];
        let is_reported = ozg(dataset.root(), &args).stdout.contains("Wohngeld online");
        let query = ["query", "online-service", "anschluesse.kommune=koeln", "--count"];
        let found = judged(&ozg(dataset.root(), &[&query[..], &["--as-of", day]].concat()));
        (is_reported, found)
    };
    assert_eq!(live("2023-01-31"), (false, (0, 1)));
    assert_eq!(live("2023-02-01"), (true, (1, 0)));
    // Listed once more, by itself or with another state: in any order, the oldest date counts.
    let later = page.replace("2023-02-01", "2024-02-01");
    let undated = page.replace("  stand: 2023-02-01\n", "");
    let mut listed = page.to_owned();
    for pages in [[page, &later], [&later, page], [&undated, page]].map(|pages| pages.concat()) {
        dataset.edit(file, &listed, &pages);
        listed = pages;
        assert_eq!(live("2023-01-31"), (false, (0, 1)), "{listed}");
        assert_eq!(live("2023-02-01"), (true, (1, 0)), "{listed}");
    }
}

/// An end without a date, from a page older than the phase that came after it.
#[test]
fn a_project_has_not_ended_before_its_phases() {
    let dataset = dataset();
    let project = "titel: Sport\nbeschreibung: Programm\nart: landesvorhaben\nthemenfeld: arbeit_ruhestand\nthemenfeld_zuordnung: quelle
phasen:\n  rollout_nrw:\n    erreicht: 2019-11-01\nbeendet:\n  grund: Programm beendet
quellen:\n- url: https://www.land.nrw/sport\n  titel: Sport\n  stand: 2019-06-01\n  felder:\n  - beendet\n";
    dataset.write("data/projects/sport.yaml", project);
    let phase = |day: &str| {
        let args = ["query", "project", "id=sport", "--columns", "phase", "--as-of", day];
        let run = ozg(dataset.root(), &[&args[..], &["--format", "csv"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(["2019-07-01", "2019-10-31", "2019-11-01"].map(phase), ["\"\"", "\"\"", "beendet"]);
}

/// For the day of the data, whatever is recorded as ended has ended, however coarse the date of a phase is.
#[test]
fn a_project_that_has_ended_today_has_ended() {
    let dataset = dataset();
    let file = "data/projects/wohngeld.yaml";
    let project = "titel: Wohngeld\nbeschreibung: Programm\nart: landesvorhaben\nthemenfeld: arbeit_ruhestand\nthemenfeld_zuordnung: quelle
phasen:\n  rollout_nrw:\n    erreicht: '2999'\nbeendet:\n  grund: Programm beendet
quellen:\n- url: https://www.land.nrw/wohngeld\n  titel: Wohngeld\n  stand: 2019-06-01\n";
    dataset.write(file, project);
    let phase = |day: &[&str]| {
        let args = ["query", "project", "id=wohngeld", "--columns", "phase", "--format", "csv"];
        let run = ozg(dataset.root(), &[&args[..], day].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(phase(&[]), "beendet");
    assert_eq!(phase(&["--as-of", "2020-06-01"]), "\"\"");
}

/// Schemas without records have nothing to report on: no empty table, and exit code 2.
#[test]
fn a_report_about_a_kind_without_records_is_an_error() {
    let dataset = dataset();
    for report in ["gaps", "stale", "themenfelder"] {
        let empty = Dataset::empty();
        empty.write(
            "data/municipalities/koeln.yaml",
            dataset.read("data/municipalities/koeln.yaml"),
        );
        let run = ozg_german(empty.root(), &["report", report]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{report}");
        assert!(run.stderr.contains("in diesem Datenbestand gibt es keine"), "{}", run.stderr);
    }
}

/// A report of the past leaves out relations whose evidence is more recent, and names them.
#[test]
fn a_report_of_the_past_names_the_relations_it_leaves_out() {
    let dataset = dataset();
    let report = |day: &str| {
        let args = ["report", "online-service", "wohngeld-online", "--as-of", day];
        let run = ozg_german(dataset.root(), &args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.replace("\n  ", " ")
    };
    let before = report("2020-06-01");
    assert!(before.contains("Nicht aufgeführt, weil ohne Datum"), "{before}");
    assert!(before.contains("Anbieter (Online-Dienst: 1)"), "{before}");
    assert!(!before.contains("regio iT"), "{before}");
    let json = |day: &str| {
        let args = ["report", "online-service", "wohngeld-online", "--as-of", day];
        let run = ozg(dataset.root(), &[&args[..], &["--format", "json"]].concat());
        serde_json::from_str::<serde_json::Value>(&run.stdout).expect("JSON")["undecided"].clone()
    };
    assert_eq!(json("2020-06-01")["online-service.anbieter"], 1);
    assert_eq!(json("2020-06-01")["online-service.anschluesse"], 1);
    assert_eq!(json("2026-11-24"), serde_json::Value::Null);
    let after = report("2021-06-01");
    assert!(!after.contains("Anbieter (Online-Dienst"), "{after}");
    assert!(after.contains("regio iT"), "{after}");
}
