//! A table of the dataset as a Parquet file.

use std::sync::Arc;

use anyhow::Result;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use record_query::relational::{Relation, RelationColumn, ValueType};
use records::table::Cell;

/// One row group; the same table gives the same bytes.
///
/// # Errors
/// If the writer fails.
pub fn relation_parquet(relation: &Relation) -> Result<Vec<u8>> {
    let columns = relation.columns.iter().map(column_type).collect::<Result<_>>()?;
    let schema = Type::group_type_builder(&relation.name).with_fields(columns).build()?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut file, Arc::new(schema), Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    for (index, column) in relation.columns.iter().enumerate() {
        let Some(mut out) = group.next_column()? else { break };
        let cells = relation.rows.iter().map(|row| &row[index]);
        match column.value {
            ValueType::Integer => put::<Int64Type>(&mut out, column, cells, integer)?,
            ValueType::Number => put::<DoubleType>(&mut out, column, cells, number)?,
            ValueType::Boolean => put::<BoolType>(&mut out, column, cells, boolean)?,
            _ => put::<ByteArrayType>(&mut out, column, cells, text)?,
        }
        out.close()?;
    }
    group.close()?;
    writer.close()?;
    Ok(file)
}

fn column_type(column: &RelationColumn) -> Result<TypePtr> {
    let (physical, logical) = match column.value {
        ValueType::Integer => (Physical::INT64, None),
        ValueType::Number => (Physical::DOUBLE, None),
        ValueType::Boolean => (Physical::BOOLEAN, None),
        _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let repetition = if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    let column = Type::primitive_type_builder(&column.name, physical)
        .with_logical_type(logical)
        .with_repetition(repetition)
        .build()?;
    Ok(Arc::new(column))
}

/// Writes the values that exist, and for each row whether it has one.
fn put<'c, T: DataType>(
    out: &mut SerializedColumnWriter<'_>,
    column: &RelationColumn,
    cells: impl Iterator<Item = &'c Cell>,
    value: fn(&Cell) -> Option<T::T>,
) -> Result<()> {
    let values: Vec<_> = cells.map(value).collect();
    let levels: Vec<_> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let levels = (!column.required).then_some(levels.as_slice());
    let values: Vec<_> = values.into_iter().flatten().collect();
    out.typed::<T>().write_batch(&values, levels, None)?;
    Ok(())
}

fn integer(cell: &Cell) -> Option<i64> {
    if let Cell::Integer(number) = cell { Some(*number) } else { None }
}

fn number(cell: &Cell) -> Option<f64> {
    if let Cell::Number(number) = cell { Some(*number) } else { None }
}

fn boolean(cell: &Cell) -> Option<bool> {
    if let Cell::Boolean(flag) = cell { Some(*flag) } else { None }
}

fn text(cell: &Cell) -> Option<ByteArray> {
    match cell.to_json() {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.into_bytes().into()),
        other => Some(other.to_string().into_bytes().into()),
    }
}
