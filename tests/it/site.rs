//! `ozg site`: a page for every record in both languages, links that resolve, and an output folder that is safe.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use record_query::show::{ReferrerGroup, ReferrersByTarget, referrers};
use records::dataset::{DatasetSource, Projection};

use crate::harness::{Dataset, REPOSITORY, ozg, temp_dir, tree};

const CLOCK: [&str; 2] = ["--as-of", "2026-11-24"];

fn site(dataset: impl AsRef<Path>, folder: &Path, more: &[&str]) {
    let to = folder.display().to_string();
    let run = ozg(dataset, &[&["site", "-o", &to], &CLOCK[..], more].concat());
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.insert(path);
            }
        }
    }
    all
}

/// The values of an attribute, with or without quotes.
fn values<'t>(text: &'t str, attribute: &str) -> Vec<&'t str> {
    let head = format!("{attribute}=");
    let value = |rest: &'t str| match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    };
    text.split(&head).skip(1).filter_map(value).collect()
}

#[test]
fn every_record_has_a_page_in_both_languages_and_every_link_leads_to_a_file() {
    let folder = temp_dir();
    site(REPOSITORY, folder.path(), &[]);
    let all = files(folder.path());
    let mut records = 0;
    for kind in fs::read_dir(Path::new(REPOSITORY).join("schema")).expect("schemas") {
        let name = kind.expect("an entry").file_name().to_string_lossy().into_owned();
        let Some(kind) = name.strip_suffix(".schema.json") else { continue };
        let list = ozg(REPOSITORY, &["query", kind, "--columns", "id", "--format", "csv"]).stdout;
        for id in list.lines().skip(1) {
            records += 1;
            for page in [format!("{kind}/{id}.html"), format!("en/{kind}/{id}.html")] {
                assert!(all.contains(&folder.path().join(&page)), "{page}");
            }
            assert!(all.contains(&folder.path().join(format!("{kind}/{id}.json"))), "{kind}/{id}");
        }
    }
    assert!(records > 1_400, "{records}");
    let has_ending = |path: &Path, ending: &str| path.extension().is_some_and(|e| e == ending);
    let pages: BTreeMap<_, _> = all
        .iter()
        .filter(|path| has_ending(path, "html"))
        .map(|path| (path.as_path(), fs::read_to_string(path).expect("a page")))
        .collect();
    let mut classes = BTreeSet::new();
    for (page, text) in &pages {
        let ids = values(text, " id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{}", page.display());
        let links = ["href", "src"].into_iter().flat_map(|name| values(text, name));
        for link in links.filter(|link| !link.contains("://")) {
            let (file, part) = link.split_once('#').unwrap_or((link, ""));
            let target = page.parent().expect("a folder").join(file);
            let target = if file.is_empty() { page.to_path_buf() } else { plain(&target) };
            assert!(all.contains(&target), "{} leads to {link}", page.display());
            let has_part = || values(&pages[target.as_path()], " id").contains(&part);
            assert!(part.is_empty() || has_part(), "{} leads to {link}", page.display());
        }
        assert!(!text.contains(" style=") && !text.contains("<style"), "{}", page.display());
        classes.extend(values(text, "class").into_iter().flat_map(str::split_whitespace));
    }
    let script = fs::read_to_string(folder.path().join("site.js")).expect("a script");
    let style = fs::read_to_string(folder.path().join("site.css")).expect("a style");
    for class in classes_of(&style) {
        let is_used = classes.contains(class) || script.contains(&format!("\"{class}\""));
        assert!(is_used, "no page has .{class}");
    }
    // 40 MB of the 2,892 pages that the data had when the limit was set.
    let size = |path: &PathBuf| fs::metadata(path).expect("a file").len();
    let total: u64 = all.iter().map(size).sum();
    let limit = 13_831 * u64::try_from(pages.len()).expect("a number");
    assert!(total <= limit, "{total} bytes of {} pages", pages.len());
    let mut sizes: Vec<_> = pages.values().map(String::len).collect();
    sizes.sort_unstable();
    assert!(sizes[sizes.len() / 2] <= 25_000, "{}", sizes[sizes.len() / 2]);
    assert!(size(&folder.path().join("site.js")) <= 15_000);
    for tree in ["", "en/"] {
        let index = size(&folder.path().join(tree).join("search-index.js"));
        assert!(index <= 300_000, "{index}");
    }
}

