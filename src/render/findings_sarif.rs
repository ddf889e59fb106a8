//! Findings as SARIF 2.1.0, the standard of OASIS for what analysers find.

use std::fmt::Write;

use serde_json::{Value, json};

use super::escape_to_one_line;
use super::prose::{explanation, message};
use messages::{Language, Localizer};
use record_lint::Finding;
use record_lint::{LineColumnRange, Rewrite, Rule, SourceMap, fingerprints};
use records::location::Location;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// How the fingerprints are made; raised when the same finding would get another.
const FINGERPRINT: &str = "ozg/v2";

/// A log with one run. `rules` are all there are, whether or not they found anything.
#[must_use]
pub fn findings_sarif(
    findings: &[Finding],
    rules: &[&Rule],
    sources: &SourceMap,
    localizer: &Localizer,
) -> Value {
    let results = findings.iter().zip(fingerprints(findings));
    let results = results.map(|(finding, fingerprint)| {
        let mut result = result(finding, sources, localizer);
        result["ruleIndex"] = json!(rules.iter().position(|rule| rule.code.id == finding.code.id));
        result["partialFingerprints"] = json!({ FINGERPRINT: fingerprint });
        without_nulls(result)
    });
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver(rules, localizer.language) },
            "language": match localizer.language {
                Language::De => "de",
                Language::En => "en",
            },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn driver(rules: &[&Rule], language: Language) -> Value {
    let rule = |rule: &&Rule| {
        let page = rule.page.get(language);
        json!({
            "id": rule.code.id,
            "name": rule.code.name,
            "shortDescription": { "text": rule.page.summary(language) },
            "help": { "text": page, "markdown": page },
            "defaultConfiguration": { "level": rule.code.severity.name() },
        })
    };
    json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(rule).collect::<Vec<_>>(),
    })
}

fn result(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> Value {
    let mut text = vec![message(finding, localizer)];
    text.extend(explanation(finding, localizer));
    let related = finding.related.iter().enumerate().map(|(index, related)| {
        let mut place = place(&related.location, sources);
        place["id"] = json!(index);
        place["message"] = plain(&escape_to_one_line(&localizer.format(&related.label)));
        place
    });
    let related: Vec<_> = related.collect();
    json!({
        "ruleId": finding.code.id,
        "ruleIndex": null,
        "level": finding.code.severity.name(),
        "message": plain(&text.join("\n")),
        "locations": [place(&finding.location, sources)],
        "relatedLocations": list(related),
        "fixes": list(fixes(finding, sources, localizer)),
    })
}

/// Null, which is left out, for none.
fn list(values: Vec<Value>) -> Value {
    if values.is_empty() { Value::Null } else { Value::Array(values) }
}

/// The safe fixes as one, and those that may not be meant as another. What only puts a file in order is
/// no replacement of a text.
fn fixes(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> Vec<Value> {
    let rewrites = finding.fixes.iter().filter_map(|fix| Rewrite::new(finding.code, fix, sources));
    let (safe, others): (Vec<_>, Vec<_>) = rewrites.partition(|rewrite| rewrite.is_safe);
    let help = finding.help.as_ref().map(|help| escape_to_one_line(&localizer.format(help)));
    let fix = |(is_safe, rewrites): (bool, Vec<Rewrite>)| {
        let changes: Vec<_> = rewrites.iter().filter_map(change).collect();
        (!changes.is_empty()).then(|| {
            without_nulls(json!({
                "description": help.as_deref().map(plain),
                "artifactChanges": changes,
                "properties": { "safe": is_safe },
            }))
        })
    };
    [(true, safe), (false, others)].into_iter().filter_map(fix).collect()
}

fn change(rewrite: &Rewrite) -> Option<Value> {
    Some(json!({
        "artifactLocation": { "uri": uri(&rewrite.file) },
        "replacements": [{
            "deletedRegion": region(&rewrite.at),
            "insertedContent": { "text": rewrite.texts.as_ref()?.new },
        }],
    }))
}

fn region(at: &LineColumnRange) -> Value {
    json!({
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    })
}

fn place(location: &Location, sources: &SourceMap) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(&location.file) } });
    if let Some(at) = sources.position(location) {
        place["region"] = region(&at);
    }
    json!({ "physicalLocation": place })
}

/// A plain message: braces, which make placeholders, are doubled, and nothing is a link.
fn plain(text: &str) -> Value {
    json!({ "text": text.replace('{', "{{").replace('}', "}}").replace("](", "] (") })
}

/// A relative address: all but the unreserved characters and `/` percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // A String takes whatever is written to it.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, field| !field.is_null());
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_percent_encoded_and_messages_have_no_markup() {
        assert_eq!(uri("data/a b/köln%.yaml"), "data/a%20b/k%C3%B6ln%25.yaml");
        assert_eq!(uri("data:x\n?#"), "data%3Ax%0A%3F%23");
        assert_eq!(plain("{0} [x](https://y)")["text"], "{{0}} [x] (https://y)");
    }
}
