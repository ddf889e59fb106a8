//! Conditions as people write them, not yet held against a schema.

mod parser;
mod token;

use std::fmt;

pub use parser::{parse, parse_filter};

/// What is written: `themenfeld=umwelt and not (phase=beendet or has zurueckgestellt)`.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    All(Vec<Expression>),
    Any(Vec<Expression>),
    Not(Box<Expression>),
    /// One and the same entry at the path meets all of it: `anschluesse[kommune=koeln and status=live]`.
    Entry(String, Box<Expression>),
    Has(String),
    Missing(String),
    Compare(String, CompareOp, Vec<QueryLiteral>),
}

/// How a field must stand to the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareOp {
    Is,
    IsNot,
    Contains,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// A value as it is typed; a quoted one means itself and no range.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryLiteral {
    pub text: String,
    pub is_quoted: bool,
}

impl CompareOp {
    /// All signs, those first that begin with another.
    const ALL: [CompareOp; 7] = [
        CompareOp::IsNot,
        CompareOp::AtMost,
        CompareOp::AtLeast,
        CompareOp::Is,
        CompareOp::Less,
        CompareOp::Greater,
        CompareOp::Contains,
    ];

    fn sign(self) -> &'static str {
        match self {
            CompareOp::Is => "=",
            CompareOp::IsNot => "!=",
            CompareOp::Contains => "~",
            CompareOp::Less => "<",
            CompareOp::AtMost => "<=",
            CompareOp::Greater => ">",
            CompareOp::AtLeast => ">=",
        }
    }

    /// The relation whose sign a text begins with, and what follows it.
    fn at_start(text: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|it| Some((it, text.strip_prefix(it.sign())?)))
    }
}

/// As [`parse`] reads it; brackets only where they are needed.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expression::Any(parts) => join(f, parts, "or", |part| matches!(part, Self::Any(_))),
            Expression::All(parts) => {
                join(f, parts, "and", |part| matches!(part, Self::Any(_) | Self::All(_)))
            }
            Expression::Not(inner) if matches!(**inner, Self::Any(_) | Self::All(_)) => {
                write!(f, "not ({inner})")
            }
            Expression::Not(inner) => write!(f, "not {inner}"),
            Expression::Entry(path, inner) => write!(f, "{path}[{inner}]"),
            Expression::Has(path) => write!(f, "has {path}"),
            Expression::Missing(path) => write!(f, "missing {path}"),
            Expression::Compare(path, relation, values) => {
                write!(f, "{path}{}", relation.sign())?;
                values.iter().enumerate().try_for_each(|(index, value)| {
                    write!(f, "{}{value}", if index == 0 { "" } else { "," })
                })
            }
        }
    }
}

fn join(
    f: &mut fmt::Formatter<'_>,
    parts: &[Expression],
    word: &str,
    in_brackets: fn(&Expression) -> bool,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            write!(f, " {word} ")?;
        }
        if in_brackets(part) { write!(f, "({part})")? } else { write!(f, "{part}")? }
    }
    Ok(())
}

impl fmt::Display for QueryLiteral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_quoted {
            write!(f, "\"{}\"", self.text.replace('"', "\"\""))
        } else {
            write!(f, "{}", self.text)
        }
    }
}
