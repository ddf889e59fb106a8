//! Findings as SARIF 2.1.0, the OASIS standard for the results of static analysis.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use serde::Serialize;

use crate::app::lint::LintAnswer;
use crate::ozg::rules::ALL;
use crate::render::escape_to_one_line;
use crate::render::prose::{explanation, message};
use messages::{Language, Localizer};
use record_lint::{
    Finding, LineColumnRange, RelatedLocation, Rewrite, Rule, SourceMap, fingerprints,
};
use records::location::Location;

use super::json;
use super::severity::FindingSeverityName;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The version of the fingerprint algorithm; raised when the same finding would get another fingerprint.
const FINGERPRINT: &str = "ozg/v2";

/// The folder with the pages of the rules, in the repository of the program.
const RULE_PAGES: &str = "docs/rules";

/// The log of all findings; the rules link to their pages if the repository has them.
///
/// # Errors
/// If the serializer fails, which it does not for a log in memory.
pub(crate) fn findings_sarif(answer: &LintAnswer<'_>, localizer: &Localizer) -> Result<String> {
    let pages = rule_pages(answer);
    let (findings, sources) = (&answer.findings, &answer.sources);
    json(&SarifLog::new(findings, &ALL.all(), pages.as_deref(), sources, localizer))
}

/// The address of the pages of the rules: CI systems set the address of the repository.
fn rule_pages(answer: &LintAnswer<'_>) -> Option<String> {
    let tree = &answer.source.tree;
    let variable = |name| tree.host().variable(name)?.to_str();
    let github = || {
        let (server, name) = (variable("GITHUB_SERVER_URL")?, variable("GITHUB_REPOSITORY")?);
        Some(format!("{server}/{name}/blob/{}", variable("GITHUB_SHA")?))
    };
    let gitlab = || {
        let project = variable("CI_PROJECT_URL")?;
        Some(format!("{project}/-/blob/{}", variable("CI_COMMIT_SHA")?))
    };
    let has_pages = !tree.list(RULE_PAGES).ok()?.is_empty();
    let repository = github().or_else(gitlab).filter(|_| has_pages)?;
    Some(format!("{repository}/{RULE_PAGES}"))
}

/// What the standard calls a log; with those of its objects and properties that we have content for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifLog<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [SarifRun<'a>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun<'a> {
    tool: SarifTool<'a>,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<SarifResult<'a>>,
}

#[derive(Debug, Serialize)]
struct SarifTool<'a> {
    driver: SarifDriver<'a>,
}

#[derive(Debug, Serialize)]
struct SarifDriver<'a> {
    name: &'static str,
    version: &'static str,
    rules: Vec<SarifRule<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRule<'a> {
    id: &'a str,
    name: &'a str,
    short_description: SarifText<'a>,
    full_description: SarifText<'a>,
    /// The address of its page, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    help: SarifText<'a>,
    default_configuration: SarifConfiguration,
}

