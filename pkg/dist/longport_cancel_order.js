if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var ue=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:
fe();function fe(){let e=globalThis.process?.getBuiltinModule?.(
"node:util");if(!e)throw new Error("longport-cancel-order ne\
eds TextDecoder and TextEncoder");return e}var{TextDecoder:m,
TextEncoder:b}=ue;var le=["code","errno","syscall","hostname","address","port"];function ot(e,t,n=4){if(typeof e=="string")return t(e);if(typeof e!=
"object"||e===null)return typeof e=="function"||typeof e=="s\
ymbol"?void 0:e;let r=c=>{let u=d(e,c);return typeof u=="str\
ing"?t(u):void 0},o=n>1?d(e,"cause"):void 0,i=new Error(r("m\
essage")??"",o===void 0?void 0:{cause:ot(o,t,n-1)}),s={name:r(
"name")??"Error",stack:r("stack")};for(let[c,u]of Object.entries(
s))Object.defineProperty(i,c,{value:u,configurable:!0,writable:!0});
for(let c of le){let u=d(e,c)??d($(e),c);typeof u=="number"&&
Object.assign(i,{[c]:u}),typeof u=="string"&&Object.assign(i,
{[c]:t(u)})}return i}function bt(e,t){let{host:n,origin:r}=new URL(
t),o=pe(e);for(let u of o){let l=ge(u,n);if(l)return l}let i=he(
o),s=d(globalThis,"location");if(typeof s!="object"||de())return i&&
`${i} (${n})`;let c=`check that ${r} can be reached and allo\
ws requests from ${s.origin} (CORS)`;return i?`${i}; ${c}`:c}
function de(){return d(d(globalThis,"process"),"versions")!==
void 0||"Deno"in globalThis}function he(e){let t="";for(let n of e){
let r=d(n,"message");typeof r=="string"&&r!==""&&(t=r)}return t}
function pe(e){let t=[];for(let n=e;t.length<4&&typeof n=="o\
bject"&&n;)t.push(n),n=d(n,"cause")??$(n);return t}function $(e){
let t=d(e,"errors");return Array.isArray(t)?t[0]:void 0}var wt={
ECONNREFUSED:"connection refused at",ConnectionRefused:"conn\
ection refused at",ENOTFOUND:"no such host:",EAI_AGAIN:"no a\
nswer from DNS for",ECONNRESET:"connection reset by",ConnectionClosed:"\
connection closed by",UND_ERR_SOCKET:"connection closed by",
UND_ERR_CONNECT_TIMEOUT:"no connection in time to",ETIMEDOUT:"\
no connection in time to",EHOSTUNREACH:"no route to",ENETUNREACH:"\
no route to",ERR_SSL_WRONG_VERSION_NUMBER:"no TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"\
no TLS at"},ye=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;function ge(e,t){
let n=d(e,"code")??d($(e),"code");if(typeof n!="string")return;
let r=d(e,"address")??d($(e),"address"),o=d(e,"port")??d($(e),
"port"),i=Object.hasOwn(wt,n)?wt[n]:void 0;return i?`${i} ${typeof r==
"string"?`${r}:${o}`:t}`:ye.test(n)?`the certificate of ${t}\
 is not trusted (${n})`:void 0}function d(e,t){try{return e[t]}catch{
return}}function Et(e,t,n){let r=n.split(" "),o=Tt(e);if(!o)return`${t}\
: must be a plain object, such as { ${r.at(-1)}: … }; got ${At(
e)}`;let i=o.find(c=>!r.includes(c));if(i!==void 0)return`${i.
slice(0,40)}: is not an option of ${t}; expected one of ${r.
join(", ")}`;let s=[];for(let c of r)try{let u=o.includes(c)?
e[c]:void 0;if(typeof u=="string"&&u.length>65536)return`${c}\
: is too long`;s.push(u)}catch{return`${c}: cannot be read`}
return s}function Ot(e){try{let t=Tt(e),n=t?t.map(i=>[i,e[i]]):
[...e];if(!n.every(i=>i.length===2))return;let r=n.flat(),o=i=>typeof i==
"string"&&i.length<=65536;return r.length===2*n.length&&r.every(
o)?r:void 0}catch{return}}function Tt(e){try{if(typeof e!="o\
bject"||e===null)return;let t=Object.getPrototypeOf(e);return!(t===
null||Object.getPrototypeOf(t)===null)||Symbol.iterator in e?
void 0:Reflect.ownKeys(e).filter(r=>typeof r=="string")}catch{
return}}function At(e){try{if(typeof e!="object"||e===null)return e===
null?"null":typeof e;let{name:t}=e.constructor;return typeof t==
"string"&&/^[\w$]{1,40}$/.test(t)?t:"something else"}catch{return"\
something that cannot be read"}}function xt(e,t){let n=[],r="\
must be an array, or another iterable, of order ids";if(typeof e!=
"object")return r;try{for(let o of e){if(n.length===t)return`\
holds more than ${t} ids; split them`;n.push(o)}}catch{return r}
return n}function kt(e){return typeof e=="string"?e.length>64?
void 0:e:typeof e!="bigint"?void 0:e>=0n&&BigInt.asUintN(64,
e)===e?String(e):void 0}function vt(e){return e===void 0?"is\
 missing":typeof e=="string"?"is longer than any order id, w\
hich has 19 digits at most":typeof e=="bigint"?"must be from\
 1 to 9223372036854775807":`must be a string of digits, or a\
 bigint; got ${At(e)}`}function _t(e){return typeof e=="stri\
ng"&&e.length<=65536?e:void 0}function St(e){try{return Object.
prototype.toString.call(e)==="[object URL]"&&typeof e.href==
"string"?e.href:e}catch{return e}}function Rt(e){try{return e.
toLowerCase().includes(`//${new URL(e).hostname}`)}catch{return!1}}
function Mt(e){try{let{env:t}=globalThis.process,n=Object.hasOwn(
t,e)?t[e]:void 0;return typeof n=="string"&&n!==""?n:void 0}catch{
return globalThis.process===void 0?void 0:null}}function Ut(e,t){
return new Promise(n=>{n(e({refresh:t}))})}function Nt(){return globalThis.
navigator?.userAgent==="Cloudflare-Workers"}function Ct(e){try{
let[,t="",...n]=e.split(".");if(n.length!==1)return;let{exp:r}=JSON.
parse(atob(t.replaceAll("-","+").replaceAll("_","/")));return typeof r==
"number"&&Number.isFinite(r)?r*1e3:void 0}catch{return}}function Dt(e,t){
try{let n=e(t);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var k=new Map,it=!1;function jt(e,t){if(!Oe(e)||!xe()||!we())
return;let n={heads:0},r=k.get(t);return r?r.push(n):k.set(t,
[n]),n}function It(e,t){let n=e&&k.get(t)?.filter(r=>r!==e);
n?.length?k.set(t,n):e&&k.delete(t)}function we(){if(it)return!0;
try{globalThis.process.getBuiltinModule("node:diagnostics_ch\
annel").subscribe("undici:client:sendHeaders",be),it=!0}catch{}
return it}function be(e){if(k.size===0)return;let t;try{t=Ee(
e.request.headers)}catch{for(let n of k.values())Lt(n);return}
t!==void 0&&Lt(k.get(t)??[])}function Lt(e){for(let t of e)t.
heads+=1}function Ee(e){if(!Array.isArray(e))throw new TypeError(
"the headers are of an unknown form");let t=e.findIndex((n,r)=>r%
2===0&&String(n).toLowerCase()==="x-timestamp");return t<0?void 0:
String(e[t+1])}var st=[void 0,!1];function Oe(e){return e!==
st[0]&&(st=[e,Te(e)]),st[1]}function Te(e){try{let t=Function.
prototype.toString.call(e);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(t)&&t.includes("require('internal/deps/undici/undici')")}catch{
return!1}}var Ae=["undici.globalDispatcher.1","undici.global\
Dispatcher.2"].map(e=>Symbol.for(e));function xe(){return Ae.
every(e=>{let t=globalThis[e];return t===void 0||ke(t)})}var ct=new WeakMap;
function ke(e){try{let{constructor:t,dispatch:n}=e;return ct.
has(t)||ct.set(t,ve(t)),ct.get(t)===!0&&n===t.prototype.dispatch}catch{
return!1}}function ve(e){if(!/^(Agent|Dispatcher1Wrapper)$/.
test(e.name))return!1;let{stackTraceLimit:t}=Error;try{return Error.
stackTraceLimit=10,!new e({factory:"none",connections:-1})}catch(n){
let[r=""]=String(n.stack).match(/^\s+at .*$/gm)??[];return r.
includes("node:internal/deps/undici/")}finally{Error.stackTraceLimit=
t}}var F={redirect:1,oneCopy:2,tooLong:4,brokeOff:8},_e=2**31-1,
ut;function $t(e,t){ut={ended:e,answered:t}}var L=class{onGivenUp;#t=!1;constructor(t,n,r,o){
this.call=t,this.abort=r,this.deliver=o,t.waits.add(this),this.
timer=setTimeout(Se,Math.min(n,_e),this),r?.add(this)}for(t){
t.then(n=>this.end(0,n),n=>this.end(1,n))}fail(t,n,r){this.end(
t?1:2,n,r)}end(t,n,r){this.stop()&&this.deliver(t,n,r)}giveUp(t){
this.stop()&&(this.onGivenUp?.(),this.deliver(t))}close(){this.
stop()&&this.onGivenUp?.(),this.abort?.close()}stop(){return this.#t?
!1:(this.#t=!0,clearTimeout(this.timer),this.call.waits.delete(
this),this.abort?.waits.delete(this),!0)}get isOver(){return this.#t}};
function Se(e){e.giveUp(3)}function Ft(e,t,n,r,o){let i=new L(
t,r,o,ft(e,t));n&&i.for(n)}function ft(e,t){return(n,r,o)=>t.
deliver(()=>ut.ended(e,n,r,o))}function Pt(e,t,n){let{status:r,
flags:o,traceId:i,retryAfter:s,body:c,reason:u,cause:l}=n;t.
deliver(()=>ut.answered(e,r,o,i,s,c,u,l))}function Wt(e,t,n,r){
return new Promise(o=>{new L(e,n,r,(s,c)=>{e.isOver||o([s,c])}).
for(t)})}var at=new WeakMap,z=class e{waits=new Set;#t=0;static to(t){
try{let{aborted:n,addEventListener:r,removeEventListener:o}=t;
return typeof n!="boolean"||typeof r!="function"||typeof o!=
"function"?void 0:(at.get(t)??new e(t,n)).#e()}catch{return}}constructor(t,n){
this.signal=t,this.fired=n}#e(){if(this.#t===0){at.set(this.
signal,this);try{this.signal.addEventListener("abort",this.#n)}catch{}}
return this.#t+=1,this}#n=()=>{this.fired=!0;for(let t of this.
waits)t.giveUp(4)};add(t){this.waits.add(t),this.fired&&t.giveUp(
4)}stop(){this.#t-=1,this.#t===0&&this.close()}close(){at.delete(
this.signal);try{this.signal.removeEventListener("abort",this.#n)}catch{}}get reason(){
try{return this.signal.reason}catch{return}}},K=class{wakers=new Map;sleep(t){
return new Promise(n=>{this.wakers.set(t,n)})}wake(t){this.wakers.
get(t)?.(),this.wakers.delete(t)}};var Me=100,J=class{constructor(t,n,r,o){let[i="",...s]=r.split(
`
`);this.fetch=t,this.init={__proto__:null,...n},this.url=i,this.
own=o.split(`
`);let c=this.own.map(u=>[u,""]);for(let u=0;u<s.length;u+=2)
c.push([s[u]??"",s[u+1]??""]);this.headers=Object.fromEntries(
c)}wipe(){this.url="",this.headers={}}#t(t){let[n,...r]=t.split(
`
`),o={...this.headers};for(let[i,s]of r.entries())o[this.own[i]??
""]=s;return{url:this.url+n,headers:o,timestamp:r[0]??""}}signed(t,n){
let{url:r,headers:o}=this.#t(n);return{method:t,url:r,headers:o}}send(t,n,r,o,i,s,c,u,l){
let U=new AbortController,T=new L(n,u,l,ft(t,n));T.onGivenUp=
()=>U.abort();let{url:N,headers:j,timestamp:_}=this.#t(i),C={
...this.init,method:o,headers:j,signal:U.signal,__proto__:null};
s&&(C.keepalive=!0);let x=this.fetch??E(()=>globalThis.fetch);
if(!x){let w=new TypeError("this runtime has no fetch any mo\
re");T.fail(!1,w,w.message);return}n.sent(r);let S=this.fetch?
void 0:jt(x,_),D=w=>{S?.heads===1&&(w.flags|=F.oneCopy),T.stop()&&
Pt(t,n,w)},I=w=>{T.fail(S?.heads!==0,w,bt(w,N))};Ue(x,N,C,c,
T).then(D,I).finally(()=>It(S,_))}};async function Ue(e,t,n,r,o){
let i=await e(t,n),{status:s}=i,c=E(()=>i.type)==="opaquered\
irect",{flags:u,...l}=await Ce(i,r,o);return{status:typeof s==
"number"?s:0,flags:u|(c?F.redirect:0),traceId:Bt(i,"x-trace-\
id"),retryAfter:Ne(i),...l}}function Bt(e,t){let n=E(()=>e.headers.
get(t));return typeof n=="string"?n:void 0}function Ne(e){let t=Bt(
e,"retry-after")?.trim();if(t===void 0)return;if(/^\d{1,15}$/.
test(t))return Number(t)*1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(
t))return;let n=Date.parse(t)-Date.now();return Number.isNaN(
n)?void 0:Math.max(n,0)}async function Ce(e,t,n){let r=!1;try{
let o=De(e),i=new Uint8Array,s=0;r=!0;for await(let c of o){
let u=$e(c);if(u.length===0&&(s+=1),i.length+u.length>t||s>Me||
n.isOver)return n.onGivenUp?.(),{flags:F.tooLong};i=Ie(i,u)}
return{flags:0,body:i}}catch(o){let i=String(E(()=>o.message)??
"");return{flags:r?F.brokeOff:0,reason:i,cause:o}}}function De(e){
let{body:t}=e;if(t===null)return[];let n=t;if(typeof E(()=>n.
getReader)=="function")return Le(n);if(typeof E(()=>n[Symbol.
asyncIterator])=="function")return n;if(typeof E(()=>e.arrayBuffer)==
"function")return je(e);throw new TypeError("the response ha\
s neither a stream as `body` nor `arrayBuffer()`")}async function*Le(e){
let t=e.getReader();for(;;){let{done:n,value:r}=await t.read();
if(n)return;yield r}}async function*je(e){yield await e.arrayBuffer()}
function Ie(e,t){if(e.length===0)return t;let n=new Uint8Array(
e.length+t.length);return n.set(e),n.set(t,e.length),n}function $e(e){
if(!(ArrayBuffer.isView(e)||Fe(e)))throw new TypeError("the \
body holds something other than bytes");return new Uint8Array(
e)}function Fe(e){return E(()=>Pe?.call(e))!==void 0}var Pe=Object.
getOwnPropertyDescriptor(ArrayBuffer.prototype,"byteLength")?.
get;function Gt(){return typeof E(()=>globalThis.fetch)=="fu\
nction"}function Ht(){return E(()=>"cache"in globalThis.Request.
prototype)??!1}function E(e){try{return e()}catch{return}}function dt(e,t,n,r){let o=a.oa(e,t,n,r);if(o[2])throw p(o[1]);
return p(o[0])}function Vt(e,t,n,r){let o=a.pa(e,t,n,r);if(o[2])
throw p(o[1]);return p(o[0])}function ht(e){let t=a.qa(e);if(t[1])
throw p(t[0])}function pt(e){a.ra(e)}function zt(e,t,n,r){let o=a.
sa(e,t,n,r);if(o[2])throw p(o[1]);return o[0]>>>0}function Kt(e){
let t=a.ta(e);if(t[2])throw p(t[1]);return t[0]>>>0}function Jt(e,t,n){
let r=a.ua(e,t,n);if(r[2])throw p(r[1]);return r[0]>>>0}function Yt(e){
let t=a.va(e);if(t[2])throw p(t[1]);return p(t[0])}function Zt(e,t,n,r){
let o=a.wa(e,t,n,r);if(o[2])throw p(o[1]);return p(o[0])}function Qt(){return{__proto__:null,a:{...{__proto__:null,Q:function(t){
return Number(t)},C:function(t){let n=t,r=typeof n=="boolean"?
n:void 0;return h(r)?16777215:r?1:0},D:function(t){return typeof t==
"function"},x:function(t){return t===null},K:function(t){let n=t;
return typeof n=="object"&&n!==null},S:function(t){return typeof t==
"string"},y:function(t){return t===void 0},j:function(t,n){let r=n,
o=typeof r=="number"?r:void 0;y().setFloat64((t>>>0)+8,h(o)?
0:o,!0),y().setInt32((t>>>0)+0,!h(o),!0)},B:function(t,n){let r=n,
o=typeof r=="string"?r:void 0;var i=h(o)?0:v(o,a.Ea,a.Fa),s=g;
y().setInt32((t>>>0)+4,s,!0),y().setInt32((t>>>0)+0,i,!0)},ga:function(t,n){
throw new Error(f(t,n))},c:function(t){t._wbg_cb_unref()},aa:function(t,n){
t.asked(n)},v:function(t,n,r){try{var o={a:n,b:r},i=c=>{let u=o.
a;o.a=0;try{return Ge(u,o.b,c)}finally{o.a=u}};return ot(t,i)}finally{
o.a=0}},a:function(t,n,r,o,i,s){return new J(t,n,f(r,o),f(i,
s))},T:function(t,n){let r=kt(n);var o=h(r)?0:v(r,a.Ea,a.Fa),
i=g;y().setInt32((t>>>0)+4,i,!0),y().setInt32((t>>>0)+0,o,!0)},
H:function(t){let n=Ot(t);return h(n)?0:qt(n)},l:function(t,n,r){
let o=Ct(f(n,r));y().setFloat64((t>>>0)+8,h(o)?0:o,!0),y().setInt32(
(t>>>0)+0,!h(o),!0)},A:function(t,n,r,o,i){return Et(t,f(n,r),
f(o,i))},n:function(t){return t.fired},ca:function(t,n){return t.
get(n)},i:function(t,n){return t[n>>>0]},G:function(t,n){return Rt(
f(t,n))},k:function(t,n){return Object.is(t,n)},$:function(t,n){
return xt(t,n>>>0)},U:function(t,n){let r=vt(n),o=v(r,a.Ea,a.
Fa),i=g;y().setInt32((t>>>0)+4,i,!0),y().setInt32((t>>>0)+0,
o,!0)},q:function(t,n,r,o,i){t.known(f(n,r),f(o,i))},I:function(t){
return t.length},b:function(){return new K},ba:function(){return new Map},
e:function(){return new Object},O:function(){return performance.
now()},P:function(){return Date.now()},o:function(){return Math.
random()},p:function(t){return t.reason},M:function(t,n){return Ut(
t,n!==0)},s:function(t,n,r,o,i,s,c,u,l,U,T,N,j){t.send(n>>>0,
r,f(o,i),f(s,c),f(u,l),U!==0,T>>>0,N,j)},da:function(t,n,r){
return t.set(n,r)},Z:function(t,n){t.cache=Ve[n]},W:function(t,n){
t.credentials=ze[n]},f:function(t,n,r){t[n]=r},V:function(t,n){
t.redirect=Ke[n]},X:function(t,n){t.referrerPolicy=Xe[n]},z:function(t,n,r,o,i,s,c){
var u=Je(n,r).slice();a.Ga(n,r*4,4);let l;o!==0&&(l=f(o,i),a.
Ga(o,i*1,1)),t.settle(u,l,s,c)},E:function(t,n,r,o,i){return t.
signed(f(n,r),f(o,i))},t:function(t,n){return t.sleep(n>>>0)},
u:function(t,n,r,o,i){Ft(t>>>0,n,r,o,i)},d:function(t){t.stop()},
R:function(t,n){let r=_t(n);var o=h(r)?0:v(r,a.Ea,a.Fa),i=g;
y().setInt32((t>>>0)+4,i,!0),y().setInt32((t>>>0)+0,o,!0)},h:function(t,n,r){
return t.then(n,r)},N:function(t){let n=z.to(t);return h(n)?
0:qt(n)},w:function(t,n){return Mt(f(t,n))},m:function(t,n){
t.wake(n>>>0)},_:function(t){t.wake()},ea:function(t){t.wipe()},
ia:function(t,n){return Ze(t,n,Be)},ja:function(t,n){return Xt(
t,n,He)},ka:function(t,n){return Xt(t,n,qe)},la:function(t){
return t},ma:function(t,n){return f(t,n)},ha:function(){let t=a.
Ia;t.set(0,void 0),t.set(1024,void 0),t.set(1025,null),t.set(
1026,!0),t.set(1027,!1)}},L:Nt,Y:Ht,J:Gt,F:St,fa:$t,g:Wt,r:Dt}}}
function Be(e,t,n){let r=a.Da(e,t,n);if(r[1])throw p(r[0])}function Ge(e,t,n){
let r,o;try{let i=v(n,a.Ea,a.Fa),s=g,c=a.Ca(e,t,i,s);return r=
c[0],o=c[1],f(c[0],c[1])}finally{a.Ga(r,o,1)}}function He(e,t,n,r,o,i){
let s=+n,c=+r;var u=h(i)?0:v(i,a.Ea,a.Fa),l=g;a.Ba(e,t,s,c,o,
u,l)}function qe(e,t,n,r,o,i,s,c,u,l){let U=+n,T=+r,N=+o,j=+(h(
s)?0:s),_,C,x,S,D,I;try{_=h(i)?0:v(i,a.Ea,a.Fa),C=g,x=h(c)?0:
Qe(c,a.Ea),S=g,D=h(u)?0:v(u,a.Ea,a.Fa),I=g}catch(w){throw D&&
a.Ga(D,I*1,1),x&&a.Ga(x,S*1,1),_&&a.Ga(_,C*1,1),w}a.Aa(e,t,U,
T,N,_,C,!h(s),j,x,S,D,I,l)}var Xe=["","no-referrer","no-refe\
rrer-when-downgrade","origin","origin-when-cross-origin","un\
safe-url","same-origin","strict-origin","strict-origin-when-\
cross-origin"],Ve=["default","no-store","reload","no-cache",
"force-cache","only-if-cached"],ze=["omit","same-origin","in\
clude"],Ke=["follow","error","manual"];function qt(e){let t=a.
Ha();return a.Ia.set(t,e),t}var Z=typeof FinalizationRegistry>
"u"?{register:()=>{},unregister:()=>{}}:new FinalizationRegistry(
e=>a.Ja(e.a,e.b));function Je(e,t){return e=e>>>0,Ye().subarray(
e/4,e/4+t)}var R=null;function y(){return(R===null||R.buffer.
detached===!0||R.buffer.detached===void 0&&R.buffer!==a.na.buffer)&&
(R=new DataView(a.na.buffer)),R}function f(e,t){return e=e>>>
0,en(G().subarray(e,e+t))}var W=null;function Ye(){return(W===
null||W.byteLength===0)&&(W=new Uint32Array(a.na.buffer)),W}
var B=null;function G(){return(B===null||B.byteLength===0)&&
(B=new Uint8Array(a.na.buffer)),B}function h(e){return e==null}
function Xt(e,t,n){let r={a:e,b:t,cnt:1},o=(...i)=>{r.cnt++;
try{return n(r.a,r.b,...i)}finally{o._wbg_cb_unref()}};return o.
_wbg_cb_unref=()=>{--r.cnt===0&&(a.Ja(r.a,r.b),r.a=0,Z.unregister(
r))},Z.register(o,r,r),o}function Ze(e,t,n){let r={a:e,b:t,cnt:1},
o=(...i)=>{r.cnt++;let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{
r.a=s,o._wbg_cb_unref()}};return o._wbg_cb_unref=()=>{--r.cnt===
0&&(a.Ja(r.a,r.b),r.a=0,Z.unregister(r))},Z.register(o,r,r),
o}function Qe(e,t){let n=t(e.length*1,1)>>>0;return G().set(
e,n/1),g=e.length,n}function v(e,t,n){if(n===void 0){let c=H.
encode(e),u=t(c.length,1)>>>0;return G().subarray(u,u+c.length).
set(c),g=c.length,u}let r=e.length,o=t(r,1)>>>0,i=G(),s=0;for(;s<
r;s++){let c=e.charCodeAt(s);if(c>127)break;i[o+s]=c}if(s!==
r){s!==0&&(e=e.slice(s)),o=n(o,r,r=s+e.length*3,1)>>>0;let c=G().
subarray(o+s,o+r),u=H.encodeInto(e,c);s+=u.written,o=n(o,r,s,
1)>>>0}return g=s,o}function p(e){let t=a.Ia.get(e);return a.
Ka(e),t}var Y=new m("utf-8",{ignoreBOM:!0});Y.decode();var tn=2146435072,
lt=0;function en(e){return lt+=e.length,lt>=tn&&(Y=new m("ut\
f-8",{ignoreBOM:!0}),Y.decode(),lt=e.length),Y.decode(e)}var H=new b;
"encodeInto"in H||(H.encodeInto=function(e,t){let n=H.encode(
e);return t.set(n),{read:e.length,written:n.length}});var g=0,
nn,rn,a;function te(e,t){return rn=e,a=e.exports,nn=t,R=null,
W=null,B=null,a.La(),a}async function on(e,t){if(typeof Response==
"function"&&e instanceof Response){if(!e.ok)throw new Error(
`failed to fetch Wasm: ${e.status} ${e.statusText} fetching \
'${e.url}'`);if(typeof WebAssembly.instantiateStreaming=="fu\
nction")try{return await WebAssembly.instantiateStreaming(e,
t)}catch(o){if(n(e.type)&&e.headers.get("Content-Type")!=="a\
pplication/wasm")console.warn("`WebAssembly.instantiateStrea\
ming` failed because your server does not serve Wasm with `a\
pplication/wasm` MIME type. Falling back to `WebAssembly.ins\
tantiate` which is slower. Original error:\n",o);else throw o}
let r=await e.arrayBuffer();return await WebAssembly.instantiate(
r,t)}else{let r=await WebAssembly.instantiate(e,t);return r instanceof
WebAssembly.Instance?{instance:r,module:e}:r}function n(r){switch(r){case"\
basic":case"cors":case"default":return!0}return!1}}function ee(e){
if(a!==void 0)return a;e!==void 0&&(Object.getPrototypeOf(e)===
Object.prototype?{module:e}=e:console.warn("using deprecated\
 parameters for `initSync()`; pass a single object instead"));
let t=Qt();e instanceof WebAssembly.Module||(e=new WebAssembly.
Module(e));let n=new WebAssembly.Instance(e,t);return te(n,e)}
var P;async function ne(e){return a!==void 0?a:(P===void 0&&
(P=sn(e),P.catch(()=>{P=void 0})),P)}async function sn(e){e!==
void 0&&(Object.getPrototypeOf(e)===Object.prototype?{module_or_path:e}=
e:console.warn("using deprecated parameters for the initiali\
zation function; pass a single object instead"));let t=Qt();
(typeof e=="string"||typeof Request=="function"&&e instanceof
Request||typeof URL=="function"&&e instanceof URL)&&(e=fetch(
e));let{instance:n,module:r}=await on(await e,t);return te(n,
r)}var O=class extends Error{constructor(t,n){let{cause:r,...o}=n;
super(t,r===void 0?void 0:{cause:r}),this.kind=o.kind,Object.
assign(this,o);let i=Object.hasOwn(re,this.kind)?re[this.kind]:
"LongportError";Object.defineProperty(this,"name",{value:i,configurable:!0,
writable:!0})}toJSON(){let{name:t,message:n,cause:r,...o}=this,
i=r===void 0?{}:{cause:oe(r)};return{name:this.name,message:this.
message,...o,...i}}},re={Aborted:"AbortError",Timeout:"Timeo\
utError"},an=4;function oe(e,t=an){try{if(typeof e!="object"||
e===null)return String(e);let n={};for(let r of["name","mess\
age","code"]){let o=e[r];(typeof o=="string"||typeof o=="num\
ber")&&(n[r]=o)}return t>1&&e.cause!==void 0&&(n.cause=oe(e.
cause,t-1)),n}catch{return"something that cannot be read"}}var yt,q=!1,gt=new Set;function A(e){if(q)throw Q();let t;try{
t=e()}catch(n){let r=n;if(r instanceof O)throw r;if(un(r))throw new O(
r.message,r);fn(r)}if(q)throw Q();return t}function un(e){return typeof e==
"object"&&e!==null&&Object.hasOwn(e,"kind")}function fn(e){if(!q){
q=!0,yt=e;for(let t of gt)t.close()}}function Q({orderId:e,outcome:t,
attempts:n}={outcome:"not-sent",attempts:0}){let o=`${e===void 0?
"":`order ${e}: `}the WebAssembly module has ended (${String(
yt)}); restart the process, reload the page, or start a new \
worker; ${ln[t]}`,i=e===void 0?{}:{orderId:e};return new O(o,
{kind:"ModuleEnded",outcome:t,...i,attempts:n,cause:yt})}var ln={
"not-sent":"nothing was sent",rejected:"the order is as it w\
as",unknown:"the order may have been cancelled: look it up b\
efore acting on it"},M=class{orders=new Map;waits=new Set;#t;#e=!1;config;isOver=!1;of(t){
return this.config=t,this}sent(t){let n=(this.orders.get(t)?.
attempts??0)+1;this.orders.set(t,{outcome:"unknown",attempts:n})}known(t,n){
let r=this.orders.get(t);r&&(r.outcome=n)}close(){for(let t of this.
waits)t.close();this.wake()}wake(){this.#e=!0,this.#t?.()}deliver(t){
if(!this.isOver){try{A(t)}catch{}this.wake()}}async run(t){gt.
add(this);try{let n=A(t);if(typeof n!="number")return n;for(await void 0;;){
let r=A(()=>Yt(n));if(r!==void 0)return r;await this.#n()}}catch(n){
throw this.explained(n)}finally{this.isOver=!0,gt.delete(this)}}explained(t){
let[n]=this.orders;return t.kind==="ModuleEnded"&&n?Q({orderId:n[0],
...n[1]}):t}async#n(){this.#e||(await new Promise(t=>{this.#t=
t}),this.#t=void 0),this.#e=!1}},tt=class extends M{#t=[];#e=[];settle(t,n,r,o){
let s={ok:!o,...n===void 0?{}:{orderId:n},...o?{facts:o}:{receipt:r}};
for(let c of t)this.#t[c]=s;n!==void 0&&this.orders.delete(n)}asked(t){
this.#e=t}async runAll(t){try{await this.run(t)}catch(n){if(!q||
this.#e.length===0)throw n;for(let[r,o]of this.#e.entries()){
if(r in this.#t)continue;let i=String(o),s=this.orders.get(i)??
{outcome:"not-sent",attempts:0};this.#t[r]={ok:!1,orderId:i,
error:Q({orderId:i,...s})}}}for(let n of new Set(this.#t)){let{
facts:r}=n;r&&(n.error=new O(r.message,r),delete n.facts)}return this.#t}};async function dn(e){try{return await ne(e)}catch(t){throw ce(
t)}}function Bn(e){try{return ee(e)}catch(t){throw ce(t)}}function ce(e){
return/content security|\bCSP\b|unsafe-eval/i.test(String(e))?
new Error("longport-cancel-order: this page's Content-Securi\
ty-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its\
 script-src",{cause:e}):e}var et=Symbol("ours"),ie=2**32-1,se=new FinalizationRegistry(
e=>{ae(()=>pt(e))}),mt,nt=class e{#t;static{mt=t=>typeof t==
"object"&&t!==null&&#t in t?t.#t:void 0}constructor(t,n){if(t!==
et)throw V("Config: is made by Config.fromApikey, fromApikey\
Env or fromOAuth, not by new");this.#t=n,se.register(this,n,
this)}static fromApikey(t,n,r,o){let i=A(()=>zt(t,n,r,o));return new e(
et,i)}static fromApikeyEnv(t){return new e(et,A(()=>Kt(t)))}static fromEnv(t){
return e.fromApikeyEnv(t)}static fromOAuth(t,n,r){let o=A(()=>Jt(
t,n,r));return new e(et,o)}free(){let t=mt(this);t===void 0||
t===ie||(this.#t=ie,se.unregister(this),ae(()=>pt(t)))}},rt=class e{#t;constructor(t){
A(()=>ht(X(t))),this.#t=t}static new(t){return new e(t)}cancelOrder(t,n){
let r=new M;return r.run(()=>{let o=e.#e(this,"cancelOrder");
return dt(X(o),r.of(o),t,n)})}cancelOrders(t,n){let r=new tt;
return r.runAll(()=>{let o=e.#e(this,"cancelOrders");return Vt(
X(o),r.of(o),t,n)})}signCancelOrder(t,n){let r=new M;return r.
run(()=>{let o=e.#e(this,"signCancelOrder");return Zt(X(o),r.
of(o),t,n)})}free(){typeof this=="object"&&this!==null&&#t in
this&&(this.#t=void 0)}static#e(t,n){if(typeof t!="object"||
t===null)throw V(`context: ${n} was called on its own; call \
it as ctx.${n}(…)`);if(!(#t in t))throw V(`context: ${n} w\
as called on something that is not a TradeContext: a copy or\
 a proxy of one cannot be used (in Vue, keep the original by\
 markRaw)`);if(!t.#t)throw V(`context: ${n} was called after\
 free()`);return t.#t}};function hn(e,t,n){let r=new M;return r.
run(()=>{let o=X(e);return ht(o),dt(o,r.of(e),t,n)})}for(let[
e,t]of Object.entries({Config:nt,LongportError:O,TradeContext:rt,
cancelOrder:hn}))Object.defineProperty(t,"name",{value:e});if(Symbol.
dispose)for(let{prototype:e}of[nt,rt]){let{free:t}=e;Object.
defineProperty(e,Symbol.dispose,{value:t,configurable:!0})}function X(e){
let t=mt(e);if(t===void 0)throw V("config: must be a Config \
that has not been freed, itself and not a copy of it");return t}
function V(e){return new O(e,{kind:"InvalidConfig",outcome:"\
not-sent",attempts:0})}function ae(e){try{A(e)}catch{}}export{nt as Config,O as LongportError,rt as TradeContext,hn as cancelOrder,
dn as default,Bn as initSync};
