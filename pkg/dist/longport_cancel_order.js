if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var ue=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:
fe();function fe(){let e=globalThis.process?.getBuiltinModule?.(
"node:util");if(!e)throw new Error("longport-cancel-order ne\
eds TextDecoder and TextEncoder");return e}var{TextDecoder:w,
TextEncoder:b}=ue;var le=["code","errno","syscall","hostname","address","port"];function rt(e,t,n=4){if(typeof e=="string")return t(e);if(typeof e!=
"object"||e===null)return typeof e=="function"||typeof e=="s\
ymbol"?void 0:e;let r=c=>{let u=d(e,c);return typeof u=="str\
ing"?t(u):void 0},o=n>1?d(e,"cause"):void 0,i=new Error(r("m\
essage")??"",o===void 0?void 0:{cause:rt(o,t,n-1)}),s={name:r(
"name")??"Error",stack:r("stack")};for(let[c,u]of Object.entries(
s))Object.defineProperty(i,c,{value:u,configurable:!0,writable:!0});
for(let c of le){let u=d(e,c)??d(L(e),c);typeof u=="number"&&
Object.assign(i,{[c]:u}),typeof u=="string"&&Object.assign(i,
{[c]:t(u)})}return i}function wt(e,t){let{host:n,origin:r}=new URL(
t),o=pe(e);for(let u of o){let f=ge(u,n);if(f)return f}let i=he(
o),s=d(globalThis,"location");if(typeof s!="object"||de())return i&&
`${i} (${n})`;let c=`check that ${r} can be reached and allo\
ws requests from ${s.origin} (CORS)`;return i?`${i}; ${c}`:c}
function de(){return d(d(globalThis,"process"),"versions")!==
void 0||"Deno"in globalThis}function he(e){let t="";for(let n of e){
let r=d(n,"message");typeof r=="string"&&r!==""&&(t=r)}return t}
function pe(e){let t=[];for(let n=e;t.length<4&&typeof n=="o\
bject"&&n;)t.push(n),n=d(n,"cause")??L(n);return t}function L(e){
let t=d(e,"errors");return Array.isArray(t)?t[0]:void 0}var mt={
ECONNREFUSED:"connection refused at",ConnectionRefused:"conn\
ection refused at",ENOTFOUND:"no such host:",EAI_AGAIN:"no a\
nswer from DNS for",ECONNRESET:"connection reset by",ConnectionClosed:"\
connection closed by",UND_ERR_SOCKET:"connection closed by",
UND_ERR_CONNECT_TIMEOUT:"no connection in time to",ETIMEDOUT:"\
no connection in time to",EHOSTUNREACH:"no route to",ENETUNREACH:"\
no route to",ERR_SSL_WRONG_VERSION_NUMBER:"no TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"\
no TLS at"},ye=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;function ge(e,t){
let n=d(e,"code")??d(L(e),"code");if(typeof n!="string")return;
let r=d(e,"address")??d(L(e),"address"),o=d(e,"port")??d(L(e),
"port"),i=Object.hasOwn(mt,n)?mt[n]:void 0;return i?`${i} ${typeof r==
"string"?`${r}:${o}`:t}`:ye.test(n)?`the certificate of ${t}\
 is not trusted (${n})`:void 0}function d(e,t){try{return e[t]}catch{
return}}function bt(e,t,n){let r=n.split(" "),o=Et(e);if(!o)return`${t}\
: must be a plain object, such as { ${r.at(-1)}: … }; got ${Tt(
e)}`;let i=o.find(c=>!r.includes(c));if(i!==void 0)return`${i.
slice(0,40)}: is not an option of ${t}; expected one of ${r.
join(", ")}`;let s=[];for(let c of r)try{let u=o.includes(c)?
e[c]:void 0;if(typeof u=="string"&&u.length>65536)return`${c}\
: is too long`;s.push(u)}catch{return`${c}: cannot be read`}
return s}function Ot(e){try{let t=Et(e),n=t?t.map(i=>[i,e[i]]):
[...e];if(!n.every(i=>i.length===2))return;let r=n.flat(),o=i=>typeof i==
"string"&&i.length<=65536;return r.length===2*n.length&&r.every(
o)?r:void 0}catch{return}}function Et(e){try{if(typeof e!="o\
bject"||e===null)return;let t=Object.getPrototypeOf(e);return!(t===
null||Object.getPrototypeOf(t)===null)||Symbol.iterator in e?
void 0:Reflect.ownKeys(e).filter(r=>typeof r=="string")}catch{
return}}function Tt(e){try{if(typeof e!="object"||e===null)return e===
null?"null":typeof e;let{name:t}=e.constructor;return typeof t==
"string"&&/^[\w$]{1,40}$/.test(t)?t:"something else"}catch{return"\
something that cannot be read"}}function At(e,t){let n=[],r="\
must be an array, or another iterable, of order ids";if(typeof e!=
"object")return r;try{for(let o of e){if(n.length===t)return`\
holds more than ${t} ids; split them`;n.push(o)}}catch{return r}
return n}function xt(e){return typeof e=="string"?e.length>64?
void 0:e:typeof e!="bigint"?void 0:e>=0n&&BigInt.asUintN(64,
e)===e?String(e):void 0}function kt(e){return e===void 0?"is\
 missing":typeof e=="string"?"is longer than any order id, w\
hich has 19 digits at most":typeof e=="bigint"?"must be from\
 1 to 9223372036854775807":`must be a string of digits, or a\
 bigint; got ${Tt(e)}`}function vt(e){return typeof e=="stri\
ng"&&e.length<=65536?e:void 0}function _t(e){try{return Object.
prototype.toString.call(e)==="[object URL]"&&typeof e.href==
"string"?e.href:e}catch{return e}}function St(e){try{return e.
toLowerCase().includes(`//${new URL(e).hostname}`)}catch{return!1}}
function Rt(e){try{let{env:t}=globalThis.process,n=Object.hasOwn(
t,e)?t[e]:void 0;return typeof n=="string"&&n!==""?n:void 0}catch{
return globalThis.process===void 0?void 0:null}}function Mt(e,t){
return new Promise(n=>{n(e({refresh:t}))})}function Ut(){return globalThis.
navigator?.userAgent==="Cloudflare-Workers"}function Nt(e){try{
let[,t="",...n]=e.split(".");if(n.length!==1)return;let{exp:r}=JSON.
parse(atob(t.replaceAll("-","+").replaceAll("_","/")));return typeof r==
"number"&&Number.isFinite(r)?r*1e3:void 0}catch{return}}function Ct(e,t){
try{let n=e(t);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var k=new Map,ot=!1;function Lt(e,t){if(!Ee(e)||!xe()||!we())
return;let n={heads:0},r=k.get(t);return r?r.push(n):k.set(t,
[n]),n}function jt(e,t){let n=e&&k.get(t)?.filter(r=>r!==e);
n?.length?k.set(t,n):e&&k.delete(t)}function we(){if(ot)return!0;
try{globalThis.process.getBuiltinModule("node:diagnostics_ch\
annel").subscribe("undici:client:sendHeaders",be),ot=!0}catch{}
return ot}function be(e){if(k.size===0)return;let t;try{t=Oe(
e.request.headers)}catch{for(let n of k.values())Dt(n);return}
t!==void 0&&Dt(k.get(t)??[])}function Dt(e){for(let t of e)t.
heads+=1}function Oe(e){if(!Array.isArray(e))throw new TypeError(
"the headers are of an unknown form");let t=e.findIndex((n,r)=>r%
2===0&&String(n).toLowerCase()==="x-timestamp");return t<0?void 0:
String(e[t+1])}var it=[void 0,!1];function Ee(e){return e!==
it[0]&&(it=[e,Te(e)]),it[1]}function Te(e){try{let t=Function.
prototype.toString.call(e);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(t)&&t.includes("require('internal/deps/undici/undici')")}catch{
return!1}}var Ae=["undici.globalDispatcher.1","undici.global\
Dispatcher.2"].map(e=>Symbol.for(e));function xe(){return Ae.
every(e=>{let t=globalThis[e];return t===void 0||ke(t)})}var st=new WeakMap;
function ke(e){try{let{constructor:t,dispatch:n}=e;return st.
has(t)||st.set(t,ve(t)),st.get(t)===!0&&n===t.prototype.dispatch}catch{
return!1}}function ve(e){if(!/^(Agent|Dispatcher1Wrapper)$/.
test(e.name))return!1;let{stackTraceLimit:t}=Error;try{return Error.
stackTraceLimit=10,!new e({factory:"none",connections:-1})}catch(n){
let[r=""]=String(n.stack).match(/^\s+at .*$/gm)??[];return r.
includes("node:internal/deps/undici/")}finally{Error.stackTraceLimit=
t}}var j={redirect:1,oneCopy:2,tooLong:4,brokeOff:8},_e=2**31-1,
at;function $t(e,t){at={ended:e,answered:t}}var C=class{onGivenUp;#t=!1;constructor(t,n,r,o){
this.call=t,this.abort=r,this.deliver=o,t.waits.add(this),this.
timer=setTimeout(Se,Math.min(n,_e),this),r?.add(this)}for(t){
t.then(n=>this.end(0,n),n=>this.end(1,n))}fail(t,n,r){this.end(
t?1:2,n,r)}end(t,n,r){this.stop()&&this.deliver(t,n,r)}giveUp(t){
this.stop()&&(this.onGivenUp?.(),this.deliver(t))}close(){this.
stop()&&this.onGivenUp?.(),this.abort?.close()}stop(){return this.#t?
!1:(this.#t=!0,clearTimeout(this.timer),this.call.waits.delete(
this),this.abort?.waits.delete(this),!0)}get isOver(){return this.#t}};
function Se(e){e.giveUp(3)}function Ft(e,t,n,r,o){let i=new C(
t,r,o,ut(e,t));n&&i.for(n)}function ut(e,t){return(n,r,o)=>t.
deliver(()=>at.ended(e,n,r,o))}function It(e,t,n){let{status:r,
flags:o,traceId:i,retryAfter:s,body:c,reason:u,cause:f}=n;t.
deliver(()=>at.answered(e,r,o,i,s,c,u,f))}function Pt(e,t,n,r){
return new Promise(o=>{new C(e,n,r,(s,c)=>{e.isOver||o([s,c])}).
for(t)})}var ct=new WeakMap,X=class e{waits=new Set;#t=0;static to(t){
try{let{aborted:n,addEventListener:r,removeEventListener:o}=t;
return typeof n!="boolean"||typeof r!="function"||typeof o!=
"function"?void 0:(ct.get(t)??new e(t,n)).#e()}catch{return}}constructor(t,n){
this.signal=t,this.fired=n}#e(){if(this.#t===0){ct.set(this.
signal,this);try{this.signal.addEventListener("abort",this.#n)}catch{}}
return this.#t+=1,this}#n=()=>{this.fired=!0;for(let t of this.
waits)t.giveUp(4)};add(t){this.waits.add(t),this.fired&&t.giveUp(
4)}stop(){this.#t-=1,this.#t===0&&this.close()}close(){ct.delete(
this.signal);try{this.signal.removeEventListener("abort",this.#n)}catch{}}get reason(){
try{return this.signal.reason}catch{return}}},V=class{wakers=new Map;sleep(t){
return new Promise(n=>{this.wakers.set(t,n)})}wake(t){this.wakers.
get(t)?.(),this.wakers.delete(t)}};var Me=100,K=class{constructor(t,n,r,o){let[i="",...s]=r.split(
`
`);this.fetch=t,this.init={__proto__:null,...n},this.url=i,this.
own=o.split(`
`);let c=this.own.map(u=>[u,""]);for(let u=0;u<s.length;u+=2)
c.push([s[u]??"",s[u+1]??""]);this.headers=Object.fromEntries(
c)}wipe(){this.url="",this.headers={}}#t(t){let[n,...r]=t.split(
`
`),o={...this.headers};for(let[i,s]of r.entries())o[this.own[i]??
""]=s;return{url:this.url+n,headers:o,timestamp:r[0]??""}}signed(t){
let{url:n,headers:r}=this.#t(t);return{method:this.init.method,
url:n,headers:r}}send(t,n,r,o,i,s,c,u){let f=new AbortController,
T=new C(n,c,u,ut(t,n));T.onGivenUp=()=>f.abort();let{url:U,headers:nt,
timestamp:q}=this.#t(o),_={...this.init,headers:nt,signal:f.
signal,__proto__:null};i&&(_.keepalive=!0);let S=this.fetch??
O(()=>globalThis.fetch);if(!S){let y=new TypeError("this run\
time has no fetch any more");T.fail(!1,y,y.message);return}n.
sent(r);let x=this.fetch?void 0:Lt(S,q),D=y=>{x?.heads===1&&
(y.flags|=j.oneCopy),T.stop()&&It(t,n,y)},N=y=>{T.fail(x?.heads!==
0,y,wt(y,U))};Ue(S,U,_,s,T).then(D,N).finally(()=>jt(x,q))}};
async function Ue(e,t,n,r,o){let i=await e(t,n),{status:s}=i,
c=O(()=>i.type)==="opaqueredirect",{flags:u,...f}=await Ce(i,
r,o);return{status:typeof s=="number"?s:0,flags:u|(c?j.redirect:
0),traceId:Wt(i,"x-trace-id"),retryAfter:Ne(i),...f}}function Wt(e,t){
let n=O(()=>e.headers.get(t));return typeof n=="string"?n:void 0}
function Ne(e){let t=Wt(e,"retry-after")?.trim();if(t===void 0)
return;if(/^\d{1,15}$/.test(t))return Number(t)*1e3;if(!/^[A-Z][a-z]+, .* GMT$/.
test(t))return;let n=Date.parse(t)-Date.now();return Number.
isNaN(n)?void 0:Math.max(n,0)}async function Ce(e,t,n){let r=!1;
try{let o=De(e),i=new Uint8Array,s=0;r=!0;for await(let c of o){
let u=Fe(c);if(u.length===0&&(s+=1),i.length+u.length>t||s>Me||
n.isOver)return n.onGivenUp?.(),{flags:j.tooLong};i=$e(i,u)}
return{flags:0,body:i}}catch(o){let i=String(O(()=>o.message)??
"");return{flags:r?j.brokeOff:0,reason:i,cause:o}}}function De(e){
let{body:t}=e;if(t===null)return[];let n=t;if(typeof O(()=>n.
getReader)=="function")return Le(n);if(typeof O(()=>n[Symbol.
asyncIterator])=="function")return n;if(typeof O(()=>e.arrayBuffer)==
"function")return je(e);throw new TypeError("the response ha\
s neither a stream as `body` nor `arrayBuffer()`")}async function*Le(e){
let t=e.getReader();for(;;){let{done:n,value:r}=await t.read();
if(n)return;yield r}}async function*je(e){yield await e.arrayBuffer()}
function $e(e,t){if(e.length===0)return t;let n=new Uint8Array(
e.length+t.length);return n.set(e),n.set(t,e.length),n}function Fe(e){
if(!(ArrayBuffer.isView(e)||Ie(e)))throw new TypeError("the \
body holds something other than bytes");return new Uint8Array(
e)}function Ie(e){return O(()=>Pe?.call(e))!==void 0}var Pe=Object.
getOwnPropertyDescriptor(ArrayBuffer.prototype,"byteLength")?.
get;function Bt(){return typeof O(()=>globalThis.fetch)=="fu\
nction"}function Gt(){return O(()=>"cache"in globalThis.Request.
prototype)??!1}function O(e){try{return e()}catch{return}}function lt(e,t,n,r){let o=a.pa(e,t,n,r);if(o[2])throw p(o[1]);
return p(o[0])}function Xt(e,t,n,r){let o=a.qa(e,t,n,r);if(o[2])
throw p(o[1]);return p(o[0])}function dt(e){let t=a.ra(e);if(t[1])
throw p(t[0])}function ht(e){a.sa(e)}function Vt(e,t,n,r){let o=a.
ta(e,t,n,r);if(o[2])throw p(o[1]);return o[0]>>>0}function Kt(e){
let t=a.ua(e);if(t[2])throw p(t[1]);return t[0]>>>0}function zt(e,t,n){
let r=a.va(e,t,n);if(r[2])throw p(r[1]);return r[0]>>>0}function Jt(e){
let t=a.wa(e);if(t[2])throw p(t[1]);return p(t[0])}function Yt(e,t,n,r){
let o=a.xa(e,t,n,r);if(o[2])throw p(o[1]);return p(o[0])}function Zt(){return{__proto__:null,a:{...{__proto__:null,Q:function(t){
return Number(t)},C:function(t){let n=t,r=typeof n=="boolean"?
n:void 0;return h(r)?16777215:r?1:0},D:function(t){return typeof t==
"function"},x:function(t){return t===null},K:function(t){let n=t;
return typeof n=="object"&&n!==null},S:function(t){return typeof t==
"string"},y:function(t){return t===void 0},j:function(t,n){let r=n,
o=typeof r=="number"?r:void 0;g().setFloat64((t>>>0)+8,h(o)?
0:o,!0),g().setInt32((t>>>0)+0,!h(o),!0)},B:function(t,n){let r=n,
o=typeof r=="string"?r:void 0;var i=h(o)?0:v(o,a.Fa,a.Ga),s=m;
g().setInt32((t>>>0)+4,s,!0),g().setInt32((t>>>0)+0,i,!0)},ha:function(t,n){
throw new Error(l(t,n))},c:function(t){t._wbg_cb_unref()},ba:function(t,n){
t.asked(n)},v:function(t,n,r){try{var o={a:n,b:r},i=c=>{let u=o.
a;o.a=0;try{return Ge(u,o.b,c)}finally{o.a=u}};return rt(t,i)}finally{
o.a=0}},a:function(t,n,r,o,i,s){return new K(t,n,l(r,o),l(i,
s))},T:function(t,n){let r=xt(n);var o=h(r)?0:v(r,a.Fa,a.Ga),
i=m;g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},
H:function(t){let n=Ot(t);return h(n)?0:Ht(n)},l:function(t,n,r){
let o=Nt(l(n,r));g().setFloat64((t>>>0)+8,h(o)?0:o,!0),g().setInt32(
(t>>>0)+0,!h(o),!0)},A:function(t,n,r,o,i){return bt(t,l(n,r),
l(o,i))},n:function(t){return t.fired},da:function(t,n){return t.
get(n)},i:function(t,n){return t[n>>>0]},G:function(t,n){return St(
l(t,n))},k:function(t,n){return Object.is(t,n)},aa:function(t,n){
return At(t,n>>>0)},U:function(t,n){let r=kt(n),o=v(r,a.Fa,a.
Ga),i=m;g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,
o,!0)},q:function(t,n,r,o,i){t.known(l(n,r),l(o,i))},I:function(t){
return t.length},b:function(){return new V},ca:function(){return new Map},
e:function(){return new Object},O:function(){return performance.
now()},P:function(){return Date.now()},o:function(){return Math.
random()},p:function(t){return t.reason},M:function(t,n){return Mt(
t,n!==0)},s:function(t,n,r,o,i,s,c,u,f,T,U){t.send(n>>>0,r,l(
o,i),l(s,c),u!==0,f>>>0,T,U)},ea:function(t,n,r){return t.set(
n,r)},_:function(t,n){t.cache=Ve[n]},X:function(t,n){t.credentials=
Ke[n]},f:function(t,n,r){t[n]=r},V:function(t,n,r){t.method=
l(n,r)},W:function(t,n){t.redirect=ze[n]},Y:function(t,n){t.
referrerPolicy=Xe[n]},z:function(t,n,r,o,i,s,c){var u=Je(n,r).
slice();a.Ha(n,r*4,4);let f;o!==0&&(f=l(o,i),a.Ha(o,i*1,1)),
t.settle(u,f,s,c)},E:function(t,n,r){return t.signed(l(n,r))},
t:function(t,n){return t.sleep(n>>>0)},u:function(t,n,r,o,i){
Ft(t>>>0,n,r,o,i)},d:function(t){t.stop()},R:function(t,n){let r=vt(
n);var o=h(r)?0:v(r,a.Fa,a.Ga),i=m;g().setInt32((t>>>0)+4,i,
!0),g().setInt32((t>>>0)+0,o,!0)},h:function(t,n,r){return t.
then(n,r)},N:function(t){let n=X.to(t);return h(n)?0:Ht(n)},
w:function(t,n){return Rt(l(t,n))},m:function(t,n){t.wake(n>>>
0)},$:function(t){t.wake()},fa:function(t){t.wipe()},ja:function(t,n){
return Ze(t,n,Be)},ka:function(t,n){return qt(t,n,He)},la:function(t,n){
return qt(t,n,qe)},ma:function(t){return t},na:function(t,n){
return l(t,n)},ia:function(){let t=a.Ja;t.set(0,void 0),t.set(
1024,void 0),t.set(1025,null),t.set(1026,!0),t.set(1027,!1)}},
L:Ut,Z:Gt,J:Bt,F:_t,ga:$t,g:Pt,r:Ct}}}function Be(e,t,n){let r=a.
Ea(e,t,n);if(r[1])throw p(r[0])}function Ge(e,t,n){let r,o;try{
let i=v(n,a.Fa,a.Ga),s=m,c=a.Da(e,t,i,s);return r=c[0],o=c[1],
l(c[0],c[1])}finally{a.Ha(r,o,1)}}function He(e,t,n,r,o,i){let s=+n,
c=+r;var u=h(i)?0:v(i,a.Fa,a.Ga),f=m;a.Ca(e,t,s,c,o,u,f)}function qe(e,t,n,r,o,i,s,c,u,f){
let T=+n,U=+r,nt=+o,q=+(h(s)?0:s),_,S,x,D,N,y;try{_=h(i)?0:v(
i,a.Fa,a.Ga),S=m,x=h(c)?0:Qe(c,a.Fa),D=m,N=h(u)?0:v(u,a.Fa,a.
Ga),y=m}catch(ae){throw N&&a.Ha(N,y*1,1),x&&a.Ha(x,D*1,1),_&&
a.Ha(_,S*1,1),ae}a.Ba(e,t,T,U,nt,_,S,!h(s),q,x,D,N,y,f)}var Xe=[
"","no-referrer","no-referrer-when-downgrade","origin","orig\
in-when-cross-origin","unsafe-url","same-origin","strict-ori\
gin","strict-origin-when-cross-origin"],Ve=["default","no-st\
ore","reload","no-cache","force-cache","only-if-cached"],Ke=[
"omit","same-origin","include"],ze=["follow","error","manual"];
function Ht(e){let t=a.Ia();return a.Ja.set(t,e),t}var J=typeof FinalizationRegistry>
"u"?{register:()=>{},unregister:()=>{}}:new FinalizationRegistry(
e=>a.Ka(e.a,e.b));function Je(e,t){return e=e>>>0,Ye().subarray(
e/4,e/4+t)}var R=null;function g(){return(R===null||R.buffer.
detached===!0||R.buffer.detached===void 0&&R.buffer!==a.oa.buffer)&&
(R=new DataView(a.oa.buffer)),R}function l(e,t){return e=e>>>
0,en(P().subarray(e,e+t))}var F=null;function Ye(){return(F===
null||F.byteLength===0)&&(F=new Uint32Array(a.oa.buffer)),F}
var I=null;function P(){return(I===null||I.byteLength===0)&&
(I=new Uint8Array(a.oa.buffer)),I}function h(e){return e==null}
function qt(e,t,n){let r={a:e,b:t,cnt:1},o=(...i)=>{r.cnt++;
try{return n(r.a,r.b,...i)}finally{o._wbg_cb_unref()}};return o.
_wbg_cb_unref=()=>{--r.cnt===0&&(a.Ka(r.a,r.b),r.a=0,J.unregister(
r))},J.register(o,r,r),o}function Ze(e,t,n){let r={a:e,b:t,cnt:1},
o=(...i)=>{r.cnt++;let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{
r.a=s,o._wbg_cb_unref()}};return o._wbg_cb_unref=()=>{--r.cnt===
0&&(a.Ka(r.a,r.b),r.a=0,J.unregister(r))},J.register(o,r,r),
o}function Qe(e,t){let n=t(e.length*1,1)>>>0;return P().set(
e,n/1),m=e.length,n}function v(e,t,n){if(n===void 0){let c=W.
encode(e),u=t(c.length,1)>>>0;return P().subarray(u,u+c.length).
set(c),m=c.length,u}let r=e.length,o=t(r,1)>>>0,i=P(),s=0;for(;s<
r;s++){let c=e.charCodeAt(s);if(c>127)break;i[o+s]=c}if(s!==
r){s!==0&&(e=e.slice(s)),o=n(o,r,r=s+e.length*3,1)>>>0;let c=P().
subarray(o+s,o+r),u=W.encodeInto(e,c);s+=u.written,o=n(o,r,s,
1)>>>0}return m=s,o}function p(e){let t=a.Ja.get(e);return a.
La(e),t}var z=new w("utf-8",{ignoreBOM:!0});z.decode();var tn=2146435072,
ft=0;function en(e){return ft+=e.length,ft>=tn&&(z=new w("ut\
f-8",{ignoreBOM:!0}),z.decode(),ft=e.length),z.decode(e)}var W=new b;
"encodeInto"in W||(W.encodeInto=function(e,t){let n=W.encode(
e);return t.set(n),{read:e.length,written:n.length}});var m=0,
nn,rn,a;function Qt(e,t){return rn=e,a=e.exports,nn=t,R=null,
F=null,I=null,a.Ma(),a}async function on(e,t){if(typeof Response==
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
basic":case"cors":case"default":return!0}return!1}}function te(e){
if(a!==void 0)return a;e!==void 0&&(Object.getPrototypeOf(e)===
Object.prototype?{module:e}=e:console.warn("using deprecated\
 parameters for `initSync()`; pass a single object instead"));
let t=Zt();e instanceof WebAssembly.Module||(e=new WebAssembly.
Module(e));let n=new WebAssembly.Instance(e,t);return Qt(n,e)}
var $;async function ee(e){return a!==void 0?a:($===void 0&&
($=sn(e),$.catch(()=>{$=void 0})),$)}async function sn(e){e!==
void 0&&(Object.getPrototypeOf(e)===Object.prototype?{module_or_path:e}=
e:console.warn("using deprecated parameters for the initiali\
zation function; pass a single object instead"));let t=Zt();
(typeof e=="string"||typeof Request=="function"&&e instanceof
Request||typeof URL=="function"&&e instanceof URL)&&(e=fetch(
e));let{instance:n,module:r}=await on(await e,t);return Qt(n,
r)}var E=class extends Error{constructor(t,n){let{cause:r,...o}=n;
super(t,r===void 0?void 0:{cause:r}),this.kind=o.kind,Object.
assign(this,o);let i=Object.hasOwn(ne,this.kind)?ne[this.kind]:
"LongportError";Object.defineProperty(this,"name",{value:i,configurable:!0,
writable:!0})}toJSON(){let{name:t,message:n,cause:r,...o}=this,
i=r===void 0?{}:{cause:re(r)};return{name:this.name,message:this.
message,...o,...i}}},ne={Aborted:"AbortError",Timeout:"Timeo\
utError"},an=4;function re(e,t=an){try{if(typeof e!="object"||
e===null)return String(e);let n={};for(let r of["name","mess\
age","code"]){let o=e[r];(typeof o=="string"||typeof o=="num\
ber")&&(n[r]=o)}return t>1&&e.cause!==void 0&&(n.cause=re(e.
cause,t-1)),n}catch{return"something that cannot be read"}}var pt,B=!1,yt=new Set;function A(e){if(B)throw Y();let t;try{
t=e()}catch(n){let r=n;if(r instanceof E)throw r;if(un(r))throw new E(
r.message,r);fn(r)}if(B)throw Y();return t}function un(e){return typeof e==
"object"&&e!==null&&Object.hasOwn(e,"kind")}function fn(e){if(!B){
B=!0,pt=e;for(let t of yt)t.close()}}function Y({orderId:e,outcome:t,
attempts:n}={outcome:"not-sent",attempts:0}){let o=`${e===void 0?
"":`order ${e}: `}the WebAssembly module has ended (${String(
pt)}); restart the process, reload the page, or start a new \
worker; ${ln[t]}`,i=e===void 0?{}:{orderId:e};return new E(o,
{kind:"ModuleEnded",outcome:t,...i,attempts:n,cause:pt})}var ln={
"not-sent":"nothing was sent",rejected:"the order is as it w\
as",unknown:"the order may have been cancelled: look it up b\
efore acting on it"},M=class{orders=new Map;waits=new Set;#t;#e=!1;config;isOver=!1;of(t){
return this.config=t,this}sent(t){let n=(this.orders.get(t)?.
attempts??0)+1;this.orders.set(t,{outcome:"unknown",attempts:n})}known(t,n){
let r=this.orders.get(t);r&&(r.outcome=n)}close(){for(let t of this.
waits)t.close();this.wake()}wake(){this.#e=!0,this.#t?.()}deliver(t){
if(!this.isOver){try{A(t)}catch{}this.wake()}}async run(t){yt.
add(this);try{let n=A(t);if(typeof n!="number")return n;for(await void 0;;){
let r=A(()=>Jt(n));if(r!==void 0)return r;await this.#n()}}catch(n){
throw this.explained(n)}finally{this.isOver=!0,yt.delete(this)}}explained(t){
let[n]=this.orders;return t.kind==="ModuleEnded"&&n?Y({orderId:n[0],
...n[1]}):t}async#n(){this.#e||(await new Promise(t=>{this.#t=
t}),this.#t=void 0),this.#e=!1}},Z=class extends M{#t=[];#e=[];settle(t,n,r,o){
let s={ok:!o,...n===void 0?{}:{orderId:n},...o?{facts:o}:{receipt:r}};
for(let c of t)this.#t[c]=s;n!==void 0&&this.orders.delete(n)}asked(t){
this.#e=t}async runAll(t){try{await this.run(t)}catch(n){if(!B||
this.#e.length===0)throw n;for(let[r,o]of this.#e.entries()){
if(r in this.#t)continue;let i=String(o),s=this.orders.get(i)??
{outcome:"not-sent",attempts:0};this.#t[r]={ok:!1,orderId:i,
error:Y({orderId:i,...s})}}}for(let n of new Set(this.#t)){let{
facts:r}=n;r&&(n.error=new E(r.message,r),delete n.facts)}return this.#t}};async function dn(e){try{return await ee(e)}catch(t){throw se(
t)}}function Bn(e){try{return te(e)}catch(t){throw se(t)}}function se(e){
return/content security|\bCSP\b|unsafe-eval/i.test(String(e))?
new Error("longport-cancel-order: this page's Content-Securi\
ty-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its\
 script-src",{cause:e}):e}var Q=Symbol("ours"),oe=2**32-1,ie=new FinalizationRegistry(
e=>{ce(()=>ht(e))}),gt,tt=class e{#t;static{gt=t=>typeof t==
"object"&&t!==null&&#t in t?t.#t:void 0}constructor(t,n){if(t!==
Q)throw H("Config: is made by Config.fromApikey, fromApikeyE\
nv or fromOAuth, not by new");this.#t=n,ie.register(this,n,this)}static fromApikey(t,n,r,o){
let i=A(()=>Vt(t,n,r,o));return new e(Q,i)}static fromApikeyEnv(t){
return new e(Q,A(()=>Kt(t)))}static fromEnv(t){return e.fromApikeyEnv(
t)}static fromOAuth(t,n,r){let o=A(()=>zt(t,n,r));return new e(
Q,o)}free(){let t=gt(this);t===void 0||t===oe||(this.#t=oe,ie.
unregister(this),ce(()=>ht(t)))}},et=class e{#t;constructor(t){
A(()=>dt(G(t))),this.#t=t}static new(t){return new e(t)}cancelOrder(t,n){
let r=new M;return r.run(()=>{let o=e.#e(this,"cancelOrder");
return lt(G(o),r.of(o),t,n)})}cancelOrders(t,n){let r=new Z;
return r.runAll(()=>{let o=e.#e(this,"cancelOrders");return Xt(
G(o),r.of(o),t,n)})}signCancelOrder(t,n){let r=new M;return r.
run(()=>{let o=e.#e(this,"signCancelOrder");return Yt(G(o),r.
of(o),t,n)})}free(){typeof this=="object"&&this!==null&&#t in
this&&(this.#t=void 0)}static#e(t,n){if(typeof t!="object"||
t===null)throw H(`context: ${n} was called on its own; call \
it as ctx.${n}(…)`);if(!(#t in t))throw H(`context: ${n} w\
as called on something that is not a TradeContext: a copy or\
 a proxy of one cannot be used (in Vue, keep the original by\
 markRaw)`);if(!t.#t)throw H(`context: ${n} was called after\
 free()`);return t.#t}};function hn(e,t,n){let r=new M;return r.
run(()=>{let o=G(e);return dt(o),lt(o,r.of(e),t,n)})}for(let[
e,t]of Object.entries({Config:tt,LongportError:E,TradeContext:et,
cancelOrder:hn}))Object.defineProperty(t,"name",{value:e});if(Symbol.
dispose)for(let{prototype:e}of[tt,et]){let{free:t}=e;Object.
defineProperty(e,Symbol.dispose,{value:t,configurable:!0})}function G(e){
let t=gt(e);if(t===void 0)throw H("config: must be a Config \
that has not been freed, itself and not a copy of it");return t}
function H(e){return new E(e,{kind:"InvalidConfig",outcome:"\
not-sent",attempts:0})}function ce(e){try{A(e)}catch{}}export{tt as Config,E as LongportError,et as TradeContext,hn as cancelOrder,
dn as default,Bn as initSync};
