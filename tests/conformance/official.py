"""Does with the official SDK what one line of JSON on standard input asks, and says what came of it.

    {"config": {"httpUrl": ..., "appKey": ..., ...}, "calls": [["cancel", {"order_id": "1"}], ...]}

The answer is a line of JSON: one entry per call, {"ok": value} or {"error": text, "code": number}.
With "atOnce": true the calls leave together, each from a thread of its own.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from decimal import Decimal

from longbridge import openapi as sdk

# A context connects for order events too; nothing listens here, and a cancel needs none.
NOWHERE = {"quote_ws_url": "ws://127.0.0.1:9", "trade_ws_url": "ws://127.0.0.1:9"}
LANGUAGES = {"en": sdk.Language.EN, "zh-CN": sdk.Language.ZH_CN, "zh-HK": sdk.Language.ZH_HK}


def configure(httpUrl, language=None, papertrading=False, **account):
    options = {
        "http_url": httpUrl,
        "language": LANGUAGES.get(language),
        "enable_papertrading": papertrading,
        "enable_print_quote_packages": False,
        **NOWHERE,
    }
    if "clientId" in account:
        # The token lies in the home directory already, so no browser is asked for one.
        oauth = sdk.OAuthBuilder(account["clientId"]).build(no_browser)
        return sdk.Config.from_oauth(oauth, **options)
    keys = (account["appKey"], account["appSecret"], account["accessToken"])
    return sdk.Config.from_apikey(*keys, **options)


def no_browser(url):
    raise RuntimeError("the SDK found no token and asks for a browser")


def submit(context, symbol, quantity, price):
    response = context.submit_order(
        symbol,
        sdk.OrderType.LO,
        sdk.OrderSide.Buy,
        Decimal(quantity),
        sdk.TimeInForceType.Day,
        submitted_price=Decimal(price),
    )
    return response.order_id


def detail(context, **which):
    return as_json(context.order_detail(**which))


def today(context, **which):
    return [as_json(order) for order in context.today_orders(**filters(**which))]


def history(context, **which):
    return [as_json(order) for order in context.history_orders(**filters(**which))]


def filters(status=None, side=None, market=None, start_at=None, end_at=None, **others):
    """The SDK's own values for the gateway's words, and times for Unix seconds."""
    given = {
        "status": status and [getattr(sdk.OrderStatus, each.removesuffix("Status")) for each in status],
        "side": side and getattr(sdk.OrderSide, side),
        "market": market and getattr(sdk.Market, market),
        "start_at": start_at and datetime.fromtimestamp(start_at, timezone.utc),
        "end_at": end_at and datetime.fromtimestamp(end_at, timezone.utc),
    }
    return {name: value for name, value in given.items() if value} | others


def cancel(context, **which):
    return context.cancel_order(**which)


def as_json(order):
    return {
        "orderId": order.order_id,
        "status": name_of(order.status),
        "symbol": order.symbol,
        "quantity": str(order.quantity),
        "price": str(order.price),
        "executedQuantity": str(order.executed_quantity),
        "timeInForce": name_of(order.time_in_force),
        "submittedAt": seconds(order.submitted_at),
        "updatedAt": seconds(order.updated_at),
        "attachedOrders": [attached_as_json(each) for each in order.attached_orders],
        **({"history": history_as_json(order)} if hasattr(order, "history") else {}),
    }


def attached_as_json(order):
    return {
        "orderId": order.order_id,
        "status": name_of(order.status),
        "type": name_of(order.attached_type_display),
        "executedQuantity": str(order.executed_qty),
        "withdrawn": order.withdrawn,
    }


def history_as_json(order):
    return [[name_of(each.status), str(each.quantity), seconds(each.time)] for each in order.history]


def name_of(value):
    return str(value).rpartition(".")[2]


def seconds(time):
    """Of a time without a zone; this process runs in Greenwich's."""
    return time and int(time.timestamp())


ACTS = {act.__name__: act for act in (submit, detail, today, history, cancel)}


def outcome_of(context, name, arguments):
    try:
        return {"ok": ACTS[name](context, **arguments)}
    except sdk.OpenApiException as error:
        return {"error": str(error), "code": error.code}


def main():
    request = json.loads(sys.stdin.readline())
    context = sdk.TradeContext(configure(**request["config"]))
    calls = request["calls"]
    with ThreadPoolExecutor(len(calls) if request.get("atOnce") else 1) as pool:
        outcomes = list(pool.map(lambda call: outcome_of(context, *call), calls))
    print(json.dumps(outcomes))


main()
