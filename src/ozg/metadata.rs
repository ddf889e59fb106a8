//! The metadata of a dataset: the configured texts, and what follows from its records.

use anyhow::{Result, bail};

use crate::config::{Config, MetadataConfig};
use crate::ozg::domain::{PhaseDates, Project, RecordView, Register, SourcePage};
use messages::LocalizedText;
use messages::PartialDate;
use messages::msg;
use records::dataset::{Dataset, DatasetSource, Projection};
use records::schema::{Shape, walk};

/// The metadata of a dataset, for a catalogue.
pub struct DatasetMetadata {
    pub metadata: MetadataConfig,
    /// The first and the last day that its records cover.
    pub temporal: Option<(PartialDate, PartialDate)>,
    /// The licences of the registers it is based on, with the credit that each requires.
    pub credits: Vec<String>,
    /// Addresses of the registers.
    pub sources: Vec<String>,
    pub distributions: Vec<Distribution>,
}

/// A folder of records.
pub struct Distribution {
    pub collection: String,
    pub title: LocalizedText,
    pub records: usize,
    /// Name of the kind, which is also the name of its schema.
    pub kind: String,
}

/// Date fields that do not count towards the period that the dataset covers: dates of sources, plans and
/// checks.
const OTHER_DATES: [&str; 3] =
    [SourcePage::STAND.name, PhaseDates::GEPLANT.name, Project::GEPRUEFT_AM.name];

/// Describes a dataset on the as-of date.
///
/// # Errors
/// If `ozg.toml` has no metadata, or the dataset cannot be read.
pub fn describe(source: &DatasetSource, as_of: PartialDate) -> Result<DatasetMetadata> {
    let Some(metadata) = Config::load(&source.tree)?.metadata else {
        bail!(msg!("export-no-metadata", file = crate::config::FILE));
    };
    let mut projection = Projection::default();
    projection.add_all(&source.schemas);
    let dataset = source.load(&projection)?;
    let registers = || Register::all(&dataset);
    let credit = |r: Register<'_>| format!("{}: {}", r.label(), r.lizenz().unwrap_or_default());
    Ok(DatasetMetadata {
        metadata,
        temporal: temporal(&dataset, as_of),
        credits: registers().map(credit).collect(),
        sources: registers().filter_map(Register::url).map(str::to_owned).collect(),
        distributions: distributions(source, &dataset),
    })
}

fn distributions(source: &DatasetSource, dataset: &Dataset) -> Vec<Distribution> {
    let distribution = |kind: &std::sync::Arc<records::schema::Kind>| Distribution {
        collection: kind.collection.clone(),
        title: kind.title.clone(),
        records: dataset.of(&kind.name).count(),
        kind: kind.name.clone(),
    };
    source.schemas.kinds().iter().map(distribution).collect()
}

fn temporal(dataset: &Dataset, as_of: PartialDate) -> Option<(PartialDate, PartialDate)> {
    let mut dates = Vec::new();
    for record in &dataset.records {
        walk(&record.kind.root, &record.root, &mut |_, field, node| {
            if matches!(field.shape, Shape::Date) && !OTHER_DATES.contains(&field.name.as_str()) {
                dates.extend(node.as_str().and_then(PartialDate::parse));
            }
        });
    }
    dates.retain(|date| date.certainly_not_after(as_of));
    Some((dates.iter().min().copied()?, dates.into_iter().max_by_key(|date| date.last_day())?))
}
