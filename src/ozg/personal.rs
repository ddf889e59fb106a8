//! Detection of personal data in texts: names after a form of address or a function, telephone numbers and
//! email addresses.

use std::borrow::Cow;
use std::ops::Range;

/// Forms of address and titles that precede the name of a person.
const TITLES: [&str; 8] = ["Herr", "Herrn", "Frau", "Dr.", "Prof.", "Dipl.-Ing.", "Hr.", "Fr."];

/// Lower-case endings of functions whose forms for both genders share a stem.
const FUNCTIONS: [&str; 17] = [
    "ansprechpartner",
    "autor",
    "bürgermeister",
    "buergermeister",
    "dezernent",
    "direktor",
    "geschäftsführer",
    "koordinator",
    "leiter",
    "manager",
    "minister",
    "präsident",
    "referent",
    "sachbearbeiter",
    "sekretär",
    "sprecher",
    "verfasser",
];

/// Lower-case endings of functions whose forms do not share a stem.
const OTHER_FUNCTIONS: [&str; 18] = [
    "verantwortliche",
    "verantwortlichen",
    "verantwortlicher",
    "ansprechperson",
    "beauftragte",
    "beauftragten",
    "beauftragter",
    "beigeordnete",
    "beigeordneten",
    "beigeordneter",
    "kontaktperson",
    "kämmerer",
    "kämmerin",
    "landrat",
    "landrätin",
    "vorsitzende",
    "vorsitzenden",
    "vorsitzender",
];

/// Endings of gender-inclusive forms.
const BOTH_GENDERS: [&str; 8] = [":innen", "*innen", "_innen", ":in", "*in", "_in", "/-in", "/in"];

/// Articles: a capitalised one after a function begins no name.
const ARTICLES: [&str; 2] = ["der", "die"];

/// Beginnings and endings of words that follow a function but name an office, a place or a subject.
const MATTERS: [&str; 44] = [
    "inter",
    "netz",
    "abteilung",
    "amt",
    "antrag",
    "bad",
    "bereich",
    "bezirk",
    "bund",
    "dezernat",
    "dienst",
    "digital",
    "entwicklung",
    "gemeinde",
    "gesellschaft",
    "gmbh",
    "gruppe",
    "haus",
    "heit",
    "informatik",
    "innovation",
    "keit",
    "kommun",
    "kreis",
    "land",
    "ministerium",
    "online",
    "politik",
    "portal",
    "projekt",
    "recht",
    "referat",
    "region",
    "schaft",
    "service",
    "stadt",
    "stelle",
    "system",
    "team",
    "technik",
    "verband",
    "verwaltung",
    "wesen",
    "zentrum",
];

/// Surnames that begin or end like one of those words.
const SURNAMES: [&str; 8] =
    ["amthor", "bader", "bundschuh", "dienstbier", "hausmann", "landmann", "netzer", "stadtmüller"];

/// Maximum number of words in a name, without particles.
const NAME_WORDS: usize = 4;

/// Particles within names.
const PARTICLES: [&str; 8] = ["von", "van", "de", "der", "den", "zu", "zur", "vom"];

/// Minimum number of digits in a telephone number, without separators.
const PHONE_DIGITS: usize = 7;

/// First words in email addresses of an office or a task.
const OFFICES: [&str; 43] = [
    "bildung",
    "git",
    "jugend",
    "kita",
    "vergabe",
    "abuse",
    "admin",
    "amt",
    "anfrage",
    "beratung",
    "buero",
    "datenschutz",
    "digitalisierung",
    "fachbereich",
    "gemeinde",
    "geschaeftsstelle",
    "hilfe",
    "hotline",
    "info",
    "it",
    "kommunikation",
    "kontakt",
    "kreis",
    "mail",
    "newsletter",
    "noreply",
    "office",
    "ozg",
    "post",
    "poststelle",
    "presse",
    "projekt",
    "rathaus",
    "redaktion",
    "security",
    "sekretariat",
    "service",
    "stadt",
    "stadtverwaltung",
    "support",
    "verwaltung",
    "webmaster",
    "zentrale",
];

/// Endings of such words.
const OFFICE_ENDINGS: [&str; 9] =
    ["amt", "stelle", "buero", "desk", "team", "service", "geld", "schule", "verwaltung"];

