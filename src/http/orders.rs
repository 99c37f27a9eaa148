//! What answers say of orders: the details of one, or a list.
//!
//! Whether an answer is the gateway's yes is [`classify`](super::response::classify)'s to judge, by
//! the envelope's code. Here its `data` is read, strictly: of an order that the gateway tells of in
//! two ways nothing is known.

use std::mem;

use hifijson::SliceLexer;
use hifijson::token::Lex as _;

use super::json::{self, ShapeError};
use crate::order::OrderId;
use crate::order::status::{OrderStatus, Source, TimeInForce};
use crate::order::view::{OrderList, OrderView};

/// The members of an order that are read here. What is said of an order depends on each of them, the
/// last two by the filter that a list was asked for with.
const FIELDS: [&str; 7] =
    ["order_id", "status", "executed_quantity", "quantity", "time_in_force", "symbol", "side"];

/// Reads the details of an order, which must be the one that was asked for.
///
/// ```
/// use longport_cancel_order::OrderId;
/// use longport_cancel_order::http::orders::detail;
/// use longport_cancel_order::order::status::Meaning;
///
/// let body = br#"{"code":0,"message":"success","data":{
///     "order_id":"7","status":"PartialWithdrawal","symbol":"700.HK","side":"Buy",
///     "quantity":"200","executed_quantity":"100","time_in_force":"Day"}}"#;
/// let order = detail(body, OrderId::parse("7")?)?;
/// assert_eq!(order.meaning(), Meaning::Cancelled);
/// assert_eq!(order.executed_quantity, "100");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ShapeError`], which says what is wrong with the answer.
pub fn detail(body: &[u8], asked: OrderId) -> Result<OrderView, ShapeError> {
    let mut order = None;
    data(body, &mut |lexer| {
        order = Some(read_order(lexer, Source::Detail)?);
        Ok(())
    })?;
    match order.ok_or(ShapeError::Missing("data"))? {
        order if order.order_id == asked => Ok(order),
        _ => Err(ShapeError::OtherOrder),
    }
}

/// Reads a list of orders.
///
/// ```
/// use longport_cancel_order::http::orders::list;
///
/// let list = list(br#"{"code":0,"data":{"has_more":false,"orders":[]}}"#)?;
/// assert!(list.orders.is_empty());
/// assert_eq!(list.has_more, Some(false));
/// # Ok::<(), longport_cancel_order::http::ShapeError>(())
/// ```
///
/// # Errors
///
/// [`ShapeError`], which says what is wrong with the answer. One order that cannot be understood
/// makes it useless: it would be missing from what is thought to be all.
pub fn list(body: &[u8]) -> Result<OrderList, ShapeError> {
    let (mut orders, mut has_more) = (None, None);
    data(body, &mut |lexer| {
        json::members(lexer, &mut |name, next, lexer| match (name, next) {
            ("orders", _) if orders.is_some() => Err(ShapeError::Repeated("orders")),
            ("orders", b'[') => {
                let orders = orders.insert(Vec::new());
                lexer.discarded().seq(b']', SliceLexer::ws_peek, |next, lexer| {
                    if next != b'{' {
                        return Err(ShapeError::Malformed("orders"));
                    }
                    orders.push(read_order(lexer, Source::List)?);
                    Ok(())
                })
            }
            ("orders", _) => Err(ShapeError::Malformed("orders")),
            ("has_more", _) if has_more.is_some() => Err(ShapeError::Repeated("has_more")),
            ("has_more", _) => {
                has_more = Some(json::boolean(next, lexer).ok_or(ShapeError::Malformed("has_more"))?);
                Ok(())
            }
            _ => json::skip(next, lexer),
        })
    })?;
    Ok(OrderList { orders: orders.ok_or(ShapeError::Missing("orders"))?, has_more })
}

/// Reads the envelope's one `data`, an object, whose `{` is next for `read`.
fn data<'a>(
    body: &'a [u8],
    read: &mut dyn FnMut(&mut SliceLexer<'a>) -> Result<(), ShapeError>,
) -> Result<(), ShapeError> {
    let mut is_read = false;
    json::object(body, &mut |name, next, lexer| match (name, next) {
        ("data", _) if mem::replace(&mut is_read, true) => Err(ShapeError::Repeated("data")),
        ("data", b'{') => read(lexer),
        ("data", _) => Err(ShapeError::Malformed("data")),
        _ => json::skip(next, lexer),
    })?;
    if is_read { Ok(()) } else { Err(ShapeError::Missing("data")) }
}

