if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var kt=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:
vt();function vt(){let t=globalThis.process?.getBuiltinModule?.(
"node:util");if(!t)throw new Error("longport-cancel-order ne\
eds TextDecoder and TextEncoder");return t}var{TextDecoder:g,
TextEncoder:w}=kt;function N(t,e,n,r){Object.defineProperty(t,e,{__proto__:null,
value:n,enumerable:r,configurable:!0,writable:!0})}var Rt=["code","errno","syscall","hostname","address","port"],
Ae=4,re=4096;function oe(t,e,n=Ae){if(typeof t=="string")return e(
t.slice(0,re));if(typeof t!="object"||t===null)return typeof t==
"function"||typeof t=="symbol"?void 0:t;let r=s=>{let c=F(t,
s);return c===void 0?void 0:e(c)},o=n>1?M(t,"cause"):void 0,
i=new Error(r("message")??"",o===void 0?void 0:{cause:oe(o,e,
n-1)});N(i,"name",r("name")??"Error",!1),N(i,"stack",r("stac\
k"),!1);for(let s of Rt){let c=Y(t,s);if(c===void 0)continue;
let a=typeof c=="string"?e(c):c;N(i,s,a,!0)}return i}function Te(t,e){
let[n="",r=""]=/^https?:\/\/([^/]*)/.exec(e)??[],o=Dt(t);for(let a of o){
let l=Ut(a,r);if(l)return l}let i=Mt(o),s=F(M(globalThis,"lo\
cation"),"origin");if(s===void 0||Nt())return i&&`${i} (${r}\
)`;let c=`check that ${n} can be reached and allows requests\
 from ${s} (CORS)`;return i?`${i}; ${c}`:c}function Nt(){return M(
M(globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}
function Mt(t){let e="";for(let n of t){let r=F(n,"message");
r&&(e=r)}return e}function Dt(t){let e=[];for(let n=t;e.length<
Ae&&typeof n=="object"&&n;)e.push(n),n=M(n,"cause")??xe(n);return e}
function xe(t){return M(M(t,"errors"),"0")}var Oe={ECONNREFUSED:"\
connection refused at",ConnectionRefused:"connection refused\
 at",ENOTFOUND:"no such host:",EAI_AGAIN:"no answer from DNS\
 for",ECONNRESET:"connection reset by",ConnectionClosed:"con\
nection closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"\
no connection in time to",ETIMEDOUT:"no connection in time t\
o",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"\
no TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},Ct=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;
function Ut(t,e){let n=Y(t,"code");if(typeof n!="string")return;
let r=Y(t,"address"),o=typeof r=="string"?`${r}:${Y(t,"port")}`:
e,i=Object.hasOwn(Oe,n)?Oe[n]:void 0;return i?`${i} ${o}`:Ct.
test(n)?`the certificate of ${e} is not trusted (${n})`:void 0}
function Y(t,e){for(let n of[t,xe(t)]){let r=M(n,e);if(typeof r==
"number")return r;if(typeof r=="string")return r.slice(0,re)}}
function F(t,e){let n=M(t,e);return typeof n=="string"?n.slice(
0,re):void 0}function M(t,e){try{return t[e]}catch{return}}function _e(t,e,n,r){let o=n.split(" "),i=ke(t);if(!i)return`${e}\
: must be a plain object, such as { ${o.at(-1)}: … }; got ${ve(
t)}`;let s=i.find(a=>!o.includes(a));if(s!==void 0)return`${s.
slice(0,40)}: is not an option of ${e}; expected one of ${o.
join(", ")}`;let c=[];for(let a of o)try{let l=i.includes(a)?
t[a]:void 0;if(typeof l=="string"&&l.length>65536)return`${a}\
: is too long`;if(r&&l===void 0&&i.includes(a))return`${a}: \
is undefined; leave it out of ${e} to take all`;c.push(l)}catch{
return`${a}: cannot be read`}return c}function Se(t){try{let e=ke(
t),n=e?e.map(i=>[i,t[i]]):jt(100,t);if(!n.every(i=>i.length===
2))return;let r=n.flat(),o=i=>typeof i=="string"&&i.length<=
65536;return r.length===2*n.length&&r.every(o)?r:void 0}catch{
return}}function jt(t,e){let n=[];for(let r of e)if(n.push(r)>
t)throw new RangeError("too many");return n}function ke(t){try{
if(typeof t!="object"||t===null)return;let e=Object.getPrototypeOf(
t);return!(e===null||Object.getPrototypeOf(e)===null)||Symbol.
iterator in t?void 0:Reflect.ownKeys(t).filter(r=>typeof r==
"string")}catch{return}}function ve(t){try{if(typeof t!="obj\
ect"||t===null)return t===null?"null":typeof t;let{name:e}=t.
constructor;return typeof e=="string"&&/^[\w$]{1,40}$/.test(
e)?e:"something else"}catch{return"something that cannot be \
read"}}function Re(t,e){let n=[],r="must be an array, or ano\
ther iterable, of order ids";if(typeof t!="object")return r;
try{for(let o of t){if(n.length===e)return`holds more than ${e}\
 ids; split them`;n.push(o)}}catch{return r}return n}function Ne(t){
return typeof t=="string"?t.length>64?void 0:t:typeof t!="bi\
gint"?void 0:t>=0n&&BigInt.asUintN(64,t)===t?String(t):void 0}
function Me(t){return t===void 0?"is missing":typeof t=="str\
ing"?"is longer than any order id, which has 19 digits at mo\
st":typeof t=="bigint"?"must be from 1 to 922337203685477580\
7":`must be a string of digits, or a bigint; got ${ve(t)}`}function ie(t){
return typeof t=="string"&&t.length<=65536?t:void 0}function De(t){
try{return Object.prototype.toString.call(t)==="[object URL]"?
ie(t.href):t}catch{return t}}function Ce(t){try{return t.toLowerCase().
includes(`//${new URL(t).hostname}`)}catch{return!1}}function Ue(t){
try{let{env:e}=globalThis.process,n=Object.hasOwn(e,t)?e[t]:
void 0;return typeof n=="string"&&n!==""?n:void 0}catch{return globalThis.
process===void 0?void 0:null}}function je(t,e){return new Promise(
n=>{n(t({refresh:e}))})}function Le(){return globalThis.navigator?.
userAgent==="Cloudflare-Workers"}function $e(t){try{let[,e="",
...n]=t.split(".");if(n.length!==1)return;let{exp:r}=JSON.parse(
atob(e.replaceAll("-","+").replaceAll("_","/")));return typeof r==
"number"&&Number.isFinite(r)?r*1e3:void 0}catch{return}}function Ie(t,e,n){
try{return!!e(n)}catch(r){return t.threw(r),!1}}function Pe(t,e){
try{let n=t(e);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var se={UnknownOutsideRth:"",RTH_ONLY:"RTHOnly",ANY_TIME:"An\
yTime",OVERNIGHT:"Overnight"},Fe={NONE:"None",NO_DATA:"NoDat\
a",PENDING:"Pending",DONE:"Done"},We={status:{NewStatus:"New",
PendingReplaceStatus:"PendingReplace",ReplacedStatus:"Replac\
ed",PartialFilledStatus:"PartialFilled",PendingCancelStatus:"\
PendingCancel",CanceledStatus:"Canceled",FilledStatus:"Fille\
d",RejectedStatus:"Rejected",ExpiredStatus:"Expired"},time_in_force:{
GTC:"GoodTilCanceled",GTD:"GoodTilDate"},tag:{GTC:"LongTerm"},
trigger_status:{NOT_USED:"",DEACTIVE:"Deactive",ACTIVE:"Acti\
ve",RELEASED:"Released"},outside_rth:se,force_only_rth:se,activate_rth:se,
deductions_status:Fe,platform_deducted_status:Fe,code:{BROKER_FEES:"\
Broker",THIRD_FEES:"Third"}};function Be(t,e,n,r,o,i,s,c){let a={
orderId:e,status:n,executedQuantity:r,quantity:o,symbol:i,side:s,
timeInForce:c};return qe(Object.entries({...Ge(JSON.parse(t)),
...a}))}function Ge(t){let e=Object.entries(t).map(([r,o])=>[
$t(r),He(r,o)]),{prototype:n}=Object;return qe(e.filter(([r])=>typeof n[r]!=
"function"))}function qe(t){return Object.fromEntries(t.filter(
([,e])=>e!==void 0))}function $t(t){return t.replace(/_([a-z\d])/g,
(e,n)=>n.toUpperCase())}function He(t,e){if(Array.isArray(e))
return e.map(o=>He("",o));if(typeof e=="object"&&e!==null)return Ge(
e);if(/_at$|^time$/.test(t))return It(e);let n=Object.hasOwn(
We,t)?We[t]:{},r=Object.hasOwn(n,e)?n[e]:e;return r===null||
r===""?void 0:r}function It(t){return/^[1-9]\d{0,11}$/.test(
t)?new Date(t*1e3):void 0}var C=new Map,Xe=new WeakMap,ce=!1;function Ve(t,e){if(!qt(t)||
!Vt()||!Wt())return;let n={timestamp:e,made:0,heads:0,hasLeft:!1,
failed:0,isUnclear:!1},r=C.get(e);return r?r.push(n):C.set(e,
[n]),n}function ze(t){if(!t)return;let{timestamp:e}=t,n=C.get(
e);n?.length===1&&n[0]===t?C.delete(e):n?.splice(n.indexOf(t),
1)}function Ke(t,e){return!t||t.isUnclear||t.heads>0||t.hasLeft?
!1:t.made>0?t.failed>=t.made:Pt(e)}function Je(t){return t!==
void 0&&!t.isUnclear&&t.made===1&&t.heads===1}function Pt(t){
try{return t instanceof TypeError&&t.cause.message==="bad po\
rt"}catch{return!1}}var Ft={"undici:client:sendHeaders":t=>{
t.heads+=1},"undici:request:bodySent":t=>{t.hasLeft=!0},"und\
ici:request:headers":t=>{t.hasLeft=!0},"undici:request:error":t=>{
t.failed+=1}};function Wt(){if(ce)return!0;try{let t=globalThis.
process.getBuiltinModule("node:diagnostics_channel");t.subscribe(
"undici:request:create",Bt);for(let[e,n]of Object.entries(Ft))
t.subscribe(e,r=>{if(C.size!==0)try{Xe.get(r.request)?.forEach(
n)}catch{}});ce=!0}catch{}return ce}function Bt(t){if(C.size!==
0)try{let e=C.get(Gt(t.request.headers)??"");if(!e)return;Xe.
set(t.request,e);for(let n of e)n.made+=1}catch{for(let e of C.
values())for(let n of e)n.isUnclear=!0}}function Gt(t){if(!Array.
isArray(t))throw new TypeError("the headers are of an unknow\
n form");for(let e=0;e<t.length;e+=2){let n=t[e];if(n==="x-t\
imestamp"||String(n).toLowerCase()==="x-timestamp")return String(
t[e+1])}}var ae=[void 0,!1];function qt(t){return t!==ae[0]&&
(ae=[t,Ht(t)]),ae[1]}function Ht(t){try{let e=Function.prototype.
toString.call(t);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(e)&&e.includes("require('internal/deps/undici/undici')")}catch{
return!1}}var Xt=["undici.globalDispatcher.1","undici.global\
Dispatcher.2"].map(t=>Symbol.for(t));function Vt(){return Xt.
every(t=>{try{let e=globalThis[t];return e===void 0||zt(e)}catch{
return!1}})}var ue=new WeakMap;function zt(t){try{let{constructor:e,
dispatch:n}=t;return ue.has(e)||ue.set(e,Kt(e)),ue.get(e)===
!0&&n===e.prototype.dispatch}catch{return!1}}function Kt(t){
if(!/^(Agent|Dispatcher1Wrapper)$/.test(t.name))return!1;let{
stackTraceLimit:e}=Error;try{return Error.stackTraceLimit=10,
!new t({factory:"none",connections:-1})}catch(n){let{message:r,
stack:o}=n,[i=""]=String(o).match(/^\s+at .*$/gm)??[],s=Function.
prototype.toString.call(t);return i.includes("node:internal/\
deps/undici/")&&s.includes(r.slice(0,20))}finally{Error.stackTraceLimit=
e}}var Jt=2**31-1,P=class{onGivenUp;promise;isOver=!1;timer;constructor(e,n,r){
this.call=e,this.abort=n,this.tell=r}begin(e){return this.call.
waits.add(this),this.timer=setTimeout(Yt,Math.min(e,Jt),this),
this.abort?.add(this),this}end(e){this.stop()&&this.call.deliver(
e)}giveUp(e){this.stop()&&(this.onGivenUp?.(),this.call.deliver(
()=>this.tell(e)))}close(){this.stop()&&this.onGivenUp?.()}stop(){
return this.isOver?!1:(this.isOver=!0,clearTimeout(this.timer),
this.call.waits.delete(this),this.abort?.waits.delete(this),
!0)}};function Yt(t){t.giveUp(!1)}function Ye(t,e,n,r,o,i){let s=()=>Ze(
t),c=new P(e,i,s);return r!==void 0&&(c.onGivenUp=()=>n.wake(
r),n.sleep(r).then(()=>c.end(s))),c.begin(o)}function Qe(t,e,n,r){
let o=new P(t,r,()=>{});return o.promise=new Promise((i,s)=>{
e.then(c=>o.stop()&&i([c]),c=>o.stop()&&s(c)),o.onGivenUp=()=>{
t.isClosed||i(void 0)}}),o.begin(n)}var fe=new WeakMap,Q=class t{waits=new Set;#e=0;static to(e){
try{let{aborted:n,addEventListener:r,removeEventListener:o}=e;
return typeof n!="boolean"||typeof r!="function"||typeof o!=
"function"?void 0:(fe.get(e)??new t(e,n)).#n()}catch{return}}#t;constructor(e,n){
this.signal=e,this.#t=n}get fired(){if(this.#t)return!0;try{
this.#t=this.signal.aborted===!0}catch{}return this.#t}#n(){
if(this.#e===0){fe.set(this.signal,this);try{this.signal.addEventListener(
"abort",this.#r)}catch{}}return this.#e+=1,this}#r=()=>{this.#t=
!0;for(let e of this.waits)e.giveUp(!0)};add(e){this.waits.add(
e),this.fired&&e.giveUp(!0)}stop(){this.#e-=1,this.#e===0&&this.
close()}close(){fe.delete(this.signal);try{this.signal.removeEventListener(
"abort",this.#r)}catch{}}get reason(){try{return this.signal.
reason}catch{return}}},Z=class{wakers=new Map;sleep(e){return new Promise(
n=>{this.wakers.set(e,n)})}wake(e){this.wakers.get(e)?.(),this.
wakers.delete(e)}};var Zt=100,en=1e3,tn=Object.create(null),ee=class{headers={};#e=[];constructor(e,n,r,o){
this.regionHeader=o,this.fetch=e,this.init=n,this.url=r}header(e,n){
n===void 0&&this.#e.push(e),N(this.headers,e,n??"",!0)}wipe(){
this.headers={}}#t(e,n,r){let[o="",i=""]=this.#e,s={...this.
headers};return s[o]=e,s[i]=n,r!==void 0&&(s[this.regionHeader]=
r),s}signed(e,n,r,o,i){return{method:e,url:this.url+n,headers:this.#t(
r,o,i)}}send(e,n,r,o,i,s,c,a,l,d,y,b,T){let x=new AbortController,
p=new P(n,T,h=>ot(e,h));if(p.onGivenUp=()=>x.abort(),p.begin(
b).isOver)return p;let v=this.url+i,L=this.#t(s,c,a);for(let h=0;h<
l.length;h+=2)L[l[h]??""]=l[h+1]??"";let S={__proto__:tn,...this.
init,method:o,headers:L,signal:x.signal};o==="GET"&&ln()&&(S.
cache="no-cache"),d&&(S.keepalive=!0);let R=this.fetch??E(()=>globalThis.
fetch);if(R){r!==void 0&&n.sent(r);let h=this.fetch?void 0:Ve(
R,s);nn(e,R,v,S,y,p,h)}else{let h=new TypeError("this runtim\
e has no fetch any more");p.end(()=>le(e,!1,h.message,h))}return p}};
async function nn(t,e,n,r,o,i,s){let c;try{let a=await e(n,r),
{status:l}=a,d=!s&&(E(()=>a.type)==="opaqueredirect"||E(()=>a.
redirected)===!0),{body:y,reason:b,isBrokenOff:T,cause:x}=await on(
a,o,i),p=et(a,"x-trace-id"),v=rn(a);c=()=>rt(t,typeof l=="nu\
mber"?l:0,d,Je(s),p,v,y,y?.length,b,T===!0,x)}catch(a){let l=Te(
a,n);c=()=>le(t,!Ke(s,a),l,a)}ze(s),i.end(c)}function et(t,e){
let n=E(()=>t.headers.get(e));return typeof n=="string"?n.slice(
0,en):void 0}function rn(t){let e=et(t,"retry-after")?.trim();
if(e===void 0)return;if(/^\d{1,15}$/.test(e))return Number(e)*
1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(e))return;let n=Date.parse(
e)-Date.now();return Number.isNaN(n)?void 0:Math.max(n,0)}async function on(t,e,n){
let r=!1;try{let{next:o,stop:i}=sn(t),s=new Uint8Array,c=0;for(r=
!0;;){let{done:a,value:l}=await o();if(a)return{body:s};let d=an(
l);if(d.length===0&&(c+=1),s.length+d.length>e||c>Zt||n.isOver)
return n.onGivenUp?.(),i?.(),{};s=cn(s,d)}}catch(o){let i=F(
o,"message")??"";return{isBrokenOff:r,reason:i,cause:o}}}function sn(t){
let e=t.body;if(e===null)return{next:()=>Promise.resolve({done:!0})};
if(typeof E(()=>e.getReader)=="function"){let n=e.getReader();
return{next:()=>n.read(),stop:()=>{E(()=>n.cancel().catch(()=>{}))}}}
if(typeof E(()=>e[Symbol.asyncIterator])=="function"){let n=e[Symbol.
asyncIterator]();return{next:()=>n.next(),stop:()=>{E(()=>n.
return?.().catch(()=>{}))}}}if(typeof E(()=>t.arrayBuffer)==
"function"){let n=!1;return{next:async()=>n?{done:!0}:(n=!0,
{value:await t.arrayBuffer()})}}throw new TypeError("the res\
ponse has neither a stream as `body` nor `arrayBuffer()`")}function cn(t,e){
if(t.length===0)return e;let n=new Uint8Array(t.length+e.length);
return n.set(t),n.set(e,t.length),n}function an(t){if(!(ArrayBuffer.
isView(t)||un(t)))throw new TypeError("the body holds someth\
ing other than bytes");return new Uint8Array(t)}function un(t){
return E(()=>fn?.call(t))!==void 0}var fn=Object.getOwnPropertyDescriptor(
ArrayBuffer.prototype,"byteLength")?.get;function tt(t,e){t.
set(e)}function nt(){return typeof E(()=>globalThis.fetch)==
"function"}function ln(){return E(()=>"cache"in globalThis.Request.
prototype)??!1}function E(t){try{return t()}catch{return}}function rt(t,e,n,r,o,i,s,c,a,l,d){let y=+t,b=+e,T=+n,x=+r,p=+(m(
i)?0:i),v=+(m(c)?Number.MAX_SAFE_INTEGER:c>>>0),L=+l,S,R,h,J;
try{S=m(o)?0:U(o,u.La,u.Ma),R=k,h=m(a)?0:U(a,u.La,u.Ma),J=k}catch(St){
throw h&&u.Na(h,J*1,1),S&&u.Na(S,R*1,1),St}u.ra(y,b,T,x,S,R,
!m(i),p,s,v,h,J,L,d)}function he(t,e,n,r){let o=u.sa(t,e,n,r);
if(o[2])throw _(o[1]);return o[0]>>>0}function at(t,e,n,r){let o=u.
ta(t,e,n,r);if(o[2])throw _(o[1]);return o[0]>>>0}function ut(t,e,n,r){
let o=u.ua(t,e,n,r);if(o[2])throw _(o[1]);return o[0]>>>0}function pe(t){
let e=u.va(t);if(e[1])throw _(e[0])}function le(t,e,n,r){let o=+t,
i=+e,s=U(n,u.La,u.Ma),c=k;u.wa(o,i,s,c,r)}function me(t){u.xa(
t)}function ft(t,e,n,r){let o=u.ya(t,e,n,r);if(o[2])throw _(
o[1]);return o[0]>>>0}function lt(t){let e=u.za(t);if(e[2])throw _(
e[1]);return e[0]>>>0}function dt(t,e,n){let r=u.Aa(t,e,n);if(r[2])
throw _(r[1]);return r[0]>>>0}function ot(t,e){u.Ba(t,e)}function ht(t,e,n,r){
let o=u.Ca(t,e,n,r);if(o[2])throw _(o[1]);return o[0]>>>0}function pt(t,e,n,r){
let o=u.Da(t,e,n,r);if(o[2])throw _(o[1]);return o[0]>>>0}function mt(t,e,n){
return u.Ea(t,e,n)!==0}function yt(t,e,n,r){let o=u.Fa(t,e,n,
r);if(o[2])throw _(o[1]);return o[0]>>>0}function Ze(t){u.Ga(
t)}function hn(){return{__proto__:null,a:{...{__proto__:null,
g:function(e){return Number(e)},C:function(e){let n=e,r=typeof n==
"boolean"?n:void 0;return m(r)?16777215:r?1:0},E:function(e){
return typeof e=="function"},A:function(e){return e===null},
N:function(e){let n=e;return typeof n=="object"&&n!==null},S:function(e){
return typeof e=="string"},p:function(e){return e===void 0},
B:function(e,n){let r=n,o=typeof r=="number"?r:void 0;O().setFloat64(
(e>>>0)+8,m(o)?0:o,!0),O().setInt32((e>>>0)+0,!m(o),!0)},a:function(e,n){
let r=n,o=typeof r=="string"?r:void 0;var i=m(o)?0:U(o,u.La,
u.Ma),s=k;O().setInt32((e>>>0)+4,s,!0),O().setInt32((e>>>0)+
0,i,!0)},la:function(e,n){throw new Error(f(e,n))},d:function(e){
e._wbg_cb_unref()},Z:function(e,n,r,o,i,s,c,a,l,d,y,b,T){e.accept(
ct(n,r),f(o,i),s>>>0,c===0?void 0:f(c,a),l,d!==0,y,b===0?void 0:
T)},ja:function(e,n){e.asked(n)},ga:function(e,n,r){try{var o={
a:n,b:r},i=c=>{let a=o.a;o.a=0;try{return mn(a,o.b,c)}finally{
o.a=a}};return oe(e,i)}finally{o.a=0}},e:function(e){e.close()},
ha:function(e,n,r){tt(bn(e,n),r)},b:function(e,n,r,o,i,s){return new ee(
e,n,f(r,o),f(i,s))},W:function(e,n){let r=Ne(n);var o=m(r)?0:
U(r,u.La,u.Ma),i=k;O().setInt32((e>>>0)+4,i,!0),O().setInt32(
(e>>>0)+0,o,!0)},U:function(e){let n=Se(e);return m(n)?0:it(
n)},r:function(e,n,r){let o=$e(f(n,r));O().setFloat64((e>>>0)+
8,m(o)?0:o,!0),O().setInt32((e>>>0)+0,!m(o),!0)},w:function(e,n,r,o,i,s){
e.fail(ct(n,r),o===0?void 0:f(o,i),s)},D:function(e,n,r,o,i,s){
return _e(e,f(n,r),f(o,i),s!==0)},k:function(e){return e.fired},
ca:function(e,n,r){e.found(f(n,r))},q:function(e,n){return e[n>>>
0]},L:function(e,n){return Ce(f(e,n))},T:function(e,n,r,o,i){
e.header(f(n,r),o===0?void 0:f(o,i))},ia:function(e,n){return Re(
e,n>>>0)},X:function(e,n){let r=Me(n),o=U(r,u.La,u.Ma),i=k;O().
setInt32((e>>>0)+4,i,!0),O().setInt32((e>>>0)+0,o,!0)},fa:function(e,n,r,o,i){
e.known(f(n,r),f(o,i))},V:function(e){return e.length},s:function(){
return new Array},Q:function(e){return new Date(e)},c:function(){
return new Z},h:function(){return new Object},O:function(){return performance.
now()},P:function(){return Date.now()},Y:function(e,n,r,o,i,s,c,a,l,d,y,b,T,x,p,v){
return Be(f(e,n),f(r,o),f(i,s),f(c,a),f(l,d),f(y,b),f(T,x),p===
0?void 0:f(p,v))},n:function(e){return e.promise},t:function(e,n){
return e.push(n)},I:function(){return Math.random()},G:function(e){
return e.reason},x:function(e,n,r,o){e.report(n,r>>>0,o!==0)},
l:function(e,n){return je(e,n!==0)},y:function(e,n){e.resolve(
n)},u:function(e,n,r,o,i,s,c,a,l,d,y,b,T,x,p,v,L,S,R,h){return e.
send(n>>>0,r,o===0?void 0:f(o,i),f(s,c),f(a,l),f(d,y),f(b,T),
x===0?void 0:f(x,p),v,L!==0,S>>>0,R,h)},$:function(e,n){e.credentials=
gn[n]},i:function(e,n,r){e[n]=r},_:function(e,n){e.redirect=
wn[n]},aa:function(e,n){e.referrerPolicy=yn[n]},F:function(e,n,r,o,i,s,c,a,l,d,y){
return e.signed(f(n,r),f(o,i),f(s,c),f(a,l),d===0?void 0:f(d,
y))},ea:function(e,n,r,o,i,s){return Ye(e>>>0,n,r,o===Number.
MAX_SAFE_INTEGER?void 0:o,i,s)},f:function(e){e.stop()},R:function(e,n){
let r=ie(n);var o=m(r)?0:U(r,u.La,u.Ma),i=k;O().setInt32((e>>>
0)+4,i,!0),O().setInt32((e>>>0)+0,o,!0)},o:function(e,n,r){return e.
then(n,r)},J:function(e){let n=Q.to(e);return m(n)?0:it(n)},
z:function(e,n){return Ue(f(e,n))},H:function(e,n){e.wake(n>>>
0)},ba:function(e){e.wake()},ka:function(e){e.wipe()},na:function(e,n){
return On(e,n,pn)},oa:function(e){return e},pa:function(e,n){
return f(e,n)},ma:function(){let e=u.Pa;e.set(0,void 0),e.set(
1024,void 0),e.set(1025,null),e.set(1026,!0),e.set(1027,!1)}},
j:Le,M:nt,K:De,v:Ie,da:Pe,m:Qe}}}function pn(t,e,n){let r=u.
Ka(t,e,n);if(r[1])throw _(r[0])}function mn(t,e,n){let r,o;try{
let i=U(n,u.La,u.Ma),s=k,c=u.Ja(t,e,i,s);return r=c[0],o=c[1],
f(c[0],c[1])}finally{u.Na(r,o,1)}}var yn=["","no-referrer","\
no-referrer-when-downgrade","origin","origin-when-cross-orig\
in","unsafe-url","same-origin","strict-origin","strict-origi\
n-when-cross-origin"],gn=["omit","same-origin","include"],wn=[
"follow","error","manual"];function it(t){let e=u.Oa();return u.
Pa.set(e,t),e}var st=typeof FinalizationRegistry>"u"?{register:()=>{},
unregister:()=>{}}:new FinalizationRegistry(t=>u.Qa(t.a,t.b));
function ct(t,e){return t=t>>>0,En().subarray(t/4,t/4+e)}function bn(t,e){
return t=t>>>0,G().subarray(t/1,t/1+e)}var $=null;function O(){
return($===null||$.buffer.detached===!0||$.buffer.detached===
void 0&&$.buffer!==u.qa.buffer)&&($=new DataView(u.qa.buffer)),
$}function f(t,e){return t=t>>>0,Tn(G().subarray(t,t+e))}var W=null;
function En(){return(W===null||W.byteLength===0)&&(W=new Uint32Array(
u.qa.buffer)),W}var B=null;function G(){return(B===null||B.byteLength===
0)&&(B=new Uint8Array(u.qa.buffer)),B}function m(t){return t==
null}function On(t,e,n){let r={a:t,b:e,cnt:1},o=(...i)=>{r.cnt++;
let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{r.a=s,o._wbg_cb_unref()}};
return o._wbg_cb_unref=()=>{--r.cnt===0&&(u.Qa(r.a,r.b),r.a=
0,st.unregister(r))},st.register(o,r,r),o}function U(t,e,n){
if(n===void 0){let c=q.encode(t),a=e(c.length,1)>>>0;return G().
subarray(a,a+c.length).set(c),k=c.length,a}let r=t.length,o=e(
r,1)>>>0,i=G(),s=0;for(;s<r;s++){let c=t.charCodeAt(s);if(c>
127)break;i[o+s]=c}if(s!==r){s!==0&&(t=t.slice(s)),o=n(o,r,r=
s+t.length*3,1)>>>0;let c=G().subarray(o+s,o+r),a=q.encodeInto(
t,c);s+=a.written,o=n(o,r,s,1)>>>0}return k=s,o}function _(t){
let e=u.Pa.get(t);return u.Ra(t),e}var te=new g("utf-8",{ignoreBOM:!0});
te.decode();var An=2146435072,de=0;function Tn(t){return de+=
t.length,de>=An&&(te=new g("utf-8",{ignoreBOM:!0}),te.decode(),
de=t.length),te.decode(t)}var q=new w;"encodeInto"in q||(q.encodeInto=
function(t,e){let n=q.encode(t);return e.set(n),{read:t.length,
written:n.length}});var k=0,xn,_n,u;function Sn(t,e){return _n=
t,u=t.exports,xn=e,$=null,W=null,B=null,u.Sa(),u}function ye(t){if(u!==void 0)return u;t!==void 0&&(Object.getPrototypeOf(
t)===Object.prototype?{module:t}=t:console.warn("using depre\
cated parameters for `initSync()`; pass a single object inst\
ead"));let e=hn();t instanceof WebAssembly.Module||(t=new WebAssembly.
Module(t));let n=new WebAssembly.Instance(t,e);return Sn(n,t)}var A=class extends Error{constructor(e,n){let{cause:r,...o}={
__proto__:null,cause:void 0,...n};super(e,r===void 0?void 0:
{cause:r});for(let[s,c]of Object.entries(o))s!=="message"&&N(
this,s,c,!0);let i=Object.hasOwn(gt,o.kind)?gt[o.kind]:"Long\
portError";N(this,"name",i,!1)}toJSON(){let{name:e,message:n,
cause:r,...o}=this,i=r===void 0?{}:{cause:wt(r)};return{name:this.
name,message:this.message,...o,...i}}},gt={Aborted:"AbortErr\
or",Timeout:"TimeoutError"},vn=4;function wt(t,e=vn){try{if(typeof t!=
"object"||t===null)return String(t);let n={};for(let r of["n\
ame","message","code"]){let o=t[r];(typeof o=="string"||typeof o==
"number")&&(n[r]=o)}return e>1&&t.cause!==void 0&&(n.cause=wt(
t.cause,e-1)),n}catch{return"something that cannot be read"}}var ge,H=!1,we=new Set;function I(t){if(H)throw X();let e;try{
e=t()}catch(n){let r=n;if(r instanceof A)throw r;if(Rn(r))throw new A(
r.message,r);Nn(r)}if(H)throw X();return e}function Rn(t){return typeof t==
"object"&&t!==null&&Object.hasOwn(t,"kind")}function Nn(t){if(!H){
H=!0,ge=t;for(let e of we)e.close()}}function X({orderId:t,outcome:e,
attempts:n}={outcome:"not-sent",attempts:0}){let o=`${t===void 0?
"":`order ${t}: `}the WebAssembly module has ended (${String(
ge)}); restart the process, reload the page, or start a new \
worker; ${Mn[e]}`,i=t===void 0?{}:{orderId:t};return new A(o,
{kind:"ModuleEnded",outcome:e,...i,attempts:n,cause:ge})}var Mn={
"not-sent":"nothing was sent",rejected:"this call changed no\
thing","too-late":"the order had ended otherwise",unknown:"t\
he order may have been cancelled: look it up before acting o\
n it"},D=class{orders=new Map;waits=new Set;result;failed;#e;#t=!1;config;isOver=!1;isClosed=!1;of(e){
return this.config=e,this}sent(e){let n=(this.orders.get(e)?.
attempts??0)+1;this.orders.set(e,{outcome:"unknown",attempts:n})}known(e,n){
let r=this.orders.get(e);r&&(r.outcome=n)}close(){this.isClosed=
!0;for(let e of this.waits)e.close(),e.abort?.close();this.wake()}resolve(e){
this.result=e}accept(e,n,r,o,i,s,c,a){this.result=bt(n,r,o,i,
s,c,a)}fail(e,n,r){this.failed=r}wake(){this.#t=!0,this.#e?.()}deliver(e){
if(!this.isOver){try{I(e)}catch{}this.wake()}}async run(e){we.
add(this);try{let n=I(e),r=()=>mt(n,performance.now(),Date.now());
for(await void 0;!I(r);)this.#t||await new Promise(o=>this.#e=
o),this.#t=!1;if(this.failed)throw new A(this.failed.message,
this.failed);return this.result}catch(n){throw this.explained(
n)}finally{this.isOver=!0,we.delete(this)}}explained(e){let[
n]=this.orders;return e.kind==="ModuleEnded"&&n?X({orderId:n[0],
...n[1]}):e}};function bt(t,e,n,r,o,i,s){let c={orderId:t,attempts:e,
durationMs:r,confirmedBy:o?"status":"answer"};return n!==void 0&&
(c.traceId=n),s!==void 0&&Object.assign(c,{order:i,readAt:new Date(
s)}),c}var V=class extends D{#e=[];#t=new Map;#n=[];#r={stillOpen:[],
rounds:0,complete:!1};#o;accept(e,n,r,o,i,s,c,a){let l=bt(n,
r,o,i,s,c,a);this.#i(e,n,{ok:!0,orderId:n,receipt:l})}fail(e,n,r){
if(e.length===0){this.failed=r;return}let o=n===void 0?{ok:!1}:
{ok:!1,orderId:n};this.#t.set(o,r),this.#i(e,n,o)}#i(e,n,r){
for(let o of e)this.#e[o]=r;n!==void 0&&this.orders.delete(n)}asked(e){
this.#n=e}found(e){this.#n.push(e)}report(e,n,r){this.#r={stillOpen:e,
rounds:n,complete:r}}threw(e){this.#o??={cause:e}}async runEvery(e){
let n=await this.runAll(e);if(this.#o)throw new A("where: th\
e function failed",{kind:"InvalidConfig",attempts:0,...this.#o});
return{results:n,...this.#r}}async runAll(e){try{await this.
run(e)}catch(n){if(!H||this.#n.length===0)throw n;for(let[r,
o]of this.#n.entries()){if(r in this.#e)continue;if(typeof o!=
"string"&&typeof o!="bigint"){this.#e[r]={ok:!1,error:X()};continue}
let i=String(o),s=this.orders.get(i)??{outcome:"not-sent",attempts:0};
this.#e[r]={ok:!1,orderId:i,error:X({orderId:i,...s})}}}for(let[
n,r]of this.#t)n.error=new A(r.message,r);return this.#e}};function Dn(t){try{return ye(t)}catch(e){throw Ot(e)}}async function Et(t){
try{let e=await t.module_or_path;return ye({module:await Cn(
e)})}catch(e){throw Ot(e)}}async function Cn(t){if(t instanceof
WebAssembly.Module)return t;let n=["[object String]","[objec\
t URL]","[object Request]"].includes(Object.prototype.toString.
call(t))?await fetch(t):t;if(typeof n?.arrayBuffer!="functio\
n")return WebAssembly.compile(t);if(n.ok===!1)throw new Error(
`the module was not found: HTTP ${n.status}`);return/^application\/wasm\b/.
test(n.headers?.get("content-type")??"")&&typeof WebAssembly.
compileStreaming=="function"?WebAssembly.compileStreaming(n):
WebAssembly.compile(await n.arrayBuffer())}function Ot(t){return/content security|\bCSP\b|unsafe-eval/i.
test(String(t))?new Error("longport-cancel-order: this page'\
s Content-Security-Policy forbids WebAssembly; add 'wasm-uns\
afe-eval' to its script-src",{cause:t}):t}var xt=Symbol("ours"),At=2**32-1,Tt=new FinalizationRegistry(
t=>{_t(()=>me(t))}),Ee,K=class t{#e;static{Ee=e=>typeof e=="\
object"&&e!==null&&#e in e?e.#e:void 0}constructor(e,n){if(e!==
xt)throw z("Config: is made by Config.fromApikey, fromApikey\
Env or fromOAuth, not by new");this.#e=n,Tt.register(this,n,
this)}static fromApikey(e,n,r,o){return be(()=>ft(e,n,r,o))}static fromApikeyEnv(e){
return be(()=>lt(e))}static fromEnv(e){return t.fromApikeyEnv(
e)}static fromOAuth(e,n,r){return be(()=>dt(e,n,r))}free(){let e=Ee(
this);e===void 0||e===At||(this.#e=At,Tt.unregister(this),_t(
()=>me(e)))}};function be(t){return new K(xt,I(t))}var ne=class t{#e;constructor(e){
I(()=>pe(j(e))),this.#e=e}static new(e){return new t(e)}cancelOrder(e,n){
let r=new D;return r.run(()=>{let o=t.#t(this,"cancelOrder");
return he(j(o),r.of(o),e,n)})}cancelOrders(e,n){let r=new V;
return r.runAll(()=>{let o=t.#t(this,"cancelOrders");return ut(
j(o),r.of(o),e,n)})}cancelAll(e,n){let r=new V;return r.runEvery(
()=>{let o=t.#t(this,"cancelAll");return at(j(o),r.of(o),e,n)})}orderDetail(e,n){
let r=new D;return r.run(()=>{let o=t.#t(this,"orderDetail");
return pt(j(o),r.of(o),e,n)})}openOrders(e,n){let r=new D;return r.
run(()=>{let o=t.#t(this,"openOrders");return ht(j(o),r.of(o),
e,n)})}signCancelOrder(e,n){let r=new D;return r.run(()=>{let o=t.#t(
this,"signCancelOrder");return yt(j(o),r.of(o),e,n)})}free(){
typeof this=="object"&&this!==null&&#e in this&&(this.#e=void 0)}static#t(e,n){
if(typeof e!="object"||e===null)throw z(`context: ${n} was c\
alled on its own; call it as ctx.${n}(…)`);if(!(#e in e))throw z(
`context: ${n} was called on something that is not a TradeCo\
ntext: a copy or a proxy of one cannot be used (in Vue, keep\
 the original by markRaw)`);if(!e.#e)throw z(`context: ${n} \
was called after free()`);return e.#e}};function Un(t,e,n){let r=new D;
return r.run(()=>{let o=j(t);return pe(o),he(o,r.of(t),e,n)})}
var jn={Config:K,LongportError:A,TradeContext:ne,cancelOrder:Un};
for(let[t,e]of Object.entries(jn))Object.defineProperty(e,"n\
ame",{value:t});if(Symbol.dispose)for(let{prototype:t}of[K,ne]){
let{free:e}=t;Object.defineProperty(t,Symbol.dispose,{value:e,
configurable:!0})}function j(t){let e=Ee(t);if(e===void 0)throw z(
"config: must be a Config that has not been freed, itself an\
d not a copy of it");return e}function z(t){return new A(t,{
kind:"InvalidConfig",outcome:"not-sent",attempts:0})}function _t(t){
try{I(t)}catch{}}export{jn as api,Et as default,Dn as initSync};
