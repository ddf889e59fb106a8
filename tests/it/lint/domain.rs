//! Rules that only hold for the OZG dataset of North Rhine-Westphalia.

use super::{broken, fault, german, places};
use crate::harness::{Dataset, ozg};

fn edited(name: &str, file: &str, old: &str, new: &str, place: &str) {
    let spoil = |dataset: &Dataset| {
        dataset.edit(file, old, new);
    };
    fault(name, spoil, place);
    german(name, spoil);
}

#[test]
fn ozg_id_and_file_name() {
    let place = "OZG020 data/leistungen/10092-wohngeld.yaml ozg_id 2:9-2:16";
    let file = "data/leistungen/10092-wohngeld.yaml";
    edited("ozg_id_mismatch", file, "ozg_id: '10092'", "ozg_id: '10093'", place);
}

#[test]
fn ars_and_ags() {
    let place = "OZG021 data/municipalities/soest.yaml ars 5:6-5:20";
    let file = "data/municipalities/soest.yaml";
    edited("ars_mismatch", file, "059740040040", "059740040041", place);
}

#[test]
fn kreis_and_ags() {
    let place = "OZG022 data/municipalities/soest.yaml kreis 7:8-7:24";
    let file = "data/municipalities/soest.yaml";
    edited("kreis_mismatch", file, "kreis: kreis-soest", "kreis: rhein-sieg-kreis", place);
    let place = "OZG022 data/municipalities/soest.yaml kreis 7:8-7:13";
    edited("kreis_is_no_kreis", file, "kreis: kreis-soest", "kreis: koeln", place);
}

#[test]
fn phases_out_of_order() {
    let place = "OZG023 data/projects/sozialplattform.yaml phasen.rollout_nrw.erreicht_spaetestens 18:27-18:37";
    let file = "data/projects/sozialplattform.yaml";
    edited(
        "phase_order",
        file,
        "erreicht_spaetestens: 2022-03-14",
        "erreicht_spaetestens: 2021-03-14",
        place,
    );
}

/// An early phase with too late a date contradicts all phases after it: that is one fault.
#[test]
fn one_phase_too_late() {
    let place = "OZG023 data/projects/sozialplattform.yaml phasen.konzeption.erreicht 16:15-16:25";
    let file = "data/projects/sozialplattform.yaml";
    let new = "phasen:\n  konzeption:\n    erreicht: 2025-01-01\n";
    edited("phase_order_of_several", file, "phasen:\n", new, place);
}

const WOHNGELD: &str = "data/projects/wohngeld.yaml";
/// The value of `hinweis` in [`WOHNGELD`].
const HINWEIS: &str =
    "Laut VdZ war der Antrag ab einem Januar (Jahr nicht genannt) in 100 Kommunen digital möglich.";
const TEAM: &str = "data/projects/verpflichtungserklaerung.yaml";

/// Adds lines at the end of a file.
fn appended(name: &str, file: &str, lines: &str, place: &str) {
    let spoil = |dataset: &Dataset| {
        let text = dataset.read(file) + lines;
        dataset.write(file, text);
    };
    fault(name, spoil, place);
    german(name, spoil);
}

#[test]
fn phase_in_future() {
    let file = "data/projects/sozialplattform.yaml";
    let place = format!("OZG030 {file} phasen.rollout_nrw.erreicht_spaetestens 18:27-18:37");
    edited(
        "phase_in_future",
        file,
        "erreicht_spaetestens: 2022-03-14",
        "erreicht_spaetestens: 2131-03-14",
        &place,
    );
}