/// Reads an order, whose `{` is next.
fn read_order(lexer: &mut SliceLexer<'_>, from: Source) -> Result<OrderView, ShapeError> {
    let text = lexer.as_slice();
    let mut is_read = [false; FIELDS.len()];
    let mut values = [const { None::<String> }; FIELDS.len()];
    json::members(lexer, &mut |name, next, lexer| {
        let Some(place) = FIELDS.iter().position(|field| *field == name) else {
            return json::skip(next, lexer);
        };
        if mem::replace(&mut is_read[place], true) {
            return Err(ShapeError::Repeated(FIELDS[place]));
        }
        match next {
            b'"' => values[place] = Some(json::string(lexer)?.into_owned()),
            // As good as missing.
            b'n' => json::skip(next, lexer)?,
            _ => return Err(ShapeError::Malformed(FIELDS[place])),
        }
        Ok(())
    })?;
    let text = &text[..text.len() - lexer.as_slice().len()];
    for (field, value) in FIELDS.into_iter().zip(&values) {
        let is_decimal = matches!(field, "executed_quantity" | "quantity");
        match value {
            None if field != "time_in_force" => return Err(ShapeError::Missing(field)),
            Some(value) if is_decimal && !is_decimal_number(value) => {
                return Err(ShapeError::Malformed(field));
            }
            _ => {}
        }
    }
    let [order_id, status, executed_quantity, quantity, time_in_force, symbol, side] =
        values.map(Option::unwrap_or_default);
    Ok(OrderView {
        order_id: OrderId::parse(&order_id).map_err(|_| ShapeError::Malformed("order_id"))?,
        status: OrderStatus::parse(&status),
        executed_quantity,
        quantity,
        time_in_force: (!time_in_force.is_empty()).then(|| TimeInForce::parse(&time_in_force)),
        symbol,
        side,
        json: str::from_utf8(text).map_err(|_| ShapeError::NotJson)?.to_owned(),
        from,
    })
}

