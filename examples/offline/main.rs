//! Cancels an order on a runtime without a network: `cargo run --example offline`

mod runtime;

use std::rc::Rc;

use longport_cancel_order::OrderId;
use longport_cancel_order::flow::{CancelOptions, many};
use runtime::{Offline, block_on, client};

fn main() {
    let (client, order_id) = (client(), OrderId::parse("709043056541253632").unwrap());
    let runtime = Offline::new([(502, "<html>"), (200, r#"{"code":0,"message":"success","data":{}}"#)]);
    let cancel = many::cancel(&client, order_id, CancelOptions::default(), Rc::clone(&runtime));
    let receipt = block_on(cancel).unwrap();
    println!("{order_id} is being cancelled, after {} attempts", receipt.attempts);
    assert_eq!(*runtime.sent.borrow(), ["DELETE /v1/trade/order?order_id=709043056541253632"; 2]);
}
