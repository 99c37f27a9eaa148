// 繁體中文。訂單狀態的名稱與券商文件一致。

import { wordsOf } from './lines.js';

export default wordsOf(`
title: 訂單面板
intro: 用 longport-cancel-order 撤銷模擬訂單，製造網絡故障，看清每一刻對訂單知道多少。
orders: 今日模擬訂單
startOver: 重設訂單數為
stop: 停止其餘撤單
symbol: 代號
side: 方向
price: 價格
quantity: 數量
filled: 已成交
bookStatus: 訂單狀態
age: 時長
withdrawal: 撤單結果
reading: 正在讀取訂單…
weather: 模擬網關的故障
howOften: 套用於
next1: 下一次請求
next3: 接下來 3 次請求
forever: 每次請求
clear: 清除故障
deadlines: 時限
pacing: 遵守券商限制：30 秒內最多 30 次，相隔至少 20 毫秒
cancels: 撤單記錄
noCancels: 暫無。每次嘗試、收到的回應，以及當時能斷定甚麼，都顯示在這裡。
own: 您自己的網關
memoryOnly: 密鑰只留在本頁記憶體中，不會儲存，關閉頁面即消失。
signIn: 登入方式
apiKey: API 密鑰
oauth: OAuth 權杖
address: 網關地址
cors: 瀏覽器只容許本頁存取許可它的網關（CORS）；否則請填寫您自己的反向代理地址。
paper: 模擬交易：網關會拒絕真實賬戶的權杖
connect: 使用此網關
orderId: 訂單號
attached: 這是附加訂單（止賺或止蝕）
cancelThis: 撤銷此訂單
forget: 清除密鑰
keep: 保持原樣

cancel: 撤單
selectAll: 全選
selectOne: 選擇 {name}
cancelSelected: 撤銷所選（{n}）
cancelAll: 全部撤單（{n}）…
allTitle: 撤銷全部 {n} 筆未完成訂單？
allWords: 撤銷的訂單會失去排隊位置，無法復原。
allYes: 撤銷 {n} 筆訂單
asRead: {all} 筆中 {open} 筆未完成，讀取於 {at}。
offline: 已離線。
silent: 模擬網關無回應。
stale: 此列表已過時，讀取於 {at}。
seconds: {n} 秒
minutes: {n} 分
Buy: 買入
Sell: 賣出

NewStatus: 已委託
PartialFilledStatus: 部分成交
WaitToCancel: 撤銷待報
PendingCancelStatus: 待撤回
CanceledStatus: 已撤單
PartialWithdrawal: 部分撤單
FilledStatus: 已成交
RejectedStatus: 已拒絕
ExpiredStatus: 已過期

waiting: 排隊中 | 尚未發出請求：賬戶的頻率限制要求等待。
sending: 已發出，未獲回應 | 請求已在途中，隨時可能生效。
retrying: 重試中 | 上一次嘗試沒有定論，將再試一次。
settling: 查詢中 | 沒有回應說明訂單結果，正在查詢訂單狀態。
accepted: 已受理 | 網關已受理撤單，但這還不是「已撤單」：以訂單狀態為準。
cancelled: 已撤單 | 訂單狀態如此顯示：未成交部分已撤銷。
filled-first: 撤單前已成交 | 撤單生效之前，訂單已成交。
ended: 因其他原因結束 | 撤單未起作用；訂單如何結束，見訂單狀態。
unknown: 可能仍未撤銷 | 可能已撤銷，也可能沒有。操作前請先核實訂單狀態。
seen: {at} 查詢到的訂單狀態：{status}。
copies: 網關已拒絕，但之前的嘗試，或瀏覽器自行重發的副本，可能已獲受理。
rejected: 被拒絕 | 網關拒絕了每次嘗試。訂單保持原樣。
not-sent: 未發出 | 沒有請求離開本頁。訂單保持原樣。

progress: 已發出 {sent}/{total}：受理 {accepted}，拒絕 {rejected}，未知 {unknown}。排隊 {waiting}。
nextSlot: {s} 秒後可再發出。
finished: 完成：受理 {accepted}，拒絕 {rejected}，此前已結束 {too-late}，未知 {unknown}，未發出 {not-sent}。
leftOver: 本頁在 {at} 之後關閉，當時有 {n} 筆撤單正在進行：回應已遺失，請核實訂單狀態。另有 {waiting} 筆從未發出。

delay: 回應慢 | 1.5 秒後回應
status: 429 | 請求過多，等 1 秒
html: 502 | 代理的錯誤頁
reset-after: 回應遺失 | 生效後連線重設
reset: 連線重設 | 在生效之前
hang: 無回應 | 永不回應
forbidden: 403 | 簽名錯誤
expired-token: 權杖過期 | 401003
clock-skew: 時鐘偏差 | 相差一小時
armed: 待觸發：{what}。
fair: 無故障：網關立即回應。

attempts: 嘗試 {n} 次
limits: 單次 {attempt} 秒，總計 {call} 秒
noAnswer: 無回應
noAnswerYet: 尚無回應
code: 代碼 {code}
retryIn: 最早 {ms} 後重試
trace: 追蹤號 {id}
knownThen: 當時所知：
wire: 請求詳情
asSent: 實際發出的請求
signature: 簽名步驟
sameSignature: 與發出的 X-Api-Signature 一致
otherSignature: 與發出的 X-Api-Signature 不一致
copy: 複製
copied: 已複製
notCopied: 無法複製

using: 正在使用 {url}，登入方式：{by}。
paperOn: 模擬交易已開啟：網關會拒絕真實賬戶。
paperOff: 模擬交易已關閉：撤單是真實的。
realTitle: 此撤單將發往您自己的網關
realWords: 訂單 {id} 的撤單請求將用您的密鑰發往 {url}。
lookUp: 本頁無法讀取您的訂單：請在券商處查詢。
`);