/// Whether this is a decimal number, without sign or exponent.
fn is_decimal_number(text: &str) -> bool {
    let (mut has_dot, mut follows_digit) = (false, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => follows_digit = true,
            b'.' if follows_digit && !has_dot => (has_dot, follows_digit) = (true, false),
            _ => return false,
        }
    }
    follows_digit
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::order::operation::MAX_LIST_BODY;
    use crate::order::status::Meaning;

    /// As the broker's documentation has it, shortened.
    const ORDER: &str = r#"{"order_id":"709043056541253632","status":"NewStatus","stock_name":"腾讯\u63a7\u80a1",
        "quantity":"200","executed_quantity":"0","price":"","side":"Buy","symbol":"700.HK",
        "time_in_force":"GTC","updated_at":"0","limit_depth_level":0,"history":[],"charge_detail":null}"#;

    fn asked() -> OrderId {
        OrderId::parse("709043056541253632").unwrap()
    }

    fn detail_of(order: &str) -> Result<OrderView, ShapeError> {
        detail(format!(r#"{{"code":0,"data":{order},"message":"success"}}"#).as_bytes(), asked())
    }

    fn list_of(data: &str) -> Result<OrderList, ShapeError> {
        list(format!(r#"{{"code":0,"message":"success","data":{data}}}"#).as_bytes())
    }

    #[test]
    fn an_order_is_read_as_the_gateway_writes_it() {
        let order = detail_of(ORDER).unwrap();
        let expected = OrderView {
            order_id: asked(),
            status: OrderStatus::New,
            executed_quantity: "0".into(),
            quantity: "200".into(),
            time_in_force: Some(TimeInForce::GoodTilCanceled),
            symbol: "700.HK".into(),
            side: "Buy".into(),
            json: ORDER.into(),
            from: Source::Detail,
        };
        assert_eq!(order, expected);
        assert_eq!(order.meaning(), Meaning::Open);
        let list = list_of(&format!(r#"{{"orders": [ {ORDER} , {ORDER} ]}}"#)).unwrap();
        let listed = OrderView { from: Source::List, ..expected };
        assert_eq!(list, OrderList { orders: vec![listed.clone(), listed], has_more: None });
    }

    #[test]
    fn the_details_of_another_order_are_none() {
        for other in ["709043056541253633", "70904305654125363", "1"] {
            let order = ORDER.replace("709043056541253632", other);
            assert_eq!(detail_of(&order), Err(ShapeError::OtherOrder));
        }
    }

    #[test]
    fn a_list_says_whether_there_is_more() {
        for (data, has_more) in [
            (r#"{"orders":[]}"#, None),
            (r#"{"has_more":true,"orders":[]}"#, Some(true)),
            (r#"{"orders":[],"has_more":false,"total":7}"#, Some(false)),
        ] {
            assert_eq!(list_of(data), Ok(OrderList { orders: vec![], has_more }));
        }
    }

    #[test]
    fn what_an_order_lacks_or_has_twice_or_has_wrong_is_named() {
        let without = |field: &str| {
            let mut order: Value = serde_json::from_str(ORDER).unwrap();
            (order.as_object_mut().unwrap().remove(field).unwrap(), order.to_string())
        };
        for field in FIELDS {
            let (value, rest) = without(field);
            let with = |values: &str| {
                let order = rest.replacen('{', &["{", values, ","].concat(), 1);
                let listed = list_of(&format!(r#"{{"orders":[{ORDER},{order}]}}"#)).map(drop);
                let detailed = detail_of(&order).map(drop);
                assert_eq!(listed, detailed, "{order}");
                detailed
            };
            assert_eq!(with(&format!(r#""{field}":{value}"#)), Ok(()), "{field}");
            let escaped = format!(r#""\u{:04x}{}":{value}"#, field.as_bytes()[0], &field[1..]);
            assert_eq!(with(&escaped), Ok(()), "{field}");
            for twice in [
                format!(r#""{field}":{value},"{field}":{value}"#),
                format!(r#""{field}":null,"{field}":{value}"#),
                format!(r#""{field}":{value},{escaped}"#),
            ] {
                assert_eq!(with(&twice), Err(ShapeError::Repeated(field)), "{twice}");
            }
            for wrong in ["1", "0.5", "true", "[]", "{}", r#"["GTC"]"#] {
                let wrong = format!(r#""{field}":{wrong}"#);
                assert_eq!(with(&wrong), Err(ShapeError::Malformed(field)), "{wrong}");
            }
            let missing = if field == "time_in_force" { Ok(()) } else { Err(ShapeError::Missing(field)) };
            assert_eq!(with(r#""x":1"#), missing, "{field}");
            assert_eq!(with(&format!(r#""{field}":null"#)), missing, "{field}");
        }
    }

    #[test]
    fn a_time_in_force_that_is_not_told_is_no_day_order() {
        let expired = ORDER.replace("NewStatus", "ExpiredStatus");
        for (time_in_force, meaning) in [
            (r#""GTC""#, Meaning::Dormant),
            (r#""Day""#, Meaning::EndedOtherwise),
            (r#""DAY""#, Meaning::Dormant),
            (r#""""#, Meaning::Dormant),
            ("null", Meaning::Dormant),
        ] {
            let order = expired.replace(r#""GTC""#, time_in_force);
            let detail = detail_of(&order).unwrap();
            assert_eq!(detail.meaning(), meaning, "{time_in_force}");
            assert_eq!(detail.time_in_force.is_none(), time_in_force.len() < 3 || time_in_force == "null");
            let list = list_of(&format!(r#"{{"orders":[{order}]}}"#)).unwrap();
            assert_eq!(list.orders[0].meaning(), Meaning::Dormant, "{time_in_force}");
        }
    }

    #[test]
    fn a_quantity_is_a_decimal_number_and_stays_as_it_was_written() {
        for quantity in ["0", "200", "0.000", "1.50", "007", "123456789012345678901234567890.1"] {
            let order =
                ORDER.replace(r#""executed_quantity":"0""#, &format!(r#""executed_quantity":"{quantity}""#));
            assert_eq!(detail_of(&order).unwrap().executed_quantity, quantity);
        }
        for quantity in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1,000", " 1", "NaN", "１", "1.2.3", "0x1"]
        {
            for field in ["executed_quantity", "quantity"] {
                let written = if field == "quantity" { "200" } else { "0" };
                let order = ORDER
                    .replace(&format!(r#""{field}":"{written}""#), &format!(r#""{field}":"{quantity}""#));
                assert_eq!(detail_of(&order), Err(ShapeError::Malformed(field)), "{quantity}");
            }
        }
    }

    #[test]
    fn an_order_id_that_is_none_is_not_guessed() {
        for id in ["", "0709043056541253632", " 709043056541253632", "9223372036854775808", "7.09e17"] {
            let order = ORDER.replace("709043056541253632", id);
            assert_eq!(detail_of(&order), Err(ShapeError::Malformed("order_id")), "{id}");
        }
    }

    #[test]
    fn odd_bodies_are_no_answers() {
        let order = ORDER;
        let whole = format!(r#"{{"code":0,"data":{order}}}"#);
        let twice = format!(r#"{{"code":0,"data":{order},"data":{order}}}"#);
        let escaped = format!(r#"{{"code":0,"data":{order},"d\u0061ta":null}}"#);
        let deep = format!(r#"{{"data":{{"x":{}{}}}}}"#, "[".repeat(40), "]".repeat(40));
        let cut = &twice[..40];
        for (body, error) in [
            ("", ShapeError::NotJson),
            ("null", ShapeError::NotJson),
            ("[]", ShapeError::NotJson),
            ("<html>", ShapeError::NotJson),
            ("\u{feff}{}", ShapeError::NotJson),
            (r#"{"x":01}"#, ShapeError::NotJson),
            (whole.strip_suffix('}').unwrap(), ShapeError::NotJson),
            (&whole.replace("}}", "},}"), ShapeError::NotJson),
            (&whole.replace("}}", "}}}"), ShapeError::NotJson),
            (&whole.replace("}}", "}} {}"), ShapeError::NotJson),
            (r#"{"data":{"x":"\ud800"}}"#, ShapeError::NotJson),
            (cut, ShapeError::NotJson),
            (&deep, ShapeError::NotJson),
            ("{}", ShapeError::Missing("data")),
            (r#"{"Data":{}}"#, ShapeError::Missing("data")),
            (r#"{"order_id":"709043056541253632"}"#, ShapeError::Missing("data")),
            (r#"{"data":null}"#, ShapeError::Malformed("data")),
            (r#"{"data":[]}"#, ShapeError::Malformed("data")),
            (r#"{"data":"{}"}"#, ShapeError::Malformed("data")),
            (&twice, ShapeError::Repeated("data")),
            (&escaped, ShapeError::Repeated("data")),
        ] {
            assert_eq!(detail(body.as_bytes(), asked()), Err(error), "{body}");
        }
        assert_eq!(detail(b"{\"data\":{\"x\":\"\xff\"}}", asked()), Err(ShapeError::NotJson));
        assert_eq!(detail_of("{}"), Err(ShapeError::Missing("order_id")));
        for (data, error) in [
            ("{}", ShapeError::Missing("orders")),
            (r#"{"orders":null}"#, ShapeError::Malformed("orders")),
            (r#"{"orders":{}}"#, ShapeError::Malformed("orders")),
            (r#"{"orders":[null]}"#, ShapeError::Malformed("orders")),
            (r#"{"orders":["709043056541253632"]}"#, ShapeError::Malformed("orders")),
            (r#"{"orders":[{}]}"#, ShapeError::Missing("order_id")),
            (r#"{"orders":[[]]}"#, ShapeError::Malformed("orders")),
            (r#"{"orders":[],"orders":[]}"#, ShapeError::Repeated("orders")),
            (r#"{"orders":[],"has_more":"false"}"#, ShapeError::Malformed("has_more")),
            (r#"{"orders":[],"has_more":null}"#, ShapeError::Malformed("has_more")),
            (r#"{"orders":[],"has_more":0}"#, ShapeError::Malformed("has_more")),
            (r#"{"has_more":false,"orders":[],"has_more":false}"#, ShapeError::Repeated("has_more")),
            (r#"{"orders":[],"has_more":truth}"#, ShapeError::Malformed("has_more")),
        ] {
            assert_eq!(list_of(data), Err(error), "{data}");
        }
    }

    #[test]
    fn an_error_names_the_field_and_repeats_nothing_of_the_answer() {
        for (error, why) in [
            (ShapeError::NotJson, "is not JSON"),
            (ShapeError::Missing("status"), "has no `status`"),
            (ShapeError::Repeated("status"), "has `status` twice"),
            (ShapeError::Malformed("status"), "has a `status` that cannot be understood"),
            (ShapeError::OtherOrder, "tells of another order"),
        ] {
            assert_eq!((error.why().as_str(), error.to_string().as_str()), (why, why));
        }
    }

    #[test]
    fn the_longest_list_is_read_whole() {
        let orders = vec![ORDER; MAX_LIST_BODY / (ORDER.len() + 1) - 1].join(",");
        let list = list_of(&format!(r#"{{"orders":[{orders}],"has_more":true}}"#)).unwrap();
        assert!(list.orders.len() > 9_000, "{}", list.orders.len());
    }

    #[test]
    fn nesting_costs_no_stack() {
        for open in ["[", "{\"a\":", "{\"data\":", "{\"orders\":["] {
            let body = open.repeat(MAX_LIST_BODY / open.len());
            assert!(detail(body.as_bytes(), asked()).is_err());
            assert!(list(body.as_bytes()).is_err());
            assert!(list_of(&body).is_err());
        }
    }
}
