//! Records that break their schema.

use serde_json::{Value, json};

use super::{broken, fault, german, places};
use crate::harness::{Dataset, call, ozg, ozg_german};

const KOELN: &str = "data/municipalities/koeln.yaml";
const WOHNGELD: &str = "data/projects/wohngeld.yaml";

fn edited(name: &str, file: &str, old: &str, new: &str, place: &str) {
    let spoil = |dataset: &Dataset| {
        dataset.edit(file, old, new);
    };
    fault(name, spoil, place);
}

fn edited_german(name: &str, file: &str, old: &str, new: &str) {
    german(name, |dataset| {
        dataset.edit(file, old, new);
    });
}

#[test]
fn misspelt_required_key() {
    let place = "OZG005 data/municipalities/koeln.yaml regierungsbezrk 7:1-7:16";
    edited("misspelt_required_key", KOELN, "regierungsbezirk:", "regierungsbezrk:", place);
    edited_german("misspelt_required_key", KOELN, "regierungsbezirk:", "regierungsbezrk:");
    let place = "OZG005 data/municipalities/koeln.yaml groesenklasse 6:1-6:14";
    edited("misspelt_deciding_key", KOELN, "groessenklasse:", "groesenklasse:", place);
    let file = "data/municipalities/soest.yaml";
    let place = "OZG005 data/municipalities/soest.yaml kries 7:1-7:6";
    edited("misspelt_conditional_key", file, "kreis: ", "kries: ", place);
    let place = "OZG005 data/municipalities/koeln.yaml registr 20:1-20:8";
    edited("misspelt_source_key", KOELN, "register:", "registr:", place);
}

#[test]
fn misspelt_optional_key() {
    let place = "OZG005 data/municipalities/koeln.yaml nutz3 9:1-9:6";
    edited("misspelt_optional_key", KOELN, "nuts3:", "nutz3:", place);
    let place = "OZG005 data/municipalities/koeln.yaml einwohner.anzal 11:3-11:8";
    edited("misspelt_inner_key", KOELN, "anzahl:", "anzal:", place);
    let place = "OZG005 data/projects/wohngeld.yaml buergermeister 6:1-6:15";
    let new = "buergermeister: ja\nbeschreibung: NRW";
    edited("unknown_key", WOHNGELD, "beschreibung: NRW", new, place);
}

#[test]
fn key_of_another_kind_of_municipality() {
    let file = "data/municipalities/kreis-soest.yaml";
    let place = "OZG005 data/municipalities/kreis-soest.yaml kreis 7:1-7:6";
    let new = "groessenklasse: kreis\nkreis: kreis-soest";
    edited("kreis_of_a_kreis", file, "groessenklasse: kreis", new, place);
    edited_german("kreis_of_a_kreis", file, "groessenklasse: kreis", new);
}

#[test]
fn missing_field() {
    let place = "OZG006 data/municipalities/koeln.yaml - 2:1-2:5";
    edited("missing_field", KOELN, "ags: '05315000'\n", "", place);
    edited_german("missing_field", KOELN, "ags: '05315000'\n", "");
    let place = "OZG006 data/municipalities/koeln.yaml einwohner 10:1-10:10";
    edited("missing_inner_field", KOELN, "  stichtag: 2024-12-31\n", "", place);
    let place = "OZG006 data/projects/wohngeld.yaml leistungen[0] 8:3-8:11";
    edited("missing_field_of_an_entry", WOHNGELD, "  zuordnung: eigene_lesart\n", "", place);
    let file = "data/municipalities/soest.yaml";
    let place = "OZG006 data/municipalities/soest.yaml - 2:1-2:5";
    edited("missing_kreis", file, "kreis: kreis-soest\n", "", place);
}

#[test]
fn missing_source() {
    let sources = "register:\n- destatis-gv100ad\n- landschaftsverbandsordnung-nrw\n- \
                   kdn-ozg-datenbank-nrw\n";
    let place = "OZG006 data/municipalities/koeln.yaml - 2:1-2:5";
    edited("missing_source", KOELN, sources, "", place);
    edited_german("missing_source", KOELN, sources, "");
}

