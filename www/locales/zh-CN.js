// 简体中文。订单状态的名称与券商文档一致。

import { wordsOf } from './lines.js';

export default wordsOf(`
title: 订单面板
intro: 用 longport-cancel-order 撤销模拟订单，制造网络故障，看清每一刻对订单知道多少。
orders: 今日模拟订单
startOver: 重置订单数为
stop: 停止其余撤单
symbol: 代码
side: 方向
price: 价格
quantity: 数量
filled: 已成交
bookStatus: 订单状态
age: 时长
withdrawal: 撤单结果
reading: 正在读取订单…
weather: 模拟网关的故障
howOften: 作用于
next1: 下一次请求
next3: 接下来 3 次请求
forever: 每次请求
clear: 清除故障
deadlines: 时限
pacing: 遵守券商限制：30 秒内最多 30 次，间隔至少 20 毫秒
cancels: 撤单记录
noCancels: 暂无。每次尝试、收到的响应，以及当时能断定什么，都显示在这里。
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
cancelThis: 撤销此订单
forget: 清除密钥
keep: 保持原样

cancel: 撤单
selectAll: 全选
selectOne: 选择 {name}
cancelSelected: 撤销所选（{n}）
cancelAll: 全部撤单（{n}）…
allTitle: 撤销全部 {n} 笔未完成订单？
allWords: 撤销的订单会失去排队位置，无法恢复。
allYes: 撤销 {n} 笔订单
asRead: {all} 笔中 {open} 笔未完成，读取于 {at}。
offline: 已离线。
silent: 模拟网关无响应。
stale: 此列表已过时，读取于 {at}。
seconds: {n} 秒
minutes: {n} 分
Buy: 买入
Sell: 卖出

NewStatus: 已委托
PartialFilledStatus: 部分成交
WaitToCancel: 撤销待报
PendingCancelStatus: 待撤回
CanceledStatus: 已撤单
PartialWithdrawal: 部分撤单
FilledStatus: 已成交
RejectedStatus: 已拒绝
ExpiredStatus: 已过期

waiting: 排队中 | 尚未发出请求：账户的频率限制要求等待。
sending: 已发出，未获响应 | 请求已在途中，随时可能生效。
retrying: 重试中 | 上一次尝试没有定论，将再试一次。
settling: 查询中 | 没有响应说明订单结果，正在查询订单状态。
accepted: 已受理 | 网关已受理撤单，但这还不是“已撤单”：以订单状态为准。
cancelled: 已撤单 | 订单状态如此显示：未成交部分已撤销。
filled-first: 撤单前已成交 | 撤单生效之前，订单已成交。
ended: 因其他原因结束 | 撤单未起作用；订单如何结束，见订单状态。
unknown: 可能仍未撤销 | 可能已撤销，也可能没有。操作前请先核实订单状态。
seen: {at} 查询到的订单状态：{status}。
copies: 网关已拒绝，但之前的尝试，或浏览器自行重发的副本，可能已被受理。
rejected: 被拒绝 | 网关拒绝了每次尝试。订单保持原样。
not-sent: 未发出 | 没有请求离开本页。订单保持原样。

progress: 已发出 {sent}/{total}：受理 {accepted}，拒绝 {rejected}，未知 {unknown}。排队 {waiting}。
nextSlot: {s} 秒后可再发出。
finished: 完成：受理 {accepted}，拒绝 {rejected}，此前已结束 {too-late}，未知 {unknown}，未发出 {not-sent}。
leftOver: 本页在 {at} 之后关闭，当时有 {n} 笔撤单正在进行：响应已丢失，请核实订单状态。另有 {waiting} 笔从未发出。

delay: 响应慢 | 1.5 秒后响应
status: 429 | 请求过多，等 1 秒
html: 502 | 代理的错误页
reset-after: 响应丢失 | 生效后连接重置
reset: 连接重置 | 在生效之前
hang: 无响应 | 永不响应
forbidden: 403 | 签名错误
expired-token: 令牌过期 | 401003
clock-skew: 时钟偏差 | 相差一小时
armed: 待触发：{what}。
fair: 无故障：网关立即响应。

attempts: 尝试 {n} 次
limits: 单次 {attempt} 秒，总计 {call} 秒
noAnswer: 无响应
noAnswerYet: 尚无响应
code: 代码 {code}
retryIn: 最早 {ms} 后重试
trace: 追踪号 {id}
knownThen: 当时所知：
wire: 请求详情
asSent: 实际发出的请求
signature: 签名步骤
sameSignature: 与发出的 X-Api-Signature 一致
otherSignature: 与发出的 X-Api-Signature 不一致
copy: 复制
copied: 已复制
notCopied: 无法复制

using: 正在使用 {url}，登录方式：{by}。
paperOn: 模拟交易已开启：网关会拒绝实盘账户。
paperOff: 模拟交易已关闭：撤单是真实的。
realTitle: 此撤单将发往您自己的网关
realWords: 订单 {id} 的撤单请求将用您的密钥发往 {url}。
lookUp: 本页无法读取您的订单：请在券商处查询。
`);
