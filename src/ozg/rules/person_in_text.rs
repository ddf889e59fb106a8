//! OZG052: a person in a free text: a name behind a form of address or a function, or a telephone number.

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

/// Fields that hold the words of a catalogue or a law, in which "Frau" is no form of address.
const CATALOGUE: [&str; 2] = [LeikaEntry::NAME.name, LeikaEntry::RECHTSGRUNDLAGE.name];

/// Persons of a text by whose form of address or function it is told.
const TOLD: usize = 5;

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
    // No message repeats what it is about.
    let of_names = (!persons.is_empty())
        .then(|| msg!("person-in-text-name", count = persons.len(), called = called(&persons)));
    let of_numbers = (numbers > 0).then(|| msg!("person-in-text-phone", count = numbers));
    let mut told = of_names.into_iter().chain(of_numbers);
    let Some(message) = told.next() else { return };
    let written = (context.source, node.span);
    let location = Location::within(&record.file, trail.path(), written, first);
    let finding = Finding::new(RULE.code, location, message).subject(told_apart(text));
    let finding = told.fold(finding, Finding::note);
    findings.push(finding.help(Some(msg!("personal-help"))));
}

/// All names and numbers of a text.
fn told_apart(text: &str) -> String {
    let names = named_persons(text).into_iter().map(|person| person.name);
    let parts = names.chain(phone_numbers(text)).filter_map(|part| text.get(part));
    parts.collect::<Vec<_>>().join("\n")
}

/// Where the first name or number stands.
fn first(text: &str) -> Option<Range<usize>> {
    let names = named_persons(text).into_iter().map(|person| person.name);
    names.chain(phone_numbers(text)).min_by_key(|found| found.start)
}

/// The forms of address and the functions, without the names: `Frau …, Projektleiter …`.
fn called(persons: &[NamedPerson<'_>]) -> String {
    let called = persons.iter().take(TOLD).map(|person| format!("{} …", person.called));
    called.collect::<Vec<_>>().join(", ")
}