#[test]
fn wrong_type() {
    let place = "OZG007 data/municipalities/koeln.yaml ags 4:6-4:14";
    edited("code_without_quotes", KOELN, "'05315000'", "05315000", place);
    edited_german("code_without_quotes", KOELN, "'05315000'", "05315000");
    let place = "OZG007 data/municipalities/koeln.yaml register 20:11-20:27";
    let list = "register:\n- destatis-gv100ad\n- landschaftsverbandsordnung-nrw\n- \
                kdn-ozg-datenbank-nrw\n";
    edited("text_instead_of_list", KOELN, list, "register: destatis-gv100ad\n", place);
    let place = "OZG007 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:20";
    edited("text_instead_of_number", KOELN, "1024621", "1.024.621", place);
    let place = "OZG007 data/municipalities/koeln.yaml name 2:1-2:5";
    edited("nothing_instead_of_text", KOELN, "name: Köln\na", "name:\na", place);
    let place = "OZG007 data/municipalities/koeln.yaml einwohner 10:12-10:19";
    let mapping = "einwohner:\n  anzahl: 1024621\n  stichtag: 2024-12-31\n";
    edited("number_instead_of_mapping", KOELN, mapping, "einwohner: 1024621\n", place);
    let place = "OZG007 data/municipalities/koeln.yaml nuts3 9:1-9:6";
    edited("list_instead_of_text", KOELN, "nuts3: DEA23", "nuts3:\n- DEA23", place);
    let place = "OZG007 data/municipalities/koeln.yaml website_geprueft 19:19-19:23";
    edited("text_instead_of_truth", KOELN, "false", "nein", place);
    let place = "OZG007 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:20";
    edited("fraction_instead_of_integer", KOELN, "1024621", "1024621.5", place);
}

#[test]
fn year_without_quotes() {
    let file = "data/registers/verordnung-paragraf-4-go-nrw.yaml";
    let place = "OZG007 data/registers/verordnung-paragraf-4-go-nrw.yaml stand 4:8-4:12";
    edited("year_without_quotes", file, "stand: 2025-01-01", "stand: 2025", place);
}

#[test]
fn unknown_value() {
    let place = "OZG008 data/municipalities/koeln.yaml groessenklasse 6:17-6:32";
    edited("unknown_value", KOELN, "kreisfreie_stadt", "kreisfreiestadt", place);
    edited_german("unknown_value", KOELN, "kreisfreie_stadt", "kreisfreiestadt");
    let place = "OZG008 data/municipalities/koeln.yaml regierungsbezirk 7:19-7:28";
    edited("unknown_value_far_off", KOELN, "bezirk: Köln", "bezirk: Rheinland", place);
    let place = "OZG007 data/leistungen/10092-wohngeld.yaml leika[0].typisierung[0] 14:5-14:6";
    let file = "data/leistungen/10092-wohngeld.yaml";
    let old = "  ebene: LO\n  typisierung:\n  - 2/3";
    edited("code_in_an_enum_without_quotes", file, old, &old.replace("2/3", "5"), place);
}

#[test]
fn wrong_format() {
    let place = "OZG009 data/municipalities/koeln.yaml ags 4:6-4:15";
    edited("wrong_pattern", KOELN, "'05315000'", "'0531500'", place);
    edited_german("wrong_pattern", KOELN, "'05315000'", "'0531500'");
    let place = "OZG009 data/municipalities/koeln.yaml einwohner.stichtag 12:13-12:23";
    edited("no_day_of_the_calendar", KOELN, "2024-12-31", "2024-02-30", place);
    edited_german("no_day_of_the_calendar", KOELN, "2024-12-31", "2024-02-30");
    let place = "OZG009 data/municipalities/koeln.yaml einwohner.stichtag 12:13-12:23";
    edited("german_date", KOELN, "2024-12-31", "31.12.2024", place);
}

/// Neither compared wrongly nor reported as a type that they do not have.
#[test]
fn numbers_that_cannot_be_counted_with() {
    let place = "OZG010 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:35";
    edited("too_many_digits", KOELN, "1024621", "100000000000000000000000", place);
    edited_german("too_many_digits", KOELN, "1024621", "100000000000000000000000");
    let place = "OZG007 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:15";
    edited("no_number", KOELN, "1024621", ".nan", place);
    edited_german("no_number", KOELN, "1024621", ".inf");
    let place = "OZG007 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:16";
    edited("huge_number", KOELN, "1024621", "1e400", place);
    edited_german("huge_number", KOELN, "1024621", "1e400");
}

