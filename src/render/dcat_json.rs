//! Metadata by DCAT-AP.de 3.0, as JSON-LD with its context in the document.

use serde_json::{Value, json};

use crate::ozg::metadata::{DatasetMetadata, Distribution};
use records::schema::SUFFIX;

const LANGUAGE: &str = "http://publications.europa.eu/resource/authority/language/";
const MEDIA_TYPE: &str = "http://www.iana.org/assignments/media-types/application/yaml";

/// A catalogue with one dataset and a distribution for each kind of record. `base` is prepended to
/// addresses, which are otherwise relative to the document.
#[must_use]
pub fn dcat_json(description: &DatasetMetadata, base: Option<&str>) -> Value {
    let base = base.or(description.metadata.url.as_deref()).unwrap_or(".").trim_end_matches('/');
    let publisher = json!({
        "@id": format!("{base}/#publisher"),
        "@type": ["foaf:Agent", "foaf:Organization"],
        "foaf:name": description.metadata.publisher,
    });
    let catalog = json!({
        "@id": format!("{base}/#catalog"),
        "@type": "dcat:Catalog",
        "dcterms:title": texts(&description.metadata.title),
        "dcterms:description": texts(&description.metadata.description),
        "dcterms:publisher": id(&format!("{base}/#publisher")),
        "dcterms:language": languages(),
        "dcat:dataset": id(&format!("{base}/#dataset")),
    });
    let distributions =
        description.distributions.iter().map(|d| distribution(description, d, base));
    let graph = [publisher, catalog, dataset(description, base)].into_iter().chain(distributions);
    json!({ "@context": context(), "@graph": graph.collect::<Vec<_>>() })
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcatde": "http://dcat-ap.de/def/dcatde/",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn dataset(description: &DatasetMetadata, base: &str) -> Value {
    let metadata = &description.metadata;
    let ids = |iris: &[String]| iris.iter().map(|iri| id(iri)).collect::<Vec<_>>();
    let distributions = description.distributions.iter();
    let distributions = distributions.map(|d| id(&format!("{base}/#{}", d.collection)));
    let mut dataset = json!({
        "@id": format!("{base}/#dataset"),
        "@type": "dcat:Dataset",
        "dcterms:title": texts(&metadata.title),
        "dcterms:description": texts(&metadata.description),
        "dcterms:publisher": id(&format!("{base}/#publisher")),
        "dcterms:language": languages(),
        "dcat:keyword": metadata.keywords,
        "dcat:theme": ids(&metadata.themes),
        "dcatde:politicalGeocodingLevelURI": id(&metadata.geocoding_level),
        "dcatde:politicalGeocodingURI": ids(&metadata.geocoding),
        // Not `source`: DCAT-AP keeps that for datasets, and these are tables, pages and laws.
        "dcterms:references": ids(&description.sources),
        "dcat:distribution": distributions.collect::<Vec<_>>(),
    });
    if let Some((first, last)) = &description.temporal {
        dataset["dcterms:temporal"] = json!({
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": date(&first.first_day()),
            "dcat:endDate": date(&last.last_day()),
        });
    }
    dataset
}

fn distribution(description: &DatasetMetadata, distribution: &Distribution, base: &str) -> Value {
    let Distribution { collection, title, records, kind } = distribution;
    json!({
        "@id": format!("{base}/#{collection}"),
        "@type": "dcat:Distribution",
        "dcterms:title": [
            { "@value": format!("{} ({records})", title.de), "@language": "de" },
            { "@value": format!("{} ({records})", title.en), "@language": "en" },
        ],
        "dcat:accessURL": id(&format!("{base}/data/{collection}/")),
        "dcat:mediaType": id(MEDIA_TYPE),
        "dcterms:conformsTo": {
            "@id": format!("{base}/schema/{kind}{SUFFIX}"),
            "@type": "dcterms:Standard",
        },
        "dcterms:license": id(&description.metadata.license),
        "dcatde:licenseAttributionByText": description.credits,
    })
}

fn id(iri: &str) -> Value {
    json!({ "@id": iri })
}

fn texts(text: &messages::LocalizedText) -> Value {
    json!([
        { "@value": text.de, "@language": "de" },
        { "@value": text.en, "@language": "en" },
    ])
}

fn languages() -> Value {
    json!([id(&format!("{LANGUAGE}DEU")), id(&format!("{LANGUAGE}ENG"))])
}

fn date(day: &str) -> Value {
    json!({ "@value": day, "@type": "xsd:date" })
}