/// Keys of fields that only a person has.
pub const KEYS: [&str; 14] = [
    "vorname",
    "nachname",
    "familienname",
    "geburtsname",
    "geburtsdatum",
    "ansprechpartner",
    "ansprechpartnerin",
    "ansprechperson",
    "telefon",
    "telefonnummer",
    "durchwahl",
    "mobil",
    "mobilnummer",
    "foto",
];

/// Whether a key is that of a field that only a person has.
#[must_use]
pub fn is_personal_key(key: &str) -> bool {
    KEYS.iter().any(|personal| key.eq_ignore_ascii_case(personal))
}

/// A person that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPerson<'t> {
    /// The form of address or the function.
    pub called: &'t str,
    /// Byte range of the name.
    pub name: Range<usize>,
}

/// The persons that a text names.
#[must_use]
pub fn named_persons(text: &str) -> Vec<NamedPerson<'_>> {
    let words: Vec<_> = words(text).collect();
    let mut found: Vec<NamedPerson<'_>> = Vec::new();
    let mut at = 0;
    while let Some((_, word)) = words.get(at) {
        let called = word.trim_start_matches(['(', '„', '"', '\'', '[', '{']);
        let named = if TITLES.contains(&called) {
            name_at(&words, at + 1, 1)
        } else {
            let from = at + 1 + usize::from(is_linked(&words, at));
            let may_be = begins_name(&words, from) && is_function(called);
            may_be.then(|| name_at(&words, from, 2)).flatten()
        };
        if let Some((name, next)) = named {
            let called = called.trim_end_matches([':', ',']);
            found.push(NamedPerson { called, name });
            at = next;
        } else {
            // Skips consecutive titles at once, so that each is visited only once.
            let titles =
                words.iter().skip(at).take_while(|(_, word)| TITLES.contains(word)).count();
            at += titles.max(1);
        }
    }
    found
}

/// The words of a text with their byte offsets.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let at = next;
        next += piece.len();
        let word = piece.trim_end();
        (!word.is_empty()).then_some((at, word))
    })
}

/// Whether the word at an index may begin a name. Most words do not, and checking whether the preceding word
/// is a function is slow.
fn begins_name(words: &[(usize, &str)], at: usize) -> bool {
    let first = words.get(at).and_then(|(_, word)| word.chars().find(|c| c.is_alphanumeric()));
    let is_particle = words.get(at).is_some_and(|(_, word)| PARTICLES.contains(word));
    is_particle || first.is_some_and(char::is_uppercase)
}

/// Whether a verb links a function and the name.
fn is_linked(words: &[(usize, &str)], at: usize) -> bool {
    words.get(at + 1).is_some_and(|(_, word)| ["ist", "war", "heißt"].contains(word))
}

/// Whether a word is a function held by a person.
fn is_function(word: &str) -> bool {
    let bare = word.trim_end_matches([':', ',']);
    if bare.len() < "autor".len() || !bare.ends_with(char::is_alphabetic) {
        return false;
    }
    // Soft hyphens and zero-width spaces are not part of the word.
    let mut low = bare.to_lowercase();
    low.retain(|c| !matches!(c, '\u{ad}' | '\u{200b}'));
    let low = BOTH_GENDERS.iter().find_map(|both| low.strip_suffix(both)).unwrap_or(&low);
    let is_other = OTHER_FUNCTIONS.iter().any(|function| low.ends_with(function));
    let masculine = low.strip_suffix("in").unwrap_or(low);
    let is_listed = |word: &str| FUNCTIONS.iter().any(|function| word.ends_with(function));
    is_other || is_listed(low) || is_listed(masculine)
}

