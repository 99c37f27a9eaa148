if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var Pt=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:
Lt();function Lt(){let n=globalThis.process?.getBuiltinModule?.(
"node:util");if(!n)throw new Error("longport-cancel-order ne\
eds TextDecoder and TextEncoder");return n}var{TextDecoder:g,
TextEncoder:w}=Pt;function k(n,e,t,r){Object.defineProperty(n,e,{__proto__:null,
value:t,enumerable:r,configurable:!0,writable:!0})}var It=["code","errno","syscall","hostname","address","port"],
Re=4,se=4096;function ce(n,e,t=Re){if(typeof n=="string")return e(
n.slice(0,se));if(typeof n!="object"||n===null)return typeof n==
"function"||typeof n=="symbol"?void 0:n;let r=s=>{let c=F(n,
s);return c===void 0?void 0:e(c)},o=t>1?N(n,"cause"):void 0,
i=new Error(r("message")??"",o===void 0?void 0:{cause:ce(o,e,
t-1)});k(i,"name",r("name")??"Error",!1),k(i,"stack",r("stac\
k"),!1);for(let s of It){let c=Q(n,s);if(c===void 0)continue;
let a=typeof c=="string"?e(c):c;k(i,s,a,!0)}return i}function ve(n,e){
let[t="",r=""]=/^https?:\/\/([^/]*)/.exec(e)??[],o=$t(n);for(let a of o){
let l=Bt(a,r);if(l)return l}let i=Ft(o),s=F(N(globalThis,"lo\
cation"),"origin");if(s===void 0||jt())return i&&`${i} (${r}\
)`;let c=`check that ${t} can be reached and allows requests\
 from ${s} (CORS)`;return i?`${i}; ${c}`:c}function jt(){return N(
N(globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}
function Ft(n){let e="";for(let t of n){let r=F(t,"message");
r&&(e=r)}return e}function $t(n){let e=[];for(let t=n;e.length<
Re&&typeof t=="object"&&t;)e.push(t),t=N(t,"cause")??ke(t);return e}
function ke(n){return N(N(n,"errors"),"0")}var Se={ECONNREFUSED:"\
connection refused at",ConnectionRefused:"connection refused\
 at",ENOTFOUND:"no such host:",EAI_AGAIN:"no answer from DNS\
 for",ECONNRESET:"connection reset by",ConnectionClosed:"con\
nection closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"\
no connection in time to",ETIMEDOUT:"no connection in time t\
o",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"\
no TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},Wt=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;
function Bt(n,e){let t=Q(n,"code");if(typeof t!="string")return;
let r=Q(n,"address"),o=typeof r=="string"?`${r}:${Q(n,"port")}`:
e,i=Object.hasOwn(Se,t)?Se[t]:void 0;return i?`${i} ${o}`:Wt.
test(t)?`the certificate of ${e} is not trusted (${t})`:void 0}
function Q(n,e){for(let t of[n,ke(n)]){let r=N(t,e);if(typeof r==
"number")return r;if(typeof r=="string")return r.slice(0,se)}}
function F(n,e){let t=N(n,e);return typeof t=="string"?t.slice(
0,se):void 0}function N(n,e){try{return n[e]}catch{return}}function Ne(n,e,t,r){let o=t.split(" "),i=Ce(n);if(!i)return`${e}\
: must be a plain object, such as { ${o.at(-1)}: … }; got ${De(
n)}`;let s=i.find(a=>!o.includes(a));if(s!==void 0)return`${s.
slice(0,40)}: is not an option of ${e}; expected one of ${o.
join(", ")}`;let c=[];for(let a of o)try{let l=i.includes(a)?
n[a]:void 0;if(typeof l=="string"&&l.length>65536)return`${a}\
: is too long`;if(r&&l===void 0&&i.includes(a))return`${a}: \
is undefined; leave it out of ${e} to take all`;c.push(l)}catch{
return`${a}: cannot be read`}return c}function Me(n){try{let e=Ce(
n),t=e?e.map(i=>[i,n[i]]):Gt(100,n);if(!t.every(i=>i.length===
2))return;let r=t.flat(),o=i=>typeof i=="string"&&i.length<=
65536;return r.length===2*t.length&&r.every(o)?r:void 0}catch{
return}}function Gt(n,e){let t=[];for(let r of e)if(t.push(r)>
n)throw new RangeError("too many");return t}function Ce(n){try{
if(typeof n!="object"||n===null)return;let e=Object.getPrototypeOf(
n);return!(e===null||Object.getPrototypeOf(e)===null)||Symbol.
iterator in n?void 0:Reflect.ownKeys(n).filter(r=>typeof r==
"string")}catch{return}}function De(n){try{if(typeof n!="obj\
ect"||n===null)return n===null?"null":typeof n;let{name:e}=n.
constructor;return typeof e=="string"&&/^[\w$]{1,40}$/.test(
e)?e:"something else"}catch{return"something that cannot be \
read"}}function Ue(n,e){let t=[],r="must be an array, or ano\
ther iterable, of order ids";if(typeof n!="object")return r;
try{for(let o of n){if(t.length===e)return`holds more than ${e}\
 ids; split them`;t.push(o)}}catch{return r}return t}function Pe(n){
return typeof n=="string"?n.length>64?void 0:n:typeof n!="bi\
gint"?void 0:n>=0n&&BigInt.asUintN(64,n)===n?String(n):void 0}
function Le(n){return n===void 0?"is missing":typeof n=="str\
ing"?"is longer than any order id, which has 19 digits at mo\
st":typeof n=="bigint"?"must be from 1 to 922337203685477580\
7":`must be a string of digits, or a bigint; got ${De(n)}`}function ae(n){
return typeof n=="string"&&n.length<=65536?n:void 0}function Ie(n){
try{return Object.prototype.toString.call(n)==="[object URL]"?
ae(n.href):n}catch{return n}}function je(n){try{return n.toLowerCase().
includes(`//${new URL(n).hostname}`)}catch{return!1}}function Fe(n){
try{let{env:e}=globalThis.process,t=Object.hasOwn(e,n)?e[n]:
void 0;return typeof t=="string"&&t!==""?t:void 0}catch{return globalThis.
process===void 0?void 0:null}}function $e(n,e){return new Promise(
t=>{t(n({refresh:e}))})}function Z(){return globalThis.navigator?.
userAgent==="Cloudflare-Workers"}function We(n){try{let[,e="",
...t]=n.split(".");if(t.length!==1)return;let{exp:r}=JSON.parse(
atob(e.replaceAll("-","+").replaceAll("_","/")));return typeof r==
"number"&&Number.isFinite(r)?r*1e3:void 0}catch{return}}function Be(n,e,t){
try{let r=e(t);if(typeof r?.then!="function")return!!r;throw r.
then(void 0,()=>{}),new TypeError("it must return true or fa\
lse, and not a promise")}catch(r){n.threw(r);return}}function Ge(n,e){
try{let t=n(e);typeof t?.then=="function"&&t.then(void 0,()=>{})}catch{}}var Ht=2**31-1,C=class{onGivenUp;promise;isOver=!1;timer;constructor(e,t,r){
this.call=e,this.abort=t,this.tell=r}begin(e){return this.call.
waits.add(this),this.timer=setTimeout(Xt,Math.min(e,Ht),this),
this.abort?.add(this),this}end(e){this.stop()&&this.call.deliver(
e)}giveUp(e){this.stop()&&(this.onGivenUp?.(),this.call.deliver(
()=>this.tell(e)))}close(){this.stop()&&this.onGivenUp?.()}stop(){
return this.isOver?!1:(this.isOver=!0,clearTimeout(this.timer),
this.call.waits.delete(this),this.abort?.waits.delete(this),
!0)}};function Xt(n){n.giveUp(!1)}function qe(n,e,t,r,o,i){let s=()=>Xe(
n),c=new C(e,i,s);return r!==void 0&&(c.onGivenUp=()=>t.wake(
r),t.sleep(r).then(()=>c.end(s))),c.begin(o)}function He(n,e,t,r){
let o=new C(n,r,()=>{});return o.promise=new Promise((i,s)=>{
e.then(c=>o.stop()&&i([c]),c=>o.stop()&&s(c)),o.onGivenUp=()=>{
n.isClosed||i(void 0)}}),o.begin(t)}var ue=new WeakMap,ee=class n{waits=new Set;#e=0;static to(e){
try{let{aborted:t,addEventListener:r,removeEventListener:o}=e;
return typeof t!="boolean"||typeof r!="function"||typeof o!=
"function"?void 0:(ue.get(e)??new n(e,t)).#n()}catch{return}}#t;constructor(e,t){
this.signal=e,this.#t=t}get fired(){if(this.#t)return!0;try{
this.#t=this.signal.aborted===!0}catch{}return this.#t}#n(){
if(this.#e===0){ue.set(this.signal,this);try{this.signal.addEventListener(
"abort",this.#r)}catch{}}return this.#e+=1,this}#r=()=>{this.#t=
!0;for(let e of this.waits)e.giveUp(!0)};add(e){this.waits.add(
e),this.fired&&e.giveUp(!0)}stop(){this.#e-=1,this.#e===0&&this.
close()}close(){ue.delete(this.signal);try{this.signal.removeEventListener(
"abort",this.#r)}catch{}}get reason(){try{return this.signal.
reason}catch{return}}},te=class{wakers=new Map;sleep(e){return new Promise(
t=>{this.wakers.set(e,t)})}wake(e){this.wakers.get(e)?.(),this.
wakers.delete(e)}};var zt=10,$=class{#e=new Map;#t=0;#n=new Map;#r;#o;#i;constructor(e,t,r,o,i,s){
this.#r=e,this.#o=t,this.#i={calls:r,windowMs:o,minIntervalMs:i,
scope:s?"account":"interface"}}static isOne(e){try{return typeof e.
acquire=="function"}catch{return!1}}acquire(e,t,r,o,i,s,c){let a=this.#s(
i)??new AbortController,l=m=>ne(e,void 0,void 0,void 0,m),d=new C(
t,c,()=>l(void 0));d.onGivenUp=()=>a.abort();let p={account:this.#o,
interface:r,priority:o,limit:{...this.#i},signal:a.signal};return i!==
void 0&&(p.ticket=i),this.#a(p).then(m=>this.#c(e,d,a,m),m=>d.
end(()=>l(m))),d.begin(s)}#c(e,t,r,o){if(o.permit){let s=this.#u(
o.permit);return t.isOver?this.release(s,"not-sent"):t.end(()=>ne(
e,s,void 0,void 0,void 0))}if(t.isOver)return;this.#n.set(o.
ticket,r);let i=Math.max(o.notBeforeMs,zt);return t.end(()=>ne(
e,void 0,i,o.ticket,void 0))}async#a(e){let{permit:t,notBeforeMs:r,
ticket:o}=await this.#r.acquire(e);if(typeof t?.release=="fu\
nction")return{permit:t};if(Number.isFinite(r)&&typeof o=="s\
tring"&&o.length<1e3)return{notBeforeMs:r,ticket:o};throw new TypeError(
"acquire must resolve to { permit } or { notBeforeMs, ticket\
 }")}#u(e){return this.#t+=1,this.#e.set(this.#t,e),this.#t}#s(e){
