//! Findings as JUnit XML, which the test reports of any CI accept: an error is a failed test.

use std::time::Duration;

use anyhow::Result;
use quick_junit::{NonSuccessKind, Report as JunitReport, TestCase, TestCaseStatus, TestSuite};

use crate::render::escape_to_one_line;
use crate::render::prose::lines;
use document::visible;
use messages::Localizer;
use record_lint::{Finding, Severity, SourceMap};

/// Name of the suite, and of the test that passes if there are no findings.
const NAME: &str = "ozg lint";

/// All rules check a record in one pass, so that no test has a time of its own.
const NO_TIME: Duration = Duration::ZERO;

/// One suite with a test for each finding, or with one that passed; valid against the junit-10.xsd of Jenkins.
///
/// # Errors
/// If the serializer fails, which it does not for a document in memory.
pub fn findings_junit(
    findings: &[Finding],
    sources: &SourceMap,
    localizer: &Localizer,
) -> Result<String> {
    let mut suite = TestSuite::new(NAME);
    suite.set_time(NO_TIME);
    suite.add_test_cases(findings.iter().map(|finding| case(finding, sources, localizer)));
    if findings.is_empty() {
        suite.add_test_case(timed(NAME, TestCaseStatus::success(), NAME));
    }
    let mut report = JunitReport::new(NAME);
    report.set_time(NO_TIME).add_test_suite(suite);
    // The schema allows this attribute only on a suite; its first occurrence is on the root.
    Ok(report.to_string()?.replacen(" skipped=\"0\"", "", 1))
}

fn case(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> TestCase {
    let mut text = lines(finding, sources, localizer);
    text.insert(1, escape_to_one_line(&sources.place(&finding.location)));
    let all = text.join("\n");
    let (name, file) = (name(finding, sources), attribute(&finding.location.file));
    match finding.code.severity {
        Severity::Error => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status
                .set_message(attribute(&text[0]))
                .set_type(attribute(&finding.code.title()))
                .set_description(visible(&all));
            timed(&name, status, &file)
        }
        // It does not fail the run, so its test passes and has it as output.
        Severity::Warning | Severity::Note => {
            let mut case = timed(&name, TestCaseStatus::success(), &file);
            case.set_system_out(visible(&all));
            case
        }
    }
}

fn timed(name: &str, status: TestCaseStatus, class: &str) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(class).set_time(NO_TIME);
    case
}

/// The rule with the field or the position in the file, so that the tests of one file have distinct names.
fn name(finding: &Finding, sources: &SourceMap) -> String {
    let title = finding.code.title();
    attribute(&match (finding.location.field(), sources.position(&finding.location)) {
        (Some(field), _) => format!("{title}: {field}"),
        (None, Some(at)) => format!("{title}: {}:{}", at.line, at.column),
        (None, None) => title,
    })
}

/// Characters that XML cannot contain are written as code points; a line end would be read as a space.
fn attribute(text: &str) -> String {
    visible(text).replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut suite = TestSuite::new(NAME);
        for text in ["<a b='c' d=\"e\">&", "a\nb\u{ffff}c]]>", "a\u{0}\u{1b}[31m\u{85}\r"] {
            let mut case = timed(&attribute(text), TestCaseStatus::success(), NAME);
            case.set_system_out(visible(text));
            suite.add_test_case(case);
        }
        let mut report = JunitReport::new(NAME);
        report.add_test_suite(suite);
        let xml = report.to_string().expect("XML");
        assert!(xml.contains("name=\"&lt;a b=&apos;c&apos; d=&quot;e&quot;&gt;&amp;\""), "{xml}");
        assert!(xml.contains("name=\"a\\nb&lt;U+FFFF&gt;c]]&gt;\""), "{xml}");
        assert!(xml.contains(">a\nb&lt;U+FFFF&gt;c]]&gt;</system-out>"), "{xml}");
        assert!(xml.contains(">a&lt;U+0000&gt;&lt;U+001B&gt;[31m"), "{xml}");
        assert!(!xml.contains(|c: char| c.is_control() && c != '\n'), "{xml}");
    }
}