/// The byte range of a name of at least `least` words, and the index of the word after it.
fn name_at(words: &[(usize, &str)], from: usize, least: usize) -> Option<(Range<usize>, usize)> {
    let (mut at, mut count, mut range) = (from, 0, None::<Range<usize>>);
    // Further titles are skipped.
    while words.get(at).is_some_and(|(_, word)| TITLES.contains(word)) {
        at += 1;
    }
    while let Some((start, word)) = words.get(at).filter(|_| count < NAME_WORDS) {
        let is_particle = PARTICLES.contains(word);
        let lead = word.len() - word.trim_start_matches(['(', '„', '"', '\'', '*']).len();
        let bare = word.get(lead..)?.trim_end_matches(|c: char| !c.is_alphabetic() && c != '.');
        // "Herr der Lage" contains no name.
        if is_particle && count == 0 && bare.starts_with("de") {
            break;
        }
        if !is_particle && !(is_name(bare) && (least == 1 && count == 0 || !is_matter(bare))) {
            break;
        }
        let end = start + lead + bare.trim_end_matches('.').len();
        let begin = range.as_ref().map_or(start + lead, |range| range.start);
        if !is_particle {
            count += 1;
            range = Some(begin..end);
        }
        at += 1;
        // Closing punctuation ends the name, except for the period of an initial.
        let is_closed = word.get(lead + bare.len()..).is_some_and(|rest| !rest.is_empty());
        if is_closed || (bare.ends_with('.') && bare.chars().count() > 2) {
            break;
        }
    }
    range.filter(|_| count >= least).map(|range| (range, at))
}

/// Whether a word is capitalised, or an initial. An escape sequence in a source may stand for any letter.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    let is_capital = |c: char| c.is_uppercase() || c == '\\';
    letters.next().is_some_and(is_capital)
        && letters.next().is_some_and(|c| c.is_lowercase() || matches!(c, '.' | '\\' | '\''))
}

fn is_matter(word: &str) -> bool {
    let low = word.to_lowercase();
    let is_noun = low.len() > 5 && ["ung", "tion", "ismus"].iter().any(|end| low.ends_with(end));
    let is_like = |matter: &&str| low.starts_with(*matter) || low.ends_with(*matter);
    let is_known = ARTICLES.contains(&low.as_str()) || MATTERS.iter().any(is_like);
    (is_noun || is_known) && !SURNAMES.contains(&low.as_str())
}

/// The telephone numbers of a text: those that begin with `+49`, or with `0` and are written in groups.
#[must_use]
pub fn phone_numbers(text: &str) -> Vec<Range<usize>> {
    if text.bytes().filter(u8::is_ascii_digit).count() < PHONE_DIGITS {
        return Vec::new();
    }
    let (mut found, mut end) = (Vec::new(), 0);
    for (at, _) in text.match_indices(['+', '0']) {
        if at >= end && begins_number(text, at) && !is_reference_number(text, at) {
            let run = run_at(text, at);
            end = at + run.len();
            found.extend(is_phone_number(run).then_some(at..end));
        }
    }
    found
}

/// Whether the word before a number marks it as the number of a file, a ticket or a document.
fn is_reference_number(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end().trim_end_matches(':');
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    FILES.iter().any(|file| word.ends_with(file))
}

/// Endings of words that precede numbers other than telephone numbers.
const FILES: [&str; 8] =
    ["zeichen", "Zeichen", "Az.", "Ticket", "ID", "Vorlage", "Drucksache", "paket"];

fn begins_number(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    let is_first = rest.starts_with("+49") || (rest.starts_with('0') && !rest.starts_with("00 "));
    let is_separator = |c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-' | '.');
    is_first && before.chars().next_back().is_none_or(is_separator)
}

/// The digits and group separators from an offset on, up to the last digit.
fn run_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let is_part = |c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '/' | '-' | '(' | ')' | '+')
    };
    let run = rest.split(|c| !is_part(c)).next().unwrap_or_default();
    run.trim_end_matches(|c: char| !c.is_ascii_digit())
}

fn is_phone_number(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_grouped =
        number.contains([' ', '\u{a0}', '\u{202f}', '/', '-']) || number.starts_with('+');
    let groups = || number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    // Sequences of Gemeindeschlüssel and Regionalschlüssel, and dates, are not telephone numbers.
    let is_keys = groups().all(|group| KEY_DIGITS.contains(&group.len()));
    let is_day = groups().map(str::len).eq([2, 2, 4]);
    let is_other = is_keys || is_day || is_file_number(number);
    digits >= PHONE_DIGITS && is_grouped && !is_other
}

/// Number of digits of an AGS and of an ARS.
const KEY_DIGITS: [usize; 2] = [8, 12];

/// Whether it is the number of a document with its year: `0479/2013`.
fn is_file_number(number: &str) -> bool {
    number.rsplit_once('/').is_some_and(|(_, year)| {
        year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
    })
}

