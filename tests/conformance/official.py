"""Does with the official SDK what one line of JSON on standard input asks, and says what came of it.

    {"config": {"httpUrl": ..., "appKey": ..., ...}, "calls": [["cancel", {"order_id": "1"}], ...]}

The answer is a line of JSON: one entry per call, {"ok": value} or {"error": text, "code": number}.
With "atOnce": true the calls leave together, each from a thread of its own.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
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
    return [as_json(order) for order in context.today_orders(**which)]


def cancel(context, **which):
    return context.cancel_order(**which)


def as_json(order):
    return {
        "orderId": order.order_id,
        "status": str(order.status).rpartition(".")[2],
        "symbol": order.symbol,
        "quantity": str(order.quantity),
        "price": str(order.price),
        "executedQuantity": str(order.executed_quantity),
    }


ACTS = {act.__name__: act for act in (submit, detail, today, cancel)}


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
