//! The files of a data package, in each of the formats.

use anyhow::Result;

use crate::app::export::{ExportAnswer, PackageDirectory};
use crate::cli::PackageFormat;
use crate::render::datapackage_json::{DataPackage, datapackage_json};
use crate::render::json_pretty;
use crate::render::table_csv::rows_csv;
use crate::render::table_data::object;
use messages::Message;
use record_query::relational::{Relation, SqlDialect, load_script};

/// Scripts that load the files of CSV into a database.
const SCRIPTS: [(&str, SqlDialect); 2] =
    [("load-postgresql.sql", SqlDialect::PostgreSql), ("load-duckdb.sql", SqlDialect::DuckDb)];

/// Writes the package; what of an earlier one is left, if anything is.
pub(super) fn write(
    folder: &PackageDirectory,
    answer: &ExportAnswer,
    format: PackageFormat,
) -> Result<Option<Message>> {
    let ExportAnswer { relations, as_of, .. } = answer;
    let package = DataPackage { relations, description: answer.description()?, as_of: *as_of };
    let ending = format.ending();
    let relations_of = relations.relations.iter();
    let names: Vec<_> = relations_of.map(|one| format!("{}.{ending}", one.name)).collect();
    let scripts = SCRIPTS.iter().filter(|_| format == PackageFormat::Csv);
    folder.begin(names.iter().map(String::as_str).chain(scripts.clone().map(|(name, _)| *name)))?;
    for (relation, name) in relations.relations.iter().zip(&names) {
        folder.write(name, &content(relation, format)?)?;
    }
    for (name, dialect) in scripts {
        folder.write(name, load_script(relations, *dialect).as_bytes())?;
    }
    folder.finish(&json_pretty(&datapackage_json(&package, ending)))?;
    Ok(folder.left(&names))
}

fn content(relation: &Relation, format: PackageFormat) -> Result<Vec<u8>> {
    let names = || relation.columns.iter().map(|column| column.name.as_str());
    Ok(match format {
        PackageFormat::Csv => rows_csv(names(), &relation.rows)?.into_bytes(),
        PackageFormat::Json => {
            let rows = relation.rows.iter().map(|row| object(names(), row)).collect();
            json_pretty(&rows).into_bytes()
        }
        #[cfg(feature = "parquet")]
        PackageFormat::Parquet => crate::render::relation_parquet::relation_parquet(relation)?,
    })
}
