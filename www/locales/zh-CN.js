// 简体中文。订单状态的名称与券商文件一致。

import { wordsOf } from './lines.js';

export default wordsOf(`
title: 撤销订单，并确知订单结果
intro: 一个 npm 包：在浏览器、Node.js 或边缘 Worker 中撤销长桥（LongPort / Longbridge）的未完成订单。响应丢失时，它会查清订单是否仍在挂单，绝不猜测。
notOnNpm: 发布到 npm 之前：使用代码库中的 pkg/ 文件夹。
playground: 在线试写
orders: 模拟订单
cancel: 撤单
cancelOne: 撤单：{name}
fullName: {name}，{side} {quantity}，价格 {price}，订单号尾号 {id}
selectAll: 选择所有已显示的未完成订单
selectOne: 选择 {name}
cancelSelected: 撤销所选 {n} 笔
cancelAll: 全部撤单：{n} 笔…
allTitle: 撤销全部 {n} 笔未完成订单？
selectedTitle: 撤销所选的 {n} 笔订单？
allWords: 撤销的订单会失去排队位置，无法恢复。
allYes: 撤销 {n} 笔订单
keep: 保持原样
close: 关闭
asRead: {all} 笔中 {open} 笔未完成，读取于 {at}。
reading: 正在读取订单…
none: 没有符合筛选条件的订单。
offline: 已离线。
silent: 模拟网关无响应。
stale: 此列表已过时，读取于 {at}。
Buy: 买入
Sell: 卖出
anySide: 买入和卖出
filter: 筛选
search: 代码、名称或订单号
shown: 显示 {n} 笔
filter.all: 全部订单
filter.open: 未完成
filter.busy: 撤单中
filter.unknown: 可能仍在挂单
filter.ended: 已结束
head.symbol: 代码
head.side: 方向
head.quantity: 已成交/数量
head.price: 价格
head.status: 订单状态
head.cancel: 撤单结果

status.New: 已委托
status.PartialFilled: 部分成交
status.WaitToCancel: 撤销待报
status.PendingCancel: 待撤回
status.Canceled: 已撤单
status.PartialWithdrawal: 部分撤单
status.Filled: 已成交
status.Rejected: 已拒绝
status.Expired: 已过期

waiting: 排队中 | 尚未发出请求：账户的频率限制要求等待。
sending: 已发出 | 请求已在途中，尚未获响应，随时可能生效。
retrying: 重试中 | 上一次尝试没有定论，将再试一次。
settling: 查询中 | 没有响应说明订单结果，正在查询订单状态。
elsewhere: 其他标签页 | 另一个标签页正在撤销此订单。
accepted: 已受理 | 网关已受理撤单，但订单尚未撤销：以订单状态为准。
cancelled: 已撤单 | 订单状态如此显示：未成交部分已撤销。
filled: 撤单前已成交 | 撤单生效之前，订单已成交。
ended: 因其他原因结束 | 撤单未起作用；订单如何结束，见订单状态。
too-late: 为时已晚 | 撤单生效之前，订单已结束。
unknown: 可能仍在挂单 | 可能已撤销，也可能没有：没有响应能证明。操作前请先核实订单状态。
ambiguous: 可能仍在挂单
rejected: 被拒绝 | 网关拒绝了每次尝试。本页未作任何改变。
refused: 被拒绝
not-sent: 未发出 | 没有请求离开本页。订单保持原样。
nothing-sent: 未发出
lastSeen: {ago}查询为“{status}”
secondsAgo: {s} 秒前
atClock: {at}
seconds: {s} 秒
place: 排在第 {rank} 位
check: 立即查询
checkOne: 立即查询：{name}
dismiss: 不再提醒
dismissed: 不再提醒；状态见列表
hurry: 优先 | 排到所有等待者之前。
hurryOne: 优先发出：{name}
takeOut: 移除 | 移出队列。尚未发出任何请求。
takeOutOne: 移出队列：{name}
seen: {at} 查询到的订单状态：{status}。
copies: 网关最后的响应是代码 {code}。但之前的尝试，或浏览器自行重发的副本，可能已被受理。
now: 此刻
said: {name}：{what}
saidMany: 已开始 {n} 笔撤单。

progress: 已发出 {sent}/{total}，排队 {waiting}。
nextSlot: {s} 秒后可再发出。
finished: 完成：{n} 笔订单。
stop: 停止其余撤单
report: 报告
reportTitle: {n} 笔订单的结果
idle: 没有等待中的撤单。请按某行的“撤单”，或按键盘 c。
settled: 没有悬而未决的订单。
unsettled: {n} 笔订单可能仍在挂单。
showThem: 显示
lost: 有页面在 {n} 笔撤单进行时关闭：响应已丢失。
neverSent: {n} 笔仍在排队，从未发出。
lostOwn: 在您自己的网关：{ids}。

faults: 让网关出错
faultsUnknown: 网关无响应，故障情况不明。
noFaults: 未设置故障：网关正常响应。
armed: 待触发：{what}。
fault.delay: 响应慢 | 1.5 秒后响应
fault.status: 429 | 请求过多
fault.html: 502 | 代理的错误页
fault.reset-after: 响应丢失 | 在生效之后
fault.reset: 连接重置 | 在生效之前
fault.hang: 无响应 | 永不响应
fault.forbidden: 403 | 签名错误
fault.expired-token: 令牌过期 | 401003
fault.clock-skew: 时钟偏差 | 相差一小时
howOften: 作用于
times.1: 下一次撤单
times.3: 接下来 3 次撤单
times.forever: 每次撤单
clear: 清除
settings: 设置
deadlines: 时限
limits: 单次 {attempt} 秒，总计 {call} 秒
pacing: 遵守券商限制：30 秒内最多 30 次，间隔至少 20 毫秒
newBook: 新的订单
startOver: 重新开始
places: 频率限制
placesFree: {all} 个名额中 {n} 个可用
latencies: 响应时间
latencyWords: {n} 次响应，半数在 {half} 内，95 % 在 {most} 内
noLatency: 暂无响应

cancels: 撤单记录
noCancels: 暂无。每次尝试、收到的响应，以及当时能断定什么，都显示在这里。
practice: 模拟
paperTag: 您的网关，模拟交易
realTag: 您的网关，真实交易
attempts: 尝试 {n} 次
timeline: 撤单的时间线；各次尝试列于下方
attemptLane: 尝试
hedgeLane: 并行尝试
lookUps: 查询
statusLane: 订单状态
wait.limit: 等待频率限制
wait.retry: 等待下一次尝试
wait.retry-after: 按网关要求等待
hedge: 与未获响应的尝试并行
noAnswer: 无响应
noAnswerYet: 尚无响应
code: 代码 {code}
retryIn: 最早 {ms} 后重试
trace: 追踪号 {id}
knownThen: 当时所知：
request: 请求详情
asSent: 实际发出的请求
signature: 签名步骤
sameSignature: 与发出的 X-Api-Signature 一致
otherSignature: 与发出的 X-Api-Signature 不一致
copy: 复制
copied: 已复制
notCopied: 无法复制

keys: 快捷键
keysOn: 启用快捷键
key.filter: 筛选
key.move: 下一行，上一行
key.select: 选择此行
key.range: 选择到此行为止的所有行
key.cancel: 撤销所选订单，或此行
key.show: 显示此行的撤单
key.help: 显示此列表

own: 您自己的网关
memoryOnly: 密钥只留在本页内存中，不会保存，关闭页面即消失。
signIn: 登录方式
apiKey: API 密钥
oauth: OAuth 令牌
address: 网关地址
cors: 浏览器只允许本页访问许可它的网关（CORS）；否则请填写您自己的反向代理地址。
paper: 模拟交易：网关会拒绝实盘账户的令牌
connect: 使用此网关
orderId: 订单号
attached: 这是附加订单（止盈或止损）
cancelPaper: 撤销此模拟订单
cancelReal: 撤销此真实订单
forget: 清除密钥
connectFirst: 请先重新连接该网关：本页已清除其密钥。
using: 正在使用 {url}，登录方式：{by}。
paperOn: 模拟交易已开启：网关会拒绝实盘账户。
paperOff: 模拟交易已关闭：撤单是真实的。
realTitle: 此撤单将发往您自己的网关
realWords: 订单 {id} 的撤单请求将用您的密钥发往 {url}。
`);