/// An email address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress<'t> {
    /// The part before the `@`.
    pub local: &'t str,
    pub range: Range<usize>,
}

/// The email addresses in a text that do not belong to an office.
#[must_use]
pub fn personal_mail(text: &str) -> Vec<MailAddress<'_>> {
    if !text.contains('@') {
        return Vec::new();
    }
    let (mut found, mut at) = (Vec::new(), 0);
    for word in text.split(|c: char| c.is_whitespace() || "<>()[]{},;\"'„“".contains(c)) {
        let start = at + text.get(at..).and_then(|rest| rest.find(word)).unwrap_or_default();
        at = start + word.len();
        let address = word.trim_start_matches("mailto:").trim_end_matches(['.', ':']);
        let start = start + word.len() - word.trim_start_matches("mailto:").len();
        let local = local_part(address).filter(|local| !is_office(local));
        found.extend(local.map(|local| MailAddress { local, range: start..start + address.len() }));
    }
    found
}

/// The part before the `@` of an email address. A version after it (`npm@10.1.0`) is not a domain.
fn local_part(address: &str) -> Option<&str> {
    let (local, domain) = address.split_once('@')?;
    let (name, top) = domain.rsplit_once('.')?;
    let is_domain = !name.is_empty()
        && !domain.starts_with('.')
        && !domain.contains('/')
        && top.len() > 1
        && top.chars().all(char::is_alphabetic)
        && !is_version(domain);
    (!local.is_empty() && !local.contains("://") && is_domain).then_some(local)
}

/// Whether the domain starts with numbers separated by a dot, like a version: `1.0.0-beta.rc`.
fn is_version(domain: &str) -> bool {
    let is_number = |part: Option<&str>| {
        part.is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut parts = domain.trim_start_matches('v').split('.');
    is_number(parts.next()) && is_number(parts.next())
}

fn is_office(local: &str) -> bool {
    let first = local.split(['.', '-', '_', '+']).next().unwrap_or_default().to_lowercase();
    OFFICES.contains(&first.as_str()) || OFFICE_ENDINGS.iter().any(|end| first.ends_with(end))
}

/// Whether the local part of an address is a name: two or more words of letters joined by dots.
#[must_use]
pub fn is_name_of_mailbox(local: &str) -> bool {
    let words: Vec<_> = local.split('.').collect();
    let is_word =
        |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-') && !word.is_empty();
    words.len() > 1 && words.iter().all(is_word) && !is_office(local)
}

/// Masks the personal data in a text of the dataset or of a file: each letter and digit is replaced by a
/// character of the same byte length, so that all offsets stay the same.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut parts: Vec<Range<usize>> = named_persons(text).into_iter().map(|p| p.name).collect();
    // A telephone number may be broken across lines; a line break is as long as a space.
    parts.extend(phone_numbers(&text.replace(['\n', '\r'], " ")));
    parts.extend(personal_mail(text).into_iter().map(|address| address.range));
    parts.extend(values_of_personal_keys(text));
    if parts.is_empty() {
        return Cow::Borrowed(text);
    }
    parts.sort_by_key(|part| part.start);
    let (mut masked, mut at) = (String::with_capacity(text.len()), 0);
    for part in parts {
        let start = part.start.max(at);
        masked.push_str(text.get(at..start).unwrap_or_default());
        masked.extend(text.get(start..part.end).unwrap_or_default().chars().map(mask_char));
        at = part.end.max(at);
    }
    masked.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(masked)
}

/// The byte ranges of the values that follow a personal key on its line.
fn values_of_personal_keys(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let key = line.trim_start_matches([' ', '-', '\'', '"']);
        if let Some((key, value)) = key.split_once(':')
            && is_personal_key(key.trim_end_matches(['\'', '"']))
        {
            let end = at + line.trim_end().len();
            found.push((at + line.len() - value.len()).min(end)..end);
        }
        at += line.len();
    }
    found
}

