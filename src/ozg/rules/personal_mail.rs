//! OZG051: a mail address of a person.

use crate::ozg::domain::Organisation;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use records::schema::walk;

pub(super) const RULE: Rule = rule!("OZG051" "personal-mail", Error, Check::Record(check));

/// Words with which the address of an office begins.
const OFFICES: [&str; 14] = [
    "amt",
    "buero",
    "fachbereich",
    "info",
    "kontakt",
    "mail",
    "ozg",
    "post",
    "poststelle",
    "presse",
    "redaktion",
    "service",
    "stadt",
    "verwaltung",
];

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        let Some(text) = node.as_str().filter(|text| text.contains('@')) else { return };
        let is_mailbox = field.name == Organisation::FUNKTIONSPOSTFACH.name;
        let addresses = text.split(|c: char| c.is_whitespace() || "<>()[]{},;\"'„“".contains(c));
        let personal = addresses.filter_map(local_part).find(|local| !is_mailbox || is_name(local));
        if let Some(local) = personal {
            let location = Location::value(&record.file, trail.path());
            let finding = Finding::new(RULE.code, location, msg!("personal-mail", local = local));
            findings
                .push(finding.note(msg!("personal-mail-note")).help(Some(msg!("personal-help"))));
        }
    });
}

/// What stands before the `@` of a mail address.
fn local_part(word: &str) -> Option<&str> {
    let word = word.trim_start_matches("mailto:").trim_end_matches(['.', ':']);
    let (local, domain) = word.split_once('@')?;
    let is_domain = domain.contains('.') && !domain.starts_with('.') && !domain.contains('/');
    (!local.is_empty() && !local.contains("://") && is_domain).then_some(local)
}

/// Two or more words of letters joined by a point, the first of which names no office.
fn is_name(local: &str) -> bool {
    let words: Vec<_> = local.split('.').collect();
    let is_word =
        |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-') && !word.is_empty();
    words.len() > 1 && words.iter().all(is_word) && !OFFICES.contains(&words[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_offices() {
        for (local, expected) in [
            ("erika.mustermann", true),
            ("e.mustermann", true),
            ("ozg.koordination", false),
            ("poststelle", false),
            ("info", false),
            ("buero.ob1", false),
        ] {
            assert_eq!(is_name(local), expected, "{local}");
        }
        assert_eq!(local_part("https://a@b.de/x"), None);
        assert_eq!(local_part("mailto:a.b@c.de."), Some("a.b"));
    }
}
