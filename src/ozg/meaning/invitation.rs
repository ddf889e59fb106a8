//! Whether a project seeks participants, which is an invitation to readers.

use super::path_pattern::PathPattern;
use super::reader::ChangeReader;
use super::vocabulary::Meaning;
use crate::ozg::domain::{Project, RecordView};
use records::record::Record;

const FLAG: PathPattern = PathPattern::Field(Project::SUCHT_MITWIRKENDE.name);

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let Some(after) = reader.change.after() else { return };
    let (was, is) = (reader.change.before().is_some_and(seeks), seeks(after));
    let meaning = match (was, is) {
        (false, true) => Meaning::InvitationOpened,
        (true, false) => Meaning::InvitationClosed,
        _ => return,
    };
    let fields = reader.take(|change| FLAG.fits(&change.path));
    reader.push_plain(meaning, fields);
}

fn seeks(record: &Record) -> bool {
    Project::of(record).is_some_and(Project::sucht_mitwirkende)
}
