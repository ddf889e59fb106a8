//! The files of a data package, in each of the formats.

use anyhow::{Result, bail};

use crate::app::export::{ExportAnswer, PackageDirectory};
use crate::format::{AnswerKind, Format};
use crate::render::datapackage_json::{DataPackage, datapackage_json};
use crate::render::json_pretty;
use messages::{Message, msg};
use record_query::relational::{SqlDialect, is_relation_name, load_script};

/// Scripts that load the CSV files into a database.
const SCRIPTS: [(&str, SqlDialect); 2] =
    [("load-postgresql.sql", SqlDialect::PostgreSql), ("load-duckdb.sql", SqlDialect::DuckDb)];

/// Writes the package; returns a message if files of an earlier one are left.
pub(super) fn write(
    folder: &PackageDirectory,
    answer: &ExportAnswer,
    format: Format,
) -> Result<Option<Message>> {
    let Some(write) = format.relation_writer() else {
        bail!(msg!("output-no-writer", format = format.name()))
    };
    let ExportAnswer { relations, as_of, .. } = answer;
    let description = answer.description()?;
    let ending = format.ending();
    let relations_of = relations.relations.iter();
    let names: Vec<_> =
        relations_of.map(|relation| format!("{}.{ending}", relation.name)).collect();
    let scripts = SCRIPTS.iter().filter(|_| format == Format::Csv);
    folder.begin(names.iter().map(String::as_str).chain(scripts.clone().map(|(name, _)| *name)))?;
    for (relation, name) in relations.relations.iter().zip(&names) {
        folder.write(name, &write(relation)?)?;
    }
    for (name, dialect) in scripts {
        folder.write(name, load_script(relations, *dialect).as_bytes())?;
    }
    let package = DataPackage { relations, description, as_of: *as_of, files: &folder.written() };
    let descriptor = json_pretty(&datapackage_json(&package, ending));
    let left = folder.finish(&descriptor, is_of_package)?.named();
    Ok(left.map(|(files, more)| msg!("export-left", files = files, more = more)))
}

/// Whether a package, in any format and of any schemas, may have a file of this name.
fn is_of_package(name: &str) -> bool {
    let formats = Format::of_answer(AnswerKind::Package);
    let is_table = name.rsplit_once('.').is_some_and(|(table, ending)| {
        is_relation_name(table) && formats.iter().any(|format| format.ending() == ending)
    });
    is_table || SCRIPTS.iter().any(|(script, _)| *script == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_package_and_no_other_is_known_by_its_name() {
        for name in
            ["event.csv", "project_kernteam.json", "online_service_2.csv", "load-duckdb.sql"]
        {
            assert!(is_of_package(name), "{name}");
        }
        for name in [
            "",
            ".csv",
            "csv",
            "event",
            "event.txt",
            "Event.csv",
            "sqlite_schema.csv",
            "x/event.csv",
            "../event.csv",
            "./event.csv",
            "/event.csv",
            "x\\event.csv",
            "event.csv/",
            "load-mysql.sql",
            "tables/../../x",
        ] {
            assert!(!is_of_package(name), "{name}");
        }
    }
}
