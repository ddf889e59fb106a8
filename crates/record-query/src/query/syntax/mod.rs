//! Conditions as written, before they are resolved against a schema.

mod parser;
mod token;

use std::fmt;

pub use parser::{parse, parse_filter};

/// A parsed expression: `themenfeld=umwelt and not (phase=beendet or has zurueckgestellt)`.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    All(Vec<Expression>),
    Any(Vec<Expression>),
    Not(Box<Expression>),
    /// A single entry at the path meets the whole condition: `anschluesse[kommune=koeln and status=live]`.
    Entry(String, Box<Expression>),
    Has(String),
    Missing(String),
    Compare(String, CompareOp, Vec<QueryLiteral>),
}

/// How a field is compared with the values.
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

/// A value as typed; a quoted one is taken literally and is never a range.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryLiteral {
    pub text: String,
    pub is_quoted: bool,
}

impl CompareOp {
    /// All operators; longer ones come before their prefixes.
    const ALL: [CompareOp; 7] = [
        CompareOp::IsNot,
        CompareOp::AtMost,
        CompareOp::AtLeast,
        CompareOp::Is,
        CompareOp::Less,
        CompareOp::Greater,
        CompareOp::Contains,
    ];

    fn symbol(self) -> &'static str {
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

    /// The operator that a text begins with, and the rest of the text.
    fn at_start(text: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|it| Some((it, text.strip_prefix(it.symbol())?)))
    }
}

/// In the syntax of [`parse`], with brackets only where needed.
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
                write!(f, "{path}{}", relation.symbol())?;
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