#[test]
fn not_representative() {
    let lines = "groessenklassen: [kreis, kreisfreie_stadt]\n";
    let place = format!("OZG031 {TEAM} projektleitung 10:1-10:15");
    appended("not_representative", TEAM, lines, &place);
    let dataset = broken(|dataset| {
        let text = dataset.read(TEAM) + lines;
        dataset.write(TEAM, text + "phase_laut_quelle: umsetzung\n");
    });
    let severity = |dataset: &Dataset| {
        let run = ozg(dataset.root(), &["lint", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        report["findings"][0]["severity"].clone()
    };
    assert_eq!(severity(&dataset), "warning", "in any phase");
    let text = dataset.read(TEAM) + "repraesentativ_begruendung: nur Städte\n";
    dataset.write(TEAM, text);
    assert!(severity(&dataset).is_null(), "a reason is enough");
}

#[test]
fn pilot_not_in_team() {
    let file = "data/projects/sozialplattform.yaml";
    let place = format!("OZG032 {file} pilotkommunen 9:1-9:14");
    edited("pilot_not_in_team", file, ", soest, troisdorf]", ", soest]", &place);
}

#[test]
fn rollout_without_evidence() {
    let file = "data/projects/kinderbetreuung.yaml";
    let place = format!("OZG033 {file} phasen.rollout_nrw 25:3-25:14");
    let phase = "phasen:\n  rollout_nrw:\n    erreicht: 2024-05\n";
    edited("rollout_without_evidence", file, "phasen:\n", phase, &place);
}

/// A source may confirm the phase without a date; projects that have ended or are on hold are not reported.
#[test]
fn undated_rollout_and_one_on_hold() {
    let line = "nachnutzende: [{kommune: troisdorf, status: live}]\n";
    let resting = |dataset: &Dataset| {
        dataset.edit(WOHNGELD, line, "");
    };
    assert_eq!(places(&ozg(broken(resting).root(), &["lint", "--format", "json"])), [""; 0]);
    let undated = |dataset: &Dataset| {
        let old = "phasen:\n  konzeption:\n    erreicht_spaetestens: 2020-03\n";
        dataset.edit("data/projects/kinderbetreuung.yaml", old, "phase_laut_quelle: rollout_nrw\n");
    };
    let place = "OZG033 data/projects/kinderbetreuung.yaml phase_laut_quelle 24:1-24:18";
    fault("rollout_undated_without_evidence", undated, place);
}

#[test]
fn superseded_component() {
    let project = "data/projects/kinderbetreuung.yaml";
    let supersede = |dataset: &Dataset| {
        let component = "data/components/formularserver.yaml";
        let text = dataset.read(component);
        let lines = "status: abgeloest\nabgeloest_durch: kommunalportal-nrw\n";
        dataset.write(component, text + lines);
    };
    let both_names_are_there = broken(supersede);
    let run = ozg(both_names_are_there.root(), &["lint", "--format", "json"]);
    assert_eq!(places(&run), [""; 0], "the project changes over to the successor");
    let spoil = |dataset: &Dataset| {
        supersede(dataset);
        let text = dataset.read(project).replace("- kommunalportal-nrw\n", "");
        dataset.write(project, text);
    };
    let place = "OZG034 data/projects/kinderbetreuung.yaml basiskomponenten[0] 31:3-31:17";
    fault("superseded_component", spoil, place);
    german("superseded_component", spoil);
}

#[test]
fn only_bund() {
    let file = "data/leistungen/10273-verpflichtungserklaerung.yaml";
    let place = format!("OZG035 {TEAM} leistungen 7:1-7:11");
    edited(
        "only_bund",
        file,
        "katalog_zustaendigkeit: land_oder_kommunal",
        "katalog_zustaendigkeit: bund",
        &place,
    );
}

#[test]
fn stale_check() {
    let place = format!("OZG036 {WOHNGELD} geprueft_am 52:14-52:21");
    appended("stale_check", WOHNGELD, "geprueft_am: 2020-01\n", &place);
}

#[test]
fn reifegrad_out_of_model() {
    let file = "data/online-services/wohngeld-online.yaml";
    let text = "titel: Wohngeld online\nthemenfeld: arbeit_ruhestand\nregister: [destatis-gv100ad]\n\
                reifegrad:\n  modell: '1.1'\n  stufe: 5\n";
    let spoil = |dataset: &Dataset| {
        dataset.write(file, text);
    };
    let place = format!("OZG037 {file} reifegrad.stufe 6:10-6:11");
    fault("reifegrad_out_of_model", spoil, &place);
    german("reifegrad_out_of_model", spoil);
}

#[test]
fn regierungsbezirk_mismatch() {
    let file = "data/municipalities/soest.yaml";
    let place = format!("OZG038 {file} regierungsbezirk 8:19-8:23");
    edited("regierungsbezirk_mismatch", file, "Arnsberg", "Köln", &place);
}

#[test]
fn population_band() {
    let file = "data/municipalities/troisdorf.yaml";
    let place = format!("OZG039 {file} einwohner.anzahl 12:11-12:16");
    edited("population_band", file, "anzahl: 75901", "anzahl: 45901", &place);
}

#[test]
fn party_twice() {
    let file = "data/projects/kinderbetreuung.yaml";
    let place = format!("OZG040 {file} interessiert[0] 52:16-52:21");
    appended("party_twice", file, "interessiert: [koeln]\n", &place);
}

/// References without a target are removed before the rule runs; the locations of the others stay the same.
#[test]
fn party_twice_behind_references_without_a_target() {
    let file = "data/projects/kinderbetreuung.yaml";
    let dataset = Dataset::clean();
    dataset.edit(file, "kernteam:\n- soest\n", "kernteam:\n- nirgendwo\n");
    let text = dataset.read(file);
    dataset.write(file, format!("{text}interessiert: [nirgendwo, koeln]\n"));
    let run = ozg(dataset.root(), &["lint", "--warnings", "--format", "json"]);
    let found = places(&run);
    let place = format!("OZG040 {file} interessiert[1] 52:27-52:32");
    assert!(found.contains(&place), "{found:?}");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    let twice = findings.iter().find(|finding| finding["code"] == "OZG040").expect("OZG040");
    assert_eq!(twice["notes"][0], format!("{file}:15:3: first here"));
}

#[test]
fn incomplete_project() {
    let place = format!("OZG043 {TEAM} titel 2:1-2:6");
    edited("incomplete_project", TEAM, "kernteam:\n- remscheid\n", "", &place);
}

/// Only a schema that allows additional keys accepts such a key.
#[test]
fn personal_key() {
    let spoil = |dataset: &Dataset| {
        let schema = "schema/component.schema.json";
        let open = dataset
            .read(schema)
            .replace("\"additionalProperties\": false", "\"additionalProperties\": true");
        dataset.write(schema, open);
        let file = "data/components/formularserver.yaml";
        dataset.write(file, dataset.read(file) + "kontakt:\n  Telefon: '1'\n");
    };
    let place = "OZG050 data/components/formularserver.yaml kontakt.Telefon 9:3-9:10";
    fault("personal_key", spoil, place);
    german("personal_key", spoil);
}

#[test]
fn personal_mail() {
    let place = format!("OZG051 {WOHNGELD} hinweis 32:10-32:52");
    edited(
        "personal_mail",
        WOHNGELD,
        HINWEIS,
        "Fragen an <erika.muster@example.org>, gern",
        &place,
    );
    let file = "data/organisations/kdn.yaml";
    let dataset = broken(|dataset| {
        dataset.write(file, dataset.read(file) + "funktionspostfach: erika.muster@example.org\n");
    });
    let codes = |dataset: &Dataset| {
        let run = ozg(dataset.root(), &["lint", "--format", "json"]);
        places(&run).iter().map(|place| place[..6].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&dataset), ["OZG051"]);
    dataset.edit(file, "erika.muster@", "post@");
    assert_eq!(codes(&dataset), [""; 0]);
}

#[test]
fn person_in_text() {
    let place = format!("OZG052 {WOHNGELD} hinweis 32:10-32:35");
    edited("person_named_in_text", WOHNGELD, HINWEIS, "Auskunft gibt Frau Muster", &place);
    let place = format!("OZG052 {WOHNGELD} hinweis 32:10-32:37");
    edited("phone_in_text", WOHNGELD, HINWEIS, "Telefon 0221 1234567, 9 Uhr", &place);
}

#[test]
fn placeholder() {
    let file = "data/components/kommunalportal-nrw.yaml";
    let place = format!("OZG024 {file} name 2:7-2:12");
    edited("placeholder", file, "name: Kommunalportal.NRW", "name: k. A.", &place);
}

/// Notes are shown only on request; the fixture itself has some.
#[test]
fn leika_keys_without_their_object_and_undated_sources() {
    let file = "data/leistungen/10092-wohngeld.yaml";
    let dataset = broken(|dataset| {
        let text = dataset.read(file).replace("'99107023000000'", "'99107023000001'");
        dataset.write(file, text);
    });
    let run = ozg(dataset.root(), &["lint", "--notes", "--format", "json", file]);
    let found: Vec<_> = places(&run).into_iter().filter(|place| place.contains("OZG041")).collect();
    assert_eq!(found, [format!("OZG041 {file} leika[0].schluessel 10:15-10:31")], "told as one");
    let run = ozg(dataset.root(), &["lint", "--notes", "--format", "json"]);
    let undated = "OZG042 data/components/formularserver.yaml quellen[0].url 6:8-6:52";
    assert!(places(&run).contains(&undated.to_owned()), "{:?}", places(&run));
}

#[test]
fn representativeness_that_cannot_be_checked() {
    let dataset = broken(|_| {});
    let args = ["lint", "--notes", "data/projects/sozialplattform.yaml"];
    insta::assert_snapshot!(
        "not_representative_unchecked",
        ozg(dataset.root(), &args).shown(&dataset)
    );
}

/// Another schema has other fields: a field that it lacks is not reported as missing, and no message names it.
#[test]
fn what_the_schema_lacks_is_not_missed() {
    let lacking = ["kernteam", "nachnutzende", "repraesentativ_begruendung", "funktionspostfach"];
    let dataset = Dataset::clean();
    for kind in ["project", "organisation"] {
        let file = format!("schema/{kind}.schema.json");
        let mut schema: serde_json::Value =
            serde_json::from_str(&dataset.read(&file)).expect("JSON");
        let fields = schema["properties"].as_object_mut().expect("fields");
        for field in lacking {
            fields.remove(field);
        }
        dataset.write(&file, schema.to_string());
    }
    for project in ["kinderbetreuung", "sozialplattform", "verpflichtungserklaerung", "wohngeld"] {
        dataset.remove(&format!("data/projects/{project}.yaml"));
    }
    let text = "titel: Probe\nart: efa_dienst\nthemenfeld: arbeit_ruhestand\n\
                themenfeld_zuordnung: quelle\nbeschreibung: Fragen an <e.muster@example.org>\n\
                leistungen: [{leistung: 10092-wohngeld, zuordnung: quelle}]\n\
                pilotkommunen: [soest]\nphase_laut_quelle: rollout_nrw\n\
                quellen: [{titel: Probe}]\ngroessenklassen: [kreis]\n";
    dataset.write("data/projects/probe.yaml", text);
    let run = ozg(dataset.root(), &["lint", "--notes", "--format", "json"]);
    assert_eq!(
        places(&run)
            .iter()
            .filter(|place| place.contains("probe") && !place.contains("OZG019"))
            .collect::<Vec<_>>(),
        [
            "OZG051 data/projects/probe.yaml beschreibung 5:15-5:47",
            "OZG042 data/projects/probe.yaml quellen[0] 9:11-9:25",
        ]
    );
    for field in lacking {
        assert!(!run.stdout.contains(field), "{field}: {}", run.stdout);
    }
}

const SERVICE: &str = "data/online-services/wohngeld-online.yaml";

/// The dataset with an Online-Dienst that has these lines.
fn service(lines: &str) -> impl FnOnce(&Dataset) + Copy + use<'_> {
    move |dataset: &Dataset| {
        let text = "titel: Wohngeld online\nthemenfeld: arbeit_ruhestand\n";
        dataset.write(SERVICE, format!("{text}{lines}"));
    }
}

#[test]
fn copied_project() {
    let spoil = |dataset: &Dataset| {
        let text =
            dataset.read(TEAM).replace("Verpflichtungserklärung\na", "verpflichtungserklaerung\na");
        dataset.write("data/projects/zweite-fassung.yaml", text);
    };
    fault(
        "copied_project",
        spoil,
        "OZG044 data/projects/verpflichtungserklaerung.yaml titel 2:1-2:6",
    );
    german("copied_project", spoil);
}

#[test]
fn copied_service() {
    let lines = "anbieter: [kdn, krz]\nregister: [destatis-gv100ad]\n";
    let spoil = |dataset: &Dataset| {
        service(lines)(dataset);
        let copy = dataset.read(SERVICE).replace("kdn, krz", "krz, kdn");
        dataset.write("data/online-services/wohngeld-zwei.yaml", copy);
        let other = dataset.read(SERVICE).replace("kdn, krz", "kdn");
        dataset.write("data/online-services/wohngeld-drei.yaml", other);
    };
    let place = "OZG044 data/online-services/wohngeld-online.yaml titel 1:1-1:6";
    fault("copied_service", spoil, place);
}

#[test]
fn one_sided_neighbour() {
    let soest = "data/municipalities/soest.yaml";
    let spoil = |dataset: &Dataset| {
        dataset.edit(soest, "regierungsbezirk", "nachbarn: [bad-sassendorf]\nregierungsbezirk");
    };
    fault("one_sided_neighbour", spoil, &format!("OZG045 {soest} nachbarn[0] 8:12-8:26"));
    german("one_sided_neighbour", spoil);
}

/// A planned fact, and one that an undated source, a register or the page of the entry may support, is not reported.
#[test]
fn fact_after_sources() {
    let lines = "anschluesse:\n- kommune: koeln\n  status: live\n  seit: 2025-02\n- kommune: soest\n  \
                 status: angekuendigt\n  seit: 2131-02\nmeilensteine:\n- datum: 2025-02\n  ereignis: Beginn\n\
                 quellen:\n- titel: Alt\n  stand: 2024-05\n";
    let place = format!("OZG046 {SERVICE} anschluesse[0].seit 6:9-6:16");
    fault("fact_after_sources", service(lines), &place);
    german("fact_after_sources", service(lines));
    for other in [
        lines.replace("stand: 2024-05", "stand: 2025-02"),
        lines.replace("  stand: 2024-05\n", ""),
        format!("{lines}- titel: Ohne Datum\n"),
        format!("register: [destatis-gv100ad]\n{lines}"),
        lines
            .replace("2025-02\n- k", "2025-02\n  quelle: https://example.org/\n- k")
            .replace("- titel: Alt", "- url: https://example.org/\n  titel: Alt"),
    ] {
        let run = ozg(broken(service(&other)).root(), &["lint", "--format", "json"]);
        assert_eq!(places(&run), [""; 0], "{other}");
    }
}

#[test]
fn live_before_pilot() {
    let lines = "projekt: kinderbetreuung\nanschluesse:\n- kommune: soest\n  status: pilot\n\
                 - kommune: koeln\n  status: live\nregister: [destatis-gv100ad]\n";
    let place = format!("OZG047 {SERVICE} anschluesse[1].status 8:11-8:15");
    fault("live_before_pilot", service(lines), &place);
    german("live_before_pilot", service(lines));
    for other in [
        lines.replace("status: live", "status: live\n  seit: 2131-01"),
        lines.replace("status: live", "status: angekuendigt"),
        lines.replace("projekt: kinderbetreuung", "projekt: sozialplattform"),
    ] {
        let run = ozg(broken(service(&other)).root(), &["lint", "--format", "json"]);
        assert_eq!(places(&run), [""; 0], "{other}");
    }
}

#[test]
fn unlisted_source() {
    let lines = "anschluesse:\n- kommune: koeln\n  status: live\n  quelle: https://example.org/dienst\n\
                 quellen:\n- url: https://example.org/dienste\n  titel: Dienste\n";
    let place = format!("OZG048 {SERVICE} anschluesse[0].quelle 6:11-6:37");
    fault("unlisted_source", service(lines), &place);
    german("unlisted_source", service(lines));
    let listed = lines.replace("org/dienste", "org/dienst");
    let run = ozg(broken(service(&listed)).root(), &["lint", "--format", "json"]);
    assert_eq!(places(&run), [""; 0]);
}

#[test]
fn stated_below_named() {
    let lines = "anschluesse:\n- kommune: koeln\n  status: live\n  seit: 2024-03\n- kommune: soest\n  \
                 status: live\n  seit: 2024-03\nkennzahlen:\n- zahl: 1\n  einheit: kommunen\n  \
                 bezug: Kommunen\n  datum: 2024-12\n  quelle: https://example.org/\n\
                 quellen:\n- url: https://example.org/\n  titel: Zahl\n";
    let place = format!("OZG049 {SERVICE} kennzahlen[0].zahl 11:9-11:10");
    fault("stated_below_named", service(lines), &place);
    german("stated_below_named", service(lines));
    for other in [
        lines.replace("zahl: 1", "zahl: 2"),
        lines.replace("einheit: kommunen", "einheit: antraege"),
        lines.replace("einheit: kommunen", "einheit: kreise_und_kreisfreie"),
        lines.replace("datum: 2024-12", "datum: 2024-02"),
        lines.replace("  seit: 2024-03\n- k", "- k"),
    ] {
        let run = ozg(broken(service(&other)).root(), &["lint", "--format", "json"]);
        assert_eq!(places(&run), [""; 0], "{other}");
    }
}

/// A CI log keeps what it shows: it must not contain personal data, whatever finding shows the line.
#[test]
fn nothing_of_a_person_is_shown() {
    let text = "\"Projektleiter\u{a0}Ottokar Quandt, Frau Du\u{308}kers, 0221 1239876 und \
                0211 7654321; ottokar@quandt.example, b.quandt@quandt.example\"";
    let dataset = broken(|dataset| {
        dataset.edit(WOHNGELD, HINWEIS, text);
        let kdn = "data/organisations/kdn.yaml";
        dataset.write(kdn, dataset.read(kdn) + "ansprechpartner: Walburga Quandt\n");
    });
    let json = ["lint", "--format", "json"];
    let report = ozg(dataset.root(), &json).stdout;
    for code in ["OZG005", "OZG026", "OZG051", "OZG052"] {
        assert_eq!(report.matches(&format!("\"{code}\"")).count(), 1, "{code}: {report}");
    }
    let formats = ["text", "json", "github", "gitlab", "sarif", "junit", "html", "md"];
    let mut calls: Vec<Vec<&str>> =
        formats.map(|format| vec!["lint", "--notes", "--format", format]).into();
    calls.push(vec!["lint", "--fix", "--dry-run"]);
    calls.push(vec!["lint", "--fix", "--dry-run", "--format", "json"]);
    calls.push(vec!["lint", "--fix"]);
    for args in calls {
        let run = ozg(dataset.root(), &args);
        for secret in
            ["Ottokar", "Quandt", "kers,", "Walburga", "1239876", "7654321", "quandt", "ottokar@"]
        {
            assert!(!run.stdout.contains(secret), "{args:?} {secret}: {}", run.stdout);
        }
    }
    assert!(dataset.read(WOHNGELD).contains("\"Projektleiter Ottokar Quandt, Frau Dükers, 0221"));
}

/// In a text of several lines, a finding is on the line that it is about.
#[test]
fn findings_in_texts_of_several_lines_are_on_their_own_line() {
    let file = "data/projects/kinderbetreuung.yaml";
    for (text, place) in [
        ("Auskunft gibt\n  das Amt, Frau Muster,\n  gern", "OZG052 hinweis 54:17-54:23"),
        ("Auskunft gibt\n  das Amt\n  (0221 1234567)", "OZG052 hinweis 55:4-55:16"),
        ("Auskunft gibt\n  e.muster@example.org", "OZG051 hinweis 54:3-54:23"),
        ("Auskunft\n  gibt\u{a0}das Amt", "OZG026 hinweis 54:7-54:8"),
    ] {
        for sign in ["|", ">"] {
            let dataset = broken(|dataset| {
                let old = dataset.read(file);
                dataset.write(file, format!("{old}hinweis: {sign}\n  {text}\n"));
            });
            let run = ozg(dataset.root(), &["lint", "--format", "json"]);
            let found: Vec<_> =
                places(&run).iter().map(|place| place.replace(&format!("{file} "), "")).collect();
            assert_eq!(found, [place], "{sign} {text}");
        }
    }
}
