if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var Dt=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:
Ut();function Ut(){let t=globalThis.process?.getBuiltinModule?.(
"node:util");if(!t)throw new Error("longport-cancel-order ne\
eds TextDecoder and TextEncoder");return t}var{TextDecoder:p,
TextEncoder:g}=Dt;function v(t,e,n,r){Object.defineProperty(t,e,{__proto__:null,
value:n,enumerable:r,configurable:!0,writable:!0})}var It=["code","errno","syscall","hostname","address","port"],
xe=4,oe=4096;function ie(t,e,n=xe){if(typeof t=="string")return e(
t.slice(0,oe));if(typeof t!="object"||t===null)return typeof t==
"function"||typeof t=="symbol"?void 0:t;let r=s=>{let c=$(t,
s);return c===void 0?void 0:e(c)},o=n>1?N(t,"cause"):void 0,
i=new Error(r("message")??"",o===void 0?void 0:{cause:ie(o,e,
n-1)});v(i,"name",r("name")??"Error",!1),v(i,"stack",r("stac\
k"),!1);for(let s of It){let c=Y(t,s);if(c===void 0)continue;
let a=typeof c=="string"?e(c):c;v(i,s,a,!0)}return i}function Se(t,e){
let[n="",r=""]=/^https?:\/\/([^/]*)/.exec(e)??[],o=Pt(t);for(let a of o){
let l=Ft(a,r);if(l)return l}let i=jt(o),s=$(N(globalThis,"lo\
cation"),"origin");if(s===void 0||Lt())return i&&`${i} (${r}\
)`;let c=`check that ${n} can be reached and allows requests\
 from ${s} (CORS)`;return i?`${i}; ${c}`:c}function Lt(){return N(
N(globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}
function jt(t){let e="";for(let n of t){let r=$(n,"message");
r&&(e=r)}return e}function Pt(t){let e=[];for(let n=t;e.length<
xe&&typeof n=="object"&&n;)e.push(n),n=N(n,"cause")??Re(n);return e}
function Re(t){return N(N(t,"errors"),"0")}var Te={ECONNREFUSED:"\
connection refused at",ConnectionRefused:"connection refused\
 at",ENOTFOUND:"no such host:",EAI_AGAIN:"no answer from DNS\
 for",ECONNRESET:"connection reset by",ConnectionClosed:"con\
nection closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"\
no connection in time to",ETIMEDOUT:"no connection in time t\
o",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"\
no TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},$t=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;
function Ft(t,e){let n=Y(t,"code");if(typeof n!="string")return;
let r=Y(t,"address"),o=typeof r=="string"?`${r}:${Y(t,"port")}`:
e,i=Object.hasOwn(Te,n)?Te[n]:void 0;return i?`${i} ${o}`:$t.
test(n)?`the certificate of ${e} is not trusted (${n})`:void 0}
function Y(t,e){for(let n of[t,Re(t)]){let r=N(n,e);if(typeof r==
"number")return r;if(typeof r=="string")return r.slice(0,oe)}}
function $(t,e){let n=N(t,e);return typeof n=="string"?n.slice(
0,oe):void 0}function N(t,e){try{return t[e]}catch{return}}function ke(t,e,n,r){let o=n.split(" "),i=Ne(t);if(!i)return`${e}\
: must be a plain object, such as { ${o.at(-1)}: … }; got ${Ce(
t)}`;let s=i.find(a=>!o.includes(a));if(s!==void 0)return`${s.
slice(0,40)}: is not an option of ${e}; expected one of ${o.
join(", ")}`;let c=[];for(let a of o)try{let l=i.includes(a)?
t[a]:void 0;if(typeof l=="string"&&l.length>65536)return`${a}\
: is too long`;if(r&&l===void 0&&i.includes(a))return`${a}: \
is undefined; leave it out of ${e} to take all`;c.push(l)}catch{
return`${a}: cannot be read`}return c}function ve(t){try{let e=Ne(
t),n=e?e.map(i=>[i,t[i]]):Wt(100,t);if(!n.every(i=>i.length===
2))return;let r=n.flat(),o=i=>typeof i=="string"&&i.length<=
65536;return r.length===2*n.length&&r.every(o)?r:void 0}catch{
return}}function Wt(t,e){let n=[];for(let r of e)if(n.push(r)>
t)throw new RangeError("too many");return n}function Ne(t){try{
if(typeof t!="object"||t===null)return;let e=Object.getPrototypeOf(
t);return!(e===null||Object.getPrototypeOf(e)===null)||Symbol.
iterator in t?void 0:Reflect.ownKeys(t).filter(r=>typeof r==
"string")}catch{return}}function Ce(t){try{if(typeof t!="obj\
ect"||t===null)return t===null?"null":typeof t;let{name:e}=t.
constructor;return typeof e=="string"&&/^[\w$]{1,40}$/.test(
e)?e:"something else"}catch{return"something that cannot be \
read"}}function Me(t,e){let n=[],r="must be an array, or ano\
ther iterable, of order ids";if(typeof t!="object")return r;
try{for(let o of t){if(n.length===e)return`holds more than ${e}\
 ids; split them`;n.push(o)}}catch{return r}return n}function De(t){
return typeof t=="string"?t.length>64?void 0:t:typeof t!="bi\
gint"?void 0:t>=0n&&BigInt.asUintN(64,t)===t?String(t):void 0}
function Ue(t){return t===void 0?"is missing":typeof t=="str\
ing"?"is longer than any order id, which has 19 digits at mo\
st":typeof t=="bigint"?"must be from 1 to 922337203685477580\
7":`must be a string of digits, or a bigint; got ${Ce(t)}`}function se(t){
return typeof t=="string"&&t.length<=65536?t:void 0}function Ie(t){
try{return Object.prototype.toString.call(t)==="[object URL]"?
se(t.href):t}catch{return t}}function Le(t){try{return t.toLowerCase().
includes(`//${new URL(t).hostname}`)}catch{return!1}}function je(t){
try{let{env:e}=globalThis.process,n=Object.hasOwn(e,t)?e[t]:
void 0;return typeof n=="string"&&n!==""?n:void 0}catch{return globalThis.
process===void 0?void 0:null}}function Pe(t,e){return new Promise(
n=>{n(t({refresh:e}))})}function Z(){return globalThis.navigator?.
userAgent==="Cloudflare-Workers"}function $e(t){try{let[,e="",
...n]=t.split(".");if(n.length!==1)return;let{exp:r}=JSON.parse(
atob(e.replaceAll("-","+").replaceAll("_","/")));return typeof r==
"number"&&Number.isFinite(r)?r*1e3:void 0}catch{return}}function Fe(t,e,n){
try{let r=e(n);if(typeof r?.then!="function")return!!r;throw r.
then(void 0,()=>{}),new TypeError("it must return true or fa\
lse, and not a promise")}catch(r){t.threw(r);return}}function We(t,e){
try{let n=t(e);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var ce={UnknownOutsideRth:"",RTH_ONLY:"RTHOnly",ANY_TIME:"An\
yTime",OVERNIGHT:"Overnight"},He={NONE:"None",NO_DATA:"NoDat\
a",PENDING:"Pending",DONE:"Done"},Be={status:{NewStatus:"New",
PendingReplaceStatus:"PendingReplace",ReplacedStatus:"Replac\
ed",PartialFilledStatus:"PartialFilled",PendingCancelStatus:"\
PendingCancel",CanceledStatus:"Canceled",FilledStatus:"Fille\
d",RejectedStatus:"Rejected",ExpiredStatus:"Expired"},time_in_force:{
GTC:"GoodTilCanceled",GTD:"GoodTilDate"},tag:{GTC:"LongTerm"},
trigger_status:{NOT_USED:"",DEACTIVE:"Deactive",ACTIVE:"Acti\
ve",RELEASED:"Released"},outside_rth:ce,force_only_rth:ce,activate_rth:ce,
deductions_status:He,platform_deducted_status:He,code:{BROKER_FEES:"\
Broker",THIRD_FEES:"Third"}};function Ge(t,e,n,r,o,i,s,c){let a={
orderId:e,status:n,executedQuantity:r,quantity:o,symbol:i,side:s,
timeInForce:c};return qe(Object.entries({...Xe(JSON.parse(t)),
...a}))}function Xe(t){let e=Object.entries(t).map(([r,o])=>[
Bt(r),Ve(r,o)]),{prototype:n}=Object;return qe(e.filter(([r])=>typeof n[r]!=
"function"))}function qe(t){return Object.fromEntries(t.filter(
([,e])=>e!==void 0))}function Bt(t){return t.replace(/_([a-z\d])/g,
(e,n)=>n.toUpperCase())}function Ve(t,e){if(Array.isArray(e))
return e.map(o=>Ve("",o));if(typeof e=="object"&&e!==null)return Xe(
e);if(/_at$|^time$/.test(t))return Gt(e);let n=Object.hasOwn(
Be,t)?Be[t]:{},r=Object.hasOwn(n,e)?n[e]:e;return r===null||
r===""?void 0:r}function Gt(t){return/^[1-9]\d{0,11}$/.test(
t)?new Date(t*1e3):void 0}var C=new Map,ze=new WeakMap,ae=!1;function Ke(t,e){if(!le(t)||
!Vt())return;let n={timestamp:e,made:0,heads:0,hasLeft:!1,failed:0,
isUnclear:!1},r=C.get(e);return r?r.push(n):C.set(e,[n]),n}function le(t){
return Jt(t)&&Zt()}function Je(t){if(!t)return;let{timestamp:e}=t,
n=C.get(e);n?.length===1&&n[0]===t?C.delete(e):n?.splice(n.indexOf(
t),1)}function Ye(t,e){return!t||t.isUnclear||t.heads>0||t.hasLeft?
!1:t.made>0?t.failed>=t.made:Xt(e)}function Ze(t){return t!==
void 0&&!t.isUnclear&&t.made===1&&t.heads===1}function Xt(t){
try{return t instanceof TypeError&&t.cause.message==="bad po\
rt"}catch{return!1}}var qt={"undici:client:sendHeaders":t=>{
t.heads+=1},"undici:request:bodySent":t=>{t.hasLeft=!0},"und\
ici:request:headers":t=>{t.hasLeft=!0},"undici:request:error":t=>{
t.failed+=1}};function Vt(){if(ae)return!0;try{let t=globalThis.
process.getBuiltinModule("node:diagnostics_channel");t.subscribe(
"undici:request:create",zt);for(let[e,n]of Object.entries(qt))
t.subscribe(e,r=>{if(C.size!==0)try{ze.get(r.request)?.forEach(
n)}catch{}});ae=!0}catch{}return ae}function zt(t){if(C.size!==
0)try{let e=C.get(Kt(t.request.headers)??"");if(!e)return;ze.
set(t.request,e);for(let n of e)n.made+=1}catch{for(let e of C.
values())for(let n of e)n.isUnclear=!0}}function Kt(t){if(!Array.
isArray(t))throw new TypeError("the headers are of an unknow\
n form");for(let e=0;e<t.length;e+=2){let n=t[e];if(n==="x-t\
imestamp"||String(n).toLowerCase()==="x-timestamp")return String(
t[e+1])}}var ue=[void 0,!1];function Jt(t){return t!==ue[0]&&
(ue=[t,Yt(t)]),ue[1]}function Yt(t){try{let e=Function.prototype.
toString.call(t);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(e)&&e.includes("require('internal/deps/undici/undici')")}catch{
return!1}}var de=["undici.globalDispatcher.1","undici.global\
Dispatcher.2"].map(t=>Symbol.for(t));function Zt(){return de.
every(t=>{try{let e=globalThis[t];return e===void 0||Qt(e)}catch{
return!1}})}var fe=new WeakMap;function Qt(t){try{let{constructor:e,
dispatch:n}=t;return fe.has(e)||fe.set(e,en(e)),fe.get(e)===
!0&&n===e.prototype.dispatch}catch{return!1}}function en(t){
if(!/^(Agent|Dispatcher1Wrapper)$/.test(t.name))return!1;let{
stackTraceLimit:e}=Error;try{return Error.stackTraceLimit=10,
!new t({factory:"none",connections:-1})}catch(n){let{message:r,
stack:o}=n,[i=""]=String(o).match(/^\s+at .*$/gm)??[],s=Function.
prototype.toString.call(t);return i.includes("node:internal/\
deps/undici/")&&s.includes(r.slice(0,20))}finally{Error.stackTraceLimit=
e}}function tt(){try{return globalThis.process.versions.undici!==
void 0}catch{return!1}}var tn=62e3,he=new WeakMap,Qe;function nt(t){
if(le(t))try{let e=et()??(globalThis.Response&&et()),{constructor:n}=e;
return he.has(e)||he.set(e,nn(e,new n)),he.get(e)?(Qe??=new n(
{__proto__:null,keepAliveTimeout:tn}),Qe):void 0}catch{return}}
function et(){let[t,e]=de.map(n=>globalThis[n]);return e??t}
function nn(t,e){let n=Object.getOwnPropertySymbols(e),r=i=>n.
find(({description:s})=>s===i)??"",o=r("options");return["fa\
ctory","maxRedirections"].map(r).every(i=>t[i]===e[i])&&Object.
entries(t[o]).every(([i,s])=>e[o][i]===s)}var rn=2**31-1,P=class{onGivenUp;promise;isOver=!1;timer;constructor(e,n,r){
this.call=e,this.abort=n,this.tell=r}begin(e){return this.call.
waits.add(this),this.timer=setTimeout(on,Math.min(e,rn),this),
this.abort?.add(this),this}end(e){this.stop()&&this.call.deliver(
e)}giveUp(e){this.stop()&&(this.onGivenUp?.(),this.call.deliver(
()=>this.tell(e)))}close(){this.stop()&&this.onGivenUp?.()}stop(){
return this.isOver?!1:(this.isOver=!0,clearTimeout(this.timer),
this.call.waits.delete(this),this.abort?.waits.delete(this),
!0)}};function on(t){t.giveUp(!1)}function rt(t,e,n,r,o,i){let s=()=>it(
t),c=new P(e,i,s);return r!==void 0&&(c.onGivenUp=()=>n.wake(
r),n.sleep(r).then(()=>c.end(s))),c.begin(o)}function ot(t,e,n,r){
let o=new P(t,r,()=>{});return o.promise=new Promise((i,s)=>{
e.then(c=>o.stop()&&i([c]),c=>o.stop()&&s(c)),o.onGivenUp=()=>{
t.isClosed||i(void 0)}}),o.begin(n)}var pe=new WeakMap,Q=class t{waits=new Set;#e=0;static to(e){
try{let{aborted:n,addEventListener:r,removeEventListener:o}=e;
return typeof n!="boolean"||typeof r!="function"||typeof o!=
"function"?void 0:(pe.get(e)??new t(e,n)).#n()}catch{return}}#t;constructor(e,n){
this.signal=e,this.#t=n}get fired(){if(this.#t)return!0;try{
this.#t=this.signal.aborted===!0}catch{}return this.#t}#n(){
if(this.#e===0){pe.set(this.signal,this);try{this.signal.addEventListener(
"abort",this.#r)}catch{}}return this.#e+=1,this}#r=()=>{this.#t=
!0;for(let e of this.waits)e.giveUp(!0)};add(e){this.waits.add(
e),this.fired&&e.giveUp(!0)}stop(){this.#e-=1,this.#e===0&&this.
close()}close(){pe.delete(this.signal);try{this.signal.removeEventListener(
"abort",this.#r)}catch{}}get reason(){try{return this.signal.
reason}catch{return}}},ee=class{wakers=new Map;sleep(e){return new Promise(
n=>{this.wakers.set(e,n)})}wake(e){this.wakers.get(e)?.(),this.
wakers.delete(e)}};var cn=100,an=1e3,un=5e3,fn=65536,ln=3e4,dn=3e3,hn=Object.create(
null),te=class{headers={};#e=[];#t;#n;#r=1/0;constructor(e,n,r,o,i){
this.keepWarmMs=i,this.regionHeader=o,this.fetch=e,this.init=
n,this.url=r}header(e,n){n===void 0&&this.#e.push(e),v(this.
headers,e,n??"",!0)}wipe(){this.headers={},this.keepWarmMs=0,
this.#s()}#o(){return this.fetch??E(()=>globalThis.fetch)}#i(e,n,r){
let o={__proto__:hn,...this.init,method:e,headers:n,signal:r},
i=e==="GET"&&On.find(_n);i&&(o.cache=i);let s=this.#c();return s&&
(o.dispatcher=s),o}#c(){return this.fetch?void 0:nt(this.#o())}warmUp(){
return this.#s(),Z()?this.#u():this.#a()}#a(){return this.#t??=
this.#u().finally(()=>{this.#t=void 0}),this.#t}async#u(){let e=new AbortController,
n=!1,r=async()=>{let s=this.#i("GET",{},e.signal);globalThis.
location&&Object.assign(s,{mode:"no-cors",redirect:"follow"});
let c=await this.#o()?.(`${this.url}/health`,s);n=typeof c.status==
"number";let[,a]=/timeout=(\d+)/.exec(me(c,"keep-alive")??"")??
[];a&&(this.#r=Number(a)*1e3),await st(c,fn,{isOver:!1,onGivenUp:()=>e.
abort()}),"dispatcher"in s&&await new Promise(l=>setTimeout(
l))},o,i=new Promise(s=>{o=setTimeout(s,un)});return i.then(
()=>e.abort()),await Promise.race([r().catch(()=>{}),i]),clearTimeout(
o),n}#s(e=this.keepWarmMs){if(clearTimeout(this.#n),e===0)return;
let n=tt()&&!this.#c(),r=Math.min(n?dn:ln,this.#r/2);e<r||(this.#n=
setTimeout(()=>{this.#s(e-r),this.#a()},r),this.#n.unref?.())}#f(e,n,r){
let[o="",i=""]=this.#e,s={...this.headers};return s[o]=e,s[i]=
n,r!==void 0&&(s[this.regionHeader]=r),s}signed(e,n,r,o,i){return{
method:e,url:this.url+n,headers:this.#f(r,o,i)}}send(e,n,r,o,i,s,c,a,l,d,w,b,_){
let A=new AbortController,y=new P(n,_,h=>ft(e,h));if(y.onGivenUp=
()=>A.abort(),y.begin(b).isOver)return y;this.keepWarmMs&&this.#s();
let S=this.url+i,U=this.#f(s,c,a);for(let h=0;h<l.length;h+=
2)U[l[h]??""]=l[h+1]??"";let R=this.#i(o,U,A.signal);d&&(R.keepalive=
!0);let k=this.#o();if(k){r!==void 0&&n.sent(r);let h=this.fetch?
void 0:Ke(k,s);pn(e,k,S,R,w,y,h)}else{let h=new TypeError("t\
his runtime has no fetch any more");y.end(()=>ye(e,!1,h.message,
h))}return y}};async function pn(t,e,n,r,o,i,s){let c;try{let a=await e(
n,r),{status:l}=a,d=!s&&(E(()=>a.type)==="opaqueredirect"||E(
()=>a.redirected)===!0),{body:w,reason:b,isBrokenOff:_,cause:A}=await st(
a,o,i),y=me(a,"x-trace-id"),S=mn(a);c=()=>ut(t,typeof l=="nu\
mber"?l:0,d,Ze(s),y,S,w,w?.length,b,_===!0,A)}catch(a){let l=Se(
a,n);c=()=>ye(t,!Ye(s,a),l,a)}Je(s),i.end(c)}function me(t,e){
let n=E(()=>t.headers.get(e));return typeof n=="string"?n.slice(
0,an):void 0}function mn(t){let e=me(t,"retry-after")?.trim();
if(e===void 0)return;if(/^\d{1,15}$/.test(e))return Number(e)*
1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(e))return;let n=Date.parse(
e)-Date.now();return Number.isNaN(n)?void 0:Math.max(n,0)}async function st(t,e,n){
let r=!1;try{let{next:o,stop:i}=yn(t),s=new Uint8Array,c=0;for(r=
!0;;){let{done:a,value:l}=await o();if(a)return{body:s};let d=wn(
l);if(d.length===0&&(c+=1),s.length+d.length>e||c>cn||n.isOver)
return n.onGivenUp?.(),i?.(),{};s=gn(s,d)}}catch(o){let i=$(
o,"message")??"";return{isBrokenOff:r,reason:i,cause:o}}}function yn(t){
let e=t.body;if(e===null)return{next:()=>Promise.resolve({done:!0})};
if(typeof E(()=>e.getReader)=="function"){let n=e.getReader();
return{next:()=>n.read(),stop:()=>{E(()=>n.cancel().catch(()=>{}))}}}
if(typeof E(()=>e[Symbol.asyncIterator])=="function"){let n=e[Symbol.
asyncIterator]();return{next:()=>n.next(),stop:()=>{E(()=>n.
return?.().catch(()=>{}))}}}if(typeof E(()=>t.arrayBuffer)==
"function"){let n=!1;return{next:async()=>n?{done:!0}:(n=!0,
{value:await t.arrayBuffer()})}}throw new TypeError("the res\
ponse has neither a stream as `body` nor `arrayBuffer()`")}function gn(t,e){
if(t.length===0)return e;let n=new Uint8Array(t.length+e.length);
return n.set(t),n.set(e,t.length),n}function wn(t){if(!(ArrayBuffer.
isView(t)||bn(t)))throw new TypeError("the body holds someth\
ing other than bytes");return new Uint8Array(t)}function bn(t){
return E(()=>En?.call(t))!==void 0}var En=Object.getOwnPropertyDescriptor(
ArrayBuffer.prototype,"byteLength")?.get;function ct(t,e){t.
set(e)}function at(){return typeof E(()=>globalThis.fetch)==
"function"}var On=["no-cache","no-store"];function _n(t){return E(
()=>new globalThis.Request("https://cache.invalid",{cache:t}))!==
void 0}function E(t){try{return t()}catch{return}}function ut(t,e,n,r,o,i,s,c,a,l,d){let w=+t,b=+e,_=+n,A=+r,y=+(m(
i)?0:i),S=+(m(c)?Number.MAX_SAFE_INTEGER:c>>>0),U=+l,R,k,h,J;
try{R=m(o)?0:M(o,u.Ha,u.Ia),k=x,h=m(a)?0:M(a,u.Ha,u.Ia),J=x}catch(Mt){
throw h&&u.Ja(h,J*1,1),R&&u.Ja(R,k*1,1),Mt}u.sa(w,b,_,A,R,k,
!m(i),y,s,S,h,J,U,d)}function pt(t,e,n,r,o){let i=u.ta(t,e,n,
r,o);if(i[2])throw L(i[1]);return i[0]>>>0}function ye(t,e,n,r){
let o=+t,i=+e,s=M(n,u.Ha,u.Ia),c=x;u.ua(o,i,s,c,r)}function we(t){
u.va(t)}function mt(t,e,n,r){let o=u.wa(t,e,n,r);if(o[2])throw L(
o[1]);return o[0]>>>0}function yt(t){let e=u.xa(t);if(e[2])throw L(
e[1]);return e[0]>>>0}function gt(t,e,n){let r=u.ya(t,e,n);if(r[2])
throw L(r[1]);return r[0]>>>0}function ft(t,e){u.za(t,e)}function wt(t,e,n){
return u.Aa(t,e,n)!==0}function bt(t){let e=u.Ba(t);if(e[2])
throw L(e[1]);return L(e[0])}function it(t){u.Ca(t)}function Tn(){
return{__proto__:null,a:{...{__proto__:null,w:function(e,n){
return Error(f(e,n))},v:function(e){return Number(e)},ka:function(e){
let n=e,r=typeof n=="boolean"?n:void 0;return m(r)?16777215:
r?1:0},la:function(e){return typeof e=="function"},ia:function(e){
return e===null},F:function(e){let n=e;return typeof n=="obj\
ect"&&n!==null},ja:function(e){return typeof e=="string"},ma:function(e){
return e===void 0},ha:function(e,n){let r=n,o=typeof r=="num\
ber"?r:void 0;O().setFloat64((e>>>0)+8,m(o)?0:o,!0),O().setInt32(
(e>>>0)+0,!m(o),!0)},fa:function(e,n){let r=n,o=typeof r=="s\
tring"?r:void 0;var i=m(o)?0:M(o,u.Ha,u.Ia),s=x;O().setInt32(
(e>>>0)+4,s,!0),O().setInt32((e>>>0)+0,i,!0)},ga:function(e,n){
throw new Error(f(e,n))},b:function(e){e._wbg_cb_unref()},T:function(e,n,r,o,i,s,c,a,l,d,w,b,_){
e.accept(ht(n,r),f(o,i),s>>>0,c===0?void 0:f(c,a),l,d!==0,w,
b===0?void 0:_)},da:function(e,n){e.asked(n)},_:function(e,n,r){
try{var o={a:n,b:r},i=c=>{let a=o.a;o.a=0;try{return Sn(a,o.
b,c)}finally{o.a=a}};return ie(e,i)}finally{o.a=0}},c:function(e){
e.close()},ca:function(e,n){return Me(e,n>>>0)},ba:function(e,n,r){
ct(Nn(e,n),r)},G:function(e,n,r,o,i,s,c){return new te(e,n,f(
r,o),f(i,s),c>>>0)},Q:function(e,n){let r=De(n);var o=m(r)?0:
M(r,u.Ha,u.Ia),i=x;O().setInt32((e>>>0)+4,i,!0),O().setInt32(
(e>>>0)+0,o,!0)},O:function(e){let n=ve(e);return m(n)?0:lt(
n)},j:function(e,n,r){let o=$e(f(n,r));O().setFloat64((e>>>0)+
8,m(o)?0:o,!0),O().setInt32((e>>>0)+0,!m(o),!0)},r:function(e,n,r,o,i,s){
e.fail(ht(n,r),o===0?void 0:f(o,i),s)},s:function(e,n,r,o,i,s){
return ke(e,f(n,r),f(o,i),s!==0)},a:function(e){return e.fired},
Y:function(e,n,r){e.found(f(n,r))},i:function(e,n){return e[n>>>
0]},D:function(e,n){return Le(f(e,n))},N:function(e,n,r,o,i){
e.header(f(n,r),o===0?void 0:f(o,i))},R:function(e,n){let r=Ue(
n),o=M(r,u.Ha,u.Ia),i=x;O().setInt32((e>>>0)+4,i,!0),O().setInt32(
(e>>>0)+0,o,!0)},$:function(e,n,r,o,i){e.known(f(n,r),f(o,i))},
P:function(e){return e.length},n:function(e,n,r){let o=Fe(e,
n,r);return m(o)?16777215:o?1:0},k:function(){return new Array},
J:function(e){return new Date(e)},M:function(){return new ee},
u:function(){return new Object},H:function(){return performance.
now()},I:function(){return Date.now()},S:function(e,n,r,o,i,s,c,a,l,d,w,b,_,A,y,S){
return Ge(f(e,n),f(r,o),f(i,s),f(c,a),f(l,d),f(w,b),f(_,A),y===
0?void 0:f(y,S))},g:function(e){return e.promise},l:function(e,n){
return e.push(n)},A:function(){return Math.random()},y:function(e){
return e.reason},q:function(e,n,r,o){e.report(n,r>>>0,o!==0)},
e:function(e,n){return Pe(e,n!==0)},p:function(e,n){e.resolve(
n)},m:function(e,n,r,o,i,s,c,a,l,d,w,b,_,A,y,S,U,R,k,h){return e.
send(n>>>0,r,o===0?void 0:f(o,i),f(s,c),f(a,l),f(d,w),f(b,_),
A===0?void 0:f(A,y),S,U!==0,R>>>0,k,h)},V:function(e,n){e.credentials=
kn[n]},x:function(e,n,r){e[n]=r},U:function(e,n){e.redirect=
vn[n]},W:function(e,n){e.referrerPolicy=Rn[n]},t:function(e,n,r,o,i,s,c,a,l,d,w){
return e.signed(f(n,r),f(o,i),f(s,c),f(a,l),d===0?void 0:f(d,
w))},Z:function(e,n,r,o,i,s){return rt(e>>>0,n,r,o===Number.
MAX_SAFE_INTEGER?void 0:o,i,s)},d:function(e){e.stop()},K:function(e,n){
let r=se(n);var o=m(r)?0:M(r,u.Ha,u.Ia),i=x;O().setInt32((e>>>
0)+4,i,!0),O().setInt32((e>>>0)+0,o,!0)},h:function(e,n,r){return e.
then(n,r)},B:function(e){let n=Q.to(e);return m(n)?0:lt(n)},
o:function(e,n){return je(f(e,n))},z:function(e,n){e.wake(n>>>
0)},X:function(e){e.wake()},ea:function(e){e.wipe()},oa:function(e,n){
return Mn(e,n,xn)},pa:function(e){return e},qa:function(e,n){
return f(e,n)},na:function(){let e=u.La;e.set(0,void 0),e.set(
1024,void 0),e.set(1025,null),e.set(1026,!0),e.set(1027,!1)}},
aa:Z,E:at,C:Ie,L:We,f:ot}}}function xn(t,e,n){let r=u.Ga(t,e,
n);if(r[1])throw L(r[0])}function Sn(t,e,n){let r,o;try{let i=M(
n,u.Ha,u.Ia),s=x,c=u.Fa(t,e,i,s);return r=c[0],o=c[1],f(c[0],
c[1])}finally{u.Ja(r,o,1)}}var Rn=["","no-referrer","no-refe\
rrer-when-downgrade","origin","origin-when-cross-origin","un\
safe-url","same-origin","strict-origin","strict-origin-when-\
cross-origin"],kn=["omit","same-origin","include"],vn=["foll\
ow","error","manual"];function lt(t){let e=u.Ka();return u.La.
set(e,t),e}var dt=typeof FinalizationRegistry>"u"?{register:()=>{},
unregister:()=>{}}:new FinalizationRegistry(t=>u.Ma(t.a,t.b));
function ht(t,e){return t=t>>>0,Cn().subarray(t/4,t/4+e)}function Nn(t,e){
return t=t>>>0,H().subarray(t/1,t/1+e)}var I=null;function O(){
return(I===null||I.buffer.detached===!0||I.buffer.detached===
void 0&&I.buffer!==u.ra.buffer)&&(I=new DataView(u.ra.buffer)),
I}function f(t,e){return t=t>>>0,Un(H().subarray(t,t+e))}var F=null;
function Cn(){return(F===null||F.byteLength===0)&&(F=new Uint32Array(
u.ra.buffer)),F}var W=null;function H(){return(W===null||W.byteLength===
0)&&(W=new Uint8Array(u.ra.buffer)),W}function m(t){return t==
null}function Mn(t,e,n){let r={a:t,b:e,cnt:1},o=(...i)=>{r.cnt++;
let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{r.a=s,o._wbg_cb_unref()}};
return o._wbg_cb_unref=()=>{--r.cnt===0&&(u.Ma(r.a,r.b),r.a=
0,dt.unregister(r))},dt.register(o,r,r),o}function M(t,e,n){
if(n===void 0){let c=B.encode(t),a=e(c.length,1)>>>0;return H().
subarray(a,a+c.length).set(c),x=c.length,a}let r=t.length,o=e(
r,1)>>>0,i=H(),s=0;for(;s<r;s++){let c=t.charCodeAt(s);if(c>
127)break;i[o+s]=c}if(s!==r){s!==0&&(t=t.slice(s)),o=n(o,r,r=
s+t.length*3,1)>>>0;let c=H().subarray(o+s,o+r),a=B.encodeInto(
t,c);s+=a.written,o=n(o,r,s,1)>>>0}return x=s,o}function L(t){
let e=u.La.get(t);return u.Na(t),e}var ne=new p("utf-8",{ignoreBOM:!0});
ne.decode();var Dn=2146435072,ge=0;function Un(t){return ge+=
t.length,ge>=Dn&&(ne=new p("utf-8",{ignoreBOM:!0}),ne.decode(),
ge=t.length),ne.decode(t)}var B=new g;"encodeInto"in B||(B.encodeInto=
function(t,e){let n=B.encode(t);return e.set(n),{read:t.length,
written:n.length}});var x=0,In,Ln,u;function jn(t,e){return Ln=
t,u=t.exports,In=e,I=null,F=null,W=null,u.Oa(),u}function Et(t){if(u!==void 0)return u;t!==void 0&&(Object.getPrototypeOf(
t)===Object.prototype?{module:t}=t:console.warn("using depre\
cated parameters for `initSync()`; pass a single object inst\
ead"));let e=Tn();t instanceof WebAssembly.Module||(t=new WebAssembly.
Module(t));let n=new WebAssembly.Instance(t,e);return jn(n,t)}var T=class extends Error{constructor(e,n){let{cause:r,...o}={
__proto__:null,cause:void 0,...n};super(e,r===void 0?void 0:
{cause:r});for(let[s,c]of Object.entries(o))s!=="message"&&v(
this,s,c,!0);let i=Object.hasOwn(Ot,o.kind)?Ot[o.kind]:"Long\
portError";v(this,"name",i,!1)}toJSON(){let{name:e,message:n,
cause:r,...o}=this,i=r===void 0?{}:{cause:_t(r)};return{name:this.
name,message:this.message,...o,...i}}},Ot={Aborted:"AbortErr\
or",Timeout:"TimeoutError"},$n=4;function _t(t,e=$n){try{if(typeof t!=
"object"||t===null)return String(t);let n={};for(let r of["n\
ame","message","code"]){let o=t[r];(typeof o=="string"||typeof o==
"number")&&(n[r]=o)}return e>1&&t.cause!==void 0&&(n.cause=_t(
t.cause,e-1)),n}catch{return"something that cannot be read"}}var be,G=!1,Ee=new Set;function j(t){if(G)throw X();let e;try{
e=t()}catch(n){let r=n;if(r instanceof T)throw r;if(Fn(r))throw new T(
r.message,r);Wn(r)}if(G)throw X();return e}function Fn(t){return typeof t==
"object"&&t!==null&&Object.hasOwn(t,"kind")}function Wn(t){if(!G){
G=!0,be=t;for(let e of Ee)e.close()}}function X({orderId:t,outcome:e,
attempts:n}={outcome:"not-sent",attempts:0}){let o=`${t===void 0?
"":`order ${t}: `}the WebAssembly module has ended (${String(
be)}); restart the process, reload the page, or start a new \
worker; ${Hn[e]}`,i=t===void 0?{}:{orderId:t};return new T(o,
{kind:"ModuleEnded",outcome:e,...i,attempts:n,cause:be})}var Hn={
"not-sent":"nothing was sent",rejected:"this call changed no\
thing","too-late":"the order had ended otherwise",unknown:"t\
he order may have been cancelled: look it up before acting o\
n it"},D=class{orders=new Map;waits=new Set;result;failed;#e;#t=!1;config;isOver=!1;isClosed=!1;of(e){
return this.config=e,this}sent(e){let n=(this.orders.get(e)?.
attempts??0)+1;this.orders.set(e,{outcome:"unknown",attempts:n})}known(e,n){
let r=this.orders.get(e);r&&(r.outcome=n)}close(){this.isClosed=
!0;for(let e of this.waits)e.close(),e.abort?.close();this.wake()}resolve(e){
this.result=e}accept(e,n,r,o,i,s,c,a){this.result=At(n,r,o,i,
s,c,a)}fail(e,n,r){this.failed=r}wake(){this.#t=!0,this.#e?.()}deliver(e){
if(!this.isOver){try{j(e)}catch{}this.wake()}}async run(e){Ee.
add(this);try{let n=j(e),r=()=>wt(n,performance.now(),Date.now());
for(await void 0;!j(r);)this.#t||await new Promise(o=>this.#e=
o),this.#t=!1;if(this.failed)throw new T(this.failed.message,
this.failed);return this.result}catch(n){throw this.explained(
n)}finally{this.isOver=!0,Ee.delete(this)}}explained(e){let[
n]=this.orders;return e.kind==="ModuleEnded"&&n?X({orderId:n[0],
...n[1]}):e}};function At(t,e,n,r,o,i,s){let c={orderId:t,attempts:e,
durationMs:r,confirmedBy:o?"status":"answer"};return n!==void 0&&
(c.traceId=n),s!==void 0&&Object.assign(c,{order:i,readAt:new Date(
s)}),c}var q=class extends D{explained(e){return delete e.outcome,
e}},V=class extends D{#e=[];#t=new Map;#n=[];#r={stillOpen:[],
rounds:0,complete:!1};#o={};accept(e,n,r,o,i,s,c,a){let l=At(
n,r,o,i,s,c,a);this.#i(e,n,{ok:!0,orderId:n,receipt:l})}fail(e,n,r){
if(e.length===0){this.failed={...r,...this.#o};return}let o=n===
void 0?{ok:!1}:{ok:!1,orderId:n};this.#t.set(o,r),this.#i(e,
n,o)}#i(e,n,r){for(let o of e)this.#e[o]=r;n!==void 0&&this.
orders.delete(n)}asked(e){this.#n=e}found(e){this.#n.push(e)}report(e,n,r){
this.#r={stillOpen:e,rounds:n,complete:r}}threw(e){this.#o={
cause:e}}async runEvery(e){return{results:await this.runAll(
e),...this.#r}}async runAll(e){try{await this.run(e)}catch(n){
if(!G||this.#n.length===0)throw n;for(let[r,o]of this.#n.entries()){
if(r in this.#e)continue;if(typeof o!="string"&&typeof o!="b\
igint"){this.#e[r]={ok:!1,error:X()};continue}let i=String(o),
s=this.orders.get(i)??{outcome:"not-sent",attempts:0};this.#e[r]=
{ok:!1,orderId:i,error:X({orderId:i,...s})}}}for(let[n,r]of this.#t)
n.error=new T(r.message,r);return this.#e}};function Bn(t){try{return Et(t)}catch(e){throw Tt(e)}}function Tt(t){
return/content security|\bCSP\b|unsafe-eval/i.test(String(t))?
new Error("longport-cancel-order: this page's Content-Securi\
ty-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its\
 script-src",{cause:t}):t}var kt=Symbol("ours"),xt=2**32-1,St=new FinalizationRegistry(
t=>{Ct(()=>we(t))}),_e,K=class t{#e;static{_e=e=>typeof e=="\
object"&&e!==null&&#e in e?e.#e:void 0}constructor(e,n){if(e!==
kt)throw z("Config: is made by Config.fromApikey, fromApikey\
Env or fromOAuth, not by new");this.#e=n,St.register(this,n,
this)}static fromApikey(e,n,r,o){return Oe(()=>mt(e,n,r,o))}static fromApikeyEnv(e){
return Oe(()=>yt(e))}static fromEnv(e){return t.fromApikeyEnv(
e)}static fromOAuth(e,n,r){return Oe(()=>gt(e,n,r))}free(){let e=_e(
this);e===void 0||e===xt||(this.#e=xt,St.unregister(this),Ct(
()=>we(e)))}};function Oe(t){return new K(kt,j(t))}var re=class t{#e;constructor(e){
Ae(e),this.#e=e}static new(e){return new t(e)}cancelOrder(e,n){
let r=new D;return r.run(t.#t(this,"cancelOrder",r,0,e,n))}cancelOrders(e,n){
let r=new V;return r.runAll(t.#t(this,"cancelOrders",r,3,e,n))}cancelAll(e,n){
let r=new V;return r.runEvery(t.#t(this,"cancelAll",r,4,e,n))}orderDetail(e,n){
let r=new q;return r.run(t.#t(this,"orderDetail",r,2,e,n))}openOrders(e,n){
let r=new q;return r.run(t.#t(this,"openOrders",r,5,e,n))}signCancelOrder(e,n){
let r=new D;return r.run(t.#t(this,"signCancelOrder",r,1,e,n))}async warmUp(){
return await Ae(t.#n(this,"warmUp")).warmUp()}free(){typeof this==
"object"&&this!==null&&#e in this&&(this.#e=void 0)}static#t(e,n,r,o,i,s){
return()=>vt(t.#n(e,n),r,o,i,s)}static#n(e,n){if(typeof e!="\
object"||e===null)throw z(`context: ${n} was called on its o\
wn; call it as ctx.${n}(…)`);if(!(#e in e))throw z(`contex\
t: ${n} was called on something that is not a TradeContext: \
a copy or a proxy of one cannot be used (in Vue, keep the or\
iginal by markRaw)`);if(!e.#e)throw z(`context: ${n} was cal\
led after free()`);return e.#e}};function vt(t,e,n,r,o){return pt(
Nt(t),e.of(t),n,r,o)}function Kn(t,e,n){let r=new D;return r.
run(()=>(Ae(t),vt(t,r,0,e,n)))}var Jn={Config:K,LongportError:T,
TradeContext:re,cancelOrder:Kn};for(let[t,e]of Object.entries(
Jn))Object.defineProperty(e,"name",{value:t});if(Symbol.dispose)
for(let{prototype:t}of[K,re]){let{free:e}=t;Object.defineProperty(
t,Symbol.dispose,{value:e,configurable:!0})}function Nt(t){let e=_e(
t);if(e===void 0)throw z("config: must be a Config that has \
not been freed, itself and not a copy of it");return e}function Ae(t){
return j(()=>bt(Nt(t)))}function z(t){return new T(t,{kind:"\
InvalidConfig",outcome:"not-sent",attempts:0})}function Ct(t){
try{j(t)}catch{}}export{Jn as api,Tt as explained,Bn as initSync};
