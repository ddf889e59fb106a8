//! The pages of a set of reports, and the links between them.

use std::collections::HashMap;

use record_diff::diff::RecordChange;

/// The pages about records, as targets of links.
#[derive(Debug, Default)]
pub(crate) struct Site {
    /// The page about a record, by its kind and id.
    records: HashMap<(String, String), String>,
}

/// A page of a set with its path in the set, or a standalone page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageContext<'s> {
    pub site: Option<&'s Site>,
    pub path: &'s str,
}

impl Site {
    /// Links for a standalone page: the records of a diff link to their files, below this folder.
    #[must_use]
    pub(crate) fn of_files(changes: &[RecordChange], folder: &str) -> Self {
        let mut site = Site::default();
        for change in changes.iter().filter(|change| change.after().is_some()) {
            let path = format!("{folder}{}", change.file);
            site.add_record(&change.kind.name, &change.id, &path);
        }
        site
    }

    /// Adds a page about a record.
    pub(crate) fn add_record(&mut self, kind: &str, id: &str, path: &str) {
        self.records.insert((kind.to_owned(), id.to_owned()), path.to_owned());
    }
}

impl PageContext<'_> {
    /// A standalone page.
    pub(crate) const ALONE: PageContext<'static> = PageContext { site: None, path: "" };

    /// The address of a page, relative to this one.
    #[must_use]
    pub(crate) fn to(&self, path: &str) -> String {
        format!("{}{path}", up(self.path))
    }

    /// The address of the page about a record, if there is one and it is not this page.
    #[must_use]
    pub(crate) fn of_record(&self, kind: &str, id: &str) -> Option<String> {
        let path = self.site?.records.get(&(kind.to_owned(), id.to_owned()))?;
        (path != self.path).then(|| self.to(path))
    }
}

/// The relative path from a page to the folder that its path starts in.
#[must_use]
pub(crate) fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}
