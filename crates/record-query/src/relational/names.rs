//! Names that are valid in every engine: lower-case ASCII, and unique.

use std::collections::HashSet;

use records::suggest::fold;

/// The names taken in one scope, such as the columns of a table.
#[derive(Default)]
pub(super) struct UniqueNames(HashSet<String>);

impl UniqueNames {
    /// Turns the name into an identifier, with a number if it is taken.
    pub(super) fn claim(&mut self, requested: &str) -> String {
        let name = identifier(requested);
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let free = names.find(|name| !self.0.contains(name)).unwrap_or(name);
        self.0.insert(free.clone());
        free
    }
}

/// `online-service` becomes `online_service`. SQLite reserves names that begin with `sqlite_`.
pub(super) fn identifier(text: &str) -> String {
    let folded = fold(text);
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name: String = folded.chars().map(plain).collect();
    if name.is_empty() || name.starts_with("sqlite_") { format!("_{name}") } else { name }
}

/// Whether a table can have this name.
#[must_use]
pub fn is_relation_name(name: &str) -> bool {
    identifier(name) == name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_unique() {
        let mut names = UniqueNames::default();
        for (requested, name) in [
            ("online-service", "online_service"),
            ("Online_Service", "online_service_2"),
            ("Ämter\"; --", "aemter_____"),
            ("sqlite_schema", "_sqlite_schema"),
            ("", "_"),
        ] {
            assert_eq!(names.claim(requested), name);
            assert!(is_relation_name(name) && (requested == name || !is_relation_name(requested)));
        }
    }
}
