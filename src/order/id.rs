//! The id of an order, as the broker writes it.

use std::fmt;

/// The id of an order: a decimal number from 1 to 2<sup>63</sup> − 1, such as `709043056541253632`.
///
/// ```
/// use longport_cancel_order::OrderId;
///
/// let order_id = OrderId::parse("709043056541253632")?;
/// assert_eq!(order_id.to_string(), "709043056541253632");
/// // An id that needs cleaning may name another order than is meant.
/// assert!(OrderId::parse("0709043056541253632").is_err());
/// # Ok::<(), longport_cancel_order::order::InvalidOrderId>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderId(u64);

impl OrderId {
    /// Reads an id from the decimal digits that the broker gave.
    ///
    /// # Errors
    ///
    /// [`InvalidOrderId`] for anything but ASCII digits without a leading zero, in range.
    /// Strict on purpose: an id that needs cleaning may name another order than the caller means.
    pub fn parse(text: &str) -> Result<Self, InvalidOrderId> {
        if text.is_empty() {
            return Err(InvalidOrderId("is empty"));
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(InvalidOrderId(
                "holds something other than the digits 0 to 9; pass the id just as the broker gave it",
            ));
        }
        if text.starts_with('0') {
            return Err(InvalidOrderId("starts with a zero, which no order id does"));
        }
        match text.parse() {
            Ok(number) if i64::try_from(number).is_ok() => Ok(Self(number)),
            _ => Err(InvalidOrderId("is above 9223372036854775807, the largest order id")),
        }
    }
}

impl OrderId {
    /// The digits, as the broker writes them. Other than through [`Display`](fmt::Display), this
    /// needs none of the machinery of formatting, which would be a tenth of the module.
    #[must_use]
    pub fn digits(self) -> String {
        self.0.to_string()
    }

    /// A number that ids have in common by chance only, even those that count up.
    pub(crate) fn spread(self) -> usize {
        #[allow(clippy::cast_possible_truncation, reason = "half of the bits are enough, and few on 32 bits")]
        let spread = (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize;
        spread
    }
}

impl fmt::Display for OrderId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// What is wrong with a text that should be an order id. It does not repeat the text, which may be
/// anything.
///
/// ```
/// use longport_cancel_order::OrderId;
///
/// let invalid = OrderId::parse("").unwrap_err();
/// assert_eq!(invalid.why(), "is empty");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidOrderId(&'static str);

impl fmt::Display for InvalidOrderId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl std::error::Error for InvalidOrderId {}

impl InvalidOrderId {
    /// The same, in a clause that follows "the order id".
    #[must_use]
    pub fn why(self) -> &'static str {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_range_is_one_to_two_to_the_63_minus_one() {
        for id in ["1", "709043056541253632", "9223372036854775807"] {
            assert_eq!(OrderId::parse(id).unwrap().to_string(), id);
        }
        for id in ["0", "9223372036854775808", "99999999999999999999"] {
            assert!(OrderId::parse(id).is_err(), "{id}");
        }
    }

    #[test]
    fn nothing_is_cleaned_up() {
        let bad =
            ["", " 1", "1 ", "+1", "-1", "01", "1e3", "0x1", "1.0", "1_000", "１２３", "1\n", "\"1\"", "1\0"];
        for id in bad {
            let error = OrderId::parse(id).unwrap_err();
            assert!(!error.why().is_empty(), "{id:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_sent_as_it_was_given(text in "\\PC{0,24}|[0-9]{1,22}") {
            if let Ok(id) = OrderId::parse(&text) {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }
}
