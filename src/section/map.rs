//! A figure by municipality, for a map.

use messages::Message;

/// Areas with what is counted in them; all other areas have none.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoroplethMap {
    /// What is counted.
    pub figure: Message,
    pub areas: Vec<AreaFigure>,
    /// The key of the area whose surroundings the map shows; none for the whole Land.
    pub around: Option<String>,
}

/// One Gemeinde or Kreis.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaFigure {
    /// Amtlicher Schlüssel: 8 digits of a Gemeinde, 5 of a Kreis.
    pub key: String,
    /// The kind and id of its record.
    pub record: (&'static str, String),
    pub name: String,
    pub value: i64,
}
