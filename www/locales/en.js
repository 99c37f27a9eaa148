// English, where index.html has it not.

import { wordsOf } from './lines.js';

export default wordsOf(`
orders: Practice orders
cancel: Cancel
cancelOne: Cancel {name}
fullName: {name}, {side} {quantity} at {price}, order …{id}
selectAll: Select all that are shown and open
selectOne: Select {name}
cancelSelected.one: Cancel 1 selected
cancelSelected.other: Cancel {n} selected
cancelAll.one: Cancel all: 1 open…
cancelAll.other: Cancel all: {n} open…
allTitle.one: Cancel the one open order?
allTitle.other: Cancel all {n} open orders?
selectedTitle.one: Cancel 1 selected order?
selectedTitle.other: Cancel {n} selected orders?
allWords: A cancelled order loses its place in the market. It cannot be brought back.
allYes.one: Cancel 1 order
allYes.other: Cancel {n} orders
keep: Leave as is
close: Close
asRead: {open} of {all} open, as read at {at}.
reading: Reading the orders…
none: No order fits the filter.
offline: Offline.
silent: The practice gateway does not answer.
stale: This list is stale: it shows the orders as read at {at}.
Buy: Buy
Sell: Sell
anySide: Buy and sell
filter: Filter
search: Symbol, name or order id
shown.one: 1 shown
shown.other: {n} shown
filter.all: All orders
filter.open: Open
filter.busy: Being cancelled
filter.unknown: May still be open
filter.ended: Ended
head.symbol: Symbol
head.side: Side
head.quantity: Filled / qty
head.price: Price
head.status: Status
head.cancel: Your cancel

status.New: Open
status.PartialFilled: Part filled
status.WaitToCancel: Waiting to cancel
status.PendingCancel: Cancel pending
status.Canceled: Cancelled
status.PartialWithdrawal: Cancelled, part filled
status.Filled: Filled
status.Rejected: Rejected
status.Expired: Expired

waiting: Waiting | Nothing has been sent: the account’s rate limit makes it wait.
sending: Sent | A request is under way, with no answer yet. It may take effect at any moment.
retrying: Trying again | The last attempt settled nothing. Another one follows.
settling: Looking it up | No answer says what happened to the order, so its status is read.
elsewhere: Another tab | A cancel of this order is under way in another tab.
accepted: Accepted | The gateway accepted the cancel. The order is not cancelled yet; its status will say so.
cancelled: Cancelled | The order’s status says so. What was not filled is cancelled.
filled: Filled first | The order was filled before the cancel took effect.
ended: Ended otherwise | The cancel changed nothing; the order’s status says how it ended.
too-late: Too late | The order had ended before the cancel took effect.
unknown: May still be open | It may have been cancelled, or not: no answer proves either. Check its status before you act on it.
ambiguous: May still be open
rejected: Rejected | The gateway refused each attempt. This page changed nothing.
refused: Refused
not-sent: Not sent | No request left this page. The order is as it was.
nothing-sent: Nothing sent
lastSeen: last seen {status} {ago}
secondsAgo: {s} s ago
atClock: at {at}
seconds: {s} s
place: place {rank} in the queue
check: Check now
checkOne: Check now: {name}
dismiss: Dismiss
dismissed: dismissed; its status is in the table
hurry: First | It goes before all that wait.
hurryOne: Send first: {name}
takeOut: Remove | Take it out of the queue. Nothing of it has been sent.
takeOutOne: Remove from the queue: {name}
seen: Its status, read at {at}: {status}.
copies: The gateway’s last answer was code {code}. But an earlier attempt, or a copy that the browser sent by itself, may have been accepted.
now: this moment
said: {name}: {what}
saidMany.one: 1 cancel begun.
saidMany.other: {n} cancels begun.

progress: {sent} of {total} sent, {waiting} waiting.
nextSlot: Next one in {s} s.
finished.one: Finished: 1 order.
finished.other: Finished: {n} orders.
stop: Stop the rest
report: Report
reportTitle.one: What became of 1 order
reportTitle.other: What became of {n} orders
idle: No cancels are waiting. Press Cancel in a row, or c on the keyboard.
settled: Nothing is unsettled.
unsettled.one: 1 order may still be open.
unsettled.other: {n} orders may still be open.
showThem: Show
lost.one: A page was closed while 1 cancel was under way: its answer is lost.
lost.other: A page was closed while {n} cancels were under way: their answers are lost.
neverSent.one: 1 waited and was never sent.
neverSent.other: {n} waited and were never sent.
lostOwn: At your own gateway: {ids}.

faults: Make the gateway fail
faultsUnknown: The gateway does not answer, so its faults are not known.
noFaults: No fault is armed: the gateway answers as it should.
armed: Armed: {what}.
fault.delay: Slow | answers after 1.5 s
fault.status: 429 | too many requests
fault.html: 502 | a proxy’s page
fault.reset-after: Answer lost | after it took effect
fault.reset: Reset | before it takes effect
fault.hang: Silence | never answers
fault.forbidden: 403 | wrong signature
fault.expired-token: Token expired | 401003
fault.clock-skew: Clock off | by an hour
howOften: For
times.1: the next cancel
times.3: the next 3 cancels
times.forever: every cancel
clear: Clear
settings: Settings
deadlines: Deadlines
limits: {attempt} s an attempt, {call} s in all
pacing: Keep to the broker’s limit: 30 calls in 30 s, 20 ms apart
newBook: New orders
startOver: Start over
places: Rate limit
placesFree.one: {n} of {all} places is free
placesFree.other: {n} of {all} places are free
latencies: Time to answer
latencyWords.one: 1 answer: {half}
latencyWords.other: {n} answers, half within {half}, 95 % within {most}
noLatency: no answers yet

cancels: Cancels
noCancels: None yet. Each attempt, what came back, and what was known then appear here.
practice: Practice
paperTag: Your gateway, paper
realTag: Your gateway, real
attempts.one: 1 attempt
attempts.other: {n} attempts
timeline: The cancel over time; its attempts are listed below
attemptLane: Attempts
hedgeLane: Beside
lookUps: Look-ups
statusLane: Status
wait.limit: waits for the rate limit
wait.retry: waits before the next attempt
wait.retry-after: waits as long as the gateway asked
hedge: beside an unanswered one
noAnswer: no answer
noAnswerYet: no answer yet
code: code {code}
retryIn: again in {ms} at the earliest
trace: Trace id {id}
knownThen: Known then:
request: The request
asSent: Request as sent
signature: Signature, step by step
sameSignature: as sent in X-Api-Signature
otherSignature: NOT what was sent in X-Api-Signature
copy: Copy
copied: Copied
notCopied: Could not copy

keys: Keys
keysOn: Use these keys
key.filter: filter
key.move: next row, row before
key.select: select the row
key.range: select all rows up to this one
key.cancel: cancel the selected rows, or this one
key.show: show the row’s cancel
key.help: this list

own: Your own gateway
memoryOnly: Keys stay in this page’s memory. They are not stored, and are gone when you close it.
signIn: Sign in with
apiKey: API key
oauth: OAuth token
address: Gateway address
cors: A browser lets this page call only a gateway that allows it (CORS). For one that does not, give the address of a reverse proxy of your own.
paper: Paper trading: the gateway refuses a live account’s token
connect: Use this gateway
orderId: Order id
attached: It is an attached (take-profit or stop-loss) order
cancelPaper: Cancel this paper order
cancelReal: Cancel this REAL order
forget: Forget the keys
connectFirst: Use that gateway again first: this page has forgotten its keys.
using: Using {url}, signed in by: {by}.
paperOn: Paper trading is on: the gateway refuses a live account.
paperOff: Paper trading is off: cancels are for real.
realTitle: This cancel leaves the practice gateway
realWords: The cancel of order {id} goes to {url} with your keys.
`);