#[test]
fn out_of_range() {
    let place = "OZG010 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:13";
    edited("too_small", KOELN, "1024621", "-1", place);
    let place = "OZG010 data/municipalities/koeln.yaml koordinaten.breite 16:11-16:20";
    edited("too_large", KOELN, "50.938107", "60.938107", place);
    let place = "OZG010 data/municipalities/koeln.yaml flaeche_km2 13:14-13:15";
    edited("not_above", KOELN, "405.02", "0", place);
    let place = "OZG010 data/municipalities/koeln.yaml name 2:7-2:9";
    edited("empty_text", KOELN, "name: Köln\na", "name: ''\na", place);
    let place = "OZG010 data/projects/wohngeld.yaml kernteam 13:11-13:13";
    edited("empty_list", WOHNGELD, "kernteam:\n- kdn\n- dataport", "kernteam: []", place);
    let place = "OZG010 data/projects/wohngeld.yaml phasen 18:9-18:11";
    let old = "phasen:\n  rollout_nrw:\n    erreicht: 2020-03";
    edited("empty_mapping", WOHNGELD, old, "phasen: {}", place);
    let place = "OZG007 data/projects/wohngeld.yaml kernteam[1] 15:1-15:2";
    edited("empty_entry", WOHNGELD, "- dataport", "-", place);
}

/// Constraints that the shipped schemas do not use: `not`, `uniqueItems`, `multipleOf`.
#[test]
fn anything_else() {
    let spoil = |dataset: &Dataset| {
        let schema = "schema/municipality.schema.json";
        dataset.edit(schema, "\"minimum\": 0", "\"multipleOf\": 10");
        let files = std::fs::read_dir(dataset.path("data/municipalities")).expect("records");
        for file in files {
            let path = file.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a record");
            let digit = text.find("\n  stichtag").expect("a number before");
            let rounded = format!("{}0{}", &text[..digit - 1], &text[digit..]);
            std::fs::write(path, rounded).expect("written");
        }
        dataset.edit(KOELN, "1024620", "1024621");
    };
    let place = "OZG011 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:18";
    fault("schema_violation", spoil, place);
    german("schema_violation", spoil);
}

/// A value that only looks right is reported by its wrong character, and by nothing else.
#[test]
fn values_and_keys_with_invisible_or_confusable_characters() {
    let place = "OZG008 data/municipalities/koeln.yaml regierungsbezirk 7:19-7:24";
    edited("unknown_value_in_nfd", KOELN, "bezirk: Köln", "bezirk: Ko\u{308}ln", place);
    edited_german("unknown_value_in_nfd", KOELN, "bezirk: Köln", "bezirk: Ko\u{308}ln");
    let place = "OZG008 data/municipalities/koeln.yaml regierungsbezirk 7:19-7:23";
    edited("unknown_value_in_cyrillic", KOELN, "bezirk: Köln", "bezirk: \u{41a}öln", place);
    let place = "OZG009 data/municipalities/koeln.yaml ags 4:6-4:17";
    edited("wrong_pattern_unseen", KOELN, "'05315000'", "'05315000\u{200b}'", place);
    let place = "OZG005 data/municipalities/koeln.yaml nuts\u{200b}3 9:1-9:7";
    edited("unknown_key_unseen", KOELN, "nuts3:", "nuts\u{200b}3:", place);
}

#[test]
fn texts_with_invisible_characters() {
    let place = "OZG026 data/municipalities/koeln.yaml name 2:7-2:21";
    let name = "name: 'Ko\u{308}ln \u{ad}am\u{a0}Rhein '\na";
    edited("unclean_text", KOELN, "name: Köln\na", name, &place.replace("21", "25"));
    edited_german("unclean_text", KOELN, "name: Köln\na", name);
    edited("blank_text", KOELN, "name: Köln\na", "name: ' '\na", &place.replace("21", "10"));
    edited_german("blank_text", KOELN, "name: Köln\na", "name: ' '\na");
}

/// A slip, its finding (code, line, help), and the text after `--fix`.
struct Slip {
    file: &'static str,
    old: &'static str,
    new: &'static str,
    finding: &'static str,
    fixed: &'static str,
}

