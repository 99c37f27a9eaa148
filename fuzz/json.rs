//! What another parser of JSON makes of an answer.

#![allow(dead_code, reason = "each target uses some of it")]

use std::fmt;

use serde_json::Value;
use serde_json::value::RawValue;

/// How deep a body certainly may nest.
const SHALLOW: u32 = 30;

/// That serde_json cannot tell: it refuses numbers beyond a double, which are JSON all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotTell;

/// Reads the whole body; `None` where it is not JSON.
pub fn value(body: &[u8]) -> Result<Option<Value>, CannotTell> {
    match serde_json::from_slice(body) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.to_string().contains("out of range") => Err(CannotTell),
        Err(_) => Ok(None),
    }
}

/// The one `code` of an envelope, where it is an integer.
pub fn code(body: &[u8]) -> Result<Option<i32>, CannotTell> {
    if value(body)?.is_none() {
        return Ok(None);
    }
    let Ok(Codes(codes)) = serde_json::from_slice(body) else { return Ok(None) };
    let [code] = &codes[..] else { return Ok(None) };
    // A number's own text: `0.0` and `0e0` are no integers here.
    Ok(code.parse().ok())
}

pub fn is_shallow(body: &[u8]) -> bool {
    fn depth(value: &Value) -> u32 {
        match value {
            Value::Array(values) => 1 + values.iter().map(depth).max().unwrap_or_default(),
            Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or_default(),
            _ => 0,
        }
    }
    matches!(value(body), Ok(Some(value)) if depth(&value) <= SHALLOW)
}

/// The text of each `code` of an object.
struct Codes(Vec<String>);

impl<'de> serde::Deserialize<'de> for Codes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> serde::de::Visitor<'de> for Members {
            type Value = Codes;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Codes, A::Error> {
                let mut codes = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    if name == "code" {
                        codes.push(value.get().to_owned());
                    }
                }
                Ok(Codes(codes))
            }
        }
        deserializer.deserialize_map(Members)
    }
}
