//! Dossiers of `ozg report`: the sources of each line, which lines are our own interpretation, and what the day of the
//! answer leaves out. Also `report news`, which cites in the same way.

use serde_json::Value;

use crate::harness::{Dataset, REPOSITORY, ozg, ozg_german};

const SUBJECTS: [&str; 6] = [
    "project einbuergerung",
    "municipality gelsenkirchen",
    "organisation kdn",
    "themenfeld ein_auswanderung",
    "leistung 10257-einbuergerung",
    "online-service digitaler-einbuergerungsantrag",
];

fn words<'a>(report: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    ["report"].into_iter().chain(report.split_whitespace()).chain(more.iter().copied()).collect()
}

fn data(root: impl AsRef<std::path::Path>, report: &str, day: &str) -> Value {
    let run = ozg(root, &words(report, &["--as-of", day, "--format", "json"]));
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn rows<'v>(data: &'v Value, table: &str) -> &'v Vec<Value> {
    let tables = data["tables"].as_array().expect("tables");
    let table = tables.iter().find(|one| one["name"] == table).expect(table);
    table["rows"].as_array().expect("rows")
}

/// The numbers of the sources that the cells of a column cite.
fn cited(data: &Value) -> Vec<String> {
    let tables = data["tables"].as_array().expect("tables").iter();
    let tables = tables.filter(|table| table["name"] != "sources");
    let cells = tables.flat_map(|table| table["rows"].as_array().expect("rows"));
    let texts = cells.flat_map(|row| match &row["source"] {
        Value::Array(items) => items.clone(),
        one => vec![one.clone()],
    });
    let texts: Vec<_> = texts.filter_map(|text| text.as_str().map(str::to_owned)).collect();
    let numbers = texts.iter().flat_map(|text| text.split(' ')).filter(|n| n.starts_with('['));
    numbers.map(str::to_owned).collect()
}

#[test]
fn every_dossier_lists_its_sources_and_cites_no_other() {
    let reports = SUBJECTS.into_iter().chain(["news --from 2020 --to 2024"]);
    let mut all = 0;
    for report in reports {
        let data = data(REPOSITORY, report, "2026-11-24");
        let sources = rows(&data, "sources");
        assert!(!sources.is_empty(), "{report}");
        let listed: Vec<_> = sources.iter().map(|row| row["source"].clone()).collect();
        let expected: Vec<_> =
            (1..=listed.len()).map(|number| Value::from(format!("[{number}]"))).collect();
        assert_eq!(listed, expected, "{report}");
        let cited = cited(&data);
        all += cited.len();
        for number in cited {
            assert!(listed.contains(&Value::from(number.as_str())), "{report}: {number}");
        }
        for row in sources {
            assert!(row["title"].is_string() || row["address"].is_string(), "{report}: {row}");
        }
    }
    assert!(all > 200, "{all}");
}

/// Of the three pages of wohngeld, only the second names the description, and only the first the phase.
#[test]
fn a_line_rests_on_the_sources_whose_fields_name_it() {
    let dataset = Dataset::reports();
    let data = data(dataset.root(), "project wohngeld", "2026-11-24");
    let source = |fact: &str| {
        let row = rows(&data, "facts").iter().find(|row| row["fact"] == fact).expect(fact);
        row["source"].clone()
    };
    assert_eq!(source("beschreibung"), "[2]");
    assert_eq!(source("phase"), "[1]");
    assert_eq!(source("art"), Value::Null);
    assert_eq!(rows(&data, "milestones")[0]["source"], "[1] [2]");
    let parties = self::data(dataset.root(), "project einbuergerung", "2026-11-24");
    let kernteam = rows(&parties, "parties").iter().find(|row| row["role"] == "kernteam");
    assert_eq!(kernteam.expect("the team")["source"], "[1]");
}

/// An Anschluss has its own source, which the record of the Kommune does not name.
#[test]
fn a_connection_is_cited_by_its_own_source() {
    let dataset = Dataset::reports();
    let data = data(dataset.root(), "municipality gelsenkirchen", "2026-11-24");
    let services = rows(&data, "services");
    let hund = services.iter().find(|row| row["service"] == "digitale-hundesteuermarke");
    let number = &hund.expect("the service")["source"];
    let source = rows(&data, "sources").iter().find(|row| row["source"] == *number);
    let address = source.expect("the source")["address"].as_str().expect("an address");
    assert!(address.starts_with("https://www.radioemscherlippe.de/"), "{address}");
}