/// Slips for which only the author knows the intended value are left as they are.
const SLIPS: &[Slip] = &[
    Slip {
        file: KOELN,
        old: "anzahl: 1024621",
        new: "anzahl: 1.024.621,00",
        finding: "OZG007 11: write it without separators: `1024621`",
        fixed: "anzahl: 1024621",
    },
    Slip {
        file: KOELN,
        old: "anzahl: 1024621",
        new: "anzahl: 1.024",
        finding: "OZG007 11: `1.024` is read as a decimal number; if you mean thousands, write `1024`",
        fixed: "anzahl: 1.024",
    },
    Slip {
        file: KOELN,
        old: "anzahl: 1024621",
        new: "anzahl: rund 1 Mio.",
        finding: "OZG007 11: write a whole number without dots, commas or a unit: 1024621",
        fixed: "anzahl: rund 1 Mio.",
    },
    Slip {
        file: WOHNGELD,
        old: "kernteam:\n- kdn\n- dataport",
        new: "kernteam: kdn, dataport",
        finding: "OZG007 13: write it as a list, one entry per line: `- kdn`, `- dataport`",
        fixed: "kernteam: [kdn, dataport]",
    },
    Slip {
        file: WOHNGELD,
        old: "kernteam:\n- kdn\n- dataport",
        new: "kernteam:\n  – kdn",
        finding: "OZG007 14: write it as a list, one entry per line: `- kdn`",
        fixed: "kernteam:\n  [kdn]",
    },
    Slip {
        file: WOHNGELD,
        old: "fachaemter:\n- Wohngeldstelle",
        new: "fachaemter: Amt für Soziales, Wohnen",
        finding: "OZG007 16: write it as a list, one entry per line: `- Amt für Soziales`, `- Wohnen`",
        fixed: "fachaemter: Amt für Soziales, Wohnen",
    },
    Slip {
        file: WOHNGELD,
        old: "- leistung: 10092-wohngeld\n  zuordnung: eigene_lesart",
        new: "- 10092-wohngeld",
        finding: "OZG007 8: write it as a field of the entry: `leistung: 10092-wohngeld`; \
               these also belong below it: `zuordnung`",
        fixed: "- 10092-wohngeld",
    },
    Slip {
        file: WOHNGELD,
        old: "  rollout_nrw:\n    erreicht: 2020-03",
        new: "  rollout_nrw:\n  erreicht: 2020-03",
        finding: "OZG005 20: indent the lines that belong below it by two more spaces",
        fixed: "  rollout_nrw:\n  erreicht: 2020-03",
    },
    Slip {
        file: WOHNGELD,
        old: "- url: https://www.d-nrw.de/wohngeld",
        new: "- url: www.d-nrw.de/wohngeld",
        finding: "OZG009 34: did you mean `https://www.d-nrw.de/wohngeld`?",
        fixed: "- url: www.d-nrw.de/wohngeld",
    },
    Slip {
        file: WOHNGELD,
        old: "titel: Wohngeld online",
        new: "titel: #12 Wohngeld",
        finding: "OZG007 2: ` #` begins a comment; put text that begins with `#` in quotes",
        fixed: "titel: #12 Wohngeld",
    },
    Slip {
        file: WOHNGELD,
        old: "themenfeld_zuordnung: quelle",
        new: "themenfeld_zuordnung: [quelle]",
        finding: "OZG007 5: only a single value is allowed here: remove the brackets or the `- `",
        fixed: "themenfeld_zuordnung: [quelle]",
    },
    Slip {
        file: WOHNGELD,
        old: "  rollout_nrw:\n    erreicht: 2020-03",
        new: "  rollout_nrw: 2020-03",
        finding: "OZG007 19: write fields below it, one per line: `geplant`, \
               `erreicht`, `erreicht_spaetestens`",
        fixed: "  rollout_nrw: 2020-03",
    },
    Slip {
        file: WOHNGELD,
        old: "titel: Wohngeld online",
        new: "titel: Wohngeld online\ntitl: Wohngeld",
        finding: "OZG005 3: -",
        fixed: "titl: Wohngeld",
    },
    Slip {
        file: WOHNGELD,
        old: "- kdn\n",
        new: "- nirgendwo-im-land\n",
        finding: "OZG012 14: “ozg search” finds records by name, “ozg query municipality” \
               lists all ids",
        fixed: "- nirgendwo-im-land\n",
    },
    Slip {
        file: WOHNGELD,
        old: "- kdn\n",
        new: "- kdn\n- kdn\n",
        finding: "OZG014 15: remove one of the two entries",
        fixed: "- kdn\n- kdn\n",
    },
];

