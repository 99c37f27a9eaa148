// 简体中文

import { wordsOf } from './lines.js';

export default wordsOf(`
title: 委托簿
intro: 用 longport-cancel-order 撤回模拟委托，给网络添乱，看看何时知道什么。
orders: 今日模拟委托
startOver: 重新开始
stop: 停止其余撤单
selectAll: 全选
symbol: 代码
side: 方向
price: 价格
quantity: 数量
filled: 已成交
bookStatus: 簿中状态
age: 时长
withdrawal: 撤单
reading: 正在读取委托…
weather: 模拟网关的“天气”
howOften: 作用于
next1: 下一次请求
next3: 接下来 3 次请求
forever: 每次请求
clear: 恢复晴朗
attemptDeadline: 单次尝试时限
callDeadline: 整个撤单时限
pacing: 遵守券商限制：30 秒内 30 次，间隔 20 毫秒
cancels: 撤单记录
noCancels: 暂无。每次尝试、其答复和当时所知会显示在此。
own: 您自己的网关
memoryOnly: 密钥只留在本页内存中，不会保存，关闭页面即消失。
signIn: 登录方式
apiKey: API 密钥
oauth: OAuth 令牌
address: 网关地址
cors: 浏览器只允许本页调用许可它的网关（CORS）；否则请填写您自己的反向代理地址。
paper: 模拟交易：网关会拒绝实盘账户的令牌
connect: 使用此网关
orderId: 订单号
attached: 这是附加（止盈或止损）订单
cancelThis: 撤回此订单
forget: 忘记密钥
keep: 保持原样

cancel: 撤单
cancelOne: 撤单 {name}
selectOne: 选择 {name}
cancelSelected: 撤回所选（{n}）
cancelAll: 撤回全部 {n} 笔…
allTitle: 撤回全部 {n} 笔未完成委托？
allWords: 撤回的委托会失去排队位置，无法恢复。
allYes: 撤回 {n} 笔委托
asRead: {all} 笔中 {open} 笔未完成，读取于 {at}。
offline: 已离线。此列表已过时：显示的是 {at} 读取的委托簿。
silent: 模拟网关没有回应。此列表已过时：读取于 {at}。
seconds: {n} 秒
minutes: {n} 分
Buy: 买入
Sell: 卖出

NewStatus: 未成交
PartialFilledStatus: 部分成交
WaitToCancel: 等待撤单
PendingCancelStatus: 撤单处理中
CanceledStatus: 已撤单
PartialWithdrawal: 部分成交后已撤
FilledStatus: 已成交
RejectedStatus: 被交易所拒绝
ExpiredStatus: 已过期

waiting: 等待名额 | 尚未发出请求：账户的频率限制让它等待。
sending: 已发出，未获答复 | 请求已在途中，随时可能生效。
retrying: 再次尝试 | 上一次尝试没有定论，将再试一次。
accepted: 已受理 | 网关已受理撤单，但这还不是“已撤单”：以委托簿为准。
cancelled: 已撤单 | 委托簿如此显示：未成交部分已撤回。
filled-first: 先成交 | 撤单生效之前，委托已成交。
ended: 另行结束 | 撤单未起作用；委托如何结束见委托簿。
unknown: 未知：请核对 | 可能已撤回，也可能没有。行动前请先看簿中状态。
rejected: 被拒绝 | 网关拒绝了每次尝试。委托保持原样。
not-sent: 未发出 | 没有请求离开本页。委托保持原样。

progress: 已发出 {sent}/{total}：受理 {accepted}，拒绝 {rejected}，未知 {unknown}。等待 {waiting}。
nextSlot: 下一名额：{s} 秒后。
finished: 完成：受理 {accepted}，拒绝 {rejected}，未知 {unknown}，未发出 {not-sent}。
leftOver: 本页于 {at} 关闭时有 {n} 笔撤单正在进行：答复已丢失，请看簿中状态。另有 {waiting} 笔从未发出。

delay: 缓慢 | 1.5 秒后答复
status: 429 | 请求过多，等 1 秒
html: 502 | 代理的错误页
reset-after: 答复丢失 | 生效后连接重置
reset: 连接重置 | 在生效之前
hang: 沉默 | 永不答复
expired-token: 令牌过期 | 401003
clock-skew: 时钟偏差 | 差一小时
armed: 待发生：{what}。
fair: 晴朗：网关立即答复。

attempts: 尝试 {n} 次
limits: 时限：单次 {attempt} 秒，总计 {call} 秒
noAnswer: 无答复
noAnswerYet: 尚无答复
code: 代码 {code}
retryIn: 最早 {ms} 后重试
trace: 追踪号 {id}
knownThen: 当时所知：
wire: 网络实况
asSent: 发出的请求
signature: 签名步骤
sameSignature: 与发出的 X-Api-Signature 一致
otherSignature: 与发出的 X-Api-Signature 不一致
copy: 复制
copied: 已复制
notCopied: 无法复制

using: 正在使用 {url}，登录方式：{by}。
paperOn: 模拟交易已开启：网关会拒绝实盘账户。
paperOff: 模拟交易已关闭：撤单是真实的。
realTitle: 此撤单将离开模拟网关
realWords: 订单 {id} 的撤单将用您的密钥发往 {url}。
lookUp: 本页无法读取您的委托：请在券商处查询该订单。
`);