#[test]
fn own_readings_are_marked_and_explained_in_every_format() {
    let dataset = Dataset::reports();
    let report = "online-service digitale-hundesteuermarke";
    for format in ["text", "md", "html"] {
        let run = ozg_german(dataset.root(), &words(report, &["--format", format]));
        assert_eq!(run.code, 0, "{}", run.stderr);
        let marked = run.stdout.matches("eigene Lesart").count();
        assert_eq!(marked, 2, "{format}: {}", run.stdout);
        assert_eq!(run.stdout.matches("Keine Quelle nennt diese Zuordnung").count(), 2, "{format}");
    }
    let stdout = ozg_german(dataset.root(), &words("project einbuergerung", &[])).stdout;
    assert!(!stdout.contains("eigene Lesart"), "{stdout}");
}

#[test]
fn the_funding_of_a_project_is_shown_in_words() {
    let text = ozg_german(REPOSITORY, &words("project einbuergerung", &["--table", "facts"]));
    let text = text.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Konjunkturmittel: zu prüfen"), "{text}");
    assert!(text.contains("Fachämter Ausländerbehörde, Einbürgerungsstelle"), "{text}");
    let none = ozg_german(REPOSITORY, &words("project wohngeld", &["--table", "facts"])).stdout;
    assert!(!none.contains("Finanzierung") && !none.contains("Fördersumme"), "{none}");
}

#[test]
fn what_is_after_the_day_is_no_fact_of_the_dossier() {
    let dataset = Dataset::reports();
    let of_day = |day: &str| data(dataset.root(), "project einbuergerung", day);
    let standing = |day: &str, date: &str| {
        let data = of_day(day);
        let row = rows(&data, "milestones").iter().find(|row| row["date"] == date);
        row.expect(date)["standing"].clone()
    };
    assert_eq!(standing("2021-05-31", "2021-06-14"), "ahead");
    assert_eq!(standing("2021-06-14", "2021-06-14"), Value::Null);
    assert_eq!(standing("2021-06-14", "2021-06"), "open");
    assert_eq!(rows(&of_day("2026-11-24"), "events").len(), 2);
    assert_eq!(rows(&of_day("2020"), "events").len(), 1);
    let stdout = ozg(dataset.root(), &words("project einbuergerung", &["--as-of", "2020"])).stdout;
    let text = stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("cannot be judged for it: one event."), "{stdout}");
}

#[test]
fn an_organisation_is_merged_from_the_day_of_its_merger_on() {
    let dataset = Dataset::reports();
    let merged = "aufgegangen_in:\n  organisation: kdn\n  seit: 2024-07-01\nquellen:\n";
    dataset.edit("data/organisations/kdvz.yaml", "quellen:\n", merged);
    let is_merged = |day: &str| {
        let data = data(dataset.root(), "organisation kdvz", day);
        rows(&data, "facts").iter().any(|row| row["fact"] == "aufgegangen_in")
    };
    assert!(is_merged("2024-07-01"));
    let since = data(dataset.root(), "organisation kdvz", "2024-07-01");
    let since = rows(&since, "facts").iter().find(|row| row["fact"] == "seit").cloned();
    assert_eq!(since.expect("the day")["value"], "2024-07-01");
    assert!(!is_merged("2024-06-30"));
    let news = data(dataset.root(), "news --from 2024-07 --to 2024-07", "2026-11-24");
    let merger =
        rows(&news, "news").iter().find(|row| row["what"] == "merged").expect("the merger");
    assert_eq!((&merger["subject"], &merger["detail"][0]), (&"kdvz".into(), &"kdn".into()));
}

fn news(options: &str) -> Vec<Value> {
    let data = data(REPOSITORY, &format!("news {options}"), "2026-11-24");
    rows(&data, "news").clone()
}