#[test]
fn the_commonest_slips_have_a_remedy() {
    for slip in SLIPS {
        let dataset = broken(|dataset| {
            dataset.edit(slip.file, slip.old, slip.new);
        });
        let run = ozg(dataset.root(), &["lint", "--format", "json"]);
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let description = |finding: &Value| {
            let word = |key: &str| finding[key].as_str().unwrap_or("-");
            format!("{} {}: {}", word("code"), finding["line"], word("help"))
        };
        let findings = answer["findings"].as_array().expect("findings");
        let reported: Vec<_> = findings.iter().map(description).collect();
        assert_eq!(reported, [slip.finding], "{}", slip.new);
        ozg(dataset.root(), &["lint", "--fix"]);
        let text = dataset.read(slip.file);
        assert!(text.contains(slip.fixed), "{}: {text}", slip.fixed);
    }
}

/// What was removed as invalid is not reported as missing: each of these has one finding.
#[test]
fn one_fault_is_one_finding() {
    for (old, new, place) in [
        (
            "projektleitung:\n- mhkbd\n- land-schleswig-holstein",
            "projektleitung: mhkbd",
            "OZG007 data/projects/wohngeld.yaml projektleitung 10:17-10:22",
        ),
        (
            "projektleitung:\n- mhkbd\n- land-schleswig-holstein",
            "projektleitung:\n- mhkbx",
            "OZG012 data/projects/wohngeld.yaml projektleitung[0] 11:3-11:8",
        ),
    ] {
        let dataset = broken(|dataset| _ = dataset.edit(WOHNGELD, old, new));
        let run = ozg(dataset.root(), &["lint", "--format", "json"]);
        let before = places(&ozg(Dataset::clean().root(), &["lint", "--format", "json"]));
        let mut found = places(&run);
        found.retain(|place| !before.contains(place));
        assert_eq!(found, [place]);
    }
}