/// The path with `..` resolved.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    plain
}

/// The classes that a stylesheet has rules for.
fn classes_of(style: &str) -> BTreeSet<&str> {
    // A number such as 0.5 or .5 does not begin a class.
    let parts = style.lines().filter(|line| !line.starts_with("/*"));
    parts
        .flat_map(|line| line.split('.').skip(1))
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

/// One pass over all records finds the same as a search for each.
#[test]
fn the_index_of_references_has_what_each_record_is_named_by() {
    let source = DatasetSource::open(tree(REPOSITORY)).expect("a dataset");
    let mut projection = Projection::default();
    projection.add_all(&source.schemas);
    let dataset = source.load(&projection).expect("records");
    let index = ReferrersByTarget::new(&dataset);
    let named = |groups: Vec<ReferrerGroup<'_>>| -> Vec<String> {
        let one = |group: &ReferrerGroup<'_>| {
            let ids = group.referrers.iter().map(|one| one.record.id.as_str());
            format!(
                "{} {}: {}",
                group.kind.name,
                group.keys.join("."),
                ids.collect::<Vec<_>>().join(" ")
            )
        };
        groups.iter().map(one).collect()
    };
    for (kind, id) in [
        ("municipality", "koeln"),
        ("organisation", "kdn"),
        ("project", "einbuergerung"),
        ("component", "epaybl"),
        ("register", "destatis-gv100ad"),
    ] {
        let record = dataset.get(kind, id).expect(id);
        assert!(!index.of(record).is_empty(), "{id}");
        assert_eq!(named(index.of(record)), named(referrers(&dataset, record)), "{id}");
    }
}

