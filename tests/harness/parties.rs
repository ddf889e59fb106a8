//! The parties of projects and their roles, as SQL over the exported tables, written independently of the program.

use serde_json::Value;

use super::{REPOSITORY, ozg};

/// A row for each project, role and party. A party that is a Kommune's own IT counts as the Kommune; a Kommune that has
/// a service of a project in operation reuses the project.
const PARTIES: &str = "SELECT DISTINCT named.project, named.role, coalesce(o.kommune, named.id) AS party,
    coalesce(p.phase, '') NOT IN ('beendet', 'zurueckgestellt') AS is_ongoing
  FROM (
    SELECT project_id AS project, 'projektleitung' AS role, projektleitung AS id FROM project_projektleitung
    UNION SELECT project_id, 'kernteam', kernteam FROM project_kernteam
    UNION SELECT project_id, 'pilotkommunen', pilotkommunen FROM project_pilotkommunen
    UNION SELECT project_id, 'interessiert', interessiert FROM project_interessiert
    UNION SELECT project_id, 'weitere_akteure', weitere_akteure FROM project_weitere_akteure
    UNION SELECT project_id, 'nachnutzende', kommune FROM project_nachnutzende
    UNION SELECT s.projekt, 'nachnutzende', a.kommune FROM online_service s
      JOIN online_service_anschluesse a ON a.online_service_id = s.id
      WHERE a.status = 'live' AND s.projekt IS NOT NULL
  ) named JOIN project p ON p.id = named.project LEFT JOIN organisation o ON o.id = named.id";

/// Interest alone is not participation.
const TAKING_PART: &str = "role NOT IN ('interessiert', 'weitere_akteure')";

/// The parties of ongoing projects.
pub fn parties() -> String {
    format!("(SELECT * FROM ({PARTIES}) WHERE is_ongoing)")
}

/// The ids of all parties that take part in ongoing projects.
pub fn taking_part() -> String {
    format!("(SELECT party FROM {} WHERE {TAKING_PART})", parties())
}

/// The ids of all parties that take part in any project, including those ended or on hold.
pub fn ever_taking_part() -> String {
    format!("(SELECT party FROM ({PARTIES}) WHERE {TAKING_PART})")
}

/// The parties of all projects, including those ended or on hold.
pub fn all_parties() -> String {
    format!("({PARTIES})")
}

/// The count that a statement returns for the shipped data, in its column `n`.
pub fn counted(sql: &str) -> u64 {
    let run = ozg(REPOSITORY, &["query", "--sql", sql, "--format", "json"]);
    let rows: Value = serde_json::from_str(&run.stdout).expect("JSON");
    rows[0]["n"].as_u64().expect("a number")
}