#[test]
fn news_are_what_sql_finds_in_the_period() {
    let count = |table: &str, date: &str, condition: &str| {
        let within = "length(D) = 10 AND D BETWEEN '2021-03-10' AND '2023-05-20' \
                      OR length(D) = 7 AND D BETWEEN '2021-04' AND '2023-04' OR D = '2022'";
        let within = within.replace('D', date).replace(&format!("AN{date}"), "AND");
        let sql = format!("SELECT count(*) AS n FROM {table} WHERE ({within}) AND {condition}");
        let run = ozg(REPOSITORY, &["query", "--sql", &sql, "--format", "json"]);
        let rows: Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
        rows[0]["n"].as_u64().expect("a number")
    };
    let news = news("--from 2021-03-10 --to 2023-05-20");
    let of = |what: &str| news.iter().filter(|row| row["what"] == what).count() as u64;
    let milestones = count("project_meilensteine", "datum", "true")
        + count("online_service_meilensteine", "datum", "true");
    assert!(of("milestone") <= milestones && of("milestone") * 10 > milestones * 9);
    assert_eq!(of("live"), count("online_service_anschluesse", "seit", "status = 'live'"));
    assert_eq!(of("event"), count("event", "datum", "true"));
    assert!(of("phase_reached") > 0 && of("live") > 0 && of("event") > 0 && milestones > 0);
    let dates: Vec<_> = news.iter().map(|row| row["date"].as_str().expect("a date")).collect();
    assert!(dates.is_sorted(), "{dates:?}");
    let unnamed: Vec<_> = news.iter().filter(|row| row["source"].is_null()).collect();
    assert!(unnamed.is_empty(), "each cites a source of its record: {unnamed:?}");
}

/// A record of a Kommune that reuses a project, and its Anschluss to the service of that project, are one event.
#[test]
fn reuse_of_a_project_by_its_service_is_one_line_of_the_news() {
    let sql = "SELECT s.id AS service, s.projekt AS project, a.kommune AS kommune \
               FROM online_service_anschluesse a JOIN online_service s ON s.id = a.online_service_id \
               JOIN project_nachnutzende n ON n.project_id = s.projekt AND n.kommune = a.kommune \
               WHERE a.status = 'live' AND n.seit = a.seit";
    let run = ozg(REPOSITORY, &["query", "--sql", sql, "--format", "json"]);
    let pairs: Vec<Value> = serde_json::from_str(&run.stdout).expect(&run.stderr);
    assert!(pairs.len() > 20, "{}", pairs.len());
    for options in ["--from 2015", "--from 2015 --themenfeld ein_auswanderung"] {
        let news = news(options);
        let has = |what: &str, subject: &Value, kommune: &Value| {
            let is_it = |row: &&Value| {
                row["what"] == what && row["subject"] == *subject && row["detail"] == *kommune
            };
            news.iter().any(|row| is_it(&row))
        };
        for pair in &pairs {
            assert!(!has("reused", &pair["project"], &pair["kommune"]), "{pair}");
            let is_all = options == "--from 2015";
            assert!(!is_all || has("live", &pair["service"], &pair["kommune"]), "{pair}");
        }
    }
    let of_krefeld = |row: &&Value| row["detail"] == "krefeld" && row["date"] == "2024-06-18";
    let news = news("--from 2024-06 --to 2024-06");
    let cited: Vec<_> = news.iter().filter(of_krefeld).map(|row| row["source"].clone()).collect();
    assert_eq!(cited, ["[2] [3]"], "the sources of both");
}

/// The only source is from 2020 and announces what is planned for 2026.
#[test]
fn a_milestone_that_no_later_source_shows_was_only_planned() {
    let is_card = |row: &Value| row["what"] == "milestone" && row["subject"] == "fischereischein";
    let of_2026 = "--from 2026-07 --to 2026-07";
    assert!(!news(of_2026).iter().any(is_card));
    let run = ozg(REPOSITORY, &words(&format!("news {of_2026}"), &["--as-of", "2026-11-24"]));
    let text = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains(
            "not recorded whether reached: one milestone, whose sources are older than its date."
        ),
        "{text}"
    );
    let dossier = data(REPOSITORY, "project fischereischein", "2026-11-24");
    let card = rows(&dossier, "milestones").iter().find(|row| row["date"] == "2026-07-01");
    assert_eq!(card.expect("the milestone")["standing"], "planned");
    // A source of 2024 names later milestones too, and shows those that others only announced.
    let shown = |row: &Value| row["subject"] == "servicekonto-nrw" && row["date"] == "2024-07";
    assert!(news("--from 2024-07 --to 2024-07").iter().any(shown));
}

