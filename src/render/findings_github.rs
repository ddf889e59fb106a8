//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change.

use super::prose::lines;
use document::visible;
use messages::Localizer;
use record_lint::SourceMap;
use record_lint::{Finding, Severity};

/// One command per line. GitHub shows ten of each level, so errors come first.
#[must_use]
pub fn findings_github(findings: &[Finding], sources: &SourceMap, localizer: &Localizer) -> String {
    let mut sorted: Vec<_> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.code.severity);
    sorted.into_iter().map(|finding| command(finding, sources, localizer)).collect()
}

fn command(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> String {
    let level = match finding.code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let properties: Vec<_> = properties(finding, sources)
        .into_iter()
        .map(|(name, value)| format!("{name}={}", property(&value)))
        .collect();
    let text = data(&lines(finding, sources, localizer).join("\n"));
    format!("::{level} {}::{text}\n", properties.join(","))
}

fn properties(finding: &Finding, sources: &SourceMap) -> Vec<(&'static str, String)> {
    let mut properties = vec![("file", visible(&finding.location.file).into_owned())];
    if let Some(at) = sources.position(&finding.location) {
        properties.push(("line", at.line.to_string()));
        properties.push(("endLine", at.end_line.to_string()));
        // GitHub accepts columns only within one line.
        if at.line == at.end_line {
            properties.push(("col", at.column.to_string()));
            properties.push(("endColumn", at.end_column.to_string()));
        }
    }
    properties.push(("title", finding.code.title()));
    properties
}

/// Escapes the text after the second `::`, by the rules of GitHub.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the text of a property, by the rules of GitHub.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        assert_eq!(data("50 %\r\n::stop-commands::x,y"), "50 %25%0D%0A::stop-commands::x,y");
        assert_eq!(data("%0A"), "%250A");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
