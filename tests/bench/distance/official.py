"""Measures the official SDK: does the job on standard input, as inside/ does it, and prints the result.

    {"job": "many", "turns": [{"client": ..., "url": ..., "bulks": 2}], "orders": 30, "keys": [...]}
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from longbridge import openapi as sdk

# A context connects for order events too; nothing listens here, and a cancel needs none.
NOWHERE = {"quote_ws_url": "ws://127.0.0.1:9", "trade_ws_url": "ws://127.0.0.1:9"}
CAREFUL = 0.025  # seconds between two calls
PAUSE = 0.1
SOON = 0.3
APART = 0.3


def context_of(url, keys):
    config = sdk.Config.from_apikey(*keys, http_url=url, enable_print_quote_packages=False, **NOWHERE)
    return sdk.TradeContext(config)


def timed(act):
    started = time.monotonic()
    act()
    return (time.monotonic() - started) * 1000


def many(turn, keys, orders, **_):
    context = context_of(turn["url"], keys)
    accepted = []
    for bulk in range(turn["bulks"]):
        if bulk > 0:
            time.sleep(PAUSE)
        accepted.append(bulk_of(context, bulk * orders + 1, orders))
    return {**turn, "accepted": accepted}


def bulk_of(context, first, orders):
    started = time.monotonic()
    times = []
    for order in range(first, first + orders):
        left = time.monotonic()
        try:
            context.cancel_order(str(order))
            times.append((time.monotonic() - started) * 1000)
        except sdk.OpenApiException:
            pass
        time.sleep(max(0, left + CAREFUL - time.monotonic()))
    return times


def one(turn, keys, index=0, **_):
    context = context_of(turn["url"], keys)
    rest = turn.get("restMs")
    if rest:
        time.sleep(index * APART)
        context.cancel_order("1")
        time.sleep(rest / 1000)
        return {**turn, "later": timed(lambda: context.cancel_order("2"))}
    cold = timed(lambda: context.cancel_order("1"))
    time.sleep(SOON)
    return {**turn, "cold": cold, "later": timed(lambda: context.cancel_order("2"))}


JOBS = {"many": many, "one": one}


def main():
    request = json.loads(sys.stdin.read())
    job, turns = JOBS[request["job"]], request.pop("turns")
    resting = any(turn.get("restMs") for turn in turns)
    with ThreadPoolExecutor(len(turns) if resting else 1) as pool:
        work = lambda pair: job(pair[1], index=pair[0], **request)
        print(json.dumps(list(pool.map(work, enumerate(turns)))))


main()
