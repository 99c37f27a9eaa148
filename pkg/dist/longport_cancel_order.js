if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var vt=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:
Rt();function Rt(){let t=globalThis.process?.getBuiltinModule?.(
"node:util");if(!t)throw new Error("longport-cancel-order ne\
eds TextDecoder and TextEncoder");return t}var{TextDecoder:g,
TextEncoder:w}=vt;function N(t,e,n,r){Object.defineProperty(t,e,{__proto__:null,
value:n,enumerable:r,configurable:!0,writable:!0})}var Nt=["code","errno","syscall","hostname","address","port"],
Te=4,oe=4096;function ie(t,e,n=Te){if(typeof t=="string")return e(
t.slice(0,oe));if(typeof t!="object"||t===null)return typeof t==
"function"||typeof t=="symbol"?void 0:t;let r=s=>{let c=P(t,
s);return c===void 0?void 0:e(c)},o=n>1?M(t,"cause"):void 0,
i=new Error(r("message")??"",o===void 0?void 0:{cause:ie(o,e,
n-1)});N(i,"name",r("name")??"Error",!1),N(i,"stack",r("stac\
k"),!1);for(let s of Nt){let c=Q(t,s);if(c===void 0)continue;
let a=typeof c=="string"?e(c):c;N(i,s,a,!0)}return i}function xe(t,e){
let[n="",r=""]=/^https?:\/\/([^/]*)/.exec(e)??[],o=Ut(t);for(let a of o){
let l=jt(a,r);if(l)return l}let i=Dt(o),s=P(M(globalThis,"lo\
cation"),"origin");if(s===void 0||Mt())return i&&`${i} (${r}\
)`;let c=`check that ${n} can be reached and allows requests\
 from ${s} (CORS)`;return i?`${i}; ${c}`:c}function Mt(){return M(
M(globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}
function Dt(t){let e="";for(let n of t){let r=P(n,"message");
r&&(e=r)}return e}function Ut(t){let e=[];for(let n=t;e.length<
Te&&typeof n=="object"&&n;)e.push(n),n=M(n,"cause")??_e(n);return e}
function _e(t){return M(M(t,"errors"),"0")}var Ae={ECONNREFUSED:"\
connection refused at",ConnectionRefused:"connection refused\
 at",ENOTFOUND:"no such host:",EAI_AGAIN:"no answer from DNS\
 for",ECONNRESET:"connection reset by",ConnectionClosed:"con\
nection closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"\
no connection in time to",ETIMEDOUT:"no connection in time t\
o",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"\
no TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},Ct=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;
function jt(t,e){let n=Q(t,"code");if(typeof n!="string")return;
let r=Q(t,"address"),o=typeof r=="string"?`${r}:${Q(t,"port")}`:
e,i=Object.hasOwn(Ae,n)?Ae[n]:void 0;return i?`${i} ${o}`:Ct.
test(n)?`the certificate of ${e} is not trusted (${n})`:void 0}
function Q(t,e){for(let n of[t,_e(t)]){let r=M(n,e);if(typeof r==
"number")return r;if(typeof r=="string")return r.slice(0,oe)}}
function P(t,e){let n=M(t,e);return typeof n=="string"?n.slice(
0,oe):void 0}function M(t,e){try{return t[e]}catch{return}}function Se(t,e,n,r){let o=n.split(" "),i=ve(t);if(!i)return`${e}\
: must be a plain object, such as { ${o.at(-1)}: … }; got ${Re(
t)}`;let s=i.find(a=>!o.includes(a));if(s!==void 0)return`${s.
slice(0,40)}: is not an option of ${e}; expected one of ${o.
join(", ")}`;let c=[];for(let a of o)try{let l=i.includes(a)?
t[a]:void 0;if(typeof l=="string"&&l.length>65536)return`${a}\
: is too long`;if(r&&l===void 0&&i.includes(a))return`${a}: \
is undefined; leave it out of ${e} to take all`;c.push(l)}catch{
return`${a}: cannot be read`}return c}function ke(t){try{let e=ve(
t),n=e?e.map(i=>[i,t[i]]):$t(100,t);if(!n.every(i=>i.length===
2))return;let r=n.flat(),o=i=>typeof i=="string"&&i.length<=
65536;return r.length===2*n.length&&r.every(o)?r:void 0}catch{
return}}function $t(t,e){let n=[];for(let r of e)if(n.push(r)>
t)throw new RangeError("too many");return n}function ve(t){try{
if(typeof t!="object"||t===null)return;let e=Object.getPrototypeOf(
t);return!(e===null||Object.getPrototypeOf(e)===null)||Symbol.
iterator in t?void 0:Reflect.ownKeys(t).filter(r=>typeof r==
"string")}catch{return}}function Re(t){try{if(typeof t!="obj\
ect"||t===null)return t===null?"null":typeof t;let{name:e}=t.
constructor;return typeof e=="string"&&/^[\w$]{1,40}$/.test(
e)?e:"something else"}catch{return"something that cannot be \
read"}}function Ne(t,e){let n=[],r="must be an array, or ano\
ther iterable, of order ids";if(typeof t!="object")return r;
try{for(let o of t){if(n.length===e)return`holds more than ${e}\
 ids; split them`;n.push(o)}}catch{return r}return n}function Me(t){
return typeof t=="string"?t.length>64?void 0:t:typeof t!="bi\
gint"?void 0:t>=0n&&BigInt.asUintN(64,t)===t?String(t):void 0}
function De(t){return t===void 0?"is missing":typeof t=="str\
ing"?"is longer than any order id, which has 19 digits at mo\
st":typeof t=="bigint"?"must be from 1 to 922337203685477580\
7":`must be a string of digits, or a bigint; got ${Re(t)}`}function se(t){
return typeof t=="string"&&t.length<=65536?t:void 0}function Ue(t){
try{return Object.prototype.toString.call(t)==="[object URL]"?
se(t.href):t}catch{return t}}function Ce(t){try{return t.toLowerCase().
includes(`//${new URL(t).hostname}`)}catch{return!1}}function je(t){
try{let{env:e}=globalThis.process,n=Object.hasOwn(e,t)?e[t]:
void 0;return typeof n=="string"&&n!==""?n:void 0}catch{return globalThis.
process===void 0?void 0:null}}function $e(t,e){return new Promise(
n=>{n(t({refresh:e}))})}function Fe(){return globalThis.navigator?.
userAgent==="Cloudflare-Workers"}function Ie(t){try{let[,e="",
...n]=t.split(".");if(n.length!==1)return;let{exp:r}=JSON.parse(
atob(e.replaceAll("-","+").replaceAll("_","/")));return typeof r==
"number"&&Number.isFinite(r)?r*1e3:void 0}catch{return}}function Le(t,e,n){
try{let r=e(n);if(typeof r?.then!="function")return!!r;throw r.
then(void 0,()=>{}),new TypeError("it must return true or fa\
lse, and not a promise")}catch(r){t.threw(r);return}}function Pe(t,e){
try{let n=t(e);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var ce={UnknownOutsideRth:"",RTH_ONLY:"RTHOnly",ANY_TIME:"An\
yTime",OVERNIGHT:"Overnight"},We={NONE:"None",NO_DATA:"NoDat\
a",PENDING:"Pending",DONE:"Done"},Be={status:{NewStatus:"New",
PendingReplaceStatus:"PendingReplace",ReplacedStatus:"Replac\
ed",PartialFilledStatus:"PartialFilled",PendingCancelStatus:"\
PendingCancel",CanceledStatus:"Canceled",FilledStatus:"Fille\
d",RejectedStatus:"Rejected",ExpiredStatus:"Expired"},time_in_force:{
GTC:"GoodTilCanceled",GTD:"GoodTilDate"},tag:{GTC:"LongTerm"},
trigger_status:{NOT_USED:"",DEACTIVE:"Deactive",ACTIVE:"Acti\
ve",RELEASED:"Released"},outside_rth:ce,force_only_rth:ce,activate_rth:ce,
deductions_status:We,platform_deducted_status:We,code:{BROKER_FEES:"\
Broker",THIRD_FEES:"Third"}};function Ge(t,e,n,r,o,i,s,c){let a={
orderId:e,status:n,executedQuantity:r,quantity:o,symbol:i,side:s,
timeInForce:c};return Xe(Object.entries({...He(JSON.parse(t)),
...a}))}function He(t){let e=Object.entries(t).map(([r,o])=>[
It(r),qe(r,o)]),{prototype:n}=Object;return Xe(e.filter(([r])=>typeof n[r]!=
"function"))}function Xe(t){return Object.fromEntries(t.filter(
([,e])=>e!==void 0))}function It(t){return t.replace(/_([a-z\d])/g,
(e,n)=>n.toUpperCase())}function qe(t,e){if(Array.isArray(e))
return e.map(o=>qe("",o));if(typeof e=="object"&&e!==null)return He(
e);if(/_at$|^time$/.test(t))return Lt(e);let n=Object.hasOwn(
Be,t)?Be[t]:{},r=Object.hasOwn(n,e)?n[e]:e;return r===null||
r===""?void 0:r}function Lt(t){return/^[1-9]\d{0,11}$/.test(
t)?new Date(t*1e3):void 0}var D=new Map,Ve=new WeakMap,ae=!1;function ze(t,e){if(!Xt(t)||
!zt()||!Bt())return;let n={timestamp:e,made:0,heads:0,hasLeft:!1,
failed:0,isUnclear:!1},r=D.get(e);return r?r.push(n):D.set(e,
[n]),n}function Ke(t){if(!t)return;let{timestamp:e}=t,n=D.get(
e);n?.length===1&&n[0]===t?D.delete(e):n?.splice(n.indexOf(t),
1)}function Ye(t,e){return!t||t.isUnclear||t.heads>0||t.hasLeft?
!1:t.made>0?t.failed>=t.made:Pt(e)}function Je(t){return t!==
void 0&&!t.isUnclear&&t.made===1&&t.heads===1}function Pt(t){
try{return t instanceof TypeError&&t.cause.message==="bad po\
rt"}catch{return!1}}var Wt={"undici:client:sendHeaders":t=>{
t.heads+=1},"undici:request:bodySent":t=>{t.hasLeft=!0},"und\
ici:request:headers":t=>{t.hasLeft=!0},"undici:request:error":t=>{
t.failed+=1}};function Bt(){if(ae)return!0;try{let t=globalThis.
process.getBuiltinModule("node:diagnostics_channel");t.subscribe(
"undici:request:create",Gt);for(let[e,n]of Object.entries(Wt))
t.subscribe(e,r=>{if(D.size!==0)try{Ve.get(r.request)?.forEach(
n)}catch{}});ae=!0}catch{}return ae}function Gt(t){if(D.size!==
0)try{let e=D.get(Ht(t.request.headers)??"");if(!e)return;Ve.
set(t.request,e);for(let n of e)n.made+=1}catch{for(let e of D.
values())for(let n of e)n.isUnclear=!0}}function Ht(t){if(!Array.
isArray(t))throw new TypeError("the headers are of an unknow\
n form");for(let e=0;e<t.length;e+=2){let n=t[e];if(n==="x-t\
imestamp"||String(n).toLowerCase()==="x-timestamp")return String(
t[e+1])}}var ue=[void 0,!1];function Xt(t){return t!==ue[0]&&
(ue=[t,qt(t)]),ue[1]}function qt(t){try{let e=Function.prototype.
toString.call(t);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(e)&&e.includes("require('internal/deps/undici/undici')")}catch{
return!1}}var Vt=["undici.globalDispatcher.1","undici.global\
Dispatcher.2"].map(t=>Symbol.for(t));function zt(){return Vt.
every(t=>{try{let e=globalThis[t];return e===void 0||Kt(e)}catch{
return!1}})}var fe=new WeakMap;function Kt(t){try{let{constructor:e,
dispatch:n}=t;return fe.has(e)||fe.set(e,Yt(e)),fe.get(e)===
!0&&n===e.prototype.dispatch}catch{return!1}}function Yt(t){
if(!/^(Agent|Dispatcher1Wrapper)$/.test(t.name))return!1;let{
stackTraceLimit:e}=Error;try{return Error.stackTraceLimit=10,
!new t({factory:"none",connections:-1})}catch(n){let{message:r,
stack:o}=n,[i=""]=String(o).match(/^\s+at .*$/gm)??[],s=Function.
prototype.toString.call(t);return i.includes("node:internal/\
deps/undici/")&&s.includes(r.slice(0,20))}finally{Error.stackTraceLimit=
e}}var Jt=2**31-1,L=class{onGivenUp;promise;isOver=!1;timer;constructor(e,n,r){
this.call=e,this.abort=n,this.tell=r}begin(e){return this.call.
waits.add(this),this.timer=setTimeout(Qt,Math.min(e,Jt),this),
this.abort?.add(this),this}end(e){this.stop()&&this.call.deliver(
e)}giveUp(e){this.stop()&&(this.onGivenUp?.(),this.call.deliver(
()=>this.tell(e)))}close(){this.stop()&&this.onGivenUp?.()}stop(){
return this.isOver?!1:(this.isOver=!0,clearTimeout(this.timer),
this.call.waits.delete(this),this.abort?.waits.delete(this),
!0)}};function Qt(t){t.giveUp(!1)}function Qe(t,e,n,r,o,i){let s=()=>et(
t),c=new L(e,i,s);return r!==void 0&&(c.onGivenUp=()=>n.wake(
r),n.sleep(r).then(()=>c.end(s))),c.begin(o)}function Ze(t,e,n,r){
let o=new L(t,r,()=>{});return o.promise=new Promise((i,s)=>{
e.then(c=>o.stop()&&i([c]),c=>o.stop()&&s(c)),o.onGivenUp=()=>{
t.isClosed||i(void 0)}}),o.begin(n)}var le=new WeakMap,Z=class t{waits=new Set;#e=0;static to(e){
try{let{aborted:n,addEventListener:r,removeEventListener:o}=e;
return typeof n!="boolean"||typeof r!="function"||typeof o!=
"function"?void 0:(le.get(e)??new t(e,n)).#n()}catch{return}}#t;constructor(e,n){
this.signal=e,this.#t=n}get fired(){if(this.#t)return!0;try{
this.#t=this.signal.aborted===!0}catch{}return this.#t}#n(){
if(this.#e===0){le.set(this.signal,this);try{this.signal.addEventListener(
"abort",this.#r)}catch{}}return this.#e+=1,this}#r=()=>{this.#t=
!0;for(let e of this.waits)e.giveUp(!0)};add(e){this.waits.add(
e),this.fired&&e.giveUp(!0)}stop(){this.#e-=1,this.#e===0&&this.
close()}close(){le.delete(this.signal);try{this.signal.removeEventListener(
"abort",this.#r)}catch{}}get reason(){try{return this.signal.
reason}catch{return}}},ee=class{wakers=new Map;sleep(e){return new Promise(
n=>{this.wakers.set(e,n)})}wake(e){this.wakers.get(e)?.(),this.
wakers.delete(e)}};var en=100,tn=1e3,nn=Object.create(null),te=class{headers={};#e=[];constructor(e,n,r,o){
this.regionHeader=o,this.fetch=e,this.init=n,this.url=r}header(e,n){
n===void 0&&this.#e.push(e),N(this.headers,e,n??"",!0)}wipe(){
this.headers={}}#t(e,n,r){let[o="",i=""]=this.#e,s={...this.
headers};return s[o]=e,s[i]=n,r!==void 0&&(s[this.regionHeader]=
r),s}signed(e,n,r,o,i){return{method:e,url:this.url+n,headers:this.#t(
r,o,i)}}send(e,n,r,o,i,s,c,a,l,d,y,b,A){let T=new AbortController,
m=new L(n,A,h=>it(e,h));if(m.onGivenUp=()=>T.abort(),m.begin(
b).isOver)return m;let v=this.url+i,$=this.#t(s,c,a);for(let h=0;h<
l.length;h+=2)$[l[h]??""]=l[h+1]??"";let S={__proto__:nn,...this.
init,method:o,headers:$,signal:T.signal};o==="GET"&&dn()&&(S.
cache="no-cache"),d&&(S.keepalive=!0);let R=this.fetch??E(()=>globalThis.
fetch);if(R){r!==void 0&&n.sent(r);let h=this.fetch?void 0:ze(
R,s);rn(e,R,v,S,y,m,h)}else{let h=new TypeError("this runtim\
e has no fetch any more");m.end(()=>de(e,!1,h.message,h))}return m}};
async function rn(t,e,n,r,o,i,s){let c;try{let a=await e(n,r),
{status:l}=a,d=!s&&(E(()=>a.type)==="opaqueredirect"||E(()=>a.
redirected)===!0),{body:y,reason:b,isBrokenOff:A,cause:T}=await sn(
a,o,i),m=tt(a,"x-trace-id"),v=on(a);c=()=>ot(t,typeof l=="nu\
mber"?l:0,d,Je(s),m,v,y,y?.length,b,A===!0,T)}catch(a){let l=xe(
a,n);c=()=>de(t,!Ye(s,a),l,a)}Ke(s),i.end(c)}function tt(t,e){
let n=E(()=>t.headers.get(e));return typeof n=="string"?n.slice(
0,tn):void 0}function on(t){let e=tt(t,"retry-after")?.trim();
if(e===void 0)return;if(/^\d{1,15}$/.test(e))return Number(e)*
1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(e))return;let n=Date.parse(
e)-Date.now();return Number.isNaN(n)?void 0:Math.max(n,0)}async function sn(t,e,n){
let r=!1;try{let{next:o,stop:i}=cn(t),s=new Uint8Array,c=0;for(r=
!0;;){let{done:a,value:l}=await o();if(a)return{body:s};let d=un(
l);if(d.length===0&&(c+=1),s.length+d.length>e||c>en||n.isOver)
return n.onGivenUp?.(),i?.(),{};s=an(s,d)}}catch(o){let i=P(
o,"message")??"";return{isBrokenOff:r,reason:i,cause:o}}}function cn(t){
let e=t.body;if(e===null)return{next:()=>Promise.resolve({done:!0})};
if(typeof E(()=>e.getReader)=="function"){let n=e.getReader();
return{next:()=>n.read(),stop:()=>{E(()=>n.cancel().catch(()=>{}))}}}
if(typeof E(()=>e[Symbol.asyncIterator])=="function"){let n=e[Symbol.
asyncIterator]();return{next:()=>n.next(),stop:()=>{E(()=>n.
return?.().catch(()=>{}))}}}if(typeof E(()=>t.arrayBuffer)==
"function"){let n=!1;return{next:async()=>n?{done:!0}:(n=!0,
{value:await t.arrayBuffer()})}}throw new TypeError("the res\
ponse has neither a stream as `body` nor `arrayBuffer()`")}function an(t,e){
if(t.length===0)return e;let n=new Uint8Array(t.length+e.length);
return n.set(t),n.set(e,t.length),n}function un(t){if(!(ArrayBuffer.
isView(t)||fn(t)))throw new TypeError("the body holds someth\
ing other than bytes");return new Uint8Array(t)}function fn(t){
return E(()=>ln?.call(t))!==void 0}var ln=Object.getOwnPropertyDescriptor(
ArrayBuffer.prototype,"byteLength")?.get;function nt(t,e){t.
set(e)}function rt(){return typeof E(()=>globalThis.fetch)==
"function"}function dn(){return E(()=>"cache"in globalThis.Request.
prototype)??!1}function E(t){try{return t()}catch{return}}function ot(t,e,n,r,o,i,s,c,a,l,d){let y=+t,b=+e,A=+n,T=+r,m=+(p(
i)?0:i),v=+(p(c)?Number.MAX_SAFE_INTEGER:c>>>0),$=+l,S,R,h,J;
try{S=p(o)?0:U(o,u.Ma,u.Na),R=k,h=p(a)?0:U(a,u.Ma,u.Na),J=k}catch(kt){
throw h&&u.Oa(h,J*1,1),S&&u.Oa(S,R*1,1),kt}u.sa(y,b,A,T,S,R,
!p(i),m,s,v,h,J,$,d)}function pe(t,e,n,r){let o=u.ta(t,e,n,r);
if(o[2])throw x(o[1]);return o[0]>>>0}function ut(t,e,n,r){let o=u.
ua(t,e,n,r);if(o[2])throw x(o[1]);return o[0]>>>0}function ft(t,e,n,r){
let o=u.va(t,e,n,r);if(o[2])throw x(o[1]);return o[0]>>>0}function me(t){
let e=u.wa(t);if(e[1])throw x(e[0])}function de(t,e,n,r){let o=+t,
i=+e,s=U(n,u.Ma,u.Na),c=k;u.xa(o,i,s,c,r)}function ye(t){u.ya(
t)}function lt(t,e,n,r){let o=u.za(t,e,n,r);if(o[2])throw x(
o[1]);return o[0]>>>0}function dt(t){let e=u.Aa(t);if(e[2])throw x(
e[1]);return e[0]>>>0}function ht(t,e,n){let r=u.Ba(t,e,n);if(r[2])
throw x(r[1]);return r[0]>>>0}function it(t,e){u.Ca(t,e)}function pt(t,e,n,r){
let o=u.Da(t,e,n,r);if(o[2])throw x(o[1]);return o[0]>>>0}function mt(t,e,n,r){
let o=u.Ea(t,e,n,r);if(o[2])throw x(o[1]);return o[0]>>>0}function yt(t,e,n){
return u.Fa(t,e,n)!==0}function gt(t,e,n,r){let o=u.Ga(t,e,n,
r);if(o[2])throw x(o[1]);return o[0]>>>0}function et(t){u.Ha(
t)}function pn(){return{__proto__:null,a:{...{__proto__:null,
w:function(e,n){return Error(f(e,n))},v:function(e){return Number(
e)},ka:function(e){let n=e,r=typeof n=="boolean"?n:void 0;return p(
r)?16777215:r?1:0},la:function(e){return typeof e=="function"},
ia:function(e){return e===null},F:function(e){let n=e;return typeof n==
"object"&&n!==null},ja:function(e){return typeof e=="string"},
ma:function(e){return e===void 0},ha:function(e,n){let r=n,o=typeof r==
"number"?r:void 0;O().setFloat64((e>>>0)+8,p(o)?0:o,!0),O().
setInt32((e>>>0)+0,!p(o),!0)},fa:function(e,n){let r=n,o=typeof r==
"string"?r:void 0;var i=p(o)?0:U(o,u.Ma,u.Na),s=k;O().setInt32(
(e>>>0)+4,s,!0),O().setInt32((e>>>0)+0,i,!0)},ga:function(e,n){
throw new Error(f(e,n))},b:function(e){e._wbg_cb_unref()},T:function(e,n,r,o,i,s,c,a,l,d,y,b,A){
e.accept(at(n,r),f(o,i),s>>>0,c===0?void 0:f(c,a),l,d!==0,y,
b===0?void 0:A)},da:function(e,n){e.asked(n)},_:function(e,n,r){
try{var o={a:n,b:r},i=c=>{let a=o.a;o.a=0;try{return yn(a,o.
b,c)}finally{o.a=a}};return ie(e,i)}finally{o.a=0}},c:function(e){
e.close()},ba:function(e,n,r){nt(En(e,n),r)},G:function(e,n,r,o,i,s){
return new te(e,n,f(r,o),f(i,s))},Q:function(e,n){let r=Me(n);
var o=p(r)?0:U(r,u.Ma,u.Na),i=k;O().setInt32((e>>>0)+4,i,!0),
O().setInt32((e>>>0)+0,o,!0)},O:function(e){let n=ke(e);return p(
n)?0:st(n)},j:function(e,n,r){let o=Ie(f(n,r));O().setFloat64(
(e>>>0)+8,p(o)?0:o,!0),O().setInt32((e>>>0)+0,!p(o),!0)},p:function(e,n,r,o,i,s){
e.fail(at(n,r),o===0?void 0:f(o,i),s)},s:function(e,n,r,o,i,s){
return Se(e,f(n,r),f(o,i),s!==0)},a:function(e){return e.fired},
Y:function(e,n,r){e.found(f(n,r))},i:function(e,n){return e[n>>>
0]},D:function(e,n){return Ce(f(e,n))},N:function(e,n,r,o,i){
e.header(f(n,r),o===0?void 0:f(o,i))},ca:function(e,n){return Ne(
e,n>>>0)},R:function(e,n){let r=De(n),o=U(r,u.Ma,u.Na),i=k;O().
setInt32((e>>>0)+4,i,!0),O().setInt32((e>>>0)+0,o,!0)},$:function(e,n,r,o,i){
e.known(f(n,r),f(o,i))},P:function(e){return e.length},n:function(e,n,r){
let o=Le(e,n,r);return p(o)?16777215:o?1:0},k:function(){return new Array},
J:function(e){return new Date(e)},M:function(){return new ee},
u:function(){return new Object},H:function(){return performance.
now()},I:function(){return Date.now()},S:function(e,n,r,o,i,s,c,a,l,d,y,b,A,T,m,v){
return Ge(f(e,n),f(r,o),f(i,s),f(c,a),f(l,d),f(y,b),f(A,T),m===
0?void 0:f(m,v))},g:function(e){return e.promise},l:function(e,n){
return e.push(n)},A:function(){return Math.random()},y:function(e){
return e.reason},q:function(e,n,r,o){e.report(n,r>>>0,o!==0)},
e:function(e,n){return $e(e,n!==0)},r:function(e,n){e.resolve(
n)},m:function(e,n,r,o,i,s,c,a,l,d,y,b,A,T,m,v,$,S,R,h){return e.
send(n>>>0,r,o===0?void 0:f(o,i),f(s,c),f(a,l),f(d,y),f(b,A),
T===0?void 0:f(T,m),v,$!==0,S>>>0,R,h)},V:function(e,n){e.credentials=
wn[n]},x:function(e,n,r){e[n]=r},U:function(e,n){e.redirect=
bn[n]},W:function(e,n){e.referrerPolicy=gn[n]},t:function(e,n,r,o,i,s,c,a,l,d,y){
return e.signed(f(n,r),f(o,i),f(s,c),f(a,l),d===0?void 0:f(d,
y))},Z:function(e,n,r,o,i,s){return Qe(e>>>0,n,r,o===Number.
MAX_SAFE_INTEGER?void 0:o,i,s)},d:function(e){e.stop()},K:function(e,n){
let r=se(n);var o=p(r)?0:U(r,u.Ma,u.Na),i=k;O().setInt32((e>>>
0)+4,i,!0),O().setInt32((e>>>0)+0,o,!0)},h:function(e,n,r){return e.
then(n,r)},B:function(e){let n=Z.to(e);return p(n)?0:st(n)},
o:function(e,n){return je(f(e,n))},z:function(e,n){e.wake(n>>>
0)},X:function(e){e.wake()},ea:function(e){e.wipe()},oa:function(e,n){
return An(e,n,mn)},pa:function(e){return e},qa:function(e,n){
return f(e,n)},na:function(){let e=u.Qa;e.set(0,void 0),e.set(
1024,void 0),e.set(1025,null),e.set(1026,!0),e.set(1027,!1)}},
aa:Fe,E:rt,C:Ue,L:Pe,f:Ze}}}function mn(t,e,n){let r=u.La(t,
e,n);if(r[1])throw x(r[0])}function yn(t,e,n){let r,o;try{let i=U(
n,u.Ma,u.Na),s=k,c=u.Ka(t,e,i,s);return r=c[0],o=c[1],f(c[0],
c[1])}finally{u.Oa(r,o,1)}}var gn=["","no-referrer","no-refe\
rrer-when-downgrade","origin","origin-when-cross-origin","un\
safe-url","same-origin","strict-origin","strict-origin-when-\
cross-origin"],wn=["omit","same-origin","include"],bn=["foll\
ow","error","manual"];function st(t){let e=u.Pa();return u.Qa.
set(e,t),e}var ct=typeof FinalizationRegistry>"u"?{register:()=>{},
unregister:()=>{}}:new FinalizationRegistry(t=>u.Ra(t.a,t.b));
function at(t,e){return t=t>>>0,On().subarray(t/4,t/4+e)}function En(t,e){
return t=t>>>0,G().subarray(t/1,t/1+e)}var F=null;function O(){
return(F===null||F.buffer.detached===!0||F.buffer.detached===
void 0&&F.buffer!==u.ra.buffer)&&(F=new DataView(u.ra.buffer)),
F}function f(t,e){return t=t>>>0,xn(G().subarray(t,t+e))}var W=null;
function On(){return(W===null||W.byteLength===0)&&(W=new Uint32Array(
u.ra.buffer)),W}var B=null;function G(){return(B===null||B.byteLength===
0)&&(B=new Uint8Array(u.ra.buffer)),B}function p(t){return t==
null}function An(t,e,n){let r={a:t,b:e,cnt:1},o=(...i)=>{r.cnt++;
let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{r.a=s,o._wbg_cb_unref()}};
return o._wbg_cb_unref=()=>{--r.cnt===0&&(u.Ra(r.a,r.b),r.a=
0,ct.unregister(r))},ct.register(o,r,r),o}function U(t,e,n){
if(n===void 0){let c=H.encode(t),a=e(c.length,1)>>>0;return G().
subarray(a,a+c.length).set(c),k=c.length,a}let r=t.length,o=e(
r,1)>>>0,i=G(),s=0;for(;s<r;s++){let c=t.charCodeAt(s);if(c>
127)break;i[o+s]=c}if(s!==r){s!==0&&(t=t.slice(s)),o=n(o,r,r=
s+t.length*3,1)>>>0;let c=G().subarray(o+s,o+r),a=H.encodeInto(
t,c);s+=a.written,o=n(o,r,s,1)>>>0}return k=s,o}function x(t){
let e=u.Qa.get(t);return u.Sa(t),e}var ne=new g("utf-8",{ignoreBOM:!0});
ne.decode();var Tn=2146435072,he=0;function xn(t){return he+=
t.length,he>=Tn&&(ne=new g("utf-8",{ignoreBOM:!0}),ne.decode(),
he=t.length),ne.decode(t)}var H=new w;"encodeInto"in H||(H.encodeInto=
function(t,e){let n=H.encode(t);return e.set(n),{read:t.length,
written:n.length}});var k=0,_n,Sn,u;function kn(t,e){return Sn=
t,u=t.exports,_n=e,F=null,W=null,B=null,u.Ta(),u}function ge(t){if(u!==void 0)return u;t!==void 0&&(Object.getPrototypeOf(
t)===Object.prototype?{module:t}=t:console.warn("using depre\
cated parameters for `initSync()`; pass a single object inst\
ead"));let e=pn();t instanceof WebAssembly.Module||(t=new WebAssembly.
Module(t));let n=new WebAssembly.Instance(t,e);return kn(n,t)}var _=class extends Error{constructor(e,n){let{cause:r,...o}={
__proto__:null,cause:void 0,...n};super(e,r===void 0?void 0:
{cause:r});for(let[s,c]of Object.entries(o))s!=="message"&&N(
this,s,c,!0);let i=Object.hasOwn(wt,o.kind)?wt[o.kind]:"Long\
portError";N(this,"name",i,!1)}toJSON(){let{name:e,message:n,
cause:r,...o}=this,i=r===void 0?{}:{cause:bt(r)};return{name:this.
name,message:this.message,...o,...i}}},wt={Aborted:"AbortErr\
or",Timeout:"TimeoutError"},Rn=4;function bt(t,e=Rn){try{if(typeof t!=
"object"||t===null)return String(t);let n={};for(let r of["n\
ame","message","code"]){let o=t[r];(typeof o=="string"||typeof o==
"number")&&(n[r]=o)}return e>1&&t.cause!==void 0&&(n.cause=bt(
t.cause,e-1)),n}catch{return"something that cannot be read"}}var we,X=!1,be=new Set;function I(t){if(X)throw q();let e;try{
e=t()}catch(n){let r=n;if(r instanceof _)throw r;if(Nn(r))throw new _(
r.message,r);Mn(r)}if(X)throw q();return e}function Nn(t){return typeof t==
"object"&&t!==null&&Object.hasOwn(t,"kind")}function Mn(t){if(!X){
X=!0,we=t;for(let e of be)e.close()}}function q({orderId:t,outcome:e,
attempts:n}={outcome:"not-sent",attempts:0}){let o=`${t===void 0?
"":`order ${t}: `}the WebAssembly module has ended (${String(
we)}); restart the process, reload the page, or start a new \
worker; ${Dn[e]}`,i=t===void 0?{}:{orderId:t};return new _(o,
{kind:"ModuleEnded",outcome:e,...i,attempts:n,cause:we})}var Dn={
"not-sent":"nothing was sent",rejected:"this call changed no\
thing","too-late":"the order had ended otherwise",unknown:"t\
he order may have been cancelled: look it up before acting o\
n it"},C=class{orders=new Map;waits=new Set;result;failed;#e;#t=!1;config;isOver=!1;isClosed=!1;of(e){
return this.config=e,this}sent(e){let n=(this.orders.get(e)?.
attempts??0)+1;this.orders.set(e,{outcome:"unknown",attempts:n})}known(e,n){
let r=this.orders.get(e);r&&(r.outcome=n)}close(){this.isClosed=
!0;for(let e of this.waits)e.close(),e.abort?.close();this.wake()}resolve(e){
this.result=e}accept(e,n,r,o,i,s,c,a){this.result=Et(n,r,o,i,
s,c,a)}fail(e,n,r){this.failed=r}wake(){this.#t=!0,this.#e?.()}deliver(e){
if(!this.isOver){try{I(e)}catch{}this.wake()}}async run(e){be.
add(this);try{let n=I(e),r=()=>yt(n,performance.now(),Date.now());
for(await void 0;!I(r);)this.#t||await new Promise(o=>this.#e=
o),this.#t=!1;if(this.failed)throw new _(this.failed.message,
this.failed);return this.result}catch(n){throw this.explained(
n)}finally{this.isOver=!0,be.delete(this)}}explained(e){let[
n]=this.orders;return e.kind==="ModuleEnded"&&n?q({orderId:n[0],
...n[1]}):e}};function Et(t,e,n,r,o,i,s){let c={orderId:t,attempts:e,
durationMs:r,confirmedBy:o?"status":"answer"};return n!==void 0&&
(c.traceId=n),s!==void 0&&Object.assign(c,{order:i,readAt:new Date(
s)}),c}var V=class extends C{explained(e){return delete e.outcome,
e}},z=class extends C{#e=[];#t=new Map;#n=[];#r={stillOpen:[],
rounds:0,complete:!1};#o={};accept(e,n,r,o,i,s,c,a){let l=Et(
n,r,o,i,s,c,a);this.#i(e,n,{ok:!0,orderId:n,receipt:l})}fail(e,n,r){
if(e.length===0){this.failed={...r,...this.#o};return}let o=n===
void 0?{ok:!1}:{ok:!1,orderId:n};this.#t.set(o,r),this.#i(e,
n,o)}#i(e,n,r){for(let o of e)this.#e[o]=r;n!==void 0&&this.
orders.delete(n)}asked(e){this.#n=e}found(e){this.#n.push(e)}report(e,n,r){
this.#r={stillOpen:e,rounds:n,complete:r}}threw(e){this.#o={
cause:e}}async runEvery(e){return{results:await this.runAll(
e),...this.#r}}async runAll(e){try{await this.run(e)}catch(n){
if(!X||this.#n.length===0)throw n;for(let[r,o]of this.#n.entries()){
if(r in this.#e)continue;if(typeof o!="string"&&typeof o!="b\
igint"){this.#e[r]={ok:!1,error:q()};continue}let i=String(o),
s=this.orders.get(i)??{outcome:"not-sent",attempts:0};this.#e[r]=
{ok:!1,orderId:i,error:q({orderId:i,...s})}}}for(let[n,r]of this.#t)
n.error=new _(r.message,r);return this.#e}};function Un(t){try{return ge(t)}catch(e){throw At(e)}}async function Ot(t){
try{let e=await t.module_or_path;return ge({module:await Cn(
e)})}catch(e){throw At(e)}}async function Cn(t){if(t instanceof
WebAssembly.Module)return t;let n=["[object String]","[objec\
t URL]","[object Request]"].includes(Object.prototype.toString.
call(t))?await fetch(t):t;if(typeof n?.arrayBuffer!="functio\
n")return WebAssembly.compile(t);if(n.ok===!1)throw new Error(
`the module was not found: HTTP ${n.status}`);return/^application\/wasm\b/.
test(n.headers?.get("content-type")??"")&&typeof WebAssembly.
compileStreaming=="function"?WebAssembly.compileStreaming(n):
WebAssembly.compile(await n.arrayBuffer())}function At(t){return/content security|\bCSP\b|unsafe-eval/i.
test(String(t))?new Error("longport-cancel-order: this page'\
s Content-Security-Policy forbids WebAssembly; add 'wasm-uns\
afe-eval' to its script-src",{cause:t}):t}var _t=Symbol("ours"),Tt=2**32-1,xt=new FinalizationRegistry(
t=>{St(()=>ye(t))}),Oe,Y=class t{#e;static{Oe=e=>typeof e=="\
object"&&e!==null&&#e in e?e.#e:void 0}constructor(e,n){if(e!==
_t)throw K("Config: is made by Config.fromApikey, fromApikey\
Env or fromOAuth, not by new");this.#e=n,xt.register(this,n,
this)}static fromApikey(e,n,r,o){return Ee(()=>lt(e,n,r,o))}static fromApikeyEnv(e){
return Ee(()=>dt(e))}static fromEnv(e){return t.fromApikeyEnv(
e)}static fromOAuth(e,n,r){return Ee(()=>ht(e,n,r))}free(){let e=Oe(
this);e===void 0||e===Tt||(this.#e=Tt,xt.unregister(this),St(
()=>ye(e)))}};function Ee(t){return new Y(_t,I(t))}var re=class t{#e;constructor(e){
I(()=>me(j(e))),this.#e=e}static new(e){return new t(e)}cancelOrder(e,n){
let r=new C;return r.run(()=>{let o=t.#t(this,"cancelOrder");
return pe(j(o),r.of(o),e,n)})}cancelOrders(e,n){let r=new z;
return r.runAll(()=>{let o=t.#t(this,"cancelOrders");return ft(
j(o),r.of(o),e,n)})}cancelAll(e,n){let r=new z;return r.runEvery(
()=>{let o=t.#t(this,"cancelAll");return ut(j(o),r.of(o),e,n)})}orderDetail(e,n){
let r=new V;return r.run(()=>{let o=t.#t(this,"orderDetail");
return mt(j(o),r.of(o),e,n)})}openOrders(e,n){let r=new V;return r.
run(()=>{let o=t.#t(this,"openOrders");return pt(j(o),r.of(o),
e,n)})}signCancelOrder(e,n){let r=new C;return r.run(()=>{let o=t.#t(
this,"signCancelOrder");return gt(j(o),r.of(o),e,n)})}free(){
typeof this=="object"&&this!==null&&#e in this&&(this.#e=void 0)}static#t(e,n){
if(typeof e!="object"||e===null)throw K(`context: ${n} was c\
alled on its own; call it as ctx.${n}(…)`);if(!(#e in e))throw K(
`context: ${n} was called on something that is not a TradeCo\
ntext: a copy or a proxy of one cannot be used (in Vue, keep\
 the original by markRaw)`);if(!e.#e)throw K(`context: ${n} \
was called after free()`);return e.#e}};function jn(t,e,n){let r=new C;
return r.run(()=>{let o=j(t);return me(o),pe(o,r.of(t),e,n)})}
var $n={Config:Y,LongportError:_,TradeContext:re,cancelOrder:jn};
for(let[t,e]of Object.entries($n))Object.defineProperty(e,"n\
ame",{value:t});if(Symbol.dispose)for(let{prototype:t}of[Y,re]){
let{free:e}=t;Object.defineProperty(t,Symbol.dispose,{value:e,
configurable:!0})}function j(t){let e=Oe(t);if(e===void 0)throw K(
"config: must be a Config that has not been freed, itself an\
d not a copy of it");return e}function K(t){return new _(t,{
kind:"InvalidConfig",outcome:"not-sent",attempts:0})}function St(t){
try{I(t)}catch{}}export{$n as api,Ot as default,Un as initSync};
