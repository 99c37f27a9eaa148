// English, where index.html has it not.

import { wordsOf } from './lines.js';

export default wordsOf(`
cancel: Cancel
selectAll: Select all
selectOne: Select {name}
cancelSelected: Cancel selected ({n})
cancelAll: Cancel all {n} open…
allTitle: Cancel all {n} open orders?
allWords: An order that was withdrawn loses its place in the market. It cannot be brought back.
allYes: Cancel {n} orders
asRead: {open} of {all} open, as the book was read at {at}.
offline: Offline.
silent: The practice gateway does not answer.
stale: This list is stale: it shows the book as read at {at}.
seconds: {n} s
minutes: {n} min
Buy: Buy
Sell: Sell

NewStatus: Open
PartialFilledStatus: Open, part filled
WaitToCancel: Waiting to cancel
PendingCancelStatus: Cancel pending
CanceledStatus: Cancelled
PartialWithdrawal: Cancelled, part was filled
FilledStatus: Filled
RejectedStatus: Rejected by the exchange
ExpiredStatus: Expired

waiting: Waiting for a slot | Nothing has left this page: the account’s rate limit lets it wait.
sending: Sent, no answer yet | A request is on its way. It may take effect at any moment.
retrying: Trying again | The last attempt did not settle it. Another follows.
settling: Looking it up | No answer tells what became of the order, so its status is read.
accepted: Accepted | The gateway took the withdrawal. That is not yet “cancelled”: the book tells.
cancelled: Cancelled | Its status says so: what was not filled is withdrawn.
filled-first: Filled first | The order was filled before the withdrawal took effect.
ended: Ended otherwise | The withdrawal came to nothing; the book says how the order ended.
unknown: May still be open | It may have been withdrawn, or not. Look at its status in the book before you act on it.
seen: Its status, read at {at}: {status}.
copies: The gateway refused. But an earlier attempt, or a copy that the browser sent by itself, may have been accepted.
rejected: Rejected | The gateway refused each attempt. This page changed nothing.
not-sent: Not sent | Nothing left this page. The order is as it was.

progress: Sent {sent} of {total}: {accepted} accepted, {rejected} rejected, {unknown} unknown. {waiting} waiting.
nextSlot: Next slot in {s} s.
finished: Finished: {accepted} accepted, {rejected} rejected, {too-late} ended before, {unknown} unknown, {not-sent} not sent.
leftOver: This page was closed after {at}. Cancels then under way: {n}. Their answers are lost, so look at the status. Waiting, and never sent: {waiting}.

delay: Slow | answers after 1.5 s
status: 429 | too many: wait 1 s
html: 502 | a proxy’s page
reset-after: Answer lost | after it took effect
reset: Reset | before it takes effect
hang: Silence | never answers
forbidden: 403 | wrong signature
expired-token: Token expired | 401003
clock-skew: Clock off | by an hour
armed: In store: {what}.
fair: Fair: the gateway answers at once.

attempts: attempts: {n}
limits: {attempt} s an attempt, {call} s in all
noAnswer: no answer
noAnswerYet: no answer yet
code: code {code}
retryIn: again in {ms} at the earliest
trace: Trace id {id}
knownThen: Known then:
wire: On the wire
asSent: Request as sent
signature: Signature, step by step
sameSignature: as sent in X-Api-Signature
otherSignature: NOT what was sent in X-Api-Signature
copy: Copy
copied: Copied
notCopied: Could not copy

using: Using {url}, signed in by: {by}.
paperOn: Paper trading is on: the gateway refuses a live account.
paperOff: Paper trading is off: cancels are for real.
realTitle: This cancel leaves the practice gateway
realWords: The withdrawal of order {id} goes to {url} with your keys.
lookUp: This page cannot read your book: look the order up at your broker.
`);
