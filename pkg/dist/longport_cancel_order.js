if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var pe=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:
ye();function ye(){let e=globalThis.process?.getBuiltinModule?.(
"node:util");if(!e)throw new Error("longport-cancel-order ne\
eds TextDecoder and TextEncoder");return e}var{TextDecoder:h,
TextEncoder:y}=pe;function R(e,t,n,r){Object.defineProperty(e,t,{__proto__:null,
value:n,enumerable:r,configurable:!0,writable:!0})}var me=["code","errno","syscall","hostname","address","port"],
xt=4,ot=4096;function it(e,t,n=xt){if(typeof e=="string")return t(
e.slice(0,ot));if(typeof e!="object"||e===null)return typeof e==
"function"||typeof e=="symbol"?void 0:e;let r=s=>{let c=F(e,
s);return c===void 0?void 0:t(c)},o=n>1?x(e,"cause"):void 0,
i=new Error(r("message")??"",o===void 0?void 0:{cause:it(o,t,
n-1)});R(i,"name",r("name")??"Error",!1),R(i,"stack",r("stac\
k"),!1);for(let s of me){let c=J(e,s);if(c===void 0)continue;
let u=typeof c=="string"?t(c):c;R(i,s,u,!0)}return i}function At(e,t){
let[n="",r=""]=/^https?:\/\/([^/]*)/.exec(t)??[],o=we(e);for(let u of o){
let f=Oe(u,r);if(f)return f}let i=be(o),s=F(x(globalThis,"lo\
cation"),"origin");if(s===void 0||ge())return i&&`${i} (${r}\
)`;let c=`check that ${n} can be reached and allows requests\
 from ${s} (CORS)`;return i?`${i}; ${c}`:c}function ge(){return x(
x(globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}
function be(e){let t="";for(let n of e){let r=F(n,"message");
r&&(t=r)}return t}function we(e){let t=[];for(let n=e;t.length<
xt&&typeof n=="object"&&n;)t.push(n),n=x(n,"cause")??_t(n);return t}
function _t(e){return x(x(e,"errors"),"0")}var Tt={ECONNREFUSED:"\
connection refused at",ConnectionRefused:"connection refused\
 at",ENOTFOUND:"no such host:",EAI_AGAIN:"no answer from DNS\
 for",ECONNRESET:"connection reset by",ConnectionClosed:"con\
nection closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"\
no connection in time to",ETIMEDOUT:"no connection in time t\
o",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"\
no TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},Ee=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;
function Oe(e,t){let n=J(e,"code");if(typeof n!="string")return;
let r=J(e,"address"),o=typeof r=="string"?`${r}:${J(e,"port")}`:
t,i=Object.hasOwn(Tt,n)?Tt[n]:void 0;return i?`${i} ${o}`:Ee.
test(n)?`the certificate of ${t} is not trusted (${n})`:void 0}
function J(e,t){for(let n of[e,_t(e)]){let r=x(n,t);if(typeof r==
"number")return r;if(typeof r=="string")return r.slice(0,ot)}}
function F(e,t){let n=x(e,t);return typeof n=="string"?n.slice(
0,ot):void 0}function x(e,t){try{return e[t]}catch{return}}function vt(e,t,n){let r=n.split(" "),o=St(e);if(!o)return`${t}\
: must be a plain object, such as { ${r.at(-1)}: … }; got ${Rt(
e)}`;let i=o.find(c=>!r.includes(c));if(i!==void 0)return`${i.
slice(0,40)}: is not an option of ${t}; expected one of ${r.
join(", ")}`;let s=[];for(let c of r)try{let u=o.includes(c)?
e[c]:void 0;if(typeof u=="string"&&u.length>65536)return`${c}\
: is too long`;s.push(u)}catch{return`${c}: cannot be read`}
return s}function kt(e){try{let t=St(e),n=t?t.map(i=>[i,e[i]]):
Te(100,e);if(!n.every(i=>i.length===2))return;let r=n.flat(),
o=i=>typeof i=="string"&&i.length<=65536;return r.length===2*
n.length&&r.every(o)?r:void 0}catch{return}}function Te(e,t){
let n=[];for(let r of t)if(n.push(r)>e)throw new RangeError(
"too many");return n}function St(e){try{if(typeof e!="object"||
e===null)return;let t=Object.getPrototypeOf(e);return!(t===null||
Object.getPrototypeOf(t)===null)||Symbol.iterator in e?void 0:
Reflect.ownKeys(e).filter(r=>typeof r=="string")}catch{return}}
function Rt(e){try{if(typeof e!="object"||e===null)return e===
null?"null":typeof e;let{name:t}=e.constructor;return typeof t==
"string"&&/^[\w$]{1,40}$/.test(t)?t:"something else"}catch{return"\
something that cannot be read"}}function Mt(e,t){let n=[],r="\
must be an array, or another iterable, of order ids";if(typeof e!=
"object")return r;try{for(let o of e){if(n.length===t)return`\
holds more than ${t} ids; split them`;n.push(o)}}catch{return r}
return n}function Ut(e){return typeof e=="string"?e.length>64?
void 0:e:typeof e!="bigint"?void 0:e>=0n&&BigInt.asUintN(64,
e)===e?String(e):void 0}function Lt(e){return e===void 0?"is\
 missing":typeof e=="string"?"is longer than any order id, w\
hich has 19 digits at most":typeof e=="bigint"?"must be from\
 1 to 9223372036854775807":`must be a string of digits, or a\
 bigint; got ${Rt(e)}`}function st(e){return typeof e=="stri\
ng"&&e.length<=65536?e:void 0}function Nt(e){try{return Object.
prototype.toString.call(e)==="[object URL]"?st(e.href):e}catch{
return e}}function Ct(e){try{return e.toLowerCase().includes(
`//${new URL(e).hostname}`)}catch{return!1}}function Dt(e){try{
let{env:t}=globalThis.process,n=Object.hasOwn(t,e)?t[e]:void 0;
return typeof n=="string"&&n!==""?n:void 0}catch{return globalThis.
process===void 0?void 0:null}}function It(e,t){return new Promise(
n=>{n(e({refresh:t}))})}function jt(){return globalThis.navigator?.
userAgent==="Cloudflare-Workers"}function $t(e){try{let[,t="",
...n]=e.split(".");if(n.length!==1)return;let{exp:r}=JSON.parse(
atob(t.replaceAll("-","+").replaceAll("_","/")));return typeof r==
"number"&&Number.isFinite(r)?r*1e3:void 0}catch{return}}function Ft(e,t){
try{let n=e(t);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var _=new Map,Wt=new WeakMap,ct=!1;function Pt(e,t){if(!Me(e)||
!Ne()||!ve())return;let n={made:0,heads:0,hasLeft:!1,failed:0,
isUnclear:!1},r=_.get(t);return r?r.push(n):_.set(t,[n]),n}function Bt(e,t){
let n=e&&_.get(t)?.filter(r=>r!==e);n?.length?_.set(t,n):e&&
_.delete(t)}function qt(e,t){return!e||e.isUnclear||e.heads>
0||e.hasLeft?!1:e.made>0?e.failed>=e.made:Ae(t)}function Gt(e){
return e!==void 0&&!e.isUnclear&&e.made===1&&e.heads===1}function Ae(e){
try{return e instanceof TypeError&&e.cause.message==="bad po\
rt"}catch{return!1}}var _e={"undici:client:sendHeaders":e=>{
e.heads+=1},"undici:request:bodySent":e=>{e.hasLeft=!0},"und\
ici:request:headers":e=>{e.hasLeft=!0},"undici:request:error":e=>{
e.failed+=1}};function ve(){if(ct)return!0;try{let e=globalThis.
process.getBuiltinModule("node:diagnostics_channel");e.subscribe(
"undici:request:create",ke);for(let[t,n]of Object.entries(_e))
e.subscribe(t,r=>{for(let o of Se(r)??[])n(o)});ct=!0}catch{}
return ct}function ke(e){if(_.size!==0)try{let t=_.get(Re(e.
request.headers)??"");if(!t)return;Wt.set(e.request,t);for(let n of t)
n.made+=1}catch{for(let t of _.values())for(let n of t)n.isUnclear=
!0}}function Se(e){try{return Wt.get(e.request)}catch{return}}
function Re(e){if(!Array.isArray(e))throw new TypeError("the\
 headers are of an unknown form");let t=e.findIndex((n,r)=>r%
2===0&&String(n).toLowerCase()==="x-timestamp");return t<0?void 0:
String(e[t+1])}var at=[void 0,!1];function Me(e){return e!==
at[0]&&(at=[e,Ue(e)]),at[1]}function Ue(e){try{let t=Function.
prototype.toString.call(e);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(t)&&t.includes("require('internal/deps/undici/undici')")}catch{
return!1}}var Le=["undici.globalDispatcher.1","undici.global\
Dispatcher.2"].map(e=>Symbol.for(e));function Ne(){return Le.
every(e=>{try{let t=globalThis[e];return t===void 0||Ce(t)}catch{
return!1}})}var ut=new WeakMap;function Ce(e){try{let{constructor:t,
dispatch:n}=e;return ut.has(t)||ut.set(t,De(t)),ut.get(t)===
!0&&n===t.prototype.dispatch}catch{return!1}}function De(e){
if(!/^(Agent|Dispatcher1Wrapper)$/.test(e.name))return!1;let{
stackTraceLimit:t}=Error;try{return Error.stackTraceLimit=10,
!new e({factory:"none",connections:-1})}catch(n){let{message:r,
stack:o}=n,[i=""]=String(o).match(/^\s+at .*$/gm)??[],s=Function.
prototype.toString.call(e);return i.includes("node:internal/\
deps/undici/")&&s.includes(r.slice(0,20))}finally{Error.stackTraceLimit=
t}}var W={redirect:1,oneCopy:2,tooLong:4,brokeOff:8},Ie=2**31-1,
lt;function Xt(e,t){lt={ended:e,answered:t}}var I=class{onGivenUp;#t=!1;constructor(t,n,r,o){
this.call=t,this.abort=r,this.deliver=o,t.waits.add(this),this.
timer=setTimeout(je,Math.min(n,Ie),this),r?.add(this)}for(t){
t.then(n=>this.end(0,n),n=>this.end(1,n))}fail(t,n,r){this.end(
t?1:2,n,r)}end(t,n,r){this.stop()&&this.deliver(t,n,r)}giveUp(t){
this.stop()&&(this.onGivenUp?.(),this.deliver(t))}close(){this.
stop()&&this.onGivenUp?.(),this.abort?.close()}stop(){return this.#t?
!1:(this.#t=!0,clearTimeout(this.timer),this.call.waits.delete(
this),this.abort?.waits.delete(this),!0)}get isOver(){return this.#t}};
function je(e){e.giveUp(3)}function Ht(e,t,n,r,o){let i=new I(
t,r,o,dt(e,t));n&&i.for(n)}function dt(e,t){return(n,r,o)=>t.
deliver(()=>lt.ended(e,n,r,o))}function Vt(e,t,n){let{status:r,
flags:o,traceId:i,retryAfter:s,body:c,reason:u,cause:f}=n;t.
deliver(()=>lt.answered(e,r,o,i,s,c,u,f))}function zt(e,t,n,r){
return new Promise(o=>{new I(e,n,r,(s,c)=>{e.isOver||o([s,c])}).
for(t)})}var ft=new WeakMap,Y=class e{waits=new Set;#t=0;static to(t){
try{let{aborted:n,addEventListener:r,removeEventListener:o}=t;
return typeof n!="boolean"||typeof r!="function"||typeof o!=
"function"?void 0:(ft.get(t)??new e(t,n)).#n()}catch{return}}#e;constructor(t,n){
this.signal=t,this.#e=n}get fired(){if(this.#e)return!0;try{
this.#e=this.signal.aborted===!0}catch{}return this.#e}#n(){
if(this.#t===0){ft.set(this.signal,this);try{this.signal.addEventListener(
"abort",this.#r)}catch{}}return this.#t+=1,this}#r=()=>{this.#e=
!0;for(let t of this.waits)t.giveUp(4)};add(t){this.waits.add(
t),this.fired&&t.giveUp(4)}stop(){this.#t-=1,this.#t===0&&this.
close()}close(){ft.delete(this.signal);try{this.signal.removeEventListener(
"abort",this.#r)}catch{}}get reason(){try{return this.signal.
reason}catch{return}}},Z=class{wakers=new Map;sleep(t){return new Promise(
n=>{this.wakers.set(t,n)})}wake(t){this.wakers.get(t)?.(),this.
wakers.delete(t)}};var Fe=100,We=1e3,Q=class{constructor(t,n,r,o){let[i="",...s]=r.
split(`
`);this.fetch=t,this.init={__proto__:null,...n},this.url=i,this.
own=o.split(`
`);let c=this.own.map(u=>[u,""]);for(let u=0;u<s.length;u+=2)
c.push([s[u]??"",s[u+1]??""]);this.headers=Object.fromEntries(
c)}wipe(){this.url="",this.headers={}}#t(t){let[n,...r]=t.split(
`
`),o={...this.headers};for(let[i,s]of r.entries())o[this.own[i]??
""]=s;return{url:this.url+n,headers:o,timestamp:r[0]??""}}signed(t,n){
let{url:r,headers:o}=this.#t(n);return{method:t,url:r,headers:o}}send(t,n,r,o,i,s,c,u,f){
let E=new AbortController,T=new I(n,u,f,dt(t,n));T.onGivenUp=
()=>E.abort();let{url:N,headers:j,timestamp:k}=this.#t(i),C={
...this.init,method:o,headers:j,signal:E.signal,__proto__:null};
s&&(C.keepalive=!0);let A=this.fetch??m(()=>globalThis.fetch);
if(!A){let w=new TypeError("this runtime has no fetch any mo\
re");T.fail(!1,w,w.message);return}n.sent(r);let S=this.fetch?
void 0:Pt(A,k),D=w=>{Gt(S)&&(w.flags|=W.oneCopy),T.stop()&&Vt(
t,n,w)},$=w=>{T.fail(!qt(S,w),w,At(w,N))};Pe(A,N,C,c,T).then(
D,$).finally(()=>Bt(S,k))}};async function Pe(e,t,n,r,o){let i=await e(
t,n),{status:s}=i,c=m(()=>i.type)==="opaqueredirect"||m(()=>i.
redirected)===!0,{flags:u,...f}=await qe(i,r,o);return{status:typeof s==
"number"?s:0,flags:u|(c?W.redirect:0),traceId:Kt(i,"x-trace-\
id"),retryAfter:Be(i),...f}}function Kt(e,t){let n=m(()=>e.headers.
get(t));return typeof n=="string"?n.slice(0,We):void 0}function Be(e){
let t=Kt(e,"retry-after")?.trim();if(t===void 0)return;if(/^\d{1,15}$/.
test(t))return Number(t)*1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(
t))return;let n=Date.parse(t)-Date.now();return Number.isNaN(
n)?void 0:Math.max(n,0)}async function qe(e,t,n){let r=!1;try{
let{next:o,stop:i}=Ge(e),s=new Uint8Array,c=0;for(r=!0;;){let{
done:u,value:f}=await o();if(u)return{flags:0,body:s};let E=He(
f);if(E.length===0&&(c+=1),s.length+E.length>t||c>Fe||n.isOver)
return n.onGivenUp?.(),i?.(),{flags:W.tooLong};s=Xe(s,E)}}catch(o){
let i=F(o,"message")??"";return{flags:r?W.brokeOff:0,reason:i,
cause:o}}}function Ge(e){let t=e.body;if(t===null)return{next:()=>Promise.
resolve({done:!0})};if(typeof m(()=>t.getReader)=="function"){
let n=t.getReader();return{next:()=>n.read(),stop:()=>{m(()=>n.
cancel().catch(()=>{}))}}}if(typeof m(()=>t[Symbol.asyncIterator])==
"function"){let n=t[Symbol.asyncIterator]();return{next:()=>n.
next(),stop:()=>{m(()=>n.return?.().catch(()=>{}))}}}if(typeof m(
()=>e.arrayBuffer)=="function"){let n=!1;return{next:async()=>n?
{done:!0}:(n=!0,{value:await e.arrayBuffer()})}}throw new TypeError(
"the response has neither a stream as `body` nor `arrayBuffe\
r()`")}function Xe(e,t){if(e.length===0)return t;let n=new Uint8Array(
e.length+t.length);return n.set(e),n.set(t,e.length),n}function He(e){
if(!(ArrayBuffer.isView(e)||Ve(e)))throw new TypeError("the \
body holds something other than bytes");return new Uint8Array(
e)}function Ve(e){return m(()=>ze?.call(e))!==void 0}var ze=Object.
getOwnPropertyDescriptor(ArrayBuffer.prototype,"byteLength")?.
get;function Jt(){return typeof m(()=>globalThis.fetch)=="fu\
nction"}function Yt(){return m(()=>"cache"in globalThis.Request.
prototype)??!1}function m(e){try{return e()}catch{return}}function pt(e,t,n,r){let o=a.oa(e,t,n,r);if(o[2])throw p(o[1]);
return p(o[0])}function te(e,t,n,r){let o=a.pa(e,t,n,r);if(o[2])
throw p(o[1]);return p(o[0])}function yt(e){let t=a.qa(e);if(t[1])
throw p(t[0])}function mt(e){a.ra(e)}function ee(e,t,n,r){let o=a.
sa(e,t,n,r);if(o[2])throw p(o[1]);return o[0]>>>0}function ne(e){
let t=a.ta(e);if(t[2])throw p(t[1]);return t[0]>>>0}function re(e,t,n){
let r=a.ua(e,t,n);if(r[2])throw p(r[1]);return r[0]>>>0}function oe(e){
let t=a.va(e);if(t[2])throw p(t[1]);return p(t[0])}function ie(e,t,n,r){
let o=a.wa(e,t,n,r);if(o[2])throw p(o[1]);return p(o[0])}function Je(){return{__proto__:null,a:{...{__proto__:null,Q:function(t){
return Number(t)},C:function(t){let n=t,r=typeof n=="boolean"?
n:void 0;return d(r)?16777215:r?1:0},D:function(t){return typeof t==
"function"},x:function(t){return t===null},K:function(t){let n=t;
return typeof n=="object"&&n!==null},S:function(t){return typeof t==
"string"},y:function(t){return t===void 0},k:function(t,n){let r=n,
o=typeof r=="number"?r:void 0;g().setFloat64((t>>>0)+8,d(o)?
0:o,!0),g().setInt32((t>>>0)+0,!d(o),!0)},B:function(t,n){let r=n,
o=typeof r=="string"?r:void 0;var i=d(o)?0:v(o,a.Ea,a.Fa),s=b;
g().setInt32((t>>>0)+4,s,!0),g().setInt32((t>>>0)+0,i,!0)},ga:function(t,n){
throw new Error(l(t,n))},c:function(t){t._wbg_cb_unref()},aa:function(t,n){
t.asked(n)},v:function(t,n,r){try{var o={a:n,b:r},i=c=>{let u=o.
a;o.a=0;try{return Ze(u,o.b,c)}finally{o.a=u}};return it(t,i)}finally{
o.a=0}},a:function(t,n,r,o,i,s){return new Q(t,n,l(r,o),l(i,
s))},T:function(t,n){let r=Ut(n);var o=d(r)?0:v(r,a.Ea,a.Fa),
i=b;g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},
H:function(t){let n=kt(t);return d(n)?0:Zt(n)},m:function(t,n,r){
let o=$t(l(n,r));g().setFloat64((t>>>0)+8,d(o)?0:o,!0),g().setInt32(
(t>>>0)+0,!d(o),!0)},A:function(t,n,r,o,i){return vt(t,l(n,r),
l(o,i))},n:function(t){return t.fired},ca:function(t,n){return t.
get(n)},j:function(t,n){return t[n>>>0]},G:function(t,n){return Ct(
l(t,n))},l:function(t,n){return Object.is(t,n)},$:function(t,n){
return Mt(t,n>>>0)},U:function(t,n){let r=Lt(n),o=v(r,a.Ea,a.
Fa),i=b;g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,
o,!0)},p:function(t,n,r,o,i){t.known(l(n,r),l(o,i))},I:function(t){
return t.length},b:function(){return new Z},ba:function(){return new Map},
f:function(){return new Object},O:function(){return performance.
now()},P:function(){return Date.now()},o:function(){return Math.
random()},u:function(t){return t.reason},M:function(t,n){return It(
t,n!==0)},t:function(t,n,r,o,i,s,c,u,f,E,T,N,j){t.send(n>>>0,
r,l(o,i),l(s,c),l(u,f),E!==0,T>>>0,N,j)},da:function(t,n,r){
return t.set(n,r)},Z:function(t,n){t.cache=nn[n]},W:function(t,n){
t.credentials=rn[n]},g:function(t,n,r){t[n]=r},V:function(t,n){
t.redirect=on[n]},X:function(t,n){t.referrerPolicy=en[n]},z:function(t,n,r,o,i,s,c){
var u=sn(n,r).slice();a.Ga(n,r*4,4);let f;o!==0&&(f=l(o,i),a.
Ga(o,i*1,1)),t.settle(u,f,s,c)},E:function(t,n,r,o,i){return t.
signed(l(n,r),l(o,i))},r:function(t,n){return t.sleep(n>>>0)},
s:function(t,n,r,o,i){Ht(t>>>0,n,r,o,i)},d:function(t){t.stop()},
R:function(t,n){let r=st(n);var o=d(r)?0:v(r,a.Ea,a.Fa),i=b;
g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},i:function(t,n,r){
return t.then(n,r)},N:function(t){let n=Y.to(t);return d(n)?
0:Zt(n)},w:function(t,n){return Dt(l(t,n))},e:function(t,n){
t.wake(n>>>0)},_:function(t){t.wake()},ea:function(t){t.wipe()},
ia:function(t,n){return an(t,n,Ye)},ja:function(t,n){return Qt(
t,n,Qe)},ka:function(t,n){return Qt(t,n,tn)},la:function(t){
return t},ma:function(t,n){return l(t,n)},ha:function(){let t=a.
Ia;t.set(0,void 0),t.set(1024,void 0),t.set(1025,null),t.set(
1026,!0),t.set(1027,!1)}},L:jt,Y:Yt,J:Jt,F:Nt,fa:Xt,h:zt,q:Ft}}}
function Ye(e,t,n){let r=a.Da(e,t,n);if(r[1])throw p(r[0])}function Ze(e,t,n){
let r,o;try{let i=v(n,a.Ea,a.Fa),s=b,c=a.Ca(e,t,i,s);return r=
c[0],o=c[1],l(c[0],c[1])}finally{a.Ga(r,o,1)}}function Qe(e,t,n,r,o,i){
let s=+n,c=+r;var u=d(i)?0:v(i,a.Ea,a.Fa),f=b;a.Ba(e,t,s,c,o,
u,f)}function tn(e,t,n,r,o,i,s,c,u,f){let E=+n,T=+r,N=+o,j=+(d(
s)?0:s),k,C,A,S,D,$;try{k=d(i)?0:v(i,a.Ea,a.Fa),C=b,A=d(c)?0:
un(c,a.Ea),S=b,D=d(u)?0:v(u,a.Ea,a.Fa),$=b}catch(w){throw D&&
a.Ga(D,$*1,1),A&&a.Ga(A,S*1,1),k&&a.Ga(k,C*1,1),w}a.Aa(e,t,E,
T,N,k,C,!d(s),j,A,S,D,$,f)}var en=["","no-referrer","no-refe\
rrer-when-downgrade","origin","origin-when-cross-origin","un\
safe-url","same-origin","strict-origin","strict-origin-when-\
cross-origin"],nn=["default","no-store","reload","no-cache",
"force-cache","only-if-cached"],rn=["omit","same-origin","in\
clude"],on=["follow","error","manual"];function Zt(e){let t=a.
Ha();return a.Ia.set(t,e),t}var et=typeof FinalizationRegistry>
"u"?{register:()=>{},unregister:()=>{}}:new FinalizationRegistry(
e=>a.Ja(e.a,e.b));function sn(e,t){return e=e>>>0,cn().subarray(
e/4,e/4+t)}var M=null;function g(){return(M===null||M.buffer.
detached===!0||M.buffer.detached===void 0&&M.buffer!==a.na.buffer)&&
(M=new DataView(a.na.buffer)),M}function l(e,t){return e=e>>>
0,ln(q().subarray(e,e+t))}var P=null;function cn(){return(P===
null||P.byteLength===0)&&(P=new Uint32Array(a.na.buffer)),P}
var B=null;function q(){return(B===null||B.byteLength===0)&&
(B=new Uint8Array(a.na.buffer)),B}function d(e){return e==null}
function Qt(e,t,n){let r={a:e,b:t,cnt:1},o=(...i)=>{r.cnt++;
try{return n(r.a,r.b,...i)}finally{o._wbg_cb_unref()}};return o.
_wbg_cb_unref=()=>{--r.cnt===0&&(a.Ja(r.a,r.b),r.a=0,et.unregister(
r))},et.register(o,r,r),o}function an(e,t,n){let r={a:e,b:t,
cnt:1},o=(...i)=>{r.cnt++;let s=r.a;r.a=0;try{return n(s,r.b,
...i)}finally{r.a=s,o._wbg_cb_unref()}};return o._wbg_cb_unref=
()=>{--r.cnt===0&&(a.Ja(r.a,r.b),r.a=0,et.unregister(r))},et.
register(o,r,r),o}function un(e,t){let n=t(e.length*1,1)>>>0;
return q().set(e,n/1),b=e.length,n}function v(e,t,n){if(n===
void 0){let c=G.encode(e),u=t(c.length,1)>>>0;return q().subarray(
u,u+c.length).set(c),b=c.length,u}let r=e.length,o=t(r,1)>>>
0,i=q(),s=0;for(;s<r;s++){let c=e.charCodeAt(s);if(c>127)break;
i[o+s]=c}if(s!==r){s!==0&&(e=e.slice(s)),o=n(o,r,r=s+e.length*
3,1)>>>0;let c=q().subarray(o+s,o+r),u=G.encodeInto(e,c);s+=
u.written,o=n(o,r,s,1)>>>0}return b=s,o}function p(e){let t=a.
Ia.get(e);return a.Ka(e),t}var tt=new h("utf-8",{ignoreBOM:!0});
tt.decode();var fn=2146435072,ht=0;function ln(e){return ht+=
e.length,ht>=fn&&(tt=new h("utf-8",{ignoreBOM:!0}),tt.decode(),
ht=e.length),tt.decode(e)}var G=new y;"encodeInto"in G||(G.encodeInto=
function(e,t){let n=G.encode(e);return t.set(n),{read:e.length,
written:n.length}});var b=0,dn,hn,a;function pn(e,t){return hn=
e,a=e.exports,dn=t,M=null,P=null,B=null,a.La(),a}function gt(e){if(a!==void 0)return a;e!==void 0&&(Object.getPrototypeOf(
e)===Object.prototype?{module:e}=e:console.warn("using depre\
cated parameters for `initSync()`; pass a single object inst\
ead"));let t=Je();e instanceof WebAssembly.Module||(e=new WebAssembly.
Module(e));let n=new WebAssembly.Instance(e,t);return pn(n,e)}var O=class extends Error{constructor(t,n){let{cause:r,...o}={
__proto__:null,cause:void 0,...n};super(t,r===void 0?void 0:
{cause:r});for(let[s,c]of Object.entries(o))s!=="message"&&R(
this,s,c,!0);let i=Object.hasOwn(se,o.kind)?se[o.kind]:"Long\
portError";R(this,"name",i,!1)}toJSON(){let{name:t,message:n,
cause:r,...o}=this,i=r===void 0?{}:{cause:ce(r)};return{name:this.
name,message:this.message,...o,...i}}},se={Aborted:"AbortErr\
or",Timeout:"TimeoutError"},mn=4;function ce(e,t=mn){try{if(typeof e!=
"object"||e===null)return String(e);let n={};for(let r of["n\
ame","message","code"]){let o=e[r];(typeof o=="string"||typeof o==
"number")&&(n[r]=o)}return t>1&&e.cause!==void 0&&(n.cause=ce(
e.cause,t-1)),n}catch{return"something that cannot be read"}}var bt,X=!1,wt=new Set;function U(e){if(X)throw H();let t;try{
t=e()}catch(n){let r=n;if(r instanceof O)throw r;if(gn(r))throw new O(
r.message,r);bn(r)}if(X)throw H();return t}function gn(e){return typeof e==
"object"&&e!==null&&Object.hasOwn(e,"kind")}function bn(e){if(!X){
X=!0,bt=e;for(let t of wt)t.close()}}function H({orderId:e,outcome:t,
attempts:n}={outcome:"not-sent",attempts:0}){let o=`${e===void 0?
"":`order ${e}: `}the WebAssembly module has ended (${String(
bt)}); restart the process, reload the page, or start a new \
worker; ${wn[t]}`,i=e===void 0?{}:{orderId:e};return new O(o,
{kind:"ModuleEnded",outcome:t,...i,attempts:n,cause:bt})}var wn={
"not-sent":"nothing was sent",rejected:"this call changed no\
thing",unknown:"the order may have been cancelled: look it u\
p before acting on it"},L=class{orders=new Map;waits=new Set;#t;#e=!1;config;isOver=!1;of(t){
return this.config=t,this}sent(t){let n=(this.orders.get(t)?.
attempts??0)+1;this.orders.set(t,{outcome:"unknown",attempts:n})}known(t,n){
let r=this.orders.get(t);r&&(r.outcome=n)}close(){for(let t of this.
waits)t.close();this.wake()}wake(){this.#e=!0,this.#t?.()}deliver(t){
if(!this.isOver){try{U(t)}catch{}this.wake()}}async run(t){wt.
add(this);try{let n=U(t);if(typeof n!="number")return n;for(await void 0;;){
let r=U(()=>oe(n));if(r!==void 0)return r;await this.#n()}}catch(n){
throw this.explained(n)}finally{this.isOver=!0,wt.delete(this)}}explained(t){
let[n]=this.orders;return t.kind==="ModuleEnded"&&n?H({orderId:n[0],
...n[1]}):t}async#n(){this.#e||(await new Promise(t=>{this.#t=
t}),this.#t=void 0),this.#e=!1}},nt=class extends L{#t=[];#e=new Map;#n=[];settle(t,n,r,o){
let s={ok:!o,...n===void 0?{}:{orderId:n},...o?{}:{receipt:r}};
o&&this.#e.set(s,o);for(let c of t)this.#t[c]=s;n!==void 0&&
this.orders.delete(n)}asked(t){this.#n=t}async runAll(t){try{
await this.run(t)}catch(n){if(!X||this.#n.length===0)throw n;
for(let[r,o]of this.#n.entries()){if(r in this.#t)continue;if(typeof o!=
"string"&&typeof o!="bigint"){this.#t[r]={ok:!1,error:H()};continue}
let i=String(o),s=this.orders.get(i)??{outcome:"not-sent",attempts:0};
this.#t[r]={ok:!1,orderId:i,error:H({orderId:i,...s})}}}for(let[
n,r]of this.#e)n.error=new O(r.message,r);return this.#t}};function En(e){try{return gt(e)}catch(t){throw ue(t)}}async function ae(e){
try{let t=await e.module_or_path;return gt({module:await On(
t)})}catch(t){throw ue(t)}}async function On(e){if(e instanceof
WebAssembly.Module)return e;let n=["[object String]","[objec\
t URL]","[object Request]"].includes(Object.prototype.toString.
call(e))?await fetch(e):e;if(typeof n?.arrayBuffer!="functio\
n")return WebAssembly.compile(e);if(n.ok===!1)throw new Error(
`the module was not found: HTTP ${n.status}`);return/^application\/wasm\b/.
test(n.headers?.get("content-type")??"")&&typeof WebAssembly.
compileStreaming=="function"?WebAssembly.compileStreaming(n):
WebAssembly.compile(await n.arrayBuffer())}function ue(e){return/content security|\bCSP\b|unsafe-eval/i.
test(String(e))?new Error("longport-cancel-order: this page'\
s Content-Security-Policy forbids WebAssembly; add 'wasm-uns\
afe-eval' to its script-src",{cause:e}):e}var de=Symbol("ours"),fe=2**32-1,le=new FinalizationRegistry(
e=>{he(()=>mt(e))}),Ot,K=class e{#t;static{Ot=t=>typeof t=="\
object"&&t!==null&&#t in t?t.#t:void 0}constructor(t,n){if(t!==
de)throw z("Config: is made by Config.fromApikey, fromApikey\
Env or fromOAuth, not by new");this.#t=n,le.register(this,n,
this)}static fromApikey(t,n,r,o){return Et(()=>ee(t,n,r,o))}static fromApikeyEnv(t){
return Et(()=>ne(t))}static fromEnv(t){return e.fromApikeyEnv(
t)}static fromOAuth(t,n,r){return Et(()=>re(t,n,r))}free(){let t=Ot(
this);t===void 0||t===fe||(this.#t=fe,le.unregister(this),he(
()=>mt(t)))}};function Et(e){return new K(de,U(e))}var rt=class e{#t;constructor(t){
U(()=>yt(V(t))),this.#t=t}static new(t){return new e(t)}cancelOrder(t,n){
let r=new L;return r.run(()=>{let o=e.#e(this,"cancelOrder");
return pt(V(o),r.of(o),t,n)})}cancelOrders(t,n){let r=new nt;
return r.runAll(()=>{let o=e.#e(this,"cancelOrders");return te(
V(o),r.of(o),t,n)})}signCancelOrder(t,n){let r=new L;return r.
run(()=>{let o=e.#e(this,"signCancelOrder");return ie(V(o),r.
of(o),t,n)})}free(){typeof this=="object"&&this!==null&&#t in
this&&(this.#t=void 0)}static#e(t,n){if(typeof t!="object"||
t===null)throw z(`context: ${n} was called on its own; call \
it as ctx.${n}(…)`);if(!(#t in t))throw z(`context: ${n} w\
as called on something that is not a TradeContext: a copy or\
 a proxy of one cannot be used (in Vue, keep the original by\
 markRaw)`);if(!t.#t)throw z(`context: ${n} was called after\
 free()`);return t.#t}};function Tn(e,t,n){let r=new L;return r.
run(()=>{let o=V(e);return yt(o),pt(o,r.of(e),t,n)})}for(let[
e,t]of Object.entries({Config:K,LongportError:O,TradeContext:rt,
cancelOrder:Tn}))Object.defineProperty(t,"name",{value:e});if(Symbol.
dispose)for(let{prototype:e}of[K,rt]){let{free:t}=e;Object.defineProperty(
e,Symbol.dispose,{value:t,configurable:!0})}function V(e){let t=Ot(
e);if(t===void 0)throw z("config: must be a Config that has \
not been freed, itself and not a copy of it");return t}function z(e){
return new O(e,{kind:"InvalidConfig",outcome:"not-sent",attempts:0})}
function he(e){try{U(e)}catch{}}export{K as Config,O as LongportError,rt as TradeContext,Tn as cancelOrder,
ae as default,En as initSync};