#[test]
fn a_file_with_the_same_bytes_is_not_touched_and_an_obsolete_one_is_removed() {
    let (dataset, folder) = (Dataset::clean(), temp_dir());
    site(dataset.root(), folder.path(), &[]);
    let page = folder.path().join("municipality/koeln.html");
    let written = || fs::metadata(&page).and_then(|data| data.modified()).expect("a time");
    let first = written();
    dataset.remove("data/municipalities/soest.yaml");
    site(dataset.root(), folder.path(), &[]);
    assert_eq!(written(), first);
    assert!(!folder.path().join("municipality/soest.html").exists());
    assert!(!folder.path().join("en/municipality/soest.html").exists());
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let (dataset, folder) = (Dataset::clean(), temp_dir());
    fs::write(folder.path().join("mine.txt"), "mine").expect("a file");
    let to = folder.path().display().to_string();
    let run = ozg(dataset.root(), &["site", "-o", &to]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("contains other files"), "{}", run.stderr);
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn published_pages_name_their_addresses_and_there_is_a_sitemap() {
    let (dataset, folder) = (Dataset::clean(), temp_dir());
    site(dataset.root(), folder.path(), &["--base-url", "https://ozg.example/"]);
    let page =
        fs::read_to_string(folder.path().join("en/municipality/koeln.html")).expect("a page");
    for address in [
        "https://ozg.example/en/municipality/koeln.html",
        "https://ozg.example/municipality/koeln.html",
    ] {
        assert!(values(&page, "href").contains(&address), "{address}");
    }
    let map = fs::read_to_string(folder.path().join("sitemap.xml")).expect("a sitemap");
    assert!(map.contains("<loc>https://ozg.example/en/municipality/koeln.html</loc>"), "{map}");
}

#[test]
fn the_address_of_the_site_is_one_that_paths_can_be_added_to() {
    let (dataset, folder) = (Dataset::clean(), temp_dir());
    let to = folder.path().display().to_string();
    for address in [
        "javascript:alert(1)",
        "http://",
        "ozg.example",
        "",
        "https://a.example/?b",
        "https://a.example/#c",
    ] {
        let run = ozg(dataset.root(), &["site", "-o", &to, "--base-url", address]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{address:?}");
        assert!(files(folder.path()).is_empty(), "{address:?}");
    }
}

/// A dataset of another kind also gets lists, pages and search.
#[test]
fn a_dataset_of_other_kinds_has_a_site() {
    let (dataset, folder) = (Dataset::empty(), temp_dir());
    for schema in files(&dataset.path("schema")) {
        let name = schema.file_name().expect("a name").to_string_lossy().into_owned();
        if name != "register.schema.json" && name != "definitions.json" {
            dataset.remove(&format!("schema/{name}"));
        }
    }
    dataset.write(
        "data/registers/r.yaml",
        "titel: R & <b>\nherausgeber: H\nstand: '2026'\nlizenz: L\nurl: https://a.de/\n",
    );
    site(dataset.root(), folder.path(), &[]);
    let page = fs::read_to_string(folder.path().join("register/r.html")).expect("a page");
    assert!(page.contains("<h1>R &amp; &lt;b&gt;</h1>"), "{page}");
    assert!(folder.path().join("list.register.html").is_file());
    let index = fs::read_to_string(folder.path().join("search-index.js")).expect("an index");
    assert!(index.contains("register/r.html"), "{index}");
}

#[test]
fn an_executable_address_is_refused() {
    let (dataset, folder) = (Dataset::clean(), temp_dir());
    dataset.write("ozg.toml", "[site]\nimprint = \"javascript:alert(1)\"\n");
    let to = folder.path().join("site").display().to_string();
    for args in [&["site", "-o", &to][..], &["lint"]] {
        let run = ozg(dataset.root(), args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            run.stderr.contains("ozg.toml") && run.stderr.contains("https://"),
            "{}",
            run.stderr
        );
    }
    dataset.write("ozg.toml", "[site]\nimprint = \"https://a.example/imprint\"\n");
    site(dataset.root(), &folder.path().join("site"), &[]);
    let page = fs::read_to_string(folder.path().join("site/index.html")).expect("a page");
    assert!(values(&page, "href").contains(&"https://a.example/imprint"));
}

/// A page, a list and a dossier are for the same day.
#[test]
fn lists_and_records_of_a_day_have_what_query_and_show_have() {
    let folder = temp_dir();
    let day = ["--as-of", "2023-06-30"];
    let to = folder.path().display().to_string();
    assert_eq!(ozg(REPOSITORY, &[&["site", "-o", &to], &day[..]].concat()).code, 0);
    // The history of this repository begins later.
    assert!(!folder.path().join("feed.xml").exists());
    let page = fs::read_to_string(folder.path().join("project/jagd.html")).expect("a page");
    assert!(!page.contains("<ul class=news>"), "a commit of a later day");
    for kind in ["event", "project"] {
        let list = folder.path().join(format!("list.{kind}.csv"));
        let list = fs::read_to_string(list).expect("a list");
        let header = list.lines().next().expect("a header");
        let columns = header.trim_start_matches('\u{feff}').replace(';', ",");
        let query = ["query", kind, "--columns", &columns, "--format", "csv"];
        let sorted = ["--sort", columns.split(',').nth(1).expect("a label")];
        let query = ozg(REPOSITORY, &[&query[..], &sorted, &day].concat());
        assert_eq!(list, query.stdout, "{kind} {}", query.stderr);
    }
    for (kind, id) in [("municipality", "koeln"), ("project", "jagd"), ("online-service", "i-kfz")]
    {
        let page = fs::read_to_string(folder.path().join(format!("{kind}/{id}.json")));
        let name = format!("{kind}/{id}");
        let show = ozg(REPOSITORY, &[&["show", &name, "--format", "json"], &day[..]].concat());
        let of = |text: &str| -> [serde_json::Value; 3] {
            let all: serde_json::Value = serde_json::from_str(text).expect("json");
            ["as_of", "derived", "referrers"].map(|key| all[key].clone())
        };
        assert_eq!(of(&page.expect("a record")), of(&show.stdout), "{name}");
    }
}

/// Feed readers get the changes, of all Themenfelder and of each; an entry keeps its id.
#[test]
fn the_changes_of_commits_are_a_feed() {
    let (dataset, folder) = (Dataset::reports(), temp_dir());
    site(dataset.root(), folder.path(), &[]);
    assert!(!folder.path().join("feed.xml").exists(), "nothing is known without a history");
    dataset.commit("first");
    let file = "data/projects/fischereischein.yaml";
    dataset.edit(file, "titel: Fischereischein", "titel: Fischereischein <b>&");
    dataset.commit("second");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a feed");
    site(dataset.root(), folder.path(), &["--base-url", "https://ozg.example"]);
    let feed = read("feed.xml");
    let ids = |feed: &str| -> Vec<String> {
        let ids = feed.split("<id>urn:uuid:").skip(1).filter_map(|rest| rest.split('<').next());
        ids.map(str::to_owned).collect()
    };
    assert_eq!((feed.matches("<entry>").count(), ids(&feed).len()), (2, 2), "{feed}");
    assert!(feed.contains("<id>https://ozg.example/feed.xml</id>"), "{feed}");
    assert!(feed.contains("https://ozg.example/index.html"), "{feed}");
    assert!(!feed.contains("<b>") && feed.contains("&lt;ul&gt;"), "{feed}");
    let home = read("index.html");
    assert!(values(&home, "href").contains(&"feed.xml"), "the start page names it");
    let themenfeld = read("en/feed.engagement_hobby.xml");
    assert!(ids(&themenfeld).iter().all(|id| !ids(&feed).contains(id)), "{themenfeld}");
    assert!(themenfeld.contains("xml:lang=\"en\""), "{themenfeld}");
    let english = ids(&read("en/feed.xml"));
    assert!(english.len() == 2 && english.iter().all(|id| !ids(&feed).contains(id)), "{english:?}");
    let before = ids(&feed);
    site(dataset.root(), folder.path(), &[]);
    assert!(before.iter().all(|id| ids(&read("feed.xml")).contains(id)), "ids that changed");
}

#[test]
fn each_table_of_a_report_is_a_file_beside_its_page() {
    let folder = temp_dir();
    site(REPOSITORY, folder.path(), &[]);
    for (report, table) in [("reach", "kreise"), ("themenfelder", "phases"), ("news", "news")] {
        let file = format!("report.{report}.{table}.csv");
        let args = ["report", report, "--table", table, "--format", "csv"];
        let printed = ozg(REPOSITORY, &[&args[..], &CLOCK].concat()).stdout;
        assert_eq!(fs::read_to_string(folder.path().join(&file)).expect("a table"), printed);
        for (tree, way) in [("", ""), ("en", "../")] {
            let page = folder.path().join(tree).join(format!("report.{report}.html"));
            let page = fs::read_to_string(page).expect("a page");
            assert!(values(&page, "href").contains(&&*format!("{way}{file}")), "{tree} {file}");
            assert!(values(&page, "href").contains(&&*format!("report.{report}.xlsx")), "{file}");
        }
    }
}

/// A field links to the sources that name it, an own interpretation is marked, and the file links to its commits.
#[test]
fn the_fields_of_a_record_lead_to_their_sources() {
    let folder = temp_dir();
    site(REPOSITORY, folder.path(), &[]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a page");
    for page in [
        "component/servicekonto-nrw.html",
        "external-figure/aemter-fuer-ausbildungsfoerderung-2025-04-22.html",
    ] {
        let text = read(page);
        let leads = values(&text, "href").iter().any(|link| link.starts_with("#source-"));
        assert!(leads, "{page}");
        assert!(values(&text, "id").contains(&"source-1") && text.contains("<ol class=sources>"));
        assert!(text.contains("<section class=file"), "{page}");
    }
    assert!(read("online-service/i-kfz.html").contains("eigene Lesart"));
}
