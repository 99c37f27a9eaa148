if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var se=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:ce();function ce(){let e=globalThis.process?.
getBuiltinModule?.("node:util");if(!e)throw new Error("longport-cancel-order needs TextDecoder and TextEncoder");
return e}var{TextDecoder:w,TextEncoder:b}=se;var ae=["code","errno","syscall","hostname","address","port"];function rt(e,t,n=4){if(typeof e=="string")return t(e);if(typeof e!="object"||e===null)return typeof e=="funct\
ion"||typeof e=="symbol"?void 0:e;let r=c=>{let f=d(e,c);return typeof f=="string"?t(f):void 0},o=n>1?d(e,"cau\
se"):void 0,i=new Error(r("message")??"",o===void 0?void 0:{cause:rt(o,t,n-1)}),s={name:r("name")??"Error",stack:r(
"stack")};for(let[c,f]of Object.entries(s))Object.defineProperty(i,c,{value:f,configurable:!0,writable:!0});for(let c of ae){
let f=d(e,c)??d(j(e),c);typeof f=="number"&&Object.assign(i,{[c]:f}),typeof f=="string"&&Object.assign(i,{[c]:t(
f)})}return i}function wt(e,t){let{host:n,origin:r}=new URL(t),o=le(e);for(let f of o){let u=he(f,n);if(u)return u}
let i=ue(o),s=d(globalThis,"location");if(typeof s!="object"||fe())return i&&`${i} (${n})`;let c=`check that ${r}\
 can be reached and allows requests from ${s.origin} (CORS)`;return i?`${i}; ${c}`:c}function fe(){return d(d(
globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}function ue(e){let t="";for(let n of e){let r=d(
n,"message");typeof r=="string"&&r!==""&&(t=r)}return t}function le(e){let t=[];for(let n=e;t.length<4&&typeof n==
"object"&&n;)t.push(n),n=d(n,"cause")??j(n);return t}function j(e){let t=d(e,"errors");return Array.isArray(t)?
t[0]:void 0}var mt={ECONNREFUSED:"connection refused at",ConnectionRefused:"connection refused at",ENOTFOUND:"\
no such host:",EAI_AGAIN:"no answer from DNS for",ECONNRESET:"connection reset by",ConnectionClosed:"connectio\
n closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"no connection in time to",ETIMEDOUT:"\
no connection in time to",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"n\
o TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},de=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;function he(e,t){
let n=d(e,"code")??d(j(e),"code");if(typeof n!="string")return;let r=d(e,"address")??d(j(e),"address"),o=d(e,"\
port")??d(j(e),"port"),i=Object.hasOwn(mt,n)?mt[n]:void 0;return i?`${i} ${typeof r=="string"?`${r}:${o}`:t}`:
de.test(n)?`the certificate of ${t} is not trusted (${n})`:void 0}function d(e,t){try{return e[t]}catch{return}}function bt(e,t,n){let r=n.split(" "),o=Et(e);if(!o)return`${t}: must be a plain object, such as { ${r.at(-1)}\
: … }; got ${Tt(e)}`;let i=o.find(c=>!r.includes(c));if(i!==void 0)return`${i.slice(0,40)}: is not an option\
 of ${t}; expected one of ${r.join(", ")}`;let s=[];for(let c of r)try{let f=o.includes(c)?e[c]:void 0;if(typeof f==
"string"&&f.length>65536)return`${c}: is too long`;s.push(f)}catch{return`${c}: cannot be read`}return s}function Ot(e){
try{let t=Et(e),n=t?t.map(i=>[i,e[i]]):[...e];if(!n.every(i=>i.length===2))return;let r=n.flat(),o=i=>typeof i==
"string"&&i.length<=65536;return r.length===2*n.length&&r.every(o)?r:void 0}catch{return}}function Et(e){try{if(typeof e!=
"object"||e===null)return;let t=Object.getPrototypeOf(e);return!(t===null||Object.getPrototypeOf(t)===null)||Symbol.
iterator in e?void 0:Reflect.ownKeys(e).filter(r=>typeof r=="string")}catch{return}}function Tt(e){try{if(typeof e!=
"object"||e===null)return e===null?"null":typeof e;let{name:t}=e.constructor;return typeof t=="string"&&/^[\w$]{1,40}$/.
test(t)?t:"something else"}catch{return"something that cannot be read"}}function At(e,t){let n=[],r="must be a\
n array, or another iterable, of order ids";if(typeof e!="object")return r;try{for(let o of e){if(n.length===t)
return`holds more than ${t} ids; split them`;n.push(o)}}catch{return r}return n}function kt(e){return typeof e==
"string"?e.length>64?void 0:e:typeof e!="bigint"?void 0:e>=0n&&BigInt.asUintN(64,e)===e?String(e):void 0}function xt(e){
return e===void 0?"is missing":typeof e=="string"?"is longer than any order id, which has 19 digits at most":typeof e==
"bigint"?"must be from 1 to 9223372036854775807":`must be a string of digits, or a bigint; got ${Tt(e)}`}function _t(e){
return typeof e=="string"&&e.length<=65536?e:void 0}function vt(e){try{return Object.prototype.toString.call(e)===
"[object URL]"&&typeof e.href=="string"?e.href:e}catch{return e}}function St(e){try{return e.toLowerCase().includes(
`//${new URL(e).hostname}`)}catch{return!1}}function Rt(e){try{let{env:t}=globalThis.process,n=Object.hasOwn(t,
e)?t[e]:void 0;return typeof n=="string"&&n!==""?n:void 0}catch{return globalThis.process===void 0?void 0:null}}
function Mt(e,t){return new Promise(n=>{n(e({refresh:t}))})}function Ut(){return globalThis.navigator?.userAgent===
"Cloudflare-Workers"}function Nt(e){try{let[,t="",...n]=e.split(".");if(n.length!==1)return;let{exp:r}=JSON.parse(
atob(t.replaceAll("-","+").replaceAll("_","/")));return typeof r=="number"&&Number.isFinite(r)?r*1e3:void 0}catch{
return}}function Dt(e,t){try{let n=e(t);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var x=new Map,ot=!1;function jt(e,t){if(!we(e)||!Ee()||!ye())return;let n={heads:0},r=x.get(t);return r?r.push(
n):x.set(t,[n]),n}function Ct(e,t){let n=e&&x.get(t)?.filter(r=>r!==e);n?.length?x.set(t,n):e&&x.delete(t)}function ye(){
if(ot)return!0;try{globalThis.process.getBuiltinModule("node:diagnostics_channel").subscribe("undici:client:se\
ndHeaders",ge),ot=!0}catch{}return ot}function ge(e){if(x.size===0)return;let t;try{t=me(e.request.headers)}catch{
for(let n of x.values())Lt(n);return}t!==void 0&&Lt(x.get(t)??[])}function Lt(e){for(let t of e)t.heads+=1}function me(e){
if(!Array.isArray(e))throw new TypeError("the headers are of an unknown form");let t=e.findIndex((n,r)=>r%2===
0&&String(n).toLowerCase()==="x-timestamp");return t<0?void 0:String(e[t+1])}var it=[void 0,!1];function we(e){
return e!==it[0]&&(it=[e,be(e)]),it[1]}function be(e){try{let t=Function.prototype.toString.call(e);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(t)&&t.includes("require('internal/deps/undici/undici')")}catch{return!1}}var Oe=["undici.globalDispatcher\
.1","undici.globalDispatcher.2"].map(e=>Symbol.for(e));function Ee(){return Oe.every(e=>{let t=globalThis[e];return t===
void 0||Te(t)})}var st=new WeakMap;function Te(e){try{let{constructor:t,dispatch:n}=e;return st.has(t)||st.set(
t,Ae(t)),st.get(t)===!0&&n===t.prototype.dispatch}catch{return!1}}function Ae(e){if(!/^(Agent|Dispatcher1Wrapper)$/.
test(e.name))return!1;let{stackTraceLimit:t}=Error;try{return Error.stackTraceLimit=10,!new e({factory:"none",
connections:-1})}catch(n){let[r=""]=String(n.stack).match(/^\s+at .*$/gm)??[];return r.includes("node:internal\
/deps/undici/")}finally{Error.stackTraceLimit=t}}var C={redirect:1,oneCopy:2,tooLong:4,brokeOff:8},ke=2**31-1,at;function $t(e,t){at={ended:e,answered:t}}var D=class{onGivenUp;#t=!1;constructor(t,n,r,o){
this.call=t,this.abort=r,this.deliver=o,t.waits.add(this),this.timer=setTimeout(xe,Math.min(n,ke),this),r?.add(
this)}for(t){t.then(n=>this.end(0,n),n=>this.end(1,n))}fail(t,n,r){this.end(t?1:2,n,r)}end(t,n,r){this.stop()&&
this.deliver(t,n,r)}giveUp(t){this.stop()&&(this.onGivenUp?.(),this.deliver(t))}close(){this.stop()&&this.onGivenUp?.(),
this.abort?.close()}stop(){return this.#t?!1:(this.#t=!0,clearTimeout(this.timer),this.call.waits.delete(this),
this.abort?.waits.delete(this),!0)}get isOver(){return this.#t}};function xe(e){e.giveUp(3)}function Ft(e,t,n,r,o){
let i=new D(t,r,o,ft(e,t));n&&i.for(n)}function ft(e,t){return(n,r,o)=>t.deliver(()=>at.ended(e,n,r,o))}function It(e,t,n){
let{status:r,flags:o,traceId:i,retryAfter:s,body:c,reason:f,cause:u}=n;t.deliver(()=>at.answered(e,r,o,i,s,c,f,
u))}function Pt(e,t,n,r){return new Promise(o=>{new D(e,n,r,(s,c)=>{e.isOver||o([s,c])}).for(t)})}var ct=new WeakMap,
X=class e{waits=new Set;#t=0;static to(t){try{let{aborted:n,addEventListener:r,removeEventListener:o}=t;return typeof n!=
"boolean"||typeof r!="function"||typeof o!="function"?void 0:(ct.get(t)??new e(t,n)).#e()}catch{return}}constructor(t,n){
this.signal=t,this.fired=n}#e(){if(this.#t===0){ct.set(this.signal,this);try{this.signal.addEventListener("abo\
rt",this.#n)}catch{}}return this.#t+=1,this}#n=()=>{this.fired=!0;for(let t of this.waits)t.giveUp(4)};add(t){
this.waits.add(t),this.fired&&t.giveUp(4)}stop(){this.#t-=1,this.#t===0&&this.close()}close(){ct.delete(this.signal);
try{this.signal.removeEventListener("abort",this.#n)}catch{}}get reason(){try{return this.signal.reason}catch{
return}}},V=class{wakers=new Map;sleep(t){return new Promise(n=>{this.wakers.set(t,n)})}wake(t){this.wakers.get(
t)?.(),this.wakers.delete(t)}};var ve=100,K=class{constructor(t,n,r,o){let[i="",...s]=r.split(`
`);this.fetch=t,this.init={__proto__:null,...n},this.url=i,this.own=o.split(`
`);let c=this.own.map(f=>[f,""]);for(let f=0;f<s.length;f+=2)c.push([s[f]??"",s[f+1]??""]);this.headers=Object.
fromEntries(c)}wipe(){this.url="",this.headers={}}#t(t){let[n,...r]=t.split(`
`),o={...this.headers};for(let[i,s]of r.entries())o[this.own[i]??""]=s;return{url:this.url+n,headers:o,timestamp:r[0]??
""}}signed(t){let{url:n,headers:r}=this.#t(t);return{method:this.init.method,url:n,headers:r}}send(t,n,r,o,i,s,c,f){
let u=new AbortController,T=new D(n,c,f,ft(t,n));T.onGivenUp=()=>u.abort();let{url:U,headers:nt,timestamp:q}=this.#t(
o),v={...this.init,headers:nt,signal:u.signal,__proto__:null};i&&(v.keepalive=!0);let S=this.fetch??O(()=>globalThis.
fetch);if(!S){let y=new TypeError("this runtime has no fetch any more");T.fail(!1,y,y.message);return}n.sent(r);
let k=this.fetch?void 0:jt(S,q),L=y=>{k?.heads===1&&(y.flags|=C.oneCopy),T.stop()&&It(t,n,y)},N=y=>{T.fail(k?.
heads!==0,y,wt(y,U))};Se(S,U,v,s,T).then(L,N).finally(()=>Ct(k,q))}};async function Se(e,t,n,r,o){let i=await e(
t,n),{status:s}=i,c=O(()=>i.type)==="opaqueredirect",{flags:f,...u}=await Me(i,r,o);return{status:typeof s=="n\
umber"?s:0,flags:f|(c?C.redirect:0),traceId:Wt(i,"x-trace-id"),retryAfter:Re(i),...u}}function Wt(e,t){let n=O(
()=>e.headers.get(t));return typeof n=="string"?n:void 0}function Re(e){let t=Wt(e,"retry-after")?.trim();if(t===
void 0)return;if(/^\d{1,15}$/.test(t))return Number(t)*1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(t))return;let n=Date.
parse(t)-Date.now();return Number.isNaN(n)?void 0:Math.max(n,0)}async function Me(e,t,n){let r=!1;try{let o=Ue(
e),i=new Uint8Array,s=0;r=!0;for await(let c of o){let f=je(c);if(f.length===0&&(s+=1),i.length+f.length>t||s>
ve||n.isOver)return n.onGivenUp?.(),{flags:C.tooLong};i=Le(i,f)}return{flags:0,body:i}}catch(o){let i=String(O(
()=>o.message)??"");return{flags:r?C.brokeOff:0,reason:i,cause:o}}}function Ue(e){let{body:t}=e;if(t===null)return[];
let n=t;if(typeof O(()=>n.getReader)=="function")return Ne(n);if(typeof O(()=>n[Symbol.asyncIterator])=="funct\
ion")return n;if(typeof O(()=>e.arrayBuffer)=="function")return De(e);throw new TypeError("the response has ne\
ither a stream as `body` nor `arrayBuffer()`")}async function*Ne(e){let t=e.getReader();for(;;){let{done:n,value:r}=await t.
read();if(n)return;yield r}}async function*De(e){yield await e.arrayBuffer()}function Le(e,t){if(e.length===0)
return t;let n=new Uint8Array(e.length+t.length);return n.set(e),n.set(t,e.length),n}function je(e){if(!(ArrayBuffer.
isView(e)||Ce(e)))throw new TypeError("the body holds something other than bytes");return new Uint8Array(e)}function Ce(e){
return O(()=>$e?.call(e))!==void 0}var $e=Object.getOwnPropertyDescriptor(ArrayBuffer.prototype,"byteLength")?.
get;function Bt(){return typeof O(()=>globalThis.fetch)=="function"}function Gt(){return O(()=>"cache"in globalThis.
Request.prototype)??!1}function O(e){try{return e()}catch{return}}function lt(e,t,n,r){let o=a.pa(e,t,n,r);if(o[2])throw p(o[1]);return p(o[0])}function Xt(e,t,n,r){let o=a.qa(
e,t,n,r);if(o[2])throw p(o[1]);return p(o[0])}function dt(e){let t=a.ra(e);if(t[1])throw p(t[0])}function ht(e){
a.sa(e)}function Vt(e,t,n,r){let o=a.ta(e,t,n,r);if(o[2])throw p(o[1]);return o[0]>>>0}function Kt(e){let t=a.
ua(e);if(t[2])throw p(t[1]);return t[0]>>>0}function zt(e,t,n){let r=a.va(e,t,n);if(r[2])throw p(r[1]);return r[0]>>>
0}function Jt(e){let t=a.wa(e);if(t[2])throw p(t[1]);return p(t[0])}function Yt(e,t,n,r){let o=a.xa(e,t,n,r);if(o[2])
throw p(o[1]);return p(o[0])}function Zt(){return{__proto__:null,a:{...{__proto__:null,Q:function(t){return Number(t)},C:function(t){let n=t,
r=typeof n=="boolean"?n:void 0;return h(r)?16777215:r?1:0},D:function(t){return typeof t=="function"},x:function(t){
return t===null},K:function(t){let n=t;return typeof n=="object"&&n!==null},S:function(t){return typeof t=="st\
ring"},y:function(t){return t===void 0},j:function(t,n){let r=n,o=typeof r=="number"?r:void 0;g().setFloat64((t>>>
0)+8,h(o)?0:o,!0),g().setInt32((t>>>0)+0,!h(o),!0)},B:function(t,n){let r=n,o=typeof r=="string"?r:void 0;var i=h(
o)?0:_(o,a.Fa,a.Ga),s=m;g().setInt32((t>>>0)+4,s,!0),g().setInt32((t>>>0)+0,i,!0)},ha:function(t,n){throw new Error(
l(t,n))},c:function(t){t._wbg_cb_unref()},ba:function(t,n){t.asked(n)},v:function(t,n,r){try{var o={a:n,b:r},i=c=>{
let f=o.a;o.a=0;try{return Pe(f,o.b,c)}finally{o.a=f}};return rt(t,i)}finally{o.a=0}},a:function(t,n,r,o,i,s){
return new K(t,n,l(r,o),l(i,s))},T:function(t,n){let r=kt(n);var o=h(r)?0:_(r,a.Fa,a.Ga),i=m;g().setInt32((t>>>
0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},H:function(t){let n=Ot(t);return h(n)?0:Ht(n)},l:function(t,n,r){let o=Nt(
l(n,r));g().setFloat64((t>>>0)+8,h(o)?0:o,!0),g().setInt32((t>>>0)+0,!h(o),!0)},A:function(t,n,r,o,i){return bt(
t,l(n,r),l(o,i))},n:function(t){return t.fired},da:function(t,n){return t.get(n)},i:function(t,n){return t[n>>>
0]},G:function(t,n){return St(l(t,n))},k:function(t,n){return Object.is(t,n)},aa:function(t,n){return At(t,n>>>
0)},U:function(t,n){let r=xt(n),o=_(r,a.Fa,a.Ga),i=m;g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},
q:function(t,n,r,o,i){t.known(l(n,r),l(o,i))},I:function(t){return t.length},b:function(){return new V},ca:function(){
return new Map},e:function(){return new Object},O:function(){return performance.now()},P:function(){return Date.
now()},o:function(){return Math.random()},p:function(t){return t.reason},M:function(t,n){return Mt(t,n!==0)},s:function(t,n,r,o,i,s,c,f,u,T,U){
t.send(n>>>0,r,l(o,i),l(s,c),f!==0,u>>>0,T,U)},ea:function(t,n,r){return t.set(n,r)},_:function(t,n){t.cache=He[n]},
X:function(t,n){t.credentials=qe[n]},f:function(t,n,r){t[n]=r},V:function(t,n,r){t.method=l(n,r)},W:function(t,n){
t.redirect=Xe[n]},Y:function(t,n){t.referrerPolicy=Ge[n]},z:function(t,n,r,o,i,s,c){var f=Ve(n,r).slice();a.Ha(
n,r*4,4);let u;o!==0&&(u=l(o,i),a.Ha(o,i*1,1)),t.settle(f,u,s,c)},E:function(t,n,r){return t.signed(l(n,r))},t:function(t,n){
return t.sleep(n>>>0)},u:function(t,n,r,o,i){Ft(t>>>0,n,r,o,i)},d:function(t){t.stop()},R:function(t,n){let r=_t(
n);var o=h(r)?0:_(r,a.Fa,a.Ga),i=m;g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},h:function(t,n,r){
return t.then(n,r)},N:function(t){let n=X.to(t);return h(n)?0:Ht(n)},w:function(t,n){return Rt(l(t,n))},$:function(t){
t.wake()},m:function(t,n){t.wake(n>>>0)},fa:function(t){t.wipe()},ja:function(t,n){return ze(t,n,Ie)},ka:function(t,n){
return qt(t,n,We)},la:function(t,n){return qt(t,n,Be)},ma:function(t){return t},na:function(t,n){return l(t,n)},
ia:function(){let t=a.Ja;t.set(0,void 0),t.set(1024,void 0),t.set(1025,null),t.set(1026,!0),t.set(1027,!1)}},L:Ut,
Z:Gt,J:Bt,F:vt,ga:$t,g:Pt,r:Dt}}}function Ie(e,t,n){let r=a.Ea(e,t,n);if(r[1])throw p(r[0])}function Pe(e,t,n){
let r,o;try{let i=_(n,a.Fa,a.Ga),s=m,c=a.Da(e,t,i,s);return r=c[0],o=c[1],l(c[0],c[1])}finally{a.Ha(r,o,1)}}function We(e,t,n,r,o,i){
let s=+n,c=+r;var f=h(i)?0:_(i,a.Fa,a.Ga),u=m;a.Ca(e,t,s,c,o,f,u)}function Be(e,t,n,r,o,i,s,c,f,u){let T=+n,U=+r,
nt=+o,q=+(h(s)?0:s),v,S,k,L,N,y;try{v=h(i)?0:_(i,a.Fa,a.Ga),S=m,k=h(c)?0:Je(c,a.Fa),L=m,N=h(f)?0:_(f,a.Fa,a.Ga),
y=m}catch(ie){throw N&&a.Ha(N,y*1,1),k&&a.Ha(k,L*1,1),v&&a.Ha(v,S*1,1),ie}a.Ba(e,t,T,U,nt,v,S,!h(s),q,k,L,N,y,
u)}var Ge=["","no-referrer","no-referrer-when-downgrade","origin","origin-when-cross-origin","unsafe-url","sam\
e-origin","strict-origin","strict-origin-when-cross-origin"],He=["default","no-store","reload","no-cache","for\
ce-cache","only-if-cached"],qe=["omit","same-origin","include"],Xe=["follow","error","manual"];function Ht(e){
let t=a.Ia();return a.Ja.set(t,e),t}var J=typeof FinalizationRegistry>"u"?{register:()=>{},unregister:()=>{}}:
new FinalizationRegistry(e=>a.Ka(e.a,e.b));function Ve(e,t){return e=e>>>0,Ke().subarray(e/4,e/4+t)}var R=null;
function g(){return(R===null||R.buffer.detached===!0||R.buffer.detached===void 0&&R.buffer!==a.oa.buffer)&&(R=
new DataView(a.oa.buffer)),R}function l(e,t){return e=e>>>0,Ze(P().subarray(e,e+t))}var F=null;function Ke(){return(F===
null||F.byteLength===0)&&(F=new Uint32Array(a.oa.buffer)),F}var I=null;function P(){return(I===null||I.byteLength===
0)&&(I=new Uint8Array(a.oa.buffer)),I}function h(e){return e==null}function qt(e,t,n){let r={a:e,b:t,cnt:1},o=(...i)=>{
r.cnt++;try{return n(r.a,r.b,...i)}finally{o._wbg_cb_unref()}};return o._wbg_cb_unref=()=>{--r.cnt===0&&(a.Ka(
r.a,r.b),r.a=0,J.unregister(r))},J.register(o,r,r),o}function ze(e,t,n){let r={a:e,b:t,cnt:1},o=(...i)=>{r.cnt++;
let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{r.a=s,o._wbg_cb_unref()}};return o._wbg_cb_unref=()=>{--r.cnt===
0&&(a.Ka(r.a,r.b),r.a=0,J.unregister(r))},J.register(o,r,r),o}function Je(e,t){let n=t(e.length*1,1)>>>0;return P().
set(e,n/1),m=e.length,n}function _(e,t,n){if(n===void 0){let c=W.encode(e),f=t(c.length,1)>>>0;return P().subarray(
f,f+c.length).set(c),m=c.length,f}let r=e.length,o=t(r,1)>>>0,i=P(),s=0;for(;s<r;s++){let c=e.charCodeAt(s);if(c>
127)break;i[o+s]=c}if(s!==r){s!==0&&(e=e.slice(s)),o=n(o,r,r=s+e.length*3,1)>>>0;let c=P().subarray(o+s,o+r),f=W.
encodeInto(e,c);s+=f.written,o=n(o,r,s,1)>>>0}return m=s,o}function p(e){let t=a.Ja.get(e);return a.La(e),t}var z=new w(
"utf-8",{ignoreBOM:!0});z.decode();var Ye=2146435072,ut=0;function Ze(e){return ut+=e.length,ut>=Ye&&(z=new w(
"utf-8",{ignoreBOM:!0}),z.decode(),ut=e.length),z.decode(e)}var W=new b;"encodeInto"in W||(W.encodeInto=function(e,t){
let n=W.encode(e);return t.set(n),{read:e.length,written:n.length}});var m=0,Qe,tn,a;function Qt(e,t){return tn=
e,a=e.exports,Qe=t,R=null,F=null,I=null,a.Ma(),a}async function en(e,t){if(typeof Response=="function"&&e instanceof
Response){if(!e.ok)throw new Error(`failed to fetch Wasm: ${e.status} ${e.statusText} fetching '${e.url}'`);if(typeof WebAssembly.
instantiateStreaming=="function")try{return await WebAssembly.instantiateStreaming(e,t)}catch(o){if(n(e.type)&&
e.headers.get("Content-Type")!=="application/wasm")console.warn("`WebAssembly.instantiateStreaming` failed bec\
ause your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantia\
te` which is slower. Original error:\n",o);else throw o}let r=await e.arrayBuffer();return await WebAssembly.instantiate(
r,t)}else{let r=await WebAssembly.instantiate(e,t);return r instanceof WebAssembly.Instance?{instance:r,module:e}:
r}function n(r){switch(r){case"basic":case"cors":case"default":return!0}return!1}}function nn(e){if(a!==void 0)
return a;e!==void 0&&(Object.getPrototypeOf(e)===Object.prototype?{module:e}=e:console.warn("using deprecated \
parameters for `initSync()`; pass a single object instead"));let t=Zt();e instanceof WebAssembly.Module||(e=new WebAssembly.
Module(e));let n=new WebAssembly.Instance(e,t);return Qt(n,e)}var $;async function rn(e){return a!==void 0?a:($===
void 0&&($=on(e),$.catch(()=>{$=void 0})),$)}async function on(e){e!==void 0&&(Object.getPrototypeOf(e)===Object.
prototype?{module_or_path:e}=e:console.warn("using deprecated parameters for the initialization function; pass\
 a single object instead"));let t=Zt();(typeof e=="string"||typeof Request=="function"&&e instanceof Request||
typeof URL=="function"&&e instanceof URL)&&(e=fetch(e));let{instance:n,module:r}=await en(await e,t);return Qt(
n,r)}var E=class extends Error{constructor(t,n){let{cause:r,...o}=n;super(t,r===void 0?void 0:{cause:r}),this.kind=
o.kind,Object.assign(this,o);let i=Object.hasOwn(te,this.kind)?te[this.kind]:"LongportError";Object.defineProperty(
this,"name",{value:i,configurable:!0,writable:!0})}toJSON(){let{name:t,message:n,cause:r,...o}=this,i=r===void 0?
{}:{cause:ee(r)};return{name:this.name,message:this.message,...o,...i}}},te={Aborted:"AbortError",Timeout:"Tim\
eoutError"},cn=4;function ee(e,t=cn){try{if(typeof e!="object"||e===null)return String(e);let n={};for(let r of[
"name","message","code"]){let o=e[r];(typeof o=="string"||typeof o=="number")&&(n[r]=o)}return t>1&&e.cause!==
void 0&&(n.cause=ee(e.cause,t-1)),n}catch{return"something that cannot be read"}}var pt,B=!1,yt=new Set;function A(e){if(B)throw Y();let t;try{t=e()}catch(n){let r=n;if(r instanceof E)throw r;
if(an(r))throw new E(r.message,r);fn(r)}if(B)throw Y();return t}function an(e){return typeof e=="object"&&e!==
null&&Object.hasOwn(e,"kind")}function fn(e){if(!B){B=!0,pt=e;for(let t of yt)t.close()}}function Y({orderId:e,
outcome:t,attempts:n}={outcome:"not-sent",attempts:0}){let o=`${e===void 0?"":`order ${e}: `}the WebAssembly m\
odule has ended (${String(pt)}); restart the process, reload the page, or start a new worker; ${un[t]}`,i=e===
void 0?{}:{orderId:e};return new E(o,{kind:"ModuleEnded",outcome:t,...i,attempts:n,cause:pt})}var un={"not-sen\
t":"nothing was sent",rejected:"the order is as it was",unknown:"the order may have been cancelled: look it up\
 before acting on it"},M=class{orders=new Map;waits=new Set;#t;#e=!1;config;isOver=!1;of(t){return this.config=
t,this}sent(t){let n=(this.orders.get(t)?.attempts??0)+1;this.orders.set(t,{outcome:"unknown",attempts:n})}known(t,n){
let r=this.orders.get(t);r&&(r.outcome=n)}close(){for(let t of this.waits)t.close();this.wake()}wake(){this.#e=
!0,this.#t?.()}deliver(t){if(!this.isOver){try{A(t)}catch{}this.wake()}}async run(t){yt.add(this);try{let n=A(
t);if(typeof n!="number")return n;for(await void 0;;){let r=A(()=>Jt(n));if(r!==void 0)return r;await this.#n()}}catch(n){
throw this.explained(n)}finally{this.isOver=!0,yt.delete(this)}}explained(t){let[n]=this.orders;return t.kind===
"ModuleEnded"&&n?Y({orderId:n[0],...n[1]}):t}async#n(){this.#e||(await new Promise(t=>{this.#t=t}),this.#t=void 0),
this.#e=!1}},Z=class extends M{#t=[];#e=[];settle(t,n,r,o){let s={ok:!o,...n===void 0?{}:{orderId:n},...o?{facts:o}:
{receipt:r}};for(let c of t)this.#t[c]=s;n!==void 0&&this.orders.delete(n)}asked(t){this.#e=t}async runAll(t){
try{await this.run(t)}catch(n){if(!B||this.#e.length===0)throw n;for(let[r,o]of this.#e.entries()){if(r in this.#t)
continue;let i=String(o),s=this.orders.get(i)??{outcome:"not-sent",attempts:0};this.#t[r]={ok:!1,orderId:i,error:Y(
{orderId:i,...s})}}}for(let n of new Set(this.#t)){let{facts:r}=n;r&&(n.error=new E(r.message,r),delete n.facts)}
return this.#t}};var Q=Symbol("ours"),ne=2**32-1,re=new FinalizationRegistry(e=>{oe(()=>ht(e))}),gt,tt=class e{#t;static{gt=t=>typeof t==
"object"&&t!==null&&#t in t?t.#t:void 0}constructor(t,n){if(t!==Q)throw H("Config: is made by Config.fromApike\
y, fromApikeyEnv or fromOAuth, not by new");this.#t=n,re.register(this,n,this)}static fromApikey(t,n,r,o){let i=A(
()=>Vt(t,n,r,o));return new e(Q,i)}static fromApikeyEnv(t){return new e(Q,A(()=>Kt(t)))}static fromEnv(t){return e.
fromApikeyEnv(t)}static fromOAuth(t,n,r){let o=A(()=>zt(t,n,r));return new e(Q,o)}free(){let t=gt(this);t===void 0||
t===ne||(this.#t=ne,re.unregister(this),oe(()=>ht(t)))}},et=class e{#t;constructor(t){A(()=>dt(G(t))),this.#t=
t}static new(t){return new e(t)}cancelOrder(t,n){let r=new M;return r.run(()=>{let o=e.#e(this,"cancelOrder");
return lt(G(o),r.of(o),t,n)})}cancelOrders(t,n){let r=new Z;return r.runAll(()=>{let o=e.#e(this,"cancelOrders");
return Xt(G(o),r.of(o),t,n)})}signCancelOrder(t,n){let r=new M;return r.run(()=>{let o=e.#e(this,"signCancelOr\
der");return Yt(G(o),r.of(o),t,n)})}free(){typeof this=="object"&&this!==null&&#t in this&&(this.#t=void 0)}static#e(t,n){
if(typeof t!="object"||t===null)throw H(`context: ${n} was called on its own; call it as ctx.${n}(…)`);if(!(#t in
t))throw H(`context: ${n} was called on something that is not a TradeContext: a copy or a proxy of one cannot \
be used (in Vue, keep the original by markRaw)`);if(!t.#t)throw H(`context: ${n} was called after free()`);return t.#t}};
function ln(e,t,n){let r=new M;return r.run(()=>{let o=G(e);return dt(o),lt(o,r.of(e),t,n)})}for(let[e,t]of Object.
entries({Config:tt,LongportError:E,TradeContext:et,cancelOrder:ln}))Object.defineProperty(t,"name",{value:e});
if(Symbol.dispose)for(let{prototype:e}of[tt,et]){let{free:t}=e;Object.defineProperty(e,Symbol.dispose,{value:t,
configurable:!0})}function G(e){let t=gt(e);if(t===void 0)throw H("config: must be a Config that has not been \
freed, itself and not a copy of it");return t}function H(e){return new E(e,{kind:"InvalidConfig",outcome:"not-\
sent",attempts:0})}function oe(e){try{A(e)}catch{}}export{tt as Config,E as LongportError,et as TradeContext,ln as cancelOrder,rn as default,nn as initSync};
