if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var $t=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:
It();function It(){let t=globalThis.process?.getBuiltinModule?.(
"node:util");if(!t)throw new Error("longport-cancel-order ne\
eds TextDecoder and TextEncoder");return t}var{TextDecoder:y,
TextEncoder:w}=$t;function M(t,e,n,r){Object.defineProperty(t,e,{__proto__:null,
value:n,enumerable:r,configurable:!0,writable:!0})}var Ft=["code","errno","syscall","hostname","address","port"],
ve=4,ie=4096;function se(t,e,n=ve){if(typeof t=="string")return e(
t.slice(0,ie));if(typeof t!="object"||t===null)return typeof t==
"function"||typeof t=="symbol"?void 0:t;let r=s=>{let c=W(t,
s);return c===void 0?void 0:e(c)},o=n>1?N(t,"cause"):void 0,
i=new Error(r("message")??"",o===void 0?void 0:{cause:se(o,e,
n-1)});M(i,"name",r("name")??"Error",!1),M(i,"stack",r("stac\
k"),!1);for(let s of Ft){let c=Q(t,s);if(c===void 0)continue;
let a=typeof c=="string"?e(c):c;M(i,s,a,!0)}return i}function Re(t,e){
let[n="",r=""]=/^https?:\/\/([^/]*)/.exec(e)??[],o=Bt(t);for(let a of o){
let l=Ht(a,r);if(l)return l}let i=Lt(o),s=W(N(globalThis,"lo\
cation"),"origin");if(s===void 0||Wt())return i&&`${i} (${r}\
)`;let c=`check that ${n} can be reached and allows requests\
 from ${s} (CORS)`;return i?`${i}; ${c}`:c}function Wt(){return N(
N(globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}
function Lt(t){let e="";for(let n of t){let r=W(n,"message");
r&&(e=r)}return e}function Bt(t){let e=[];for(let n=t;e.length<
ve&&typeof n=="object"&&n;)e.push(n),n=N(n,"cause")??Me(n);return e}
function Me(t){return N(N(t,"errors"),"0")}var ke={ECONNREFUSED:"\
connection refused at",ConnectionRefused:"connection refused\
 at",ENOTFOUND:"no such host:",EAI_AGAIN:"no answer from DNS\
 for",ECONNRESET:"connection reset by",ConnectionClosed:"con\
nection closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"\
no connection in time to",ETIMEDOUT:"no connection in time t\
o",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"\
no TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},Gt=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;
function Ht(t,e){let n=Q(t,"code");if(typeof n!="string")return;
let r=Q(t,"address"),o=typeof r=="string"?`${r}:${Q(t,"port")}`:
e,i=Object.hasOwn(ke,n)?ke[n]:void 0;return i?`${i} ${o}`:Gt.
test(n)?`the certificate of ${e} is not trusted (${n})`:void 0}
function Q(t,e){for(let n of[t,Me(t)]){let r=N(n,e);if(typeof r==
"number")return r;if(typeof r=="string")return r.slice(0,ie)}}
function W(t,e){let n=N(t,e);return typeof n=="string"?n.slice(
0,ie):void 0}function N(t,e){try{return t[e]}catch{return}}function Ne(t,e,n,r){let o=n.split(" "),i=De(t);if(!i)return`${e}\
: must be a plain object, such as { ${o.at(-1)}: … }; got ${Ce(
t)}`;let s=i.find(a=>!o.includes(a));if(s!==void 0)return`${s.
slice(0,40)}: is not an option of ${e}; expected one of ${o.
join(", ")}`;let c=[];for(let a of o)try{let l=i.includes(a)?
t[a]:void 0;if(typeof l=="string"&&l.length>65536)return`${a}\
: is too long`;if(r&&l===void 0&&i.includes(a))return`${a}: \
is undefined; leave it out of ${e} to take all`;c.push(l)}catch{
return`${a}: cannot be read`}return c}function Ue(t){try{let e=De(
t),n=e?e.map(i=>[i,t[i]]):Xt(100,t);if(!n.every(i=>i.length===
2))return;let r=n.flat(),o=i=>typeof i=="string"&&i.length<=
65536;return r.length===2*n.length&&r.every(o)?r:void 0}catch{
return}}function Xt(t,e){let n=[];for(let r of e)if(n.push(r)>
t)throw new RangeError("too many");return n}function De(t){try{
if(typeof t!="object"||t===null)return;let e=Object.getPrototypeOf(
t);return!(e===null||Object.getPrototypeOf(e)===null)||Symbol.
iterator in t?void 0:Reflect.ownKeys(t).filter(r=>typeof r==
"string")}catch{return}}function Ce(t){try{if(typeof t!="obj\
ect"||t===null)return t===null?"null":typeof t;let{name:e}=t.
constructor;return typeof e=="string"&&/^[\w$]{1,40}$/.test(
e)?e:"something else"}catch{return"something that cannot be \
read"}}function je(t,e){let n=[],r="must be an array, or ano\
ther iterable, of order ids";if(typeof t!="object")return r;
try{for(let o of t){if(n.length===e)return`holds more than ${e}\
 ids; split them`;n.push(o)}}catch{return r}return n}function Pe(t){
return typeof t=="string"?t.length>64?void 0:t:typeof t!="bi\
gint"?void 0:t>=0n&&BigInt.asUintN(64,t)===t?String(t):void 0}
function $e(t){return t===void 0?"is missing":typeof t=="str\
ing"?"is longer than any order id, which has 19 digits at mo\
st":typeof t=="bigint"?"must be from 1 to 922337203685477580\
7":`must be a string of digits, or a bigint; got ${Ce(t)}`}function ce(t){
return typeof t=="string"&&t.length<=65536?t:void 0}function Ie(t){
try{return Object.prototype.toString.call(t)==="[object URL]"?
ce(t.href):t}catch{return t}}function Fe(t){try{return t.toLowerCase().
includes(`//${new URL(t).hostname}`)}catch{return!1}}function We(t){
try{let{env:e}=globalThis.process,n=Object.hasOwn(e,t)?e[t]:
void 0;return typeof n=="string"&&n!==""?n:void 0}catch{return globalThis.
process===void 0?void 0:null}}function Le(t,e){return new Promise(
n=>{n(t({refresh:e}))})}function Z(){return globalThis.navigator?.
userAgent==="Cloudflare-Workers"}function Be(t){try{let[,e="",
...n]=t.split(".");if(n.length!==1)return;let{exp:r}=JSON.parse(
atob(e.replaceAll("-","+").replaceAll("_","/")));return typeof r==
"number"&&Number.isFinite(r)?r*1e3:void 0}catch{return}}function Ge(t,e,n){
try{let r=e(n);if(typeof r?.then!="function")return!!r;throw r.
then(void 0,()=>{}),new TypeError("it must return true or fa\
lse, and not a promise")}catch(r){t.threw(r);return}}function He(t,e){
try{let n=t(e);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var ae={UnknownOutsideRth:"",RTH_ONLY:"RTHOnly",ANY_TIME:"An\
yTime",OVERNIGHT:"Overnight"},Xe={NONE:"None",NO_DATA:"NoDat\
a",PENDING:"Pending",DONE:"Done"},qe={status:{NewStatus:"New",
PendingReplaceStatus:"PendingReplace",ReplacedStatus:"Replac\
ed",PartialFilledStatus:"PartialFilled",PendingCancelStatus:"\
PendingCancel",CanceledStatus:"Canceled",FilledStatus:"Fille\
d",RejectedStatus:"Rejected",ExpiredStatus:"Expired"},time_in_force:{
GTC:"GoodTilCanceled",GTD:"GoodTilDate"},tag:{GTC:"LongTerm"},
trigger_status:{NOT_USED:"",DEACTIVE:"Deactive",ACTIVE:"Acti\
ve",RELEASED:"Released"},outside_rth:ae,force_only_rth:ae,activate_rth:ae,
deductions_status:Xe,platform_deducted_status:Xe,code:{BROKER_FEES:"\
Broker",THIRD_FEES:"Third"}};function Ve(t,e,n,r,o,i,s,c){let a={
orderId:e,status:n,executedQuantity:r,quantity:o,symbol:i,side:s,
timeInForce:c};return Ke(Object.entries({...ze(JSON.parse(t)),
...a}))}function ze(t){let e=Object.entries(t).map(([r,o])=>[
Vt(r),Ye(r,o)]),{prototype:n}=Object;return Ke(e.filter(([r])=>typeof n[r]!=
"function"))}function Ke(t){return Object.fromEntries(t.filter(
([,e])=>e!==void 0))}function Vt(t){return t.replace(/_([a-z\d])/g,
(e,n)=>n.toUpperCase())}function Ye(t,e){if(Array.isArray(e))
return e.map(o=>Ye("",o));if(typeof e=="object"&&e!==null)return ze(
e);if(/_at$|^time$/.test(t))return zt(e);let n=Object.hasOwn(
qe,t)?qe[t]:{},r=Object.hasOwn(n,e)?n[e]:e;return r===null||
r===""?void 0:r}function zt(t){return/^[1-9]\d{0,11}$/.test(
t)?new Date(t*1e3):void 0}var U=new Map,Je=new WeakMap,ue=!1;function Qe(t,e){if(!de(t)||
!Jt())return;let n={timestamp:e,made:0,heads:0,hasLeft:!1,failed:0,
isUnclear:!1},r=U.get(e);return r?r.push(n):U.set(e,[n]),n}function de(t){
return en(t)&&nn()}function Ze(t){if(!t)return;let{timestamp:e}=t,
n=U.get(e);n?.length===1&&n[0]===t?U.delete(e):n?.splice(n.indexOf(
t),1)}function et(t,e){return!t||t.isUnclear||t.heads>0||t.hasLeft?
!1:t.made>0?t.failed>=t.made:Kt(e)}function tt(t){return t!==
void 0&&!t.isUnclear&&t.made===1&&t.heads===1}function Kt(t){
try{return t instanceof TypeError&&t.cause.message==="bad po\
rt"}catch{return!1}}var Yt={"undici:client:sendHeaders":t=>{
t.heads+=1},"undici:request:bodySent":t=>{t.hasLeft=!0},"und\
ici:request:headers":t=>{t.hasLeft=!0},"undici:request:error":t=>{
t.failed+=1}};function Jt(){if(ue)return!0;try{let t=globalThis.
process.getBuiltinModule("node:diagnostics_channel");t.subscribe(
"undici:request:create",Qt);for(let[e,n]of Object.entries(Yt))
t.subscribe(e,r=>{if(U.size!==0)try{Je.get(r.request)?.forEach(
n)}catch{}});ue=!0}catch{}return ue}function Qt(t){if(U.size!==
0)try{let e=U.get(Zt(t.request.headers)??"");if(!e)return;Je.
set(t.request,e);for(let n of e)n.made+=1}catch{for(let e of U.
values())for(let n of e)n.isUnclear=!0}}function Zt(t){if(!Array.
isArray(t))throw new TypeError("the headers are of an unknow\
n form");for(let e=0;e<t.length;e+=2){let n=t[e];if(n==="x-t\
imestamp"||String(n).toLowerCase()==="x-timestamp")return String(
t[e+1])}}var fe=[void 0,!1];function en(t){return t!==fe[0]&&
(fe=[t,tn(t)]),fe[1]}function tn(t){try{let e=Function.prototype.
toString.call(t);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(e)&&e.includes("require('internal/deps/undici/undici')")}catch{
return!1}}var he=["undici.globalDispatcher.1","undici.global\
Dispatcher.2"].map(t=>Symbol.for(t));function nn(){return he.
every(t=>{try{let e=globalThis[t];return e===void 0||rn(e)}catch{
return!1}})}var le=new WeakMap;function rn(t){try{let{constructor:e,
dispatch:n}=t;return le.has(e)||le.set(e,on(e)),le.get(e)===
!0&&n===e.prototype.dispatch}catch{return!1}}function on(t){
if(!/^(Agent|Dispatcher1Wrapper)$/.test(t.name))return!1;let{
stackTraceLimit:e}=Error;try{return Error.stackTraceLimit=10,
!new t({factory:"none",connections:-1})}catch(n){let{message:r,
stack:o}=n,[i=""]=String(o).match(/^\s+at .*$/gm)??[],s=Function.
prototype.toString.call(t);return i.includes("node:internal/\
deps/undici/")&&s.includes(r.slice(0,20))}finally{Error.stackTraceLimit=
e}}function ot(){try{return globalThis.process.versions.undici!==
void 0}catch{return!1}}var sn=62e3,pe=new WeakMap,nt;function it(t){
if(de(t))try{let e=rt()??(globalThis.Response&&rt()),{constructor:n}=e;
return pe.has(e)||pe.set(e,cn(e,new n)),pe.get(e)?(nt??=new n(
{__proto__:null,keepAliveTimeout:sn}),nt):void 0}catch{return}}
function rt(){let[t,e]=he.map(n=>globalThis[n]);return e??t}
function cn(t,e){let n=Object.getOwnPropertySymbols(e),r=i=>n.
find(({description:s})=>s===i)??"",o=r("options");return["fa\
ctory","maxRedirections"].map(r).every(i=>t[i]===e[i])&&Object.
entries(t[o]).every(([i,s])=>e[o][i]===s)}var an=2**31-1,F=class{onGivenUp;promise;isOver=!1;timer;constructor(e,n,r){
this.call=e,this.abort=n,this.tell=r}begin(e){return this.call.
waits.add(this),this.timer=setTimeout(un,Math.min(e,an),this),
this.abort?.add(this),this}end(e){this.stop()&&this.call.deliver(
e)}giveUp(e){this.stop()&&(this.onGivenUp?.(),this.call.deliver(
()=>this.tell(e)))}close(){this.stop()&&this.onGivenUp?.()}stop(){
return this.isOver?!1:(this.isOver=!0,clearTimeout(this.timer),
this.call.waits.delete(this),this.abort?.waits.delete(this),
!0)}};function un(t){t.giveUp(!1)}function st(t,e,n,r,o,i){let s=()=>at(
t),c=new F(e,i,s);return r!==void 0&&(c.onGivenUp=()=>n.wake(
r),n.sleep(r).then(()=>c.end(s))),c.begin(o)}function ct(t,e,n,r){
let o=new F(t,r,()=>{});return o.promise=new Promise((i,s)=>{
e.then(c=>o.stop()&&i([c]),c=>o.stop()&&s(c)),o.onGivenUp=()=>{
t.isClosed||i(void 0)}}),o.begin(n)}var me=new WeakMap,ee=class t{waits=new Set;#e=0;static to(e){
try{let{aborted:n,addEventListener:r,removeEventListener:o}=e;
return typeof n!="boolean"||typeof r!="function"||typeof o!=
"function"?void 0:(me.get(e)??new t(e,n)).#n()}catch{return}}#t;constructor(e,n){
this.signal=e,this.#t=n}get fired(){if(this.#t)return!0;try{
this.#t=this.signal.aborted===!0}catch{}return this.#t}#n(){
if(this.#e===0){me.set(this.signal,this);try{this.signal.addEventListener(
"abort",this.#r)}catch{}}return this.#e+=1,this}#r=()=>{this.#t=
!0;for(let e of this.waits)e.giveUp(!0)};add(e){this.waits.add(
e),this.fired&&e.giveUp(!0)}stop(){this.#e-=1,this.#e===0&&this.
close()}close(){me.delete(this.signal);try{this.signal.removeEventListener(
"abort",this.#r)}catch{}}get reason(){try{return this.signal.
reason}catch{return}}},te=class{wakers=new Map;sleep(e){return new Promise(
n=>{this.wakers.set(e,n)})}wake(e){this.wakers.get(e)?.(),this.
wakers.delete(e)}};var ln=100,dn=1e3,hn=5e3,pn=65536,mn=3e4,yn=3e3,gn=Object.create(
null),ne=class{headers={};#e=[];#t;#n;#r=1/0;constructor(e,n,r,o,i){
this.keepWarmMs=i,this.regionHeader=o,this.fetch=e,this.init=
n,this.url=r}header(e,n){n===void 0&&this.#e.push(e),M(this.
headers,e,n??"",!0)}wipe(){this.headers={},this.keepWarmMs=0,
this.#s()}#o(){return this.fetch??E(()=>globalThis.fetch)}#i(e,n,r){
let o={__proto__:gn,...this.init,method:e,headers:n,signal:r};
e==="GET"&&_n()&&(o.cache="no-cache");let i=this.#c();return i&&
(o.dispatcher=i),o}#c(){return this.fetch?void 0:it(this.#o())}warmUp(){
return this.#s(),Z()?this.#u():this.#a()}#a(){return this.#t??=
this.#u().finally(()=>{this.#t=void 0}),this.#t}async#u(){let e=new AbortController,
n=!1,r=async()=>{let s=this.#i("GET",{},e.signal);globalThis.
location&&Object.assign(s,{mode:"no-cors",redirect:"follow"});
let c=await this.#o()?.(`${this.url}/health`,s);n=typeof c.status==
"number";let[,a]=/timeout=(\d+)/.exec(ye(c,"keep-alive")??"")??
[];a&&(this.#r=Number(a)*1e3),await ut(c,pn,{isOver:!1,onGivenUp:()=>e.
abort()}),"dispatcher"in s&&await new Promise(l=>setTimeout(
l))},o,i=new Promise(s=>{o=setTimeout(s,hn)});return i.then(
()=>e.abort()),await Promise.race([r().catch(()=>{}),i]),clearTimeout(
o),n}#s(e=this.keepWarmMs){if(clearTimeout(this.#n),e===0)return;
let n=ot()&&!this.#c(),r=Math.min(n?yn:mn,this.#r/2);e<r||(this.#n=
setTimeout(()=>{this.#s(e-r),this.#a()},r),this.#n.unref?.())}#f(e,n,r){
let[o="",i=""]=this.#e,s={...this.headers};return s[o]=e,s[i]=
n,r!==void 0&&(s[this.regionHeader]=r),s}signed(e,n,r,o,i){return{
method:e,url:this.url+n,headers:this.#f(r,o,i)}}send(e,n,r,o,i,s,c,a,l,d,g,b,A){
let x=new AbortController,m=new F(n,A,h=>ht(e,h));if(m.onGivenUp=
()=>x.abort(),m.begin(b).isOver)return m;this.keepWarmMs&&this.#s();
let k=this.url+i,P=this.#f(s,c,a);for(let h=0;h<l.length;h+=
2)P[l[h]??""]=l[h+1]??"";let v=this.#i(o,P,x.signal);d&&(v.keepalive=
!0);let R=this.#o();if(R){r!==void 0&&n.sent(r);let h=this.fetch?
void 0:Qe(R,s);wn(e,R,k,v,g,m,h)}else{let h=new TypeError("t\
his runtime has no fetch any more");m.end(()=>ge(e,!1,h.message,
h))}return m}};async function wn(t,e,n,r,o,i,s){let c;try{let a=await e(
n,r),{status:l}=a,d=!s&&(E(()=>a.type)==="opaqueredirect"||E(
()=>a.redirected)===!0),{body:g,reason:b,isBrokenOff:A,cause:x}=await ut(
a,o,i),m=ye(a,"x-trace-id"),k=bn(a);c=()=>dt(t,typeof l=="nu\
mber"?l:0,d,tt(s),m,k,g,g?.length,b,A===!0,x)}catch(a){let l=Re(
a,n);c=()=>ge(t,!et(s,a),l,a)}Ze(s),i.end(c)}function ye(t,e){
let n=E(()=>t.headers.get(e));return typeof n=="string"?n.slice(
0,dn):void 0}function bn(t){let e=ye(t,"retry-after")?.trim();
if(e===void 0)return;if(/^\d{1,15}$/.test(e))return Number(e)*
1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(e))return;let n=Date.parse(
e)-Date.now();return Number.isNaN(n)?void 0:Math.max(n,0)}async function ut(t,e,n){
let r=!1;try{let{next:o,stop:i}=En(t),s=new Uint8Array,c=0;for(r=
!0;;){let{done:a,value:l}=await o();if(a)return{body:s};let d=Tn(
l);if(d.length===0&&(c+=1),s.length+d.length>e||c>ln||n.isOver)
return n.onGivenUp?.(),i?.(),{};s=On(s,d)}}catch(o){let i=W(
o,"message")??"";return{isBrokenOff:r,reason:i,cause:o}}}function En(t){
let e=t.body;if(e===null)return{next:()=>Promise.resolve({done:!0})};
if(typeof E(()=>e.getReader)=="function"){let n=e.getReader();
return{next:()=>n.read(),stop:()=>{E(()=>n.cancel().catch(()=>{}))}}}
if(typeof E(()=>e[Symbol.asyncIterator])=="function"){let n=e[Symbol.
asyncIterator]();return{next:()=>n.next(),stop:()=>{E(()=>n.
return?.().catch(()=>{}))}}}if(typeof E(()=>t.arrayBuffer)==
"function"){let n=!1;return{next:async()=>n?{done:!0}:(n=!0,
{value:await t.arrayBuffer()})}}throw new TypeError("the res\
ponse has neither a stream as `body` nor `arrayBuffer()`")}function On(t,e){
if(t.length===0)return e;let n=new Uint8Array(t.length+e.length);
return n.set(t),n.set(e,t.length),n}function Tn(t){if(!(ArrayBuffer.
isView(t)||An(t)))throw new TypeError("the body holds someth\
ing other than bytes");return new Uint8Array(t)}function An(t){
return E(()=>xn?.call(t))!==void 0}var xn=Object.getOwnPropertyDescriptor(
ArrayBuffer.prototype,"byteLength")?.get;function ft(t,e){t.
set(e)}function lt(){return typeof E(()=>globalThis.fetch)==
"function"}function _n(){return E(()=>"cache"in globalThis.Request.
prototype)??!1}function E(t){try{return t()}catch{return}}function dt(t,e,n,r,o,i,s,c,a,l,d){let g=+t,b=+e,A=+n,x=+r,m=+(p(
i)?0:i),k=+(p(c)?Number.MAX_SAFE_INTEGER:c>>>0),P=+l,v,R,h,J;
try{v=p(o)?0:D(o,u.Ma,u.Na),R=S,h=p(a)?0:D(a,u.Ma,u.Na),J=S}catch(Pt){
throw h&&u.Oa(h,J*1,1),v&&u.Oa(v,R*1,1),Pt}u.sa(g,b,A,x,v,R,
!p(i),m,s,k,h,J,P,d)}function be(t,e,n,r){let o=u.ta(t,e,n,r);
if(o[2])throw T(o[1]);return o[0]>>>0}function gt(t,e,n,r){let o=u.
ua(t,e,n,r);if(o[2])throw T(o[1]);return o[0]>>>0}function wt(t,e,n,r){
let o=u.va(t,e,n,r);if(o[2])throw T(o[1]);return o[0]>>>0}function ge(t,e,n,r){
let o=+t,i=+e,s=D(n,u.Ma,u.Na),c=S;u.wa(o,i,s,c,r)}function Ee(t){
u.xa(t)}function bt(t,e,n,r){let o=u.ya(t,e,n,r);if(o[2])throw T(
o[1]);return o[0]>>>0}function Et(t){let e=u.za(t);if(e[2])throw T(
e[1]);return e[0]>>>0}function Ot(t,e,n){let r=u.Aa(t,e,n);if(r[2])
throw T(r[1]);return r[0]>>>0}function ht(t,e){u.Ba(t,e)}function Tt(t,e,n,r){
let o=u.Ca(t,e,n,r);if(o[2])throw T(o[1]);return o[0]>>>0}function At(t,e,n,r){
let o=u.Da(t,e,n,r);if(o[2])throw T(o[1]);return o[0]>>>0}function xt(t,e,n){
return u.Ea(t,e,n)!==0}function _t(t,e,n,r){let o=u.Fa(t,e,n,
r);if(o[2])throw T(o[1]);return o[0]>>>0}function St(t){let e=u.
Ga(t);if(e[2])throw T(e[1]);return T(e[0])}function at(t){u.
Ha(t)}function kn(){return{__proto__:null,a:{...{__proto__:null,
w:function(e,n){return Error(f(e,n))},v:function(e){return Number(
e)},ka:function(e){let n=e,r=typeof n=="boolean"?n:void 0;return p(
r)?16777215:r?1:0},la:function(e){return typeof e=="function"},
ia:function(e){return e===null},F:function(e){let n=e;return typeof n==
"object"&&n!==null},ja:function(e){return typeof e=="string"},
ma:function(e){return e===void 0},ha:function(e,n){let r=n,o=typeof r==
"number"?r:void 0;O().setFloat64((e>>>0)+8,p(o)?0:o,!0),O().
setInt32((e>>>0)+0,!p(o),!0)},fa:function(e,n){let r=n,o=typeof r==
"string"?r:void 0;var i=p(o)?0:D(o,u.Ma,u.Na),s=S;O().setInt32(
(e>>>0)+4,s,!0),O().setInt32((e>>>0)+0,i,!0)},ga:function(e,n){
throw new Error(f(e,n))},b:function(e){e._wbg_cb_unref()},T:function(e,n,r,o,i,s,c,a,l,d,g,b,A){
e.accept(yt(n,r),f(o,i),s>>>0,c===0?void 0:f(c,a),l,d!==0,g,
b===0?void 0:A)},da:function(e,n){e.asked(n)},_:function(e,n,r){
try{var o={a:n,b:r},i=c=>{let a=o.a;o.a=0;try{return Rn(a,o.
b,c)}finally{o.a=a}};return se(e,i)}finally{o.a=0}},c:function(e){
e.close()},ba:function(e,n,r){ft(Dn(e,n),r)},G:function(e,n,r,o,i,s,c){
return new ne(e,n,f(r,o),f(i,s),c>>>0)},Q:function(e,n){let r=Pe(
n);var o=p(r)?0:D(r,u.Ma,u.Na),i=S;O().setInt32((e>>>0)+4,i,
!0),O().setInt32((e>>>0)+0,o,!0)},O:function(e){let n=Ue(e);
return p(n)?0:pt(n)},j:function(e,n,r){let o=Be(f(n,r));O().
setFloat64((e>>>0)+8,p(o)?0:o,!0),O().setInt32((e>>>0)+0,!p(
o),!0)},p:function(e,n,r,o,i,s){e.fail(yt(n,r),o===0?void 0:
f(o,i),s)},s:function(e,n,r,o,i,s){return Ne(e,f(n,r),f(o,i),
s!==0)},a:function(e){return e.fired},Y:function(e,n,r){e.found(
f(n,r))},i:function(e,n){return e[n>>>0]},D:function(e,n){return Fe(
f(e,n))},N:function(e,n,r,o,i){e.header(f(n,r),o===0?void 0:
f(o,i))},ca:function(e,n){return je(e,n>>>0)},R:function(e,n){
let r=$e(n),o=D(r,u.Ma,u.Na),i=S;O().setInt32((e>>>0)+4,i,!0),
O().setInt32((e>>>0)+0,o,!0)},$:function(e,n,r,o,i){e.known(
f(n,r),f(o,i))},P:function(e){return e.length},n:function(e,n,r){
let o=Ge(e,n,r);return p(o)?16777215:o?1:0},k:function(){return new Array},
J:function(e){return new Date(e)},M:function(){return new te},
u:function(){return new Object},H:function(){return performance.
now()},I:function(){return Date.now()},S:function(e,n,r,o,i,s,c,a,l,d,g,b,A,x,m,k){
return Ve(f(e,n),f(r,o),f(i,s),f(c,a),f(l,d),f(g,b),f(A,x),m===
0?void 0:f(m,k))},g:function(e){return e.promise},l:function(e,n){
return e.push(n)},A:function(){return Math.random()},y:function(e){
return e.reason},q:function(e,n,r,o){e.report(n,r>>>0,o!==0)},
e:function(e,n){return Le(e,n!==0)},r:function(e,n){e.resolve(
n)},m:function(e,n,r,o,i,s,c,a,l,d,g,b,A,x,m,k,P,v,R,h){return e.
send(n>>>0,r,o===0?void 0:f(o,i),f(s,c),f(a,l),f(d,g),f(b,A),
x===0?void 0:f(x,m),k,P!==0,v>>>0,R,h)},V:function(e,n){e.credentials=
Nn[n]},x:function(e,n,r){e[n]=r},U:function(e,n){e.redirect=
Un[n]},W:function(e,n){e.referrerPolicy=Mn[n]},t:function(e,n,r,o,i,s,c,a,l,d,g){
return e.signed(f(n,r),f(o,i),f(s,c),f(a,l),d===0?void 0:f(d,
g))},Z:function(e,n,r,o,i,s){return st(e>>>0,n,r,o===Number.
MAX_SAFE_INTEGER?void 0:o,i,s)},d:function(e){e.stop()},K:function(e,n){
let r=ce(n);var o=p(r)?0:D(r,u.Ma,u.Na),i=S;O().setInt32((e>>>
0)+4,i,!0),O().setInt32((e>>>0)+0,o,!0)},h:function(e,n,r){return e.
then(n,r)},B:function(e){let n=ee.to(e);return p(n)?0:pt(n)},
o:function(e,n){return We(f(e,n))},z:function(e,n){e.wake(n>>>
0)},X:function(e){e.wake()},ea:function(e){e.wipe()},oa:function(e,n){
return jn(e,n,vn)},pa:function(e){return e},qa:function(e,n){
return f(e,n)},na:function(){let e=u.Qa;e.set(0,void 0),e.set(
1024,void 0),e.set(1025,null),e.set(1026,!0),e.set(1027,!1)}},
aa:Z,E:lt,C:Ie,L:He,f:ct}}}function vn(t,e,n){let r=u.La(t,e,
n);if(r[1])throw T(r[0])}function Rn(t,e,n){let r,o;try{let i=D(
n,u.Ma,u.Na),s=S,c=u.Ka(t,e,i,s);return r=c[0],o=c[1],f(c[0],
c[1])}finally{u.Oa(r,o,1)}}var Mn=["","no-referrer","no-refe\
rrer-when-downgrade","origin","origin-when-cross-origin","un\
safe-url","same-origin","strict-origin","strict-origin-when-\
cross-origin"],Nn=["omit","same-origin","include"],Un=["foll\
ow","error","manual"];function pt(t){let e=u.Pa();return u.Qa.
set(e,t),e}var mt=typeof FinalizationRegistry>"u"?{register:()=>{},
unregister:()=>{}}:new FinalizationRegistry(t=>u.Ra(t.a,t.b));
function yt(t,e){return t=t>>>0,Cn().subarray(t/4,t/4+e)}function Dn(t,e){
return t=t>>>0,G().subarray(t/1,t/1+e)}var $=null;function O(){
return($===null||$.buffer.detached===!0||$.buffer.detached===
void 0&&$.buffer!==u.ra.buffer)&&($=new DataView(u.ra.buffer)),
$}function f(t,e){return t=t>>>0,$n(G().subarray(t,t+e))}var L=null;
function Cn(){return(L===null||L.byteLength===0)&&(L=new Uint32Array(
u.ra.buffer)),L}var B=null;function G(){return(B===null||B.byteLength===
0)&&(B=new Uint8Array(u.ra.buffer)),B}function p(t){return t==
null}function jn(t,e,n){let r={a:t,b:e,cnt:1},o=(...i)=>{r.cnt++;
let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{r.a=s,o._wbg_cb_unref()}};
return o._wbg_cb_unref=()=>{--r.cnt===0&&(u.Ra(r.a,r.b),r.a=
0,mt.unregister(r))},mt.register(o,r,r),o}function D(t,e,n){
if(n===void 0){let c=H.encode(t),a=e(c.length,1)>>>0;return G().
subarray(a,a+c.length).set(c),S=c.length,a}let r=t.length,o=e(
r,1)>>>0,i=G(),s=0;for(;s<r;s++){let c=t.charCodeAt(s);if(c>
127)break;i[o+s]=c}if(s!==r){s!==0&&(t=t.slice(s)),o=n(o,r,r=
s+t.length*3,1)>>>0;let c=G().subarray(o+s,o+r),a=H.encodeInto(
t,c);s+=a.written,o=n(o,r,s,1)>>>0}return S=s,o}function T(t){
let e=u.Qa.get(t);return u.Sa(t),e}var re=new y("utf-8",{ignoreBOM:!0});
re.decode();var Pn=2146435072,we=0;function $n(t){return we+=
t.length,we>=Pn&&(re=new y("utf-8",{ignoreBOM:!0}),re.decode(),
we=t.length),re.decode(t)}var H=new w;"encodeInto"in H||(H.encodeInto=
function(t,e){let n=H.encode(t);return e.set(n),{read:t.length,
written:n.length}});var S=0,In,Fn,u;function Wn(t,e){return Fn=
t,u=t.exports,In=e,$=null,L=null,B=null,u.Ta(),u}function Oe(t){if(u!==void 0)return u;t!==void 0&&(Object.getPrototypeOf(
t)===Object.prototype?{module:t}=t:console.warn("using depre\
cated parameters for `initSync()`; pass a single object inst\
ead"));let e=kn();t instanceof WebAssembly.Module||(t=new WebAssembly.
Module(t));let n=new WebAssembly.Instance(t,e);return Wn(n,t)}var _=class extends Error{constructor(e,n){let{cause:r,...o}={
__proto__:null,cause:void 0,...n};super(e,r===void 0?void 0:
{cause:r});for(let[s,c]of Object.entries(o))s!=="message"&&M(
this,s,c,!0);let i=Object.hasOwn(kt,o.kind)?kt[o.kind]:"Long\
portError";M(this,"name",i,!1)}toJSON(){let{name:e,message:n,
cause:r,...o}=this,i=r===void 0?{}:{cause:vt(r)};return{name:this.
name,message:this.message,...o,...i}}},kt={Aborted:"AbortErr\
or",Timeout:"TimeoutError"},Bn=4;function vt(t,e=Bn){try{if(typeof t!=
"object"||t===null)return String(t);let n={};for(let r of["n\
ame","message","code"]){let o=t[r];(typeof o=="string"||typeof o==
"number")&&(n[r]=o)}return e>1&&t.cause!==void 0&&(n.cause=vt(
t.cause,e-1)),n}catch{return"something that cannot be read"}}var Te,X=!1,Ae=new Set;function I(t){if(X)throw q();let e;try{
e=t()}catch(n){let r=n;if(r instanceof _)throw r;if(Gn(r))throw new _(
r.message,r);Hn(r)}if(X)throw q();return e}function Gn(t){return typeof t==
"object"&&t!==null&&Object.hasOwn(t,"kind")}function Hn(t){if(!X){
X=!0,Te=t;for(let e of Ae)e.close()}}function q({orderId:t,outcome:e,
attempts:n}={outcome:"not-sent",attempts:0}){let o=`${t===void 0?
"":`order ${t}: `}the WebAssembly module has ended (${String(
Te)}); restart the process, reload the page, or start a new \
worker; ${Xn[e]}`,i=t===void 0?{}:{orderId:t};return new _(o,
{kind:"ModuleEnded",outcome:e,...i,attempts:n,cause:Te})}var Xn={
"not-sent":"nothing was sent",rejected:"this call changed no\
thing","too-late":"the order had ended otherwise",unknown:"t\
he order may have been cancelled: look it up before acting o\
n it"},C=class{orders=new Map;waits=new Set;result;failed;#e;#t=!1;config;isOver=!1;isClosed=!1;of(e){
return this.config=e,this}sent(e){let n=(this.orders.get(e)?.
attempts??0)+1;this.orders.set(e,{outcome:"unknown",attempts:n})}known(e,n){
let r=this.orders.get(e);r&&(r.outcome=n)}close(){this.isClosed=
!0;for(let e of this.waits)e.close(),e.abort?.close();this.wake()}resolve(e){
this.result=e}accept(e,n,r,o,i,s,c,a){this.result=Rt(n,r,o,i,
s,c,a)}fail(e,n,r){this.failed=r}wake(){this.#t=!0,this.#e?.()}deliver(e){
if(!this.isOver){try{I(e)}catch{}this.wake()}}async run(e){Ae.
add(this);try{let n=I(e),r=()=>xt(n,performance.now(),Date.now());
for(await void 0;!I(r);)this.#t||await new Promise(o=>this.#e=
o),this.#t=!1;if(this.failed)throw new _(this.failed.message,
this.failed);return this.result}catch(n){throw this.explained(
n)}finally{this.isOver=!0,Ae.delete(this)}}explained(e){let[
n]=this.orders;return e.kind==="ModuleEnded"&&n?q({orderId:n[0],
...n[1]}):e}};function Rt(t,e,n,r,o,i,s){let c={orderId:t,attempts:e,
durationMs:r,confirmedBy:o?"status":"answer"};return n!==void 0&&
(c.traceId=n),s!==void 0&&Object.assign(c,{order:i,readAt:new Date(
s)}),c}var V=class extends C{explained(e){return delete e.outcome,
e}},z=class extends C{#e=[];#t=new Map;#n=[];#r={stillOpen:[],
rounds:0,complete:!1};#o={};accept(e,n,r,o,i,s,c,a){let l=Rt(
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
n.error=new _(r.message,r);return this.#e}};function qn(t){try{return Oe(t)}catch(e){throw Nt(e)}}async function Mt(t){
try{let e=await t.module_or_path;return Oe({module:await Vn(
e)})}catch(e){throw Nt(e)}}async function Vn(t){if(t instanceof
WebAssembly.Module)return t;let n=["[object String]","[objec\
t URL]","[object Request]"].includes(Object.prototype.toString.
call(t))?await fetch(t):t;if(typeof n?.arrayBuffer!="functio\
n")return WebAssembly.compile(t);if(n.ok===!1)throw new Error(
`the module was not found: HTTP ${n.status}`);return/^application\/wasm\b/.
test(n.headers?.get("content-type")??"")&&typeof WebAssembly.
compileStreaming=="function"?WebAssembly.compileStreaming(n):
WebAssembly.compile(await n.arrayBuffer())}function Nt(t){return/content security|\bCSP\b|unsafe-eval/i.
test(String(t))?new Error("longport-cancel-order: this page'\
s Content-Security-Policy forbids WebAssembly; add 'wasm-uns\
afe-eval' to its script-src",{cause:t}):t}var Ct=Symbol("ours"),Ut=2**32-1,Dt=new FinalizationRegistry(
t=>{jt(()=>Ee(t))}),_e,Y=class t{#e;static{_e=e=>typeof e=="\
object"&&e!==null&&#e in e?e.#e:void 0}constructor(e,n){if(e!==
Ct)throw K("Config: is made by Config.fromApikey, fromApikey\
Env or fromOAuth, not by new");this.#e=n,Dt.register(this,n,
this)}static fromApikey(e,n,r,o){return xe(()=>bt(e,n,r,o))}static fromApikeyEnv(e){
return xe(()=>Et(e))}static fromEnv(e){return t.fromApikeyEnv(
e)}static fromOAuth(e,n,r){return xe(()=>Ot(e,n,r))}free(){let e=_e(
this);e===void 0||e===Ut||(this.#e=Ut,Dt.unregister(this),jt(
()=>Ee(e)))}};function xe(t){return new Y(Ct,I(t))}var oe=class t{#e;constructor(e){
Se(e),this.#e=e}static new(e){return new t(e)}cancelOrder(e,n){
let r=new C;return r.run(()=>{let o=t.#t(this,"cancelOrder");
return be(j(o),r.of(o),e,n)})}cancelOrders(e,n){let r=new z;
return r.runAll(()=>{let o=t.#t(this,"cancelOrders");return wt(
j(o),r.of(o),e,n)})}cancelAll(e,n){let r=new z;return r.runEvery(
()=>{let o=t.#t(this,"cancelAll");return gt(j(o),r.of(o),e,n)})}orderDetail(e,n){
let r=new V;return r.run(()=>{let o=t.#t(this,"orderDetail");
return At(j(o),r.of(o),e,n)})}openOrders(e,n){let r=new V;return r.
run(()=>{let o=t.#t(this,"openOrders");return Tt(j(o),r.of(o),
e,n)})}signCancelOrder(e,n){let r=new C;return r.run(()=>{let o=t.#t(
this,"signCancelOrder");return _t(j(o),r.of(o),e,n)})}async warmUp(){
return await Se(t.#t(this,"warmUp")).warmUp()}free(){typeof this==
"object"&&this!==null&&#e in this&&(this.#e=void 0)}static#t(e,n){
if(typeof e!="object"||e===null)throw K(`context: ${n} was c\
alled on its own; call it as ctx.${n}(…)`);if(!(#e in e))throw K(
`context: ${n} was called on something that is not a TradeCo\
ntext: a copy or a proxy of one cannot be used (in Vue, keep\
 the original by markRaw)`);if(!e.#e)throw K(`context: ${n} \
was called after free()`);return e.#e}};function zn(t,e,n){let r=new C;
return r.run(()=>(Se(t),be(j(t),r.of(t),e,n)))}var Kn={Config:Y,
LongportError:_,TradeContext:oe,cancelOrder:zn};for(let[t,e]of Object.
entries(Kn))Object.defineProperty(e,"name",{value:t});if(Symbol.
dispose)for(let{prototype:t}of[Y,oe]){let{free:e}=t;Object.defineProperty(
t,Symbol.dispose,{value:e,configurable:!0})}function j(t){let e=_e(
t);if(e===void 0)throw K("config: must be a Config that has \
not been freed, itself and not a copy of it");return e}function Se(t){
return I(()=>St(j(t)))}function K(t){return new _(t,{kind:"I\
nvalidConfig",outcome:"not-sent",attempts:0})}function jt(t){
try{I(t)}catch{}}export{Kn as api,Mt as default,qn as initSync};
