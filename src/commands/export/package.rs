//! `ozg export --to`

use std::fs;
use std::io;
use std::path::{MAIN_SEPARATOR, Path};

use anyhow::{Result, bail};

use crate::app::workspace::UserPath;
use crate::cli::{ExportArgs, PackageFormat};
use crate::commands::{CommandContext, ExitStatus};
use crate::config::Config;
use crate::ozg::derived::DERIVED;
use crate::ozg::metadata::describe;
use crate::render::datapackage_json::{DataPackage, datapackage_json};
use crate::render::json_pretty;
use crate::render::table_csv::rows_csv;
use crate::render::table_data::object;
use file_tree::write::not_written;
use messages::msg;
use record_query::query::Catalogue;
use record_query::relational::sqlite::SqliteDatabase;
use record_query::relational::{Relation, RelationSet, SqlDialect, load_script};

/// The file that makes a folder a data package.
const PACKAGE: &str = "datapackage.json";

/// What a database is called, and a folder is not.
const DATABASES: [&str; 3] = ["sqlite", "sqlite3", "db"];

pub(super) fn run(
    context: &CommandContext<'_>,
    args: &ExportArgs,
    path: &Path,
) -> Result<ExitStatus> {
    let path = context.workspace.path(path);
    let is_database = DATABASES.contains(&path.ending().as_str()) && !path.resolved.is_dir();
    if !is_database {
        check_folder(&path)?;
    }
    let source = context.workspace.open(args.revision.at.as_deref())?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let as_of = context.workspace.as_of(args.revision.as_of);
    let relations = RelationSet::load(&source, &catalogue, as_of)?;
    if is_database {
        path.write(&SqliteDatabase::new(&relations)?.to_bytes()?)?;
    } else {
        let is_described = Config::load(&source.tree)?.metadata.is_some();
        let description = is_described.then(|| describe(&source, as_of)).transpose()?;
        write_folder(
            &path,
            &DataPackage { relations: &relations, description, as_of },
            args.format,
        )?;
    }
    notify_skipped(context, &relations, &path);
    Ok(ExitStatus::Fine)
}

/// A folder that is new, empty, or an earlier export: nothing else is written over.
fn check_folder(path: &UserPath) -> Result<()> {
    let name = path.to_string();
    match fs::read_dir(&path.resolved).map(|mut entries| entries.next().is_none()) {
        Ok(is_empty) if is_empty || path.resolved.join(PACKAGE).is_file() => Ok(()),
        Ok(_) => bail!(msg!("export-not-empty", folder = name)),
        Err(_) if path.typed.extension().is_some() && !name.ends_with(MAIN_SEPARATOR) => {
            let known = DATABASES.map(|ending| format!(".{ending}")).join(", ");
            bail!(msg!("export-no-folder", path = name, known = known))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => bail!(not_written(&path.typed, &error)),
    }
}

fn write_folder(folder: &UserPath, package: &DataPackage<'_>, format: PackageFormat) -> Result<()> {
    fs::create_dir_all(&folder.resolved).map_err(|error| not_written(&folder.typed, &error))?;
    let relations = package.relations;
    let ending = match format {
        PackageFormat::Csv => "csv",
        PackageFormat::Json => "json",
        #[cfg(feature = "parquet")]
        PackageFormat::Parquet => "parquet",
    };
    for relation in &relations.relations {
        let file = folder.join(&format!("{}.{ending}", relation.name));
        file.write(&content(relation, format)?)?;
    }
    if format == PackageFormat::Csv {
        for (name, engine) in [
            ("load-postgresql.sql", SqlDialect::PostgreSql),
            ("load-duckdb.sql", SqlDialect::DuckDb),
        ] {
            folder.join(name).write(load_script(relations, engine).as_bytes())?;
        }
    }
    // Last, for it says that the package is complete.
    let description = json_pretty(&datapackage_json(package, ending));
    folder.join(PACKAGE).write(description.as_bytes())
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

/// What was written, and what the tables lack.
fn notify_skipped(context: &CommandContext<'_>, relations: &RelationSet, path: &UserPath) {
    let tables = relations.relations.len();
    let rows: usize = relations.relations.iter().map(|relation| relation.rows.len()).sum();
    let path = path.to_string();
    context.notify(&msg!("export-summary", tables = tables, rows = rows, path = path));
    if relations.left_out > 0 {
        context.notify(&msg!("left-out", count = relations.left_out));
    }
    if relations.dangling > 0 {
        context.notify(&msg!("export-dangling", count = relations.dangling));
    }
}
