// 繁體中文

import { wordsOf } from './lines.js';

export default wordsOf(`
title: 委託簿
intro: 用 longport-cancel-order 撤回模擬委託，給網絡添亂，看看何時知道甚麼。
orders: 今日模擬委託
startOver: 重新開始
stop: 停止其餘撤單
selectAll: 全選
symbol: 代號
side: 方向
price: 價格
quantity: 數量
filled: 已成交
bookStatus: 簿中狀態
age: 時長
withdrawal: 撤單
reading: 正在讀取委託…
weather: 模擬網關的「天氣」
howOften: 作用於
next1: 下一次請求
next3: 接下來 3 次請求
forever: 每次請求
clear: 回復晴朗
attemptDeadline: 單次嘗試時限
callDeadline: 整個撤單時限
pacing: 遵守券商限制：30 秒內 30 次，相隔 20 毫秒
cancels: 撤單記錄
noCancels: 暫無。每次嘗試、其答覆和當時所知會顯示在此。
own: 您自己的網關
memoryOnly: 密鑰只留在本頁記憶體中，不會儲存，關閉頁面即消失。
signIn: 登入方式
apiKey: API 密鑰
oauth: OAuth 權杖
address: 網關地址
cors: 瀏覽器只容許本頁呼叫許可它的網關（CORS）；否則請填寫您自己的反向代理地址。
paper: 模擬交易：網關會拒絕真實賬戶的權杖
connect: 使用此網關
orderId: 訂單號
attached: 這是附加（止賺或止蝕）訂單
cancelThis: 撤回此訂單
forget: 忘記密鑰
keep: 保持原樣

cancel: 撤單
cancelOne: 撤單 {name}
selectOne: 選擇 {name}
cancelSelected: 撤回所選（{n}）
cancelAll: 撤回全部 {n} 筆…
allTitle: 撤回全部 {n} 筆未完成委託？
allWords: 撤回的委託會失去排隊位置，無法復原。
allYes: 撤回 {n} 筆委託
asRead: {all} 筆中 {open} 筆未完成，讀取於 {at}。
offline: 已離線。此列表已過時：顯示的是 {at} 讀取的委託簿。
silent: 模擬網關沒有回應。此列表已過時：讀取於 {at}。
seconds: {n} 秒
minutes: {n} 分
Buy: 買入
Sell: 賣出

NewStatus: 未成交
PartialFilledStatus: 部分成交
WaitToCancel: 等待撤單
PendingCancelStatus: 撤單處理中
CanceledStatus: 已撤單
PartialWithdrawal: 部分成交後已撤
FilledStatus: 已成交
RejectedStatus: 被交易所拒絕
ExpiredStatus: 已過期

waiting: 等待名額 | 尚未發出請求：賬戶的頻率限制讓它等待。
sending: 已發出，未獲答覆 | 請求已在途中，隨時可能生效。
retrying: 再次嘗試 | 上一次嘗試沒有定論，將再試一次。
accepted: 已受理 | 網關已受理撤單，但這還不是「已撤單」：以委託簿為準。
cancelled: 已撤單 | 委託簿如此顯示：未成交部分已撤回。
filled-first: 先成交 | 撤單生效之前，委託已成交。
ended: 另行結束 | 撤單未起作用；委託如何結束見委託簿。
unknown: 未知：請核對 | 可能已撤回，也可能沒有。行動前請先看簿中狀態。
rejected: 被拒絕 | 網關拒絕了每次嘗試。委託保持原樣。
not-sent: 未發出 | 沒有請求離開本頁。委託保持原樣。

progress: 已發出 {sent}/{total}：受理 {accepted}，拒絕 {rejected}，未知 {unknown}。等待 {waiting}。
nextSlot: 下一名額：{s} 秒後。
finished: 完成：受理 {accepted}，拒絕 {rejected}，未知 {unknown}，未發出 {not-sent}。
leftOver: 本頁於 {at} 關閉時有 {n} 筆撤單正在進行：答覆已遺失，請看簿中狀態。另有 {waiting} 筆從未發出。

delay: 緩慢 | 1.5 秒後答覆
status: 429 | 請求過多，等 1 秒
html: 502 | 代理的錯誤頁
reset-after: 答覆遺失 | 生效後連線重設
reset: 連線重設 | 在生效之前
hang: 沉默 | 永不答覆
expired-token: 權杖過期 | 401003
clock-skew: 時鐘偏差 | 差一小時
armed: 待發生：{what}。
fair: 晴朗：網關立即答覆。

attempts: 嘗試 {n} 次
limits: 時限：單次 {attempt} 秒，總計 {call} 秒
noAnswer: 無答覆
noAnswerYet: 尚無答覆
code: 代碼 {code}
retryIn: 最早 {ms} 後重試
trace: 追蹤號 {id}
knownThen: 當時所知：
wire: 網絡實況
asSent: 發出的請求
signature: 簽名步驟
sameSignature: 與發出的 X-Api-Signature 一致
otherSignature: 與發出的 X-Api-Signature 不一致
copy: 複製
copied: 已複製
notCopied: 無法複製

using: 正在使用 {url}，登入方式：{by}。
paperOn: 模擬交易已開啟：網關會拒絕真實賬戶。
paperOff: 模擬交易已關閉：撤單是真實的。
realTitle: 此撤單將離開模擬網關
realWords: 訂單 {id} 的撤單將用您的密鑰發往 {url}。
lookUp: 本頁無法讀取您的委託：請在券商處查詢該訂單。
`);
