//! OZG052: a person in free text: a name after a form of address or a job title, or a phone number.

use std::ops::Range;

use crate::ozg::domain::LeikaEntry;
use crate::ozg::personal::{NamedPerson, named_persons, phone_numbers};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule, VisitedValue};
use records::location::Location;
use records::schema::Shape;

pub(super) const RULE: Rule = rule!("OZG052" "person-in-text", Error, Check::Value(check));

/// Fields with the wording of a catalogue or a law, where "Frau" is not a form of address.
const CATALOGUE: [&str; 2] = [LeikaEntry::NAME.name, LeikaEntry::RECHTSGRUNDLAGE.name];

/// The maximum number of persons of one text listed in its message.
const MAX_LISTED: usize = 5;

fn check(context: &RecordContext<'_>, value: &VisitedValue<'_>, findings: &mut Vec<Finding>) {
    let VisitedValue { trail, field, node } = *value;
    let record = context.record;
    let is_free = matches!(field.shape, Shape::Text)
        && field.reference.is_empty()
        && !CATALOGUE.contains(&field.name.as_str());
    let Some(text) = node.as_str().filter(|text| is_free && text.contains(char::is_whitespace))
    else {
        return;
    };
    let (persons, numbers) = (named_persons(text), phone_numbers(text).len());
    // The message must not repeat personal data.
    let of_names = (!persons.is_empty()).then(|| {
        msg!("person-in-text-name", count = persons.len(), called = without_names(&persons))
    });
    let of_numbers = (numbers > 0).then(|| msg!("person-in-text-phone", count = numbers));
    let mut messages = of_names.into_iter().chain(of_numbers);
    let Some(message) = messages.next() else { return };
    let scalar = (context.source, node.span);
    let location = Location::within(&record.file, trail.path(), scalar, first);
    let finding = Finding::new(RULE.code, location, message).subject(subject_of(text));
    let finding = messages.fold(finding, Finding::note);
    findings.push(finding.help(Some(msg!("personal-help"))));
}

/// All names and phone numbers of a text, which distinguish its finding from others.
fn subject_of(text: &str) -> String {
    let names = named_persons(text).into_iter().map(|person| person.name);
    let parts = names.chain(phone_numbers(text)).filter_map(|part| text.get(part));
    parts.collect::<Vec<_>>().join("\n")
}

/// The range of the first name or phone number.
fn first(text: &str) -> Option<Range<usize>> {
    let names = named_persons(text).into_iter().map(|person| person.name);
    names.chain(phone_numbers(text)).min_by_key(|found| found.start)
}

/// The forms of address and job titles, without the names: `Frau …, Projektleiter …`.
fn without_names(persons: &[NamedPerson<'_>]) -> String {
    let called = persons.iter().take(MAX_LISTED).map(|person| format!("{} …", person.called));
    called.collect::<Vec<_>>().join(", ")
}
