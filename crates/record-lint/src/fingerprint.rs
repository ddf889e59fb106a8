//! Identifying a finding from one run to the next, wherever its line moves.

use std::collections::HashMap;
use std::sync::Arc;

use crate::finding::Finding;

/// A fingerprint for each finding, in their order: the same in every run and every language, and unique within this
/// run.
#[must_use]
pub fn fingerprints(findings: &[Finding]) -> Vec<String> {
    fingerprints_as(findings, &HashMap::new())
}

/// [`fingerprints`], as if files had already been renamed.
pub(super) fn fingerprints_as(
    findings: &[Finding],
    renames: &HashMap<Arc<str>, Arc<str>>,
) -> Vec<String> {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let unique = |finding: &Finding| {
        let file = &finding.location.file;
        let hash = hash(finding, renames.get(file).unwrap_or(file));
        let count = seen.entry(hash).or_default();
        *count += 1;
        match *count {
            1 => format!("{hash:016x}"),
            count => format!("{hash:016x}-{count}"),
        }
    };
    findings.iter().map(unique).collect()
}

fn hash(finding: &Finding, file: &str) -> u64 {
    // Without indices: an entry that is added to a list moves those after it.
    let field = finding.location.field().map(|path| path.keys().join(".")).unwrap_or_default();
    let message = finding.message.without_titles().to_string();
    let subject = finding.subject.as_deref().unwrap_or_default();
    let parts = [finding.code.id, file, &field, &message, subject];
    let parts = if subject.is_empty() { &parts[..4] } else { &parts[..] };
    fnv_1a(parts.join("\0").as_bytes())
}

/// FNV-1a with 64 bits: specified by its authors, unlike the hash of the standard library.
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{RuleCode, Severity};
    use messages::{LocalizedText, msg};
    use records::location::Location;
    use yaml_tree::FieldPath;

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv_1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv_1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv_1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn rewording_a_title_keeps_the_fingerprint() {
        let about = |title: &str, id: &str| {
            let title = LocalizedText { de: title.to_owned(), en: title.to_owned() };
            let location = Location::value(&Arc::from("data/a/b.yaml"), FieldPath::key("a"));
            let code = RuleCode { id: "OZG900", name: "planted", severity: Severity::Error };
            Finding::new(code, location, msg!("dangling-reference", title = &title, id = id))
        };
        let found = |title, id| fingerprints(&[about(title, id)]);
        assert_eq!(found("Municipality", "koeln"), found("Kommune", "koeln"));
        assert_ne!(found("Kommune", "koeln"), found("Kommune", "bonn"));
    }

    #[test]
    fn equal_findings_are_numbered() {
        let at = |field: &str| {
            let location = Location::value(&Arc::from("data/a/b.yaml"), FieldPath::key(field));
            let code = RuleCode { id: "OZG900", name: "planted", severity: Severity::Error };
            Finding::new(code, location, msg!("yaml-empty"))
        };
        let found = fingerprints(&[at("a"), at("b"), at("a"), at("a")]);
        assert_eq!(found[2], format!("{}-2", found[0]));
        assert_eq!(found[3], format!("{}-3", found[0]));
        assert_ne!(found[0], found[1]);
    }
}
