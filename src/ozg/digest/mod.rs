//! Changes as sentences for a newsletter: by Themenfeld, the most important first, with names instead of ids; routine
//! changes are summed up.

mod happened;
mod names;
mod narrow;
mod parts;
mod sentence;

use std::collections::{BTreeMap, HashSet};

pub use happened::{DigestPart, DigestPeriod};
pub use names::{RecordNames, load};
pub use narrow::narrow;

use crate::ozg::domain::{Project, RecordView, Register, Themenfeld};
use crate::ozg::meaning::{Fact, FactDetail, Interpretation, Meaning, PathPattern, themenfeld};
use messages::Message;
use messages::msg;
use record_diff::diff::{Diff, RecordChange};
use sentence::{Grouping, grouping, sentence};

const THEMENFELD: &str = Themenfeld::KIND;
/// Kinds and lists whose entries have a number and no name.
const REGISTER: &str = Register::KIND;
const LEIKA: PathPattern = PathPattern::Entry(Project::LEIKA.name);

/// All sentences, by Themenfeld.
pub struct Digest {
    pub groups: Vec<DigestGroup>,
}

/// The news of a Themenfeld, or of records that belong to none or to several.
pub struct DigestGroup {
    /// Its id and name.
    pub themenfeld: Option<(String, String)>,
    pub sentences: Vec<DigestSentence>,
}

/// A sentence, and what it is about.
pub struct DigestSentence {
    pub part: DigestPart,
    /// The meaning of its facts; `None` for the summary of routine changes.
    pub meaning: Option<Meaning>,
    /// The kind of the records, if all have the same.
    pub kind: Option<String>,
    pub ids: Vec<String>,
    pub message: Message,
}

impl DigestSentence {
    /// Whether it says that readers can take part in something, or no longer can.
    #[must_use]
    pub fn is_invitation(&self) -> bool {
        matches!(self.meaning, Some(Meaning::InvitationOpened | Meaning::InvitationClosed))
    }
}

/// The facts of one sentence: similar facts of one record, or the addition or removal of several records.
struct NewsItem<'d> {
    change: &'d RecordChange,
    fact: &'d Fact,
    /// The records it is about: more than one for additions and removals.
    records: Vec<&'d RecordChange>,
    /// The parties, Leistungen or the like that it is about.
    subjects: Vec<&'d str>,
}

/// Groups the facts of one Themenfeld into sentences.
#[derive(Default)]
struct NewsCollector<'d> {
    news: BTreeMap<(Meaning, DigestPart, String), NewsItem<'d>>,
    routine: Vec<&'d RecordChange>,
}

#[must_use]
pub fn digest(
    diff: &Diff,
    interpretation: &Interpretation,
    names: &RecordNames<'_>,
    period: DigestPeriod,
) -> Digest {
    let mut collectors: BTreeMap<Option<&str>, NewsCollector<'_>> = BTreeMap::new();
    for (change, facts) in diff.changes.iter().zip(&interpretation.facts) {
        let collector = collectors.entry(themenfeld(change)).or_default();
        for fact in facts {
            collector.add(change, fact, period.part(change, fact));
        }
    }
    let mut groups: Vec<_> = collectors
        .into_iter()
        .map(|(id, collector)| DigestGroup {
            themenfeld: id.map(|id| (id.to_owned(), names.of(&[THEMENFELD], id))),
            sentences: collector.sentences(names),
        })
        .collect();
    if !interpretation.schema.is_empty() {
        group_without_themenfeld(&mut groups).sentences.push(schema(interpretation.schema.len()));
    }
    let name = |group: &DigestGroup| group.themenfeld.clone().map(|(_, name)| name);
    groups.sort_by_key(|group| (group.themenfeld.is_none(), name(group)));
    groups.retain(|group| !group.sentences.is_empty());
    Digest { groups }
}

/// The group of changes that belong to no Themenfeld.
fn group_without_themenfeld(groups: &mut Vec<DigestGroup>) -> &mut DigestGroup {
    let index = groups.iter().position(|group| group.themenfeld.is_none()).unwrap_or_else(|| {
        groups.push(DigestGroup { themenfeld: None, sentences: Vec::new() });
        groups.len() - 1
    });
    &mut groups[index]
}

fn schema(count: usize) -> DigestSentence {
    let message = msg!("digest-schema", count = count);
    let meaning = Some(Meaning::SchemaChanged);
    DigestSentence { part: DigestPart::Recorded, meaning, kind: None, ids: Vec::new(), message }
}

impl<'d> NewsCollector<'d> {
    fn add(&mut self, change: &'d RecordChange, fact: &'d Fact, part: DigestPart) {
        let Some(grouping) = grouping(fact.meaning).filter(|_| has_name(change, fact)) else {
            self.routine.push(change);
            return;
        };
        let subject = match &fact.detail {
            FactDetail::Sentence(args) => args.subject.as_deref(),
            _ => None,
        };
        let key = (fact.meaning, part, grouping_key(change, fact, grouping));
        let news = self.news.entry(key).or_insert_with(|| NewsItem {
            change,
            fact,
            records: Vec::new(),
            subjects: Vec::new(),
        });
        // The facts of a change are added consecutively.
        if news.records.last().is_none_or(|last| !std::ptr::eq(*last, change)) {
            news.records.push(change);
        }
        news.subjects.extend(subject);
    }

    fn sentences(self, names: &RecordNames<'_>) -> Vec<DigestSentence> {
        let (mut routine, mut sentences) = (self.routine, Vec::new());
        for ((_, part, _), news) in self.news {
            match sentence(&news, names) {
                Some(message) => sentences.push(DigestSentence {
                    part,
                    meaning: Some(news.fact.meaning),
                    kind: Some(news.change.kind.name.clone()),
                    ids: news.records.iter().map(|change| change.id.clone()).collect(),
                    message,
                }),
                None => routine.extend(news.records),
            }
        }
        let has_only_invitations = sentences.iter().all(DigestSentence::is_invitation);
        sentences.extend(routine_summary(&routine, has_only_invitations));
        sentences
    }
}

/// One sentence for all routine changes, if there are any.
fn routine_summary(routine: &[&RecordChange], is_only_routine: bool) -> Option<DigestSentence> {
    let count = routine.len();
    let message = match is_only_routine {
        _ if count == 0 => return None,
        true => msg!("digest-routine-only", count = count),
        false => msg!("digest-routine", count = count),
    };
    let (mut seen, mut ids) = (HashSet::new(), Vec::new());
    for change in routine {
        if seen.insert((&change.kind.name, &change.id)) {
            ids.push(change.id.clone());
        }
    }
    let part = DigestPart::Recorded;
    Some(DigestSentence { part, meaning: None, kind: None, ids, message })
}

/// Whether the subject of a fact has a name, and not only a number.
fn has_name(change: &RecordChange, fact: &Fact) -> bool {
    change.kind.name != REGISTER && !fact.fields.iter().any(|field| LEIKA.fits(&field.path))
}

/// A key that is equal for facts combined in one sentence.
fn grouping_key(change: &RecordChange, fact: &Fact, grouping: Grouping) -> String {
    let kind = &change.kind.name;
    let record = format!("{kind} {} {}", change.label, change.id);
    match (grouping, &fact.detail) {
        (Grouping::OfKind, _) => kind.clone(),
        (Grouping::OfRecord, FactDetail::Sentence(args)) => {
            format!("{record} {:?} {:?} {:?}", args.place, args.old, args.new)
        }
        (Grouping::Single, FactDetail::Sentence(args)) => format!("{record} {args:?}"),
        (_, FactDetail::None | FactDetail::Fields) => record,
    }
}
