//! A recursive descent parser for conditions; its depth is limited to protect the stack.

use super::token::{SpannedToken, Token, tokens};
use super::{CompareOp, Expression, QueryLiteral};
use messages::Message;
use messages::msg;

/// Maximum nesting of brackets and `not`.
const MAX_DEPTH: usize = 64;

/// Parses a condition.
///
/// # Errors
/// If the text is not a condition; with the column.
pub fn parse(text: &str) -> Result<Expression, Message> {
    let tokens = tokens(text)?;
    let mut parser = QueryParser { tokens: &tokens, end: text.chars().count() + 1, depth: 0 };
    let expression = parser.any()?;
    match parser.tokens {
        [] => Ok(expression),
        _ => Err(parser.expected(msg!("query-expects-joint"))),
    }
}

/// Parses a filter of the command line: a path, an operator, and values up to the end, which need no quotes; a
/// filter with a bracket is parsed as a condition.
///
/// # Errors
/// If the text is not a filter.
pub fn parse_filter(text: &str) -> Result<Expression, Message> {
    let no_filter = || msg!("query-no-filter", text = text);
    let at = text.find(['=', '!', '<', '>', '~', '[']).ok_or_else(no_filter)?;
    let (path, rest) = text.split_at(at);
    if path.trim().is_empty() {
        return Err(no_filter());
    }
    if rest.starts_with('[') {
        return parse(text);
    }
    let (relation, values) = CompareOp::at_start(rest).ok_or_else(no_filter)?;
    let values = values.split(',').map(str::trim).filter(|value| !value.is_empty());
    let values: Vec<_> =
        values.map(|value| QueryLiteral { text: value.to_owned(), is_quoted: false }).collect();
    if values.is_empty() {
        return Err(msg!("query-no-value", field = path));
    }
    Ok(Expression::Compare(path.trim().to_owned(), relation, values))
}

struct QueryParser<'t> {
    /// The tokens not yet read.
    tokens: &'t [SpannedToken],
    /// The column after the last character.
    end: usize,
    depth: usize,
}

impl QueryParser<'_> {
    fn any(&mut self) -> Result<Expression, Message> {
        let mut parts = vec![self.all()?];
        while self.takes_word("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Expression::Any))
    }

    fn all(&mut self) -> Result<Expression, Message> {
        let mut parts = vec![self.one()?];
        while self.takes_word("and") {
            parts.push(self.one()?);
        }
        Ok(one_or(parts, Expression::All))
    }

    fn one(&mut self) -> Result<Expression, Message> {
        if self.is_keyword("not") {
            self.skip();
            return Ok(Expression::Not(Box::new(self.deeper(Self::one)?)));
        }
        if self.takes('(') {
            let inner = self.deeper(Self::any)?;
            self.close(')')?;
            return Ok(inner);
        }
        for (word, make) in
            [("has", Expression::Has as fn(String) -> Expression), ("missing", Expression::Missing)]
        {
            if self.is_keyword(word) {
                self.skip();
                return Ok(make(self.optionally_bracketed_path()?));
            }
        }
        self.test()
    }

    fn test(&mut self) -> Result<Expression, Message> {
        let path = self.path(msg!("query-expects-condition"))?;
        if self.takes('[') {
            let inner = self.deeper(Self::any)?;
            self.close(']')?;
            return Ok(Expression::Entry(path, Box::new(inner)));
        }
        let Some(Token::Sign(relation)) = self.peek() else {
            return Err(self.expected(msg!("query-expects-relation", field = path)));
        };
        let relation = *relation;
        self.skip();
        let mut values = vec![self.value()?];
        while self.takes(',') {
            values.push(self.value()?);
        }
        Ok(Expression::Compare(path, relation, values))
    }

    fn optionally_bracketed_path(&mut self) -> Result<String, Message> {
        let in_brackets = self.takes('(');
        let path = self.path(msg!("query-expects-field"))?;
        if in_brackets {
            self.close(')')?;
        }
        Ok(path)
    }

    fn path(&mut self, expected: Message) -> Result<String, Message> {
        let Some(Token::Word(path)) = self.peek() else { return Err(self.expected(expected)) };
        let path = path.clone();
        self.skip();
        Ok(path)
    }

    fn value(&mut self) -> Result<QueryLiteral, Message> {
        let value = match self.peek() {
            Some(Token::Word(text)) => QueryLiteral { text: text.clone(), is_quoted: false },
            Some(Token::Quoted(text)) => QueryLiteral { text: text.clone(), is_quoted: true },
            _ => return Err(self.expected(msg!("query-expects-value"))),
        };
        self.skip();
        Ok(value)
    }

    fn deeper<T>(&mut self, read: fn(&mut Self) -> Result<T, Message>) -> Result<T, Message> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(msg!("query-too-deep", column = self.column(), most = MAX_DEPTH));
        }
        let inner = read(self)?;
        self.depth -= 1;
        Ok(inner)
    }

    fn close(&mut self, mark: char) -> Result<(), Message> {
        if self.takes(mark) {
            Ok(())
        } else {
            Err(self.expected(msg!("query-expects-close", mark = mark.to_string())))
        }
    }

    /// Whether a keyword follows, rather than a field with that name: those are followed by an operator.
    fn is_keyword(&self, word: &str) -> bool {
        let next = self.tokens.get(1).map(|placed| &placed.token);
        self.is_word(word) && !matches!(next, Some(Token::Sign(_) | Token::Mark('[')))
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Word(found)) if found.eq_ignore_ascii_case(word))
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let is_there = self.is_word(word);
        if is_there {
            self.skip();
        }
        is_there
    }

    fn takes(&mut self, mark: char) -> bool {
        let is_there = self.peek() == Some(&Token::Mark(mark));
        if is_there {
            self.skip();
        }
        is_there
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.first().map(|placed| &placed.token)
    }

    fn skip(&mut self) {
        self.tokens = self.tokens.get(1..).unwrap_or_default();
    }

    fn column(&self) -> usize {
        self.tokens.first().map_or(self.end, |placed| placed.column)
    }

    fn expected(&self, expected: Message) -> Message {
        let column = self.column();
        match self.tokens.first() {
            Some(placed) => {
                let found = placed.source.as_str();
                msg!("query-syntax", column = column, expected = expected, found = found)
            }
            None => msg!("query-syntax-end", column = column, expected = expected),
        }
    }
}

fn one_or(mut parts: Vec<Expression>, many: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}
