// 繁體中文。訂單狀態的名稱與券商文件一致。

import { wordsOf } from './lines.js';

export default wordsOf(`
title: 撤銷訂單，並確知訂單結果
intro: 一個 npm 包：在瀏覽器、Node.js 或邊緣 Worker 中撤銷長橋（LongPort / Longbridge）的未完成訂單。回應遺失時，它會查清訂單是否仍在掛單，絕不猜測。
notOnNpm: 發佈到 npm 之前：使用程式碼庫中的 pkg/ 資料夾。
playground: 在線試寫
orders: 模擬訂單
cancel: 撤單
cancelOne: 撤單：{name}
fullName: {name}，{side} {quantity}，價格 {price}，訂單號尾號 {id}
selectAll: 選擇所有已顯示的未完成訂單
selectOne: 選擇 {name}
cancelSelected: 撤銷所選 {n} 筆
cancelAll: 全部撤單：{n} 筆…
allTitle: 撤銷全部 {n} 筆未完成訂單？
selectedTitle: 撤銷所選的 {n} 筆訂單？
allWords: 撤銷的訂單會失去排隊位置，無法恢復。
allYes: 撤銷 {n} 筆訂單
keep: 保持原樣
close: 關閉
asRead: {all} 筆中 {open} 筆未完成，讀取於 {at}。
reading: 正在讀取訂單…
none: 沒有符合篩選條件的訂單。
offline: 已離線。
silent: 模擬網關無回應。
stale: 此列表已過時，讀取於 {at}。
Buy: 買入
Sell: 賣出
anySide: 買入和賣出
filter: 篩選
search: 代號、名稱或訂單號
shown: 顯示 {n} 筆
filter.all: 全部訂單
filter.open: 未完成
filter.busy: 撤單中
filter.unknown: 可能仍在掛單
filter.ended: 已結束
head.symbol: 代號
head.side: 方向
head.quantity: 已成交/數量
head.price: 價格
head.status: 訂單狀態
head.cancel: 撤單結果

status.New: 已委託
status.PartialFilled: 部分成交
status.WaitToCancel: 撤銷待報
status.PendingCancel: 待撤回
status.Canceled: 已撤單
status.PartialWithdrawal: 部分撤單
status.Filled: 已成交
status.Rejected: 已拒絕
status.Expired: 已過期

waiting: 排隊中 | 尚未發出請求：賬戶的頻率限制要求等待。
sending: 已發出 | 請求已在途中，尚未獲回應，隨時可能生效。
retrying: 重試中 | 上一次嘗試沒有定論，將再試一次。
settling: 查詢中 | 沒有回應說明訂單結果，正在查詢訂單狀態。
elsewhere: 其他分頁 | 另一個分頁正在撤銷此訂單。
accepted: 已受理 | 網關已受理撤單，但訂單尚未撤銷：以訂單狀態為準。
cancelled: 已撤單 | 訂單狀態如此顯示：未成交部分已撤銷。
filled: 撤單前已成交 | 撤單生效之前，訂單已成交。
ended: 因其他原因結束 | 撤單未起作用；訂單如何結束，見訂單狀態。
too-late: 為時已晚 | 撤單生效之前，訂單已結束。
unknown: 可能仍在掛單 | 可能已撤銷，也可能沒有：沒有回應能證明。操作前請先核實訂單狀態。
ambiguous: 可能仍在掛單
rejected: 被拒絕 | 網關拒絕了每次嘗試。本頁未作任何改變。
refused: 被拒絕
not-sent: 未發出 | 沒有請求離開本頁。訂單保持原樣。
nothing-sent: 未發出
lastSeen: {ago}查詢為「{status}」
secondsAgo: {s} 秒前
atClock: {at}
seconds: {s} 秒
place: 排在第 {rank} 位
check: 立即查詢
checkOne: 立即查詢：{name}
dismiss: 不再提醒
dismissed: 不再提醒；狀態見列表
hurry: 優先 | 排到所有等待者之前。
hurryOne: 優先發出：{name}
takeOut: 移除 | 移出隊列。尚未發出任何請求。
takeOutOne: 移出隊列：{name}
seen: {at} 查詢到的訂單狀態：{status}。
copies: 網關最後的回應是代碼 {code}。但之前的嘗試，或瀏覽器自行重發的副本，可能已獲受理。
now: 此刻
said: {name}：{what}
saidMany: 已開始 {n} 筆撤單。

progress: 已發出 {sent}/{total}，排隊 {waiting}。
nextSlot: {s} 秒後可再發出。
finished: 完成：{n} 筆訂單。
stop: 停止其餘撤單
report: 報告
reportTitle: {n} 筆訂單的結果
idle: 沒有等待中的撤單。請按某行的「撤單」，或按鍵盤 c。
settled: 沒有懸而未決的訂單。
unsettled: {n} 筆訂單可能仍在掛單。
showThem: 顯示
lost: 有頁面在 {n} 筆撤單進行時關閉：回應已遺失。
neverSent: {n} 筆仍在排隊，從未發出。
lostOwn: 在您自己的網關：{ids}。

faults: 讓網關出錯
faultsUnknown: 網關無回應，故障情況不明。
noFaults: 未設置故障：網關正常回應。
armed: 待觸發：{what}。
fault.delay: 回應慢 | 1.5 秒後回應
fault.status: 429 | 請求過多
fault.html: 502 | 代理的錯誤頁
fault.reset-after: 回應遺失 | 在生效之後
fault.reset: 連線重設 | 在生效之前
fault.hang: 無回應 | 永不回應
fault.forbidden: 403 | 簽名錯誤
fault.expired-token: 權杖過期 | 401003
fault.clock-skew: 時鐘偏差 | 相差一小時
howOften: 作用於
times.1: 下一次撤單
times.3: 接下來 3 次撤單
times.forever: 每次撤單
clear: 清除
settings: 設置
deadlines: 時限
limits: 單次 {attempt} 秒，總計 {call} 秒
pacing: 遵守券商限制：30 秒內最多 30 次，相隔至少 20 毫秒
newBook: 新的訂單
startOver: 重新開始
places: 頻率限制
placesFree: {all} 個名額中 {n} 個可用
latencies: 回應時間
latencyWords: {n} 次回應，半數在 {half} 內，95 % 在 {most} 內
noLatency: 暫無回應

cancels: 撤單記錄
noCancels: 暫無。每次嘗試、收到的回應，以及當時能斷定甚麼，都顯示在這裏。
practice: 模擬
paperTag: 您的網關，模擬交易
realTag: 您的網關，真實交易
attempts: 嘗試 {n} 次
timeline: 撤單的時間線；各次嘗試列於下方
attemptLane: 嘗試
hedgeLane: 並行嘗試
lookUps: 查詢
statusLane: 訂單狀態
wait.limit: 等待頻率限制
wait.retry: 等待下一次嘗試
wait.retry-after: 按網關要求等待
hedge: 與未獲回應的嘗試並行
noAnswer: 無回應
noAnswerYet: 尚無回應
code: 代碼 {code}
retryIn: 最早 {ms} 後重試
trace: 追蹤號 {id}
knownThen: 當時所知：
request: 請求詳情
asSent: 實際發出的請求
signature: 簽名步驟
sameSignature: 與發出的 X-Api-Signature 一致
otherSignature: 與發出的 X-Api-Signature 不一致
copy: 複製
copied: 已複製
notCopied: 無法複製

keys: 快速鍵
keysOn: 啟用快速鍵
key.filter: 篩選
key.move: 下一行，上一行
key.select: 選擇此行
key.range: 選擇到此行為止的所有行
key.cancel: 撤銷所選訂單，或此行
key.show: 顯示此行的撤單
key.help: 顯示此列表

own: 您自己的網關
memoryOnly: 密鑰只留在本頁記憶體中，不會儲存，關閉頁面即消失。
signIn: 登入方式
apiKey: API 密鑰
oauth: OAuth 權杖
address: 網關地址
cors: 瀏覽器只容許本頁訪問許可它的網關（CORS）；否則請填寫您自己的反向代理地址。
paper: 模擬交易：網關會拒絕實盤賬戶的權杖
connect: 使用此網關
orderId: 訂單號
attached: 這是附加訂單（止賺或止蝕）
cancelPaper: 撤銷此模擬訂單
cancelReal: 撤銷此真實訂單
forget: 清除密鑰
connectFirst: 請先重新連接該網關：本頁已清除其密鑰。
using: 正在使用 {url}，登入方式：{by}。
paperOn: 模擬交易已開啟：網關會拒絕實盤賬戶。
paperOff: 模擬交易已關閉：撤單是真實的。
realTitle: 此撤單將發往您自己的網關
realWords: 訂單 {id} 的撤單請求將用您的密鑰發往 {url}。
`);