/// The mask for a character, with the same byte length.
fn mask_char(character: char) -> char {
    if !character.is_alphanumeric() && character != '@' {
        return character;
    }
    match character.len_utf8() {
        1 => '*',
        2 => '×',
        3 => '•',
        _ => '\u{1f784}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        named_persons(text).into_iter().map(|person| &text[person.name]).collect()
    }

    #[test]
    fn names_are_found_after_titles_and_functions_of_both_genders() {
        for (text, expected) in [
            ("bei Frau Mustermann (Amt 3)", &["Mustermann"][..]),
            ("Herr Dr. Max von Muster, Amt 3", &["Max von Muster"]),
            ("Prof. E. Muster sagt", &["E. Muster"]),
            ("Projektleiter Max Mustermann", &["Max Mustermann"]),
            (
                "Ansprechpartnerin Derya Bader, Leiter Dieter Stadtmüller",
                &["Derya Bader", "Dieter Stadtmüller"],
            ),
            ("Ansprechpartnerin: Erika Muster, Amt 3", &["Erika Muster"]),
            ("Ansprechpartner:in ist Erika Muster", &["Erika Muster"]),
            (
                "der Oberbürgermeister Max Muster und Landrätin Erika\n  Muster",
                &["Max Muster", "Erika\n  Muster"],
            ),
            ("ansprechpartner: Erika Muster", &["Erika Muster"]),
            ("Frau Muster und Herr Muster", &["Muster", "Muster"]),
            ("Ansprechpartner*innen: Erika Muster", &["Erika Muster"]),
            ("Ansprech\u{ad}partnerin\u{a0}Erika\u{a0}Muster", &["Erika\u{a0}Muster"]),
            ("Projektverantwortlicher **Max Muster**", &["Max Muster"]),
            ("Dipl.-Ing. Max Muster", &["Max Muster"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
        for text in [
            "Frau und Beruf",
            "Herr der Lage bleibt die Kommune.",
            "Sprecher: Interkommunales Netzwerk",
            "Projektleiter Stadt Köln",
            "Bürgermeister Bad Sassendorf",
            "Leiterin Badeanstalt Nord",
            "Landrat Kreis Soest",
            "Leiter Digitale Verwaltung",
            "Ansprechpartner Jugendamt Köln",
            "Projektleitung Rheinisch Bergischer Kreis",
            "Der Bürgermeister. Die Stadt Soest",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn phone_numbers_are_found_and_lookalikes_are_not() {
        let numbers = |text: &'static str| -> Vec<&str> {
            phone_numbers(text).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(numbers("Tel. 0221 123456, bitte"), ["0221 123456"]);
        assert_eq!(
            numbers("unter +49 221 1234567 oder 0221/1234568"),
            ["+49 221 1234567", "0221/1234568"]
        );
        for text in [
            "AGS 05315000 05316000 und mehr",
            "am 07-03-2021 um 10",
            "am 07.03.2021 um 10",
            "Vorlage 0479/2013 – neu",
            "0 Euro",
        ] {
            assert_eq!(numbers(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn personal_addresses_are_distinguished_from_offices_and_versions() {
        let locals = |text: &'static str| -> Vec<&str> {
            personal_mail(text).into_iter().map(|address| address.local).collect()
        };
        assert_eq!(locals("mailto:a.b@c.de. und <x@y.org>"), ["a.b", "x"]);
        for text in [
            "https://a@b.de/x",
            "manifest@6.18.0",
            "npm@10",
            "paket@1.0.0-beta.rc",
            "security@example.org, info@example.org, datenschutz@example.org",
            "jugendamt@example.org",
            "buergerservice@example.org, vergabe@example.org, git@example.org",
            "ozg.koordination@example.org",
        ] {
            assert_eq!(locals(text), [""; 0], "{text}");
        }
        for (local, expected) in [
            ("erika.mustermann", true),
            ("e.mustermann", true),
            ("ozg.koordination", false),
            ("poststelle", false),
            ("muster", false),
            ("buero.ob1", false),
        ] {
            assert_eq!(is_name_of_mailbox(local), expected, "{local}");
        }
    }

    #[test]
    fn a_mask_is_as_long_as_what_it_hides() {
        for (text, shown) in [
            ("a: Frau Müller, 0221 1234567", "a: Frau *×****, **** *******"),
            ("a: x.y@z.de und b", "a: *.***.** und b"),
            ("- Vorname: 'Erika'\nb: c", "- Vorname: '*****'\nb: c"),
            ("Tel. 0221\n  1234567", "Tel. ****\n  *******"),
            ("nichts", "nichts"),
        ] {
            assert_eq!(masked(text), shown);
            assert_eq!(masked(text).len(), text.len());
        }
    }
}
