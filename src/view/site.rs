//! The pages of a set of reports, and how one leads to another.

use std::collections::HashMap;

use record_diff::diff::RecordChange;

/// The pages about records, as links lead to them.
#[derive(Debug, Default)]
pub(crate) struct Site {
    /// The page about a record, by its kind and id.
    records: HashMap<(String, String), String>,
}

/// One page of a set, by its path in it; or a page alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageContext<'s> {
    pub site: Option<&'s Site>,
    pub path: &'s str,
}

impl Site {
    /// Links from a page alone: the records of a diff lead to their files, below this folder.
    #[must_use]
    pub(crate) fn of_files(changes: &[RecordChange], folder: &str) -> Self {
        let mut site = Site::default();
        for change in changes.iter().filter(|change| change.after().is_some()) {
            let path = format!("{folder}{}", change.file);
            site.add_record(&change.kind.name, &change.id, &path);
        }
        site
    }

    /// Takes up a page about a record.
    pub(crate) fn add_record(&mut self, kind: &str, id: &str, path: &str) {
        self.records.insert((kind.to_owned(), id.to_owned()), path.to_owned());
    }
}

impl PageContext<'_> {
    /// A page that has none beside it.
    pub(crate) const ALONE: PageContext<'static> = PageContext { site: None, path: "" };

    /// The address of a page, as seen from this one.
    #[must_use]
    pub(crate) fn to(&self, path: &str) -> String {
        format!("{}{path}", up(self.path))
    }

    /// The address of the page about a record, if there is one other than this.
    #[must_use]
    pub(crate) fn of_record(&self, kind: &str, id: &str) -> Option<String> {
        let path = self.site?.records.get(&(kind.to_owned(), id.to_owned()))?;
        (path != self.path).then(|| self.to(path))
    }
}

/// The way from a page to the folder that its path begins in.
#[must_use]
pub(crate) fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}