/// The findings for a municipality whose schema has a further field `probe`: location and message of each.
fn probed(schema: &Value, probe: &str) -> Vec<String> {
    let dataset = broken(|dataset| {
        let file = "schema/municipality.schema.json";
        let mut kind: Value = serde_json::from_str(&dataset.read(file)).expect("JSON");
        kind["properties"]["probe"] = schema.clone();
        dataset.write(file, kind.to_string());
        dataset.write(KOELN, format!("{}probe: {probe}\n", dataset.read(KOELN)));
    });
    let run = ozg_german(dataset.root(), &["lint", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:?}"));
    let description = |finding: &Value| {
        let place = ["column", "end_column"].map(|key| finding[key].to_string()).join("-");
        format!("{place} {}", finding["message"].as_str().expect("a message"))
    };
    answer["findings"].as_array().expect("findings").iter().map(description).collect()
}

/// One fault is reported once, at its location.
#[test]
fn branches_and_patterns_of_a_schema_report_a_fault_once() {
    let inner = |key: &str| json!({ "properties": { "x": { "required": [key] } } });
    let either = json!({ "type": "object", "anyOf": [inner("a"), inner("b")] });
    let condition = json!({
        "if": { "properties": { "kind": { "enum": ["a"] } } }, "else": false,
        "type": "object", "properties": { "kind": { "enum": ["a", "b"] } }
    });
    let patterns = json!({
        "type": "object", "patternProperties": { "^h": { "type": "string" }, "t$": { "type": "string" } }
    });
    let last = json!({ "type": "array", "prefixItems": [{}, {}, {}], "unevaluatedItems": false });
    let list = json!({ "type": "array", "items": { "enum": ["a,b", "c"] } });
    for (schema, probe, finding) in [
        (&either, "{x: {}}", "12-14 Das Pflichtfeld `a` fehlt"),
        (&condition, "{kind: c}", "15-16 `c` ist kein zulässiger Wert"),
        (
            &patterns,
            "\n  ht: text # 12",
            "7-11 Der Text endet vor ` #`; was folgt, ist ein Kommentar",
        ),
        (
            &json!({ "oneOf": [{ "const": "a" }, { "const": "b" }] }),
            "c",
            "8-9 `c` ist kein zulässiger Wert",
        ),
        (&last, "[x, x, x, y]", "8-20 Die Liste hat Einträge, die das Schema hier nicht zulässt"),
        (&list, "a,b", "8-11 Erwartet wird eine Liste, angegeben ist ein Text"),
    ] {
        assert_eq!(probed(schema, probe), [finding], "{schema}");
    }
}

#[test]
fn what_a_schema_may_demand_is_reported_in_german_at_its_location() {
    let tuple = json!({ "type": "array", "prefixItems": [{ "type": "string" }], "items": false });
    let names = json!({ "type": "object", "propertyNames": { "pattern": "^[a-z]+$" } });
    for (schema, probe, finding) in [
        (&tuple, "[a, b]", "12-13 Dieser Eintrag ist hier nicht vorgesehen"),
        (&tuple, "[1]", "9-10 Erwartet wird ein Text, angegeben ist eine ganze Zahl"),
        (
            &names,
            "{a: 1, B: 2}",
            "15-16 Dieser Feldname ist hier nicht zulässig; vorgeschriebenes Muster: ^[a-z]+$",
        ),
        (
            &json!({ "type": "array", "uniqueItems": true }),
            "[a, b, a]",
            "15-16 Dieser Eintrag steht zweimal in der Liste; jeder darf nur einmal vorkommen",
        ),
        (
            &json!({ "type": "number", "multipleOf": 0.5 }),
            "1.2",
            "8-11 Die Zahl muss ein Vielfaches von 0.5 sein",
        ),
        (
            &json!({ "type": "array", "contains": { "const": "x" } }),
            "[a]",
            "8-11 In der Liste fehlt ein Eintrag, den das Schema verlangt",
        ),
        (
            &json!({ "type": "string", "format": "email" }),
            "niemand",
            "8-15 Der Wert ist keine gültige Angabe im Format „email“",
        ),
        (&json!({ "not": { "const": 3 } }), "3", "8-9 Das Schema schließt diesen Wert aus"),
        (
            &json!({ "type": "object", "maxProperties": 1 }),
            "{a: 1, b: 2}",
            "8-20 Hier sind höchstens 1 Felder zulässig",
        ),
    ] {
        assert_eq!(probed(schema, probe), [finding], "{schema}");
    }
}

/// Whatever a file contains, a message is readable at a glance, in a narrow terminal as well.
#[test]
fn no_message_is_longer_than_300_characters() {
    let long = "ä ".repeat(2_500) + "ä";
    let dataset = broken(|dataset| {
        dataset
            .edit(KOELN, "nuts3: DEA23", &format!("{}: DEA23", "n n".repeat(300)))
            .edit(KOELN, "ags: '05315000'", &format!("ags: '{long}'"))
            .edit(WOHNGELD, "efa: ja", &format!("efa: {long}"))
            .edit(WOHNGELD, "- kdn\n", &format!("- {}a\n", "a ".repeat(2_500)))
            .edit(WOHNGELD, "themenfeld_zuordnung: quelle", "themenfeld_zuordnung: quälle");
    });
    for run in [ozg, ozg_german].map(|run| run(dataset.root(), &["lint", "--format", "json"])) {
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let findings = answer["findings"].as_array().expect("findings");
        assert!(findings.len() >= 4, "{findings:?}");
        for finding in findings {
            let notes = finding["notes"].as_array().expect("notes");
            let texts = ["message", "label", "help"].map(|key| &finding[key]);
            for text in texts.into_iter().chain(notes).filter_map(Value::as_str) {
                assert!(text.chars().count() <= 300, "{text}");
            }
        }
    }
    let shown = call(dataset.root(), &["lint", "--color", "never"]).on_terminal().run();
    let shown = format!("{}\n{}", shown.stdout, shown.stderr);
    let is_sentence = |line: &&str| !line.contains(" | ") && !line.contains("-->");
    let sentences = shown.lines().filter(is_sentence);
    assert_eq!(sentences.filter(|line| line.chars().count() > 80).collect::<Vec<_>>(), [""; 0]);
}