/// What SARIF calls a multiformat message: no placeholders, no links in its text.
#[derive(Debug, Serialize)]
struct SarifText<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SarifConfiguration {
    level: FindingSeverityName,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: FindingSeverityName,
    message: SarifMessage,
    locations: [SarifLocation; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<SarifLocation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix>,
    partial_fingerprints: BTreeMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
struct SarifMessage {
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLocation {
    physical_location: SarifPlace,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<SarifMessage>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifPlace {
    artifact_location: SarifFile,
    region: SarifRegion,
}

#[derive(Debug, Serialize)]
struct SarifFile {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRegion {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<SarifMessage>,
    artifact_changes: Vec<SarifChange>,
    properties: SarifFixProperties,
}

/// A property bag, in which the standard leaves the names to us.
#[derive(Debug, Serialize)]
struct SarifFixProperties {
    safe: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifChange {
    artifact_location: SarifFile,
    replacements: [SarifReplacement; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifReplacement {
    deleted_region: SarifRegion,
    inserted_content: SarifContent,
}

/// Text that is inserted into a file: not escaped, since it is not a message.
#[derive(Debug, Serialize)]
struct SarifContent {
    text: String,
}

impl<'a> SarifLog<'a> {
    /// A log with one run. `rules` are all rules, whether or not they have findings; `pages` is the address of the
    /// folder with their pages.
    #[must_use]
    pub fn new(
        findings: &'a [Finding],
        rules: &[&'a Rule],
        pages: Option<&str>,
        sources: &SourceMap,
        localizer: &Localizer,
    ) -> Self {
        let results = findings.iter().zip(fingerprints(findings)).map(|(finding, fingerprint)| {
            let rule_index = rules.iter().position(|rule| rule.code.id == finding.code.id);
            SarifResult::new(finding, rule_index, fingerprint, sources, localizer)
        });
        let run = SarifRun {
            tool: SarifTool { driver: SarifDriver::new(rules, pages, localizer.language) },
            language: localizer.language.code(),
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        };
        SarifLog { schema: SCHEMA, version: "2.1.0", runs: [run] }
    }
}

impl<'a> SarifDriver<'a> {
    fn new(rules: &[&'a Rule], pages: Option<&str>, language: Language) -> Self {
        SarifDriver {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            rules: rules.iter().map(|rule| SarifRule::new(rule, pages, language)).collect(),
        }
    }
}

impl<'a> SarifRule<'a> {
    fn new(rule: &'a Rule, pages: Option<&str>, language: Language) -> Self {
        let folder = language.code();
        let name = format!("{}-{}.md", rule.code.id, rule.code.name);
        let page = rule.page.get(language);
        SarifRule {
            id: rule.code.id,
            name: rule.code.name,
            short_description: SarifText { text: rule.page.summary(language), markdown: None },
            full_description: SarifText { text: rule.page.cause(language), markdown: None },
            help_uri: pages.map(|pages| format!("{pages}/{folder}/{name}")),
            help: SarifText { text: page, markdown: Some(page) },
            default_configuration: SarifConfiguration { level: rule.code.severity.into() },
        }
    }
}

impl<'a> SarifResult<'a> {
    fn new(
        finding: &'a Finding,
        rule_index: Option<usize>,
        fingerprint: String,
        sources: &SourceMap,
        localizer: &Localizer,
    ) -> Self {
        let mut text = vec![message(finding, localizer)];
        text.extend(explanation(finding, localizer));
        let related = finding.related.iter().enumerate();
        SarifResult {
            rule_id: finding.code.id,
            rule_index,
            level: finding.code.severity.into(),
            message: SarifMessage::plain(&text.join("\n")),
            locations: [SarifLocation::new(&finding.location, sources)],
            related_locations: related
                .map(|(index, one)| SarifLocation::related(index, one, sources, localizer))
                .collect(),
            fixes: fixes(finding, sources, localizer),
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
        }
    }
}

/// All safe fixes as one, and all unsafe ones as another. A fix that only sorts the fields of a file is left out, since
/// it replaces no text.
fn fixes(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> Vec<SarifFix> {
    let rewrites = finding.fixes.iter().filter_map(|fix| Rewrite::new(finding.code, fix, sources));
    let rewrites = rewrites.filter(|rewrite| !rewrite.is_masked());
    let (safe, others): (Vec<_>, Vec<_>) = rewrites.partition(|rewrite| rewrite.is_safe);
    let help = finding.help.as_ref().map(|help| escape_to_one_line(&localizer.format(help)));
    let fix = |(safe, rewrites): (bool, Vec<Rewrite>)| {
        let artifact_changes: Vec<_> = rewrites.iter().filter_map(SarifChange::new).collect();
        (!artifact_changes.is_empty()).then(|| SarifFix {
            description: help.as_deref().map(SarifMessage::plain),
            artifact_changes,
            properties: SarifFixProperties { safe },
        })
    };
    [(true, safe), (false, others)].into_iter().filter_map(fix).collect()
}

impl SarifChange {
    fn new(rewrite: &Rewrite) -> Option<Self> {
        let text = rewrite.texts.as_ref()?.new.clone();
        Some(SarifChange {
            artifact_location: SarifFile::new(&rewrite.file),
            replacements: [SarifReplacement {
                deleted_region: SarifRegion::new(&rewrite.at),
                inserted_content: SarifContent { text },
            }],
        })
    }
}

impl SarifRegion {
    /// The location of a file as a whole: code scanning accepts no location without a line.
    const START: Self = SarifRegion { start_line: 1, start_column: 1, end_line: 1, end_column: 1 };

    fn new(at: &LineColumnRange) -> Self {
        SarifRegion {
            start_line: at.line,
            start_column: at.column,
            end_line: at.end_line,
            end_column: at.end_column,
        }
    }
}

impl SarifLocation {
    fn new(location: &Location, sources: &SourceMap) -> Self {
        let at = sources.position(location);
        let physical_location = SarifPlace {
            artifact_location: SarifFile::new(&location.file),
            region: at.map_or(SarifRegion::START, |at| SarifRegion::new(&at)),
        };
        SarifLocation { physical_location, id: None, message: None }
    }

    fn related(
        index: usize,
        related: &RelatedLocation,
        sources: &SourceMap,
        localizer: &Localizer,
    ) -> Self {
        let label = escape_to_one_line(&localizer.format(&related.label));
        SarifLocation {
            id: Some(index),
            message: Some(SarifMessage::plain(&label)),
            ..SarifLocation::new(&related.location, sources)
        }
    }
}

impl SarifMessage {
    /// A plain message: braces, which make placeholders, are doubled, and nothing is a link.
    fn plain(text: &str) -> Self {
        let text = text.replace('{', "{{").replace('}', "}}").replace("](", "] (");
        SarifMessage { text }
    }
}

impl SarifFile {
    fn new(path: &str) -> Self {
        SarifFile { uri: uri(path) }
    }
}

/// A relative address: all but the unreserved characters and `/` percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_percent_encoded_and_messages_have_no_markup() {
        assert_eq!(uri("data/a b/köln%.yaml"), "data/a%20b/k%C3%B6ln%25.yaml");
        assert_eq!(uri("data:x\n?#"), "data%3Ax%0A%3F%23");
        assert_eq!(SarifMessage::plain("{0} [x](https://y)").text, "{{0}} [x] (https://y)");
    }
}
