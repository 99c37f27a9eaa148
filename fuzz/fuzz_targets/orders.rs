//! Details and lists of orders: what is read of an order is what another parser reads.

#![no_main]

#[path = "../json.rs"]
mod json;

use libfuzzer_sys::fuzz_target;
use longport_cancel_order::OrderId;
use longport_cancel_order::http::orders::{detail, list};
use longport_cancel_order::order::status::{OrderStatus, TimeInForce};
use longport_cancel_order::order::view::OrderView;
use serde_json::Value;

fuzz_target!(|body: &[u8]| {
    let asked = OrderId::parse("7").expect("an order id");
    let (detail, list) = (detail(body, asked), list(body));
    assert!(detail.is_err() || list.is_err(), "one body is both");
    let Ok(value) = json::value(body) else { return };
    if let Ok(order) = detail {
        let value = value.as_ref().expect("JSON");
        assert_eq!(order.order_id, asked);
        check(&order, &value["data"]);
    }
    if let Ok(list) = list {
        let data = &value.as_ref().expect("JSON")["data"];
        let orders = data["orders"].as_array().expect("orders");
        assert_eq!(list.orders.len(), orders.len());
        assert_eq!(list.has_more, data.get("has_more").map(|value| value.as_bool().expect("a boolean")));
        for (order, value) in list.orders.iter().zip(orders) {
            check(order, value);
        }
    }
});

fn check(order: &OrderView, value: &Value) {
    let text = |name: &str| value[name].as_str();
    assert_eq!(text("order_id"), Some(order.order_id.digits().as_str()));
    assert_eq!(text("status").map(OrderStatus::parse).as_ref(), Some(&order.status));
    assert_eq!(text("executed_quantity"), Some(&*order.executed_quantity));
    assert_eq!(text("quantity"), Some(&*order.quantity));
    assert_eq!(text("symbol"), Some(&*order.symbol));
    assert_eq!(text("side"), Some(&*order.side));
    let time_in_force = text("time_in_force").filter(|name| !name.is_empty());
    assert_eq!(time_in_force.map(TimeInForce::parse), order.time_in_force);
    assert_eq!(serde_json::from_str::<Value>(&order.json).as_ref().ok(), Some(value));
    // It may say anything of an order that it has read, but it has to say something.
    let _ = order.meaning();
}
