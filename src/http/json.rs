//! The JSON of answers, read member by member: what is not asked for is checked and skipped.

use std::borrow::Cow;
use std::fmt;

use hifijson::SliceLexer;
use hifijson::num::{self, Lex as _, LexWrite as _};
use hifijson::str::{self, LexAlloc as _};
use hifijson::token::{Expect, Lex as _};

/// How deep a body may nest; deeper is not the gateway's, and would cost stack.
const MAX_DEPTH: u32 = 32;

/// Why an answer does not have the shape that was asked for. It repeats nothing of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeError {
    /// It is not whole JSON, or it nests too deeply.
    NotJson,
    /// It lacks this field.
    Missing(&'static str),
    /// It has this field twice, and there is no telling which one the gateway means.
    Repeated(&'static str),
    /// The value of this field is not what the gateway's documentation says.
    Malformed(&'static str),
    /// It tells of another order than was asked for.
    OtherOrder,
}

impl ShapeError {
    /// The same, in a clause that follows "the answer".
    #[must_use]
    pub fn why(self) -> String {
        match self {
            Self::NotJson => "is not JSON".to_owned(),
            Self::Missing(field) => ["has no `", field, "`"].concat(),
            Self::Repeated(field) => ["has `", field, "` twice"].concat(),
            Self::Malformed(field) => ["has a `", field, "` that cannot be understood"].concat(),
            Self::OtherOrder => "tells of another order".to_owned(),
        }
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.why())
    }
}

impl std::error::Error for ShapeError {}

impl From<Expect> for ShapeError {
    fn from(_: Expect) -> Self {
        Self::NotJson
    }
}

impl From<str::Error> for ShapeError {
    fn from(_: str::Error) -> Self {
        Self::NotJson
    }
}

impl From<num::Error> for ShapeError {
    fn from(_: num::Error) -> Self {
        Self::NotJson
    }
}

/// What reads a member's value, given its name and the first byte of its value.
pub type Member<'m, 'a> = &'m mut dyn FnMut(&str, u8, &mut SliceLexer<'a>) -> Result<(), ShapeError>;

/// Reads a text that is one whole object.
pub fn object<'a>(text: &'a [u8], member: Member<'_, 'a>) -> Result<(), ShapeError> {
    SliceLexer::new(text).exactly_one(SliceLexer::ws_peek, |next, lexer| match next {
        b'{' => members(lexer, member),
        _ => Err(ShapeError::NotJson),
    })
}

/// Reads the members of an object, whose `{` is next. It is not generic, so that there is one of it.
pub fn members<'a>(lexer: &mut SliceLexer<'a>, member: Member<'_, 'a>) -> Result<(), ShapeError> {
    lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
        if next != b'"' {
            return Err(ShapeError::NotJson);
        }
        let name = string(lexer)?;
        lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
        let next = lexer.ws_peek().ok_or(Expect::Value)?;
        member(&name, next, lexer)
    })
}

/// Reads a string, whose `"` is next.
pub fn string<'a>(lexer: &mut SliceLexer<'a>) -> Result<Cow<'a, str>, ShapeError> {
    Ok(lexer.discarded().str_string()?)
}

/// Reads a number that is an integer.
pub fn integer(lexer: &mut SliceLexer<'_>) -> Result<i32, ShapeError> {
    let (digits, parts) = lexer.num_string().validated()?;
    if parts.dot || parts.exp {
        return Err(ShapeError::NotJson);
    }
    digits.parse().map_err(|_| ShapeError::NotJson)
}

/// Reads `true` or `false`; nothing for anything else.
pub fn boolean(next: u8, lexer: &mut SliceLexer<'_>) -> Option<bool> {
    if matches!(next, b't' | b'f') { lexer.null_or_bool()? } else { None }
}

/// Reads a value that says nothing.
pub fn skip(next: u8, lexer: &mut SliceLexer<'_>) -> Result<(), ShapeError> {
    skip_within(MAX_DEPTH, next, lexer)
}

fn skip_within(depth: u32, next: u8, lexer: &mut SliceLexer<'_>) -> Result<(), ShapeError> {
    let depth = depth.checked_sub(1).ok_or(ShapeError::NotJson)?;
    match next {
        b'a'..=b'z' => lexer.null_or_bool().map(drop).ok_or(ShapeError::NotJson),
        b'0'..=b'9' | b'-' => Ok(lexer.num_ignore().validate().map(drop)?),
        b'"' => string(lexer).map(drop),
        b'[' => {
            lexer.discarded().seq(b']', SliceLexer::ws_peek, |next, lexer| skip_within(depth, next, lexer))
        }
        b'{' => members(lexer, &mut |_, next, lexer| skip_within(depth, next, lexer)),
        _ => Err(ShapeError::NotJson),
    }
}
