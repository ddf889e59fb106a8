//! OZG052: a person in a free text: a telephone number, or a form of address with a name.

use crate::ozg::domain::LeikaEntry;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use records::schema::{Shape, walk};

pub(super) const RULE: Rule = rule!("OZG052" "person-in-text", Error, Check::Record(check));

/// What stands before the name of a person.
const TITLES: [&str; 5] = ["Herr", "Herrn", "Frau", "Dr.", "Prof."];

/// With which letters those begin.
const INITIALS: [char; 4] = ['H', 'F', 'D', 'P'];

/// Fields that hold the words of a catalogue or a law, in which "Frau" is no form of address.
const CATALOGUE: [&str; 2] = [LeikaEntry::NAME.name, LeikaEntry::RECHTSGRUNDLAGE.name];

/// Digits from which on a run of them, with what separates them, is a telephone number.
const PHONE_DIGITS: usize = 7;

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        let is_free = matches!(field.shape, Shape::Text)
            && field.reference.is_empty()
            && !CATALOGUE.contains(&field.name.as_str());
        let Some(text) = node.as_str().filter(|text| is_free && text.contains(' ')) else { return };
        let message = if let Some(name) = named_person(text) {
            msg!("person-in-text-name", text = name)
        } else if let Some(number) = phone_number(text) {
            msg!("person-in-text-phone", text = number)
        } else {
            return;
        };
        let location = Location::value(&record.file, trail.path());
        findings.push(Finding::new(RULE.code, location, message).help(Some(msg!("personal-help"))));
    });
}

/// A form of address and the capitalised word after it.
fn named_person(text: &str) -> Option<String> {
    if !may_name_a_person(text) {
        return None;
    }
    let words: Vec<_> = text.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let title = pair[0].trim_start_matches(['(', '„', '"']);
        let is_name = pair[1].chars().next().is_some_and(char::is_uppercase)
            && pair[1].chars().nth(1).is_some_and(|c| c.is_lowercase() || c == '.');
        (TITLES.contains(&title) && is_name).then(|| format!("{title} {}", pair[1]))
    })
}

/// Looks at the text once, and no further where no title can begin.
fn may_name_a_person(text: &str) -> bool {
    text.match_indices(INITIALS)
        .any(|(at, _)| TITLES.iter().any(|title| text[at..].starts_with(title)))
}

/// A number that begins with `+49`, or with `0` and is written in groups.
fn phone_number(text: &str) -> Option<&str> {
    if text.bytes().filter(u8::is_ascii_digit).count() < PHONE_DIGITS {
        return None;
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '/' | '-' | '(' | ')' | '+');
    let begins = |at: usize| {
        let rest = &text[at..];
        let is_first =
            rest.starts_with("+49") || (rest.starts_with('0') && !rest.starts_with("00 "));
        let before = text[..at].chars().next_back();
        let is_apart = |c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-' | '.');
        is_first && before.is_none_or(is_apart)
    };
    text.match_indices(['+', '0']).filter(|(at, _)| begins(*at)).find_map(|(at, _)| {
        let end = text[at..].find(|c| !is_part(c)).map_or(text.len(), |end| at + end);
        let number = text[at..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let is_grouped = number.contains([' ', '/', '-']) || number.starts_with('+');
        (digits >= PHONE_DIGITS && is_grouped && !is_file_number(number)).then_some(number)
    })
}

/// The number of a document and its year: `0479/2013`.
fn is_file_number(number: &str) -> bool {
    number.rsplit_once('/').is_some_and(|(_, year)| {
        year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_found_and_what_only_looks_alike_is_not() {
        assert_eq!(phone_number("Tel. 0221 123456, bitte"), Some("0221 123456"));
        assert_eq!(phone_number("unter +49 221 1234567"), Some("+49 221 1234567"));
        for text in
            ["AGS 05315000 und mehr", "am 07.03.2021 um 10", "Vorlage 0479/2013 – neu", "0 Euro"]
        {
            assert_eq!(phone_number(text), None, "{text}");
        }
        assert_eq!(named_person("bei Frau Mustermann (Amt 3)").as_deref(), Some("Frau Mustermann"));
        assert_eq!(named_person("Frau und Beruf"), None);
        assert!(TITLES.iter().all(|title| title.starts_with(INITIALS)));
    }
}