#[test]
fn news_cite_the_newest_source_where_none_names_the_field_and_note_that_there_is_none() {
    let dataset = Dataset::reports();
    let organisation = "data/organisations/kdvz.yaml";
    let merged = "aufgegangen_in:\n  organisation: kdn\n  seit: 2024-07-01\nquellen:\n";
    dataset.edit(organisation, "quellen:\n", merged);
    let merger = |format: &[&str]| {
        let words = words("news --from 2024-07 --to 2024-07 --as-of 2026-11-24", format);
        ozg(dataset.root(), &words).stdout
    };
    let table: Value = serde_json::from_str(&merger(&["--format", "json"])).expect("JSON");
    let is_merger = |row: &&Value| row["what"] == "merged";
    let row = rows(&table, "news").iter().find(is_merger).expect("the merger");
    let source = rows(&table, "sources").iter().find(|one| one["source"] == row["source"]);
    // Of the page of 2011 and the register of 2019, the newer one is cited.
    let title = source.expect("the source")["title"].as_str().expect("a title");
    assert!(!title.contains("Erftstadt"), "{title}");
    // The only source of the record does not exist.
    let text = dataset.read(organisation);
    let (kept, _) = text.split_once("quellen:").expect("the sources");
    dataset.write(organisation, kept.replace("- kdn-ozg-datenbank-nrw", "- verschollen"));
    assert!(merger(&[]).contains("no source of its own"), "{}", merger(&[]));
}

#[test]
fn json_has_the_period_of_the_news() {
    let data = data(REPOSITORY, "news --from 2026-03 --to 2026", "2026-11-24");
    let expected = serde_json::json!({ "from": "2026-03-01", "to": "2026-11-24" });
    assert_eq!(data["narrowed"], expected);
}

/// June 2021 lies entirely in June, and not in its first half.
#[test]
fn a_partial_date_counts_only_if_it_lies_wholly_in_the_period() {
    let has = |options: &str| news(options).iter().any(|row| row["date"] == "2021-06");
    assert!(has("--from 2021-06 --to 2021-06"));
    assert!(!has("--from 2021-06 --to 2021-06-15"));
    let run = ozg(REPOSITORY, &words("news --from 2021-06 --to 2021-06-15", &[]));
    let text = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("extends beyond the period: "), "{text}");
}

#[test]
fn news_of_a_themenfeld_are_part_of_all_news() {
    let of = |options: &str| news(&format!("--from 2019 {options}"));
    let (all, part) = (of(""), of("--themenfeld familie_kind"));
    let without_source = |row: &Value| {
        let mut row = row.clone();
        row["source"] = Value::Null;
        row
    };
    let all: Vec<_> = all.iter().map(without_source).collect();
    assert!(!part.is_empty() && part.len() < all.len());
    assert!(part.iter().all(|row| all.contains(&without_source(row))));
}

#[test]
fn the_report_on_sources_shows_their_addresses() {
    let data = data(REPOSITORY, "sources", "2026-11-24");
    let pages = rows(&data, "pages");
    let with_address = pages
        .iter()
        .filter(|row| row["address"].as_str().is_some_and(|address| address.starts_with("http")));
    assert!(with_address.count() > pages.len() / 2);
    assert!(rows(&data, "registers").iter().any(|row| row["address"].is_string()));
}

#[test]
fn what_is_not_known_has_no_value_for_programs() {
    let dataset = Dataset::reports();
    for report in SUBJECTS.into_iter().chain(["organisation kdvz", "municipality ense"]) {
        for table in data(dataset.root(), report, "2020")["tables"].as_array().expect("tables") {
            for row in table["rows"].as_array().expect("rows") {
                let values = row.as_object().expect("a row").values();
                let placeholders = values.filter(|v| *v == "nicht_erfasst" || *v == "keine_angabe");
                assert_eq!(placeholders.count(), 0, "{report}: {row}");
            }
        }
    }
    let facts = data(dataset.root(), "organisation kdvz", "2020");
    let projects = rows(&facts, "facts").iter().find(|row| row["fact"] == "projects");
    assert_eq!(projects.expect("the projects")["value"], Value::Null);
}

#[test]
fn an_organisation_shows_its_predecessors_as_they_were_on_the_day() {
    for (day, state) in [("2023-12-31", "independent"), ("2024-01-01", "merged")] {
        let data = data(REPOSITORY, "organisation owl-it", day);
        let states: Vec<_> = rows(&data, "predecessors")
            .iter()
            .map(|row| (row["organisation"].as_str(), row["state"].as_str()))
            .collect();
        let expected = ["gkd-paderborn", "krz"].map(|id| (Some(id), Some(state)));
        assert_eq!(states, expected, "{day}");
    }
}