let t=this.#n.get(e??"");return this.#n.delete(e??""),t}release(e,t,r){
let o=this.#e.get(e);this.#e.delete(e);try{let i=r===void 0?
{}:{retryAfterMs:r},s=o?.release(t,i);Promise.resolve(s).catch(
()=>{})}catch{}}forget(e){this.#s(e)?.abort()}};var fe={UnknownOutsideRth:"",RTH_ONLY:"RTHOnly",ANY_TIME:"An\
yTime",OVERNIGHT:"Overnight"},Ve={NONE:"None",NO_DATA:"NoDat\
a",PENDING:"Pending",DONE:"Done"},ze={status:{NewStatus:"New",
PendingReplaceStatus:"PendingReplace",ReplacedStatus:"Replac\
ed",PartialFilledStatus:"PartialFilled",PendingCancelStatus:"\
PendingCancel",CanceledStatus:"Canceled",FilledStatus:"Fille\
d",RejectedStatus:"Rejected",ExpiredStatus:"Expired"},time_in_force:{
GTC:"GoodTilCanceled",GTD:"GoodTilDate"},tag:{GTC:"LongTerm"},
trigger_status:{NOT_USED:"",DEACTIVE:"Deactive",ACTIVE:"Acti\
ve",RELEASED:"Released"},outside_rth:fe,force_only_rth:fe,activate_rth:fe,
deductions_status:Ve,platform_deducted_status:Ve,code:{BROKER_FEES:"\
Broker",THIRD_FEES:"Third"}};function Ke(n,e,t,r,o,i,s,c){let a={
orderId:e,status:t,executedQuantity:r,quantity:o,symbol:i,side:s,
timeInForce:c};return Ye(Object.entries({...Je(JSON.parse(n)),
...a}))}function Je(n){let e=Object.entries(n).map(([r,o])=>[
Kt(r),Qe(r,o)]),{prototype:t}=Object;return Ye(e.filter(([r])=>typeof t[r]!=
"function"))}function Ye(n){return Object.fromEntries(n.filter(
([,e])=>e!==void 0))}function Kt(n){return n.replace(/_([a-z\d])/g,
(e,t)=>t.toUpperCase())}function Qe(n,e){if(Array.isArray(e))
return e.map(o=>Qe("",o));if(typeof e=="object"&&e!==null)return Je(
e);if(/_at$|^time$/.test(n))return Jt(e);let t=Object.hasOwn(
ze,n)?ze[n]:{},r=Object.hasOwn(t,e)?t[e]:e;return r===null||
r===""?void 0:r}function Jt(n){return/^[1-9]\d{0,11}$/.test(
n)?new Date(n*1e3):void 0}var D=new Map,Ze=new WeakMap,le=!1;function et(n,e){if(!pe(n)||
!Zt())return;let t={timestamp:e,made:0,heads:0,hasLeft:!1,failed:0,
isUnclear:!1},r=D.get(e);return r?r.push(t):D.set(e,[t]),t}function pe(n){
return nn(n)&&on()}function tt(n){if(!n)return;let{timestamp:e}=n,
t=D.get(e);t?.length===1&&t[0]===n?D.delete(e):t?.splice(t.indexOf(
n),1)}function nt(n,e){return!n||n.isUnclear||n.heads>0||n.hasLeft?
!1:n.made>0?n.failed>=n.made:Yt(e)}function rt(n){return n!==
void 0&&!n.isUnclear&&n.made===1&&n.heads===1}function Yt(n){
try{return n instanceof TypeError&&n.cause.message==="bad po\
rt"}catch{return!1}}var Qt={"undici:client:sendHeaders":n=>{
n.heads+=1},"undici:request:bodySent":n=>{n.hasLeft=!0},"und\
ici:request:headers":n=>{n.hasLeft=!0},"undici:request:error":n=>{
n.failed+=1}};function Zt(){if(le)return!0;try{let n=globalThis.
process.getBuiltinModule("node:diagnostics_channel");n.subscribe(
"undici:request:create",en);for(let[e,t]of Object.entries(Qt))
n.subscribe(e,r=>{if(D.size!==0)try{Ze.get(r.request)?.forEach(
t)}catch{}});le=!0}catch{}return le}function en(n){if(D.size!==
0)try{let e=D.get(tn(n.request.headers)??"");if(!e)return;Ze.
set(n.request,e);for(let t of e)t.made+=1}catch{for(let e of D.
values())for(let t of e)t.isUnclear=!0}}function tn(n){if(!Array.
isArray(n))throw new TypeError("the headers are of an unknow\
n form");for(let e=0;e<n.length;e+=2){let t=n[e];if(t==="x-t\
imestamp"||String(t).toLowerCase()==="x-timestamp")return String(
n[e+1])}}var de=[void 0,!1];function nn(n){return n!==de[0]&&
(de=[n,rn(n)]),de[1]}function rn(n){try{let e=Function.prototype.
toString.call(n);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(e)&&e.includes("require('internal/deps/undici/undici')")}catch{
return!1}}var me=["undici.globalDispatcher.1","undici.global\
Dispatcher.2"].map(n=>Symbol.for(n));function on(){return me.
every(n=>{try{let e=globalThis[n];return e===void 0||sn(e)}catch{
return!1}})}var he=new WeakMap;function sn(n){try{let{constructor:e,
dispatch:t}=n;return he.has(e)||he.set(e,cn(e)),he.get(e)===
!0&&t===e.prototype.dispatch}catch{return!1}}function cn(n){
if(!/^(Agent|Dispatcher1Wrapper)$/.test(n.name))return!1;let{
stackTraceLimit:e}=Error;try{return Error.stackTraceLimit=10,
!new n({factory:"none",connections:-1})}catch(t){let{message:r,
stack:o}=t,[i=""]=String(o).match(/^\s+at .*$/gm)??[],s=Function.
prototype.toString.call(n);return i.includes("node:internal/\
deps/undici/")&&s.includes(r.slice(0,20))}finally{Error.stackTraceLimit=
e}}function st(){try{return globalThis.process.versions.undici!==
void 0}catch{return!1}}var an=62e3,ye=new WeakMap,ot;function ct(n){
if(pe(n))try{let e=it()??(globalThis.Response&&it()),{constructor:t}=e;
return ye.has(e)||ye.set(e,un(e,new t)),ye.get(e)?(ot??=new t(
{__proto__:null,keepAliveTimeout:an}),ot):void 0}catch{return}}
function it(){let[n,e]=me.map(t=>globalThis[t]);return e??n}
function un(n,e){let t=Object.getOwnPropertySymbols(e),r=i=>t.
find(({description:s})=>s===i)??"",o=r("options");return["fa\
ctory","maxRedirections"].map(r).every(i=>n[i]===e[i])&&Object.
entries(n[o]).every(([i,s])=>e[o][i]===s)}var fn=100,ln=1e3,dn=5e3,hn=65536,pn=3e4,mn=3e3,yn=Object.create(
null),re=class{headers={};#e=[];#t;#n;#r=1/0;constructor(e,t,r,o,i){
this.keepWarmMs=i,this.regionHeader=o,this.fetch=e,this.init=
t,this.url=r}header(e,t){t===void 0&&this.#e.push(e),k(this.
headers,e,t??"",!0)}wipe(){this.headers={},this.keepWarmMs=0,
this.#s()}#o(){return this.fetch??E(()=>globalThis.fetch)}#i(e,t,r){
let o={__proto__:yn,...this.init,method:e,headers:t,signal:r},
i=e==="GET"&&_n.find(xn);i&&(o.cache=i);let s=this.#c();return s&&
(o.dispatcher=s),o}#c(){return this.fetch?void 0:ct(this.#o())}warmUp(){
return this.#s(),Z()?this.#u():this.#a()}#a(){return this.#t??=
this.#u().finally(()=>{this.#t=void 0}),this.#t}async#u(){let e=new AbortController,
t=!1,r=async()=>{let s=this.#i("GET",{},e.signal);globalThis.
location&&Object.assign(s,{mode:"no-cors",redirect:"follow"});
let c=await this.#o()?.(`${this.url}/health`,s);t=typeof c.status==
"number";let[,a]=/timeout=(\d+)/.exec(ge(c,"keep-alive")??"")??
[];a&&(this.#r=Number(a)*1e3),await at(c,hn,{isOver:!1,onGivenUp:()=>e.
abort()}),"dispatcher"in s&&await new Promise(l=>setTimeout(
l))},o,i=new Promise(s=>{o=setTimeout(s,dn)});return i.then(
()=>e.abort()),await Promise.race([r().catch(()=>{}),i]),clearTimeout(
o),t}#s(e=this.keepWarmMs){if(clearTimeout(this.#n),e===0)return;
let t=st()&&!this.#c(),r=Math.min(t?mn:pn,this.#r/2);e<r||(this.#n=
setTimeout(()=>{this.#s(e-r),this.#a()},r),this.#n.unref?.())}#f(e,t,r){
let[o="",i=""]=this.#e,s={...this.headers};return s[o]=e,s[i]=
t,r!==void 0&&(s[this.regionHeader]=r),s}signed(e,t,r,o,i){return{
method:e,url:this.url+t,headers:this.#f(r,o,i)}}send(e,t,r,o,i,s,c,a,l,d,p,m,T){
let A=new AbortController,b=new C(t,T,y=>dt(e,y));if(b.onGivenUp=
()=>A.abort(),b.begin(m).isOver)return b;this.keepWarmMs&&this.#s();
let S=this.url+i,P=this.#f(s,c,a);for(let y=0;y<l.length;y+=
2)P[l[y]??""]=l[y+1]??"";let R=this.#i(o,P,A.signal);d&&(R.keepalive=
!0);let v=this.#o();if(v){r!==void 0&&t.sent(r);let y=this.fetch?
void 0:et(v,s);gn(e,v,S,R,p,b,y)}else{let y=new TypeError("t\
his runtime has no fetch any more");b.end(()=>we(e,!1,y.message,
y))}return b}};async function gn(n,e,t,r,o,i,s){let c;try{let a=await e(
t,r),{status:l}=a,d=!s&&(E(()=>a.type)==="opaqueredirect"||E(
()=>a.redirected)===!0),{body:p,reason:m,isBrokenOff:T,cause:A}=await at(
a,o,i),b=ge(a,"x-trace-id"),S=wn(a);c=()=>lt(n,typeof l=="nu\
mber"?l:0,d,rt(s),b,S,p,p?.length,m,T===!0,A)}catch(a){let l=ve(
a,t);c=()=>we(n,!nt(s,a),l,a)}tt(s),i.end(c)}function ge(n,e){
let t=E(()=>n.headers.get(e));return typeof t=="string"?t.slice(
0,ln):void 0}function wn(n){let e=ge(n,"retry-after")?.trim();
if(e===void 0)return;if(/^\d{1,15}$/.test(e))return Number(e)*
1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(e))return;let t=Date.parse(
e)-Date.now();return Number.isNaN(t)?void 0:Math.max(t,0)}async function at(n,e,t){
let r=!1;try{let{next:o,stop:i}=bn(n),s=new Uint8Array,c=0;for(r=
!0;;){let{done:a,value:l}=await o();if(a)return{body:s};let d=On(
l);if(d.length===0&&(c+=1),s.length+d.length>e||c>fn||t.isOver)
return t.onGivenUp?.(),i?.(),{};s=En(s,d)}}catch(o){let i=F(
o,"message")??"";return{isBrokenOff:r,reason:i,cause:o}}}function bn(n){
let e=n.body;if(e===null)return{next:()=>Promise.resolve({done:!0})};
if(typeof E(()=>e.getReader)=="function"){let t=e.getReader();
return{next:()=>t.read(),stop:()=>{E(()=>t.cancel().catch(()=>{}))}}}
if(typeof E(()=>e[Symbol.asyncIterator])=="function"){let t=e[Symbol.
asyncIterator]();return{next:()=>t.next(),stop:()=>{E(()=>t.
return?.().catch(()=>{}))}}}if(typeof E(()=>n.arrayBuffer)==
"function"){let t=!1;return{next:async()=>t?{done:!0}:(t=!0,
{value:await n.arrayBuffer()})}}throw new TypeError("the res\
ponse has neither a stream as `body` nor `arrayBuffer()`")}function En(n,e){
if(n.length===0)return e;let t=new Uint8Array(n.length+e.length);
return t.set(n),t.set(e,n.length),t}function On(n){if(!(ArrayBuffer.
isView(n)||Tn(n)))throw new TypeError("the body holds someth\
ing other than bytes");return new Uint8Array(n)}function Tn(n){
return E(()=>An?.call(n))!==void 0}var An=Object.getOwnPropertyDescriptor(
ArrayBuffer.prototype,"byteLength")?.get;function ut(n,e){n.
set(e)}function ft(){return typeof E(()=>globalThis.fetch)==
"function"}var _n=["no-cache","no-store"];function xn(n){return E(
()=>new globalThis.Request("https://cache.invalid",{cache:n}))!==
void 0}function E(n){try{return n()}catch{return}}function ne(n,e,t,r,o){let i=+n,s=+(h(e)?Number.MAX_SAFE_INTEGER:
e>>>0),c=+(h(t)?0:t);var a=h(r)?0:M(r,u.Oa,u.Pa),l=_;u.ya(i,
s,!h(t),c,a,l,o)}function lt(n,e,t,r,o,i,s,c,a,l,d){let p=+n,
m=+e,T=+t,A=+r,b=+(h(i)?0:i),S=+(h(c)?Number.MAX_SAFE_INTEGER:
c>>>0),P=+l,R,v,y,Y;try{R=h(o)?0:M(o,u.Oa,u.Pa),v=_,y=h(a)?0:
M(a,u.Oa,u.Pa),Y=_}catch(Ut){throw y&&u.Qa(y,Y*1,1),R&&u.Qa(
R,v*1,1),Ut}u.za(p,m,T,A,R,v,!h(i),b,s,S,y,Y,P,d)}function yt(n,e,t,r,o){
let i=u.Aa(n,e,t,r,o);if(i[2])throw I(i[1]);return i[0]>>>0}
function we(n,e,t,r){let o=+n,i=+e,s=M(t,u.Oa,u.Pa),c=_;u.Ba(
o,i,s,c,r)}function Ee(n){u.Ca(n)}function gt(n,e,t,r){let o=u.
Da(n,e,t,r);if(o[2])throw I(o[1]);return o[0]>>>0}function wt(n){
let e=u.Ea(n);if(e[2])throw I(e[1]);return e[0]>>>0}function bt(n,e,t){
let r=u.Fa(n,e,t);if(r[2])throw I(r[1]);return r[0]>>>0}function dt(n,e){
u.Ga(n,e)}function Et(n,e,t){return u.Ha(n,e,t)!==0}function Ot(n){
let e=u.Ia(n);if(e[2])throw I(e[1]);return I(e[0])}function Xe(n){
u.Ja(n)}function Rn(){return{__proto__:null,a:{...{__proto__:null,
y:function(e,t){return Error(f(e,t))},x:function(e){return Number(
e)},qa:function(e){let t=e,r=typeof t=="boolean"?t:void 0;return h(
r)?16777215:r?1:0},ra:function(e){return typeof e=="function"},
oa:function(e){return e===null},F:function(e){let t=e;return typeof t==
"object"&&t!==null},pa:function(e){return typeof e=="string"},
sa:function(e){return e===void 0},na:function(e,t){let r=t,o=typeof r==
"number"?r:void 0;O().setFloat64((e>>>0)+8,h(o)?0:o,!0),O().
setInt32((e>>>0)+0,!h(o),!0)},la:function(e,t){let r=t,o=typeof r==
"string"?r:void 0;var i=h(o)?0:M(o,u.Oa,u.Pa),s=_;O().setInt32(
(e>>>0)+4,s,!0),O().setInt32((e>>>0)+0,i,!0)},ma:function(e,t){
throw new Error(f(e,t))},c:function(e){e._wbg_cb_unref()},Y:function(e,t,r,o,i,s,c,a,l,d,p,m,T){
e.accept(mt(t,r),f(o,i),s>>>0,c===0?void 0:f(c,a),l,d!==0,p,
m===0?void 0:T)},t:function(e,t,r,o,i,s,c,a,l,d,p){return e.
acquire(t>>>0,r,f(o,i),f(s,c),a===0?void 0:f(a,l),d,p)},ja:function(e,t){
e.asked(t)},da:function(e,t,r){try{var o={a:t,b:r},i=c=>{let a=o.
a;o.a=0;try{return kn(a,o.b,c)}finally{o.a=a}};return ce(e,i)}finally{
o.a=0}},d:function(e){e.close()},ia:function(e,t){return Ue(
e,t>>>0)},ha:function(e,t,r){ut(Dn(e,t),r)},J:function(e,t,r,o,i,s,c){
return new re(e,t,f(r,o),f(i,s),c>>>0)},V:function(e,t){let r=Pe(
t);var o=h(r)?0:M(r,u.Oa,u.Pa),i=_;O().setInt32((e>>>0)+4,i,
!0),O().setInt32((e>>>0)+0,o,!0)},T:function(e){let t=Me(e);
return h(t)?0:ht(t)},k:function(e,t,r){let o=We(f(t,r));O().
setFloat64((e>>>0)+8,h(o)?0:o,!0),O().setInt32((e>>>0)+0,!h(
o),!0)},s:function(e,t,r,o,i,s){e.fail(mt(t,r),o===0?void 0:
f(o,i),s)},u:function(e,t,r,o,i,s){return Ne(e,f(t,r),f(o,i),
s!==0)},a:function(e){return e.fired},b:function(e,t,r){e.forget(
f(t,r))},ba:function(e,t,r){e.found(f(t,r))},j:function(e,t){
return e[t>>>0]},G:function(e,t){return je(f(e,t))},R:function(e,t,r,o,i){
e.header(f(t,r),o===0?void 0:f(o,i))},I:function(e){return $.
isOne(e)},S:function(e,t){return Object.is(e,t)},W:function(e,t){
let r=Le(t),o=M(r,u.Oa,u.Pa),i=_;O().setInt32((e>>>0)+4,i,!0),
O().setInt32((e>>>0)+0,o,!0)},ea:function(e,t,r,o,i){e.known(
f(t,r),f(o,i))},U:function(e){return e.length},o:function(e,t,r){
let o=Be(e,t,r);return h(o)?16777215:o?1:0},l:function(){return new Array},
N:function(e){return new Date(e)},K:function(){return new te},
Q:function(e,t,r,o,i,s,c){return new $(e,f(t,r),o>>>0,i,s,c!==
0)},w:function(){return new Object},L:function(){return performance.
now()},M:function(){return Date.now()},X:function(e,t,r,o,i,s,c,a,l,d,p,m,T,A,b,S){
return Ke(f(e,t),f(r,o),f(i,s),f(c,a),f(l,d),f(p,m),f(T,A),b===
0?void 0:f(b,S))},h:function(e){return e.promise},m:function(e,t){
return e.push(t)},C:function(){return Math.random()},A:function(e){
return e.reason},ga:function(e,t,r,o,i,s){e.release(t>>>0,f(
r,o),i===0?void 0:s)},r:function(e,t,r,o){e.report(t,r>>>0,o!==
0)},f:function(e,t){return $e(e,t!==0)},q:function(e,t){e.resolve(
t)},n:function(e,t,r,o,i,s,c,a,l,d,p,m,T,A,b,S,P,R,v,y){return e.
send(t>>>0,r,o===0?void 0:f(o,i),f(s,c),f(a,l),f(d,p),f(m,T),
A===0?void 0:f(A,b),S,P!==0,R>>>0,v,y)},_:function(e,t){e.credentials=
Mn[t]},z:function(e,t,r){e[t]=r},Z:function(e,t){e.redirect=
Cn[t]},$:function(e,t){e.referrerPolicy=Nn[t]},v:function(e,t,r,o,i,s,c,a,l,d,p){
return e.signed(f(t,r),f(o,i),f(s,c),f(a,l),d===0?void 0:f(d,
p))},ca:function(e,t,r,o,i,s){return qe(e>>>0,t,r,o===Number.
MAX_SAFE_INTEGER?void 0:o,i,s)},e:function(e){e.stop()},O:function(e,t){
let r=ae(t);var o=h(r)?0:M(r,u.Oa,u.Pa),i=_;O().setInt32((e>>>
0)+4,i,!0),O().setInt32((e>>>0)+0,o,!0)},i:function(e,t,r){return e.
then(t,r)},D:function(e){let t=ee.to(e);return h(t)?0:ht(t)},
p:function(e,t){return Fe(f(e,t))},B:function(e,t){e.wake(t>>>
0)},aa:function(e){e.wake()},ka:function(e){e.wipe()},ua:function(e,t){
return Pn(e,t,vn)},va:function(e){return e},wa:function(e,t){
return f(e,t)},ta:function(){let e=u.Sa;e.set(0,void 0),e.set(
1024,void 0),e.set(1025,null),e.set(1026,!0),e.set(1027,!1)}},
fa:Z,H:ft,E:Ie,P:Ge,g:He}}}function vn(n,e,t){let r=u.Na(n,e,
t);if(r[1])throw I(r[0])}function kn(n,e,t){let r,o;try{let i=M(
t,u.Oa,u.Pa),s=_,c=u.Ma(n,e,i,s);return r=c[0],o=c[1],f(c[0],
c[1])}finally{u.Qa(r,o,1)}}var Nn=["","no-referrer","no-refe\
rrer-when-downgrade","origin","origin-when-cross-origin","un\
safe-url","same-origin","strict-origin","strict-origin-when-\
cross-origin"],Mn=["omit","same-origin","include"],Cn=["foll\
ow","error","manual"];function ht(n){let e=u.Ra();return u.Sa.
set(e,n),e}var pt=typeof FinalizationRegistry>"u"?{register:()=>{},
unregister:()=>{}}:new FinalizationRegistry(n=>u.Ta(n.a,n.b));
function mt(n,e){return n=n>>>0,Un().subarray(n/4,n/4+e)}function Dn(n,e){
return n=n>>>0,G().subarray(n/1,n/1+e)}var L=null;function O(){
return(L===null||L.buffer.detached===!0||L.buffer.detached===
void 0&&L.buffer!==u.xa.buffer)&&(L=new DataView(u.xa.buffer)),
L}function f(n,e){return n=n>>>0,In(G().subarray(n,n+e))}var W=null;
function Un(){return(W===null||W.byteLength===0)&&(W=new Uint32Array(
u.xa.buffer)),W}var B=null;function G(){return(B===null||B.byteLength===
0)&&(B=new Uint8Array(u.xa.buffer)),B}function h(n){return n==
null}function Pn(n,e,t){let r={a:n,b:e,cnt:1},o=(...i)=>{r.cnt++;
let s=r.a;r.a=0;try{return t(s,r.b,...i)}finally{r.a=s,o._wbg_cb_unref()}};
return o._wbg_cb_unref=()=>{--r.cnt===0&&(u.Ta(r.a,r.b),r.a=
0,pt.unregister(r))},pt.register(o,r,r),o}function M(n,e,t){
if(t===void 0){let c=q.encode(n),a=e(c.length,1)>>>0;return G().
subarray(a,a+c.length).set(c),_=c.length,a}let r=n.length,o=e(
r,1)>>>0,i=G(),s=0;for(;s<r;s++){let c=n.charCodeAt(s);if(c>
127)break;i[o+s]=c}if(s!==r){s!==0&&(n=n.slice(s)),o=t(o,r,r=
s+n.length*3,1)>>>0;let c=G().subarray(o+s,o+r),a=q.encodeInto(
n,c);s+=a.written,o=t(o,r,s,1)>>>0}return _=s,o}function I(n){
let e=u.Sa.get(n);return u.Ua(n),e}var oe=new g("utf-8",{ignoreBOM:!0});
oe.decode();var Ln=2146435072,be=0;function In(n){return be+=
n.length,be>=Ln&&(oe=new g("utf-8",{ignoreBOM:!0}),oe.decode(),
be=n.length),oe.decode(n)}var q=new w;"encodeInto"in q||(q.encodeInto=
function(n,e){let t=q.encode(n);return e.set(t),{read:n.length,
written:t.length}});var _=0,jn,Fn,u;function $n(n,e){return Fn=
n,u=n.exports,jn=e,L=null,W=null,B=null,u.Va(),u}function Tt(n){if(u!==void 0)return u;n!==void 0&&(Object.getPrototypeOf(
n)===Object.prototype?{module:n}=n:console.warn("using depre\
cated parameters for `initSync()`; pass a single object inst\
ead"));let e=Rn();n instanceof WebAssembly.Module||(n=new WebAssembly.
Module(n));let t=new WebAssembly.Instance(n,e);return $n(t,n)}var x=class extends Error{constructor(e,t){let{cause:r,...o}={
__proto__:null,cause:void 0,...t};super(e,r===void 0?void 0:
{cause:r});for(let[s,c]of Object.entries(o))s!=="message"&&k(
this,s,c,!0);let i=Object.hasOwn(At,o.kind)?At[o.kind]:"Long\
portError";k(this,"name",i,!1)}toJSON(){let{name:e,message:t,
cause:r,...o}=this,i=r===void 0?{}:{cause:_t(r)};return{name:this.
name,message:this.message,...o,...i}}},At={Aborted:"AbortErr\
or",Timeout:"TimeoutError"},Bn=4;function _t(n,e=Bn){try{if(typeof n!=
"object"||n===null)return String(n);let t={};for(let r of["n\
ame","message","code"]){let o=n[r];(typeof o=="string"||typeof o==
"number")&&(t[r]=o)}return e>1&&n.cause!==void 0&&(t.cause=_t(
n.cause,e-1)),t}catch{return"something that cannot be read"}}var Oe,H=!1,Te=new Set;function j(n){if(H)throw X();let e;try{
e=n()}catch(t){let r=t;if(r instanceof x)throw r;if(Gn(r))throw new x(
r.message,r);qn(r)}if(H)throw X();return e}function Gn(n){return typeof n==
"object"&&n!==null&&Object.hasOwn(n,"kind")}function qn(n){if(!H){
H=!0,Oe=n;for(let e of Te)e.close()}}function X({orderId:n,outcome:e,
attempts:t}={outcome:"not-sent",attempts:0}){let o=`${n===void 0?
"":`order ${n}: `}the WebAssembly module has ended (${String(
Oe)}); restart the process, reload the page, or start a new \
worker; ${Hn[e]}`,i=n===void 0?{}:{orderId:n};return new x(o,
{kind:"ModuleEnded",outcome:e,...i,attempts:t,cause:Oe})}var Hn={
"not-sent":"nothing was sent",rejected:"this call changed no\
thing","too-late":"the order had ended otherwise",unknown:"t\
he order may have been cancelled: look it up before acting o\
n it"},U=class{orders=new Map;waits=new Set;result;failed;#e;#t=!1;config;isOver=!1;isClosed=!1;of(e){
return this.config=e,this}sent(e){let t=(this.orders.get(e)?.
attempts??0)+1;this.orders.set(e,{outcome:"unknown",attempts:t})}known(e,t){
let r=this.orders.get(e);r&&(r.outcome=t)}close(){this.isClosed=
!0;for(let e of this.waits)e.close(),e.abort?.close();this.wake()}resolve(e){
this.result=e}accept(e,t,r,o,i,s,c,a){this.result=xt(t,r,o,i,
s,c,a)}fail(e,t,r){this.failed=r}wake(){this.#t=!0,this.#e?.()}deliver(e){
if(!this.isOver){try{j(e)}catch{}this.wake()}}async run(e){Te.
add(this);try{let t=j(e),r=()=>Et(t,performance.now(),Date.now());
for(await void 0;!j(r);)this.#t||await new Promise(o=>this.#e=
o),this.#t=!1;if(this.failed)throw new x(this.failed.message,
this.failed);return this.result}catch(t){throw this.explained(
t)}finally{this.isOver=!0,Te.delete(this)}}explained(e){let[
t]=this.orders;return e.kind==="ModuleEnded"&&t?X({orderId:t[0],
...t[1]}):e}};function xt(n,e,t,r,o,i,s){let c={orderId:n,attempts:e,
durationMs:r,confirmedBy:o?"status":"answer"};return t!==void 0&&
(c.traceId=t),s!==void 0&&Object.assign(c,{order:i,readAt:new Date(
s)}),c}var V=class extends U{explained(e){return delete e.outcome,
e}},z=class extends U{#e=[];#t=new Map;#n=[];#r={stillOpen:[],
rounds:0,complete:!1};#o={};accept(e,t,r,o,i,s,c,a){let l=xt(
t,r,o,i,s,c,a);this.#i(e,t,{ok:!0,orderId:t,receipt:l})}fail(e,t,r){
if(e.length===0){this.failed={...r,...this.#o};return}let o=t===
void 0?{ok:!1}:{ok:!1,orderId:t};this.#t.set(o,r),this.#i(e,
t,o)}#i(e,t,r){for(let o of e)this.#e[o]=r;t!==void 0&&this.
orders.delete(t)}asked(e){this.#n=e}found(e){this.#n.push(e)}report(e,t,r){
this.#r={stillOpen:e,rounds:t,complete:r}}threw(e){this.#o={
cause:e}}async runEvery(e){return{results:await this.runAll(
e),...this.#r}}async runAll(e){try{await this.run(e)}catch(t){
if(!H||this.#n.length===0)throw t;for(let[r,o]of this.#n.entries()){
if(r in this.#e)continue;if(typeof o!="string"&&typeof o!="b\
igint"){this.#e[r]={ok:!1,error:X()};continue}let i=String(o),
s=this.orders.get(i)??{outcome:"not-sent",attempts:0};this.#e[r]=
{ok:!1,orderId:i,error:X({orderId:i,...s})}}}for(let[t,r]of this.#t)
t.error=new x(r.message,r);return this.#e}};function Xn(n){try{return Tt(n)}catch(e){throw St(e)}}function St(n){
return/content security|\bCSP\b|unsafe-eval/i.test(String(n))?
new Error("longport-cancel-order: this page's Content-Securi\
ty-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its\
 script-src",{cause:n}):n}var Nt=Symbol("ours"),Rt=2**32-1,vt=new FinalizationRegistry(
n=>{Dt(()=>Ee(n))}),_e,J=class n{#e;static{_e=e=>typeof e=="\
object"&&e!==null&&#e in e?e.#e:void 0}constructor(e,t){if(e!==
Nt)throw K("Config: is made by Config.fromApikey, fromApikey\
Env or fromOAuth, not by new");this.#e=t,vt.register(this,t,
this)}static fromApikey(e,t,r,o){return Ae(()=>gt(e,t,r,o))}static fromApikeyEnv(e){
return Ae(()=>wt(e))}static fromEnv(e){return n.fromApikeyEnv(
e)}static fromOAuth(e,t,r){return Ae(()=>bt(e,t,r))}free(){let e=_e(
this);e===void 0||e===Rt||(this.#e=Rt,vt.unregister(this),Dt(
()=>Ee(e)))}};function Ae(n){return new J(Nt,j(n))}var ie=class n{#e;constructor(e){
xe(e),this.#e=e}static new(e){return new n(e)}cancelOrder(e,t){
let r=new U;return r.run(n.#t(this,"cancelOrder",r,0,e,t))}cancelOrders(e,t){
let r=new z;return r.runAll(n.#t(this,"cancelOrders",r,3,e,t))}cancelAll(e,t){
let r=new z;return r.runEvery(n.#t(this,"cancelAll",r,4,e,t))}orderDetail(e,t){
let r=new V;return r.run(n.#t(this,"orderDetail",r,2,e,t))}openOrders(e,t){
let r=new V;return r.run(n.#t(this,"openOrders",r,5,e,t))}signCancelOrder(e,t){
let r=new U;return r.run(n.#t(this,"signCancelOrder",r,1,e,t))}async warmUp(){
return await xe(n.#n(this,"warmUp")).warmUp()}free(){typeof this==
"object"&&this!==null&&#e in this&&(this.#e=void 0)}static#t(e,t,r,o,i,s){
return()=>Mt(n.#n(e,t),r,o,i,s)}static#n(e,t){if(typeof e!="\
object"||e===null)throw K(`context: ${t} was called on its o\
wn; call it as ctx.${t}(…)`);if(!(#e in e))throw K(`contex\
t: ${t} was called on something that is not a TradeContext: \
a copy or a proxy of one cannot be used (in Vue, keep the or\
iginal by markRaw)`);if(!e.#e)throw K(`context: ${t} was cal\
led after free()`);return e.#e}};function Mt(n,e,t,r,o){return yt(
Ct(n),e.of(n),t,r,o)}function Qn(n,e,t){let r=new U;return r.
run(()=>(xe(n),Mt(n,r,0,e,t)))}var Zn={Config:J,LongportError:x,
TradeContext:ie,cancelOrder:Qn};for(let[n,e]of Object.entries(
Zn))Object.defineProperty(e,"name",{value:n});if(Symbol.dispose)
for(let{prototype:n}of[J,ie]){let{free:e}=n;Object.defineProperty(
n,Symbol.dispose,{value:e,configurable:!0})}function Ct(n){let e=_e(
n);if(e===void 0)throw K("config: must be a Config that has \
not been freed, itself and not a copy of it");return e}function xe(n){
return j(()=>Ot(Ct(n)))}function K(n){return new x(n,{kind:"\
InvalidConfig",outcome:"not-sent",attempts:0})}function Dt(n){
try{j(n)}catch{}}export{Zn as api,St as explained,Xn as initSync};
