//! Findings as compilers print them, one per line: `file:line:column: code message`.

use super::prose::message;
use super::safe::escape_to_one_line;
use messages::Localizer;
use record_lint::{Finding, SourceMap};

/// A finding about a file as a whole is reported at its first character, since editors jump to a line.
#[must_use]
pub fn findings_concise(
    findings: &[Finding],
    sources: &SourceMap,
    localizer: &Localizer,
) -> String {
    let line = |finding: &Finding| {
        let at = sources.position(&finding.location);
        let (line, column) = at.map_or((1, 1), |at| (at.line, at.column));
        let file = escape_to_one_line(&finding.location.file);
        let message = message(finding, localizer);
        format!("{file}:{line}:{column}: {} {message}\n", finding.code.id)
    };
    findings.iter().map(line).collect()
}
