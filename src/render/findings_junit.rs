//! Findings as JUnit XML, which test reports of any CI take: an error is a test that failed.

use super::escape_to_one_line;
use super::prose::lines;
use document::visible;
use messages::Localizer;
use record_lint::SourceMap;
use record_lint::{Finding, Severity};

/// Name of the suite, and of the test that passes where there is no finding.
const NAME: &str = "ozg lint";

/// One suite with a test for each finding, or with one that passed.
#[must_use]
pub fn findings_junit(findings: &[Finding], sources: &SourceMap, localizer: &Localizer) -> String {
    let mut cases: String =
        findings.iter().map(|finding| case(finding, sources, localizer)).collect();
    if findings.is_empty() {
        cases = format!("    <testcase name=\"{NAME}\" classname=\"{NAME}\"/>\n");
    }
    let errors = findings.iter().filter(|finding| finding.code.severity == Severity::Error);
    let counts = format!(
        "name=\"{NAME}\" tests=\"{}\" failures=\"{}\" errors=\"0\"",
        findings.len().max(1),
        errors.count(),
    );
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {counts}>\n  \
         <testsuite {counts} skipped=\"0\">\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

fn case(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> String {
    let file = escape(&finding.location.file);
    let line = sources.position(&finding.location);
    let line = line.map(|at| format!(" line=\"{}\"", at.line)).unwrap_or_default();
    let name = escape(&name(finding, sources));
    format!(
        "    <testcase name=\"{name}\" classname=\"{file}\" file=\"{file}\"{line}>\n      {}\n    \
         </testcase>\n",
        verdict(finding, sources, localizer),
    )
}

/// The rule and what of the file it is about, so that the tests of one file have names of their own.
fn name(finding: &Finding, sources: &SourceMap) -> String {
    let title = finding.code.title();
    match (finding.location.field(), sources.position(&finding.location)) {
        (Some(field), _) => format!("{title}: {field}"),
        (None, Some(at)) => format!("{title}: {}:{}", at.line, at.column),
        (None, None) => title,
    }
}

/// A warning or note does not fail the run, so its test passes and has it as output.
fn verdict(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> String {
    let mut text = lines(finding, sources, localizer);
    text.insert(1, escape_to_one_line(&sources.place(&finding.location)));
    let all = escape(&text.join("\n"));
    match finding.code.severity {
        Severity::Error => {
            let (message, kind) = (escape(&text[0]), escape(&finding.code.title()));
            format!("<failure message=\"{message}\" type=\"{kind}\">{all}</failure>")
        }
        Severity::Warning | Severity::Note => format!("<system-out>{all}</system-out>"),
    }
}

/// Text for an element or an attribute in quotes; what XML has no way to write stands as its code point.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in visible(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\n' => escaped.push_str("&#10;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("<a b='c' d=\"e\">&"), "&lt;a b=&apos;c&apos; d=&quot;e&quot;&gt;&amp;");
        assert_eq!(escape("a\nb\u{ffff}c]]>"), "a&#10;b&lt;U+FFFF&gt;c]]&gt;");
        assert!(!escape("a\u{0}\u{1b}\u{85}\r").chars().any(char::is_control));
    }
}
