if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var it=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:st();function st(){let t=globalThis.process?.
getBuiltinModule?.("node:util");if(!t)throw new Error("longport-cancel-order needs TextDecoder and TextEncoder");
return t}var{TextDecoder:m,TextEncoder:b}=it;var ct=["code","errno","syscall","hostname","address","port"];function re(t,e,n=4){if(typeof t=="string")return e(t);if(typeof t!="object"||t===null)return typeof t=="funct\
ion"||typeof t=="symbol"?void 0:t;let r=c=>{let u=l(t,c);return typeof u=="string"?e(u):void 0},o=n>1?l(t,"cau\
se"):void 0,i=new Error(r("message")??"",o===void 0?void 0:{cause:re(o,e,n-1)}),s={name:r("name")??"Error",stack:r(
"stack")};for(let[c,u]of Object.entries(s))Object.defineProperty(i,c,{value:u,configurable:!0,writable:!0});for(let c of ct){
let u=l(t,c)??l(j(t),c);typeof u=="number"&&Object.assign(i,{[c]:u}),typeof u=="string"&&Object.assign(i,{[c]:e(
u)})}return i}function me(t,e){let{host:n,origin:r}=new URL(e),o=ft(t);for(let u of o){let f=dt(u,n);if(f)return f}
let i=ut(o),s=l(globalThis,"location");if(typeof s!="object"||at())return i&&`${i} (${n})`;let c=`check that ${r}\
 can be reached and allows requests from ${s.origin} (CORS)`;return i?`${i}; ${c}`:c}function at(){return l(l(
globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}function ut(t){let e="";for(let n of t){let r=l(
n,"message");typeof r=="string"&&r!==""&&(e=r)}return e}function ft(t){let e=[];for(let n=t;e.length<4&&typeof n==
"object"&&n;)e.push(n),n=l(n,"cause")??j(n);return e}function j(t){let e=l(t,"errors");return Array.isArray(e)?
e[0]:void 0}var ge={ECONNREFUSED:"connection refused at",ConnectionRefused:"connection refused at",ENOTFOUND:"\
no such host:",EAI_AGAIN:"no answer from DNS for",ECONNRESET:"connection reset by",ConnectionClosed:"connectio\
n closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"no connection in time to",ETIMEDOUT:"\
no connection in time to",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"n\
o TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},lt=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;function dt(t,e){
let n=l(t,"code")??l(j(t),"code");if(typeof n!="string")return;let r=l(t,"address")??l(j(t),"address"),o=l(t,"\
port")??l(j(t),"port"),i=Object.hasOwn(ge,n)?ge[n]:void 0;return i?`${i} ${typeof r=="string"?`${r}:${o}`:e}`:
lt.test(n)?`the certificate of ${e} is not trusted (${n})`:void 0}function l(t,e){try{return t[e]}catch{return}}function we(t,e,n){let r=n.split(" "),o=Oe(t);if(!o)return`${e}: must be a plain object, such as { ${r.at(-1)}\
: … }; got ${Te(t)}`;let i=o.find(c=>!r.includes(c));if(i!==void 0)return`${i.slice(0,40)}: is not an option\
 of ${e}; expected one of ${r.join(", ")}`;let s=[];for(let c of r)try{let u=o.includes(c)?t[c]:void 0;if(typeof u==
"string"&&u.length>65536)return`${c}: is too long`;s.push(u)}catch{return`${c}: cannot be read`}return s}function Ee(t){
try{let e=Oe(t),n=e?e.map(i=>[i,t[i]]):[...t];if(!n.every(i=>i.length===2))return;let r=n.flat(),o=i=>typeof i==
"string"&&i.length<=65536;return r.length===2*n.length&&r.every(o)?r:void 0}catch{return}}function Oe(t){try{if(typeof t!=
"object"||t===null)return;let e=Object.getPrototypeOf(t);return!(e===null||Object.getPrototypeOf(e)===null)||Symbol.
iterator in t?void 0:Reflect.ownKeys(t).filter(r=>typeof r=="string")}catch{return}}function Te(t){try{if(typeof t!=
"object"||t===null)return t===null?"null":typeof t;let{name:e}=t.constructor;return typeof e=="string"&&/^[\w$]{1,40}$/.
test(e)?e:"something else"}catch{return"something that cannot be read"}}function Ae(t,e){let n=[],r="must be a\
n array, or another iterable, of order ids";if(typeof t!="object")return r;try{for(let o of t){if(n.length===e)
return`holds more than ${e} ids; split them`;n.push(o)}}catch{return r}return n}function ke(t){if(typeof t=="s\
tring")return t.length>19?be(t):t;if(typeof t=="bigint")return t<0n?"-":BigInt.asUintN(63,t)===t?String(t):be(
"9")}function be(t){let e=t.slice(0,20);return/^[1-9]\d*$/.test(e)?"9".repeat(20):e}function ve(t){return t===
void 0||t===""?"is missing":`must be a string of digits, or a bigint; got ${Te(t)}`}function xe(t){return typeof t==
"string"&&t.length<=65536?t:void 0}function Se(t){try{return Object.prototype.toString.call(t)==="[object URL]"&&
typeof t.href=="string"?t.href:t}catch{return t}}function Re(t){try{let{env:e}=globalThis.process,n=Object.hasOwn(
e,t)?e[t]:void 0;return typeof n=="string"&&n!==""?n:void 0}catch{return globalThis.process===void 0?void 0:null}}
function Me(t,e){return new Promise(n=>{n(t({refresh:e}))})}function De(){return globalThis.navigator?.userAgent===
"Cloudflare-Workers"}function Ie(t){try{let e=t.split(".")[1]??"",{exp:n}=JSON.parse(atob(e.replaceAll("-","+").
replaceAll("_","/")));return typeof n=="number"&&Number.isFinite(n)?n*1e3:void 0}catch{return}}function Ne(t,e){
try{let n=t(e);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var S=new Map,oe=!1;function Ue(t,e){if(!yt(t)||!bt()||!pt())return;let n={heads:0},r=S.get(e);return r?r.push(
n):S.set(e,[n]),n}function je(t,e){let n=t&&S.get(e)?.filter(r=>r!==t);n?.length?S.set(e,n):t&&S.delete(e)}function pt(){
if(oe)return!0;try{globalThis.process.getBuiltinModule("node:diagnostics_channel").subscribe("undici:client:se\
ndHeaders",_t),oe=!0}catch{}return oe}function _t(t){if(S.size!==0)try{let[,e]=/\r\nx-timestamp: ([\d.]+)\r\n/i.
exec(t.headers)??[];for(let n of S.get(e??"")??[])n.heads+=1}catch{}}var ie=[void 0,!1];function yt(t){return t!==
ie[0]&&(ie=[t,gt(t)]),ie[1]}function gt(t){try{let e=Function.prototype.toString.call(t);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(e)&&e.includes("require('internal/deps/undici/undici')")}catch{return!1}}var mt=["undici.globalDispatcher\
.1","undici.globalDispatcher.2"].map(t=>Symbol.for(t));function bt(){return mt.every(t=>{let e=globalThis[t];return e===
void 0||wt(e)})}var se=new WeakMap;function wt(t){try{let{constructor:e,dispatch:n}=t;return se.has(e)||se.set(
e,Et(e)),se.get(e)===!0&&n===e.prototype.dispatch}catch{return!1}}function Et(t){if(!/^(Agent|Dispatcher1Wrapper)$/.
test(t.name))return!1;let{stackTraceLimit:e}=Error;try{return Error.stackTraceLimit=10,!new t({factory:"none",
connections:-1})}catch(n){let[r=""]=String(n.stack).match(/^\s+at .*$/gm)??[];return r.includes("node:internal\
/deps/undici/")}finally{Error.stackTraceLimit=e}}var L={redirect:1,oneCopy:2,tooLong:4,brokeOff:8},Ot=2**31-1,ae;function Le(t,e){ae={ended:t,answered:e}}var N=class{onGivenUp;#e=!1;constructor(e,n,r){
this.abort=n,this.deliver=r,this.timer=setTimeout(Tt,Math.min(e,Ot),this),n?.add(this)}for(e){e.then(n=>this.end(
0,n),n=>this.end(1,n))}fail(e,n,r){this.end(e?1:2,n,r)}end(e,n,r){this.stop()&&this.deliver(e,n,r)}giveUp(e){this.
stop()&&(this.onGivenUp?.(),this.deliver(e))}stop(){return this.#e?!1:(this.#e=!0,clearTimeout(this.timer),this.
abort?.waits.delete(this),!0)}get isOver(){return this.#e}};function Tt(t){t.giveUp(3)}function $e(t,e,n,r,o){
let i=new N(r,o,ue(t,e));n&&i.for(n)}function ue(t,e){return(n,r,o)=>e.deliver(()=>ae.ended(t,n,r,o))}function Ce(t,e,n){
let{status:r,flags:o,traceId:i,retryAfter:s,body:c,reason:u,cause:f}=n;e.deliver(()=>ae.answered(t,r,o,i,s,c,u,
f))}function Fe(t,e,n,r){return new Promise(o=>{new N(n,r,(s,c)=>{t.isOver||o([s,c])}).for(e)})}var ce=new WeakMap,
H=class t{waits=new Set;#e=0;static to(e){try{let{aborted:n,addEventListener:r,removeEventListener:o}=e;return typeof n!=
"boolean"||typeof r!="function"||typeof o!="function"?void 0:(ce.get(e)??new t(e,n)).#t()}catch{return}}constructor(e,n){
this.signal=e,this.fired=n}#t(){if(this.#e===0){ce.set(this.signal,this);try{this.signal.addEventListener("abo\
rt",this.#n)}catch{}}return this.#e+=1,this}#n=()=>{this.fired=!0;for(let e of this.waits)e.giveUp(4)};add(e){
this.waits.add(e),this.fired&&e.giveUp(4)}stop(){if(this.#e-=1,!(this.#e>0)){ce.delete(this.signal);try{this.signal.
removeEventListener("abort",this.#n)}catch{}}}get reason(){try{return this.signal.reason}catch{return}}},V=class{wakers=new Map;sleep(e){
return new Promise(n=>{this.wakers.set(e,n)})}wake(e){this.wakers.get(e)?.(),this.wakers.delete(e)}};var kt=100,z=class{constructor(e,n,r,o){let[i="",...s]=r.split(`
`);this.fetch=e,this.init={__proto__:null,...n},this.url=i,this.own=o.split(`
`);let c=this.own.map(u=>[u,""]);for(let u=0;u<s.length;u+=2)c.push([s[u]??"",s[u+1]??""]);this.headers=Object.
fromEntries(c)}wipe(){this.url="",this.headers={}}#e(e){let[n,...r]=e.split(`
`),o={...this.headers};for(let[i,s]of r.entries())o[this.own[i]??""]=s;return{url:this.url+n,headers:o,timestamp:r[0]??
""}}signed(e){let{url:n,headers:r}=this.#e(e);return{method:this.init.method,url:n,headers:r}}send(e,n,r,o,i,s,c,u){
let f=new AbortController,O=new N(c,u,ue(e,n));O.onGivenUp=()=>f.abort();let{url:D,headers:ne,timestamp:q}=this.#e(
o),v={...this.init,headers:ne,signal:f.signal,__proto__:null};i&&(v.keepalive=!0);let x=this.fetch??w(()=>globalThis.
fetch);if(!x){let _=new TypeError("this runtime has no fetch any more");O.fail(!1,_,_.message);return}n.sent(r);
let A=this.fetch?void 0:Ue(x,q),U=_=>{A?.heads===1&&(_.flags|=L.oneCopy),O.stop()&&Ce(e,n,_)},I=_=>{O.fail(A?.
heads!==0,_,me(_,D))};vt(x,D,v,s,O).then(U,I).finally(()=>je(A,q))}};async function vt(t,e,n,r,o){let i=await t(
e,n),{status:s}=i,c=w(()=>i.type)==="opaqueredirect",{flags:u,...f}=await St(i,r,o);return{status:typeof s=="n\
umber"?s:0,flags:u|(c?L.redirect:0),traceId:We(i,"x-trace-id"),retryAfter:xt(i),...f}}function We(t,e){let n=w(
()=>t.headers.get(e));return typeof n=="string"?n:void 0}function xt(t){let e=We(t,"retry-after")?.trim();if(e===
void 0)return;if(/^\d{1,15}$/.test(e))return Number(e)*1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(e))return;let n=Date.
parse(e)-Date.now();return Number.isNaN(n)?void 0:Math.max(n,0)}async function St(t,e,n){let r=!1;try{let o=Rt(
t),i=new Uint8Array,s=0;r=!0;for await(let c of o){let u=Nt(c);if(u.length===0&&(s+=1),i.length+u.length>e||s>
kt||n.isOver)return n.onGivenUp?.(),{flags:L.tooLong};i=It(i,u)}return{flags:0,body:i}}catch(o){let i=String(w(
()=>o.message)??"");return{flags:r?L.brokeOff:0,reason:i,cause:o}}}function Rt(t){let{body:e}=t;if(e===null)return[];
let n=e;if(typeof w(()=>n.getReader)=="function")return Mt(n);if(typeof w(()=>n[Symbol.asyncIterator])=="funct\
ion")return n;if(typeof w(()=>t.arrayBuffer)=="function")return Dt(t);throw new TypeError("the response has ne\
ither a stream as `body` nor `arrayBuffer()`")}async function*Mt(t){let e=t.getReader();for(;;){let{done:n,value:r}=await e.
read();if(n)return;yield r}}async function*Dt(t){yield await t.arrayBuffer()}function It(t,e){if(t.length===0)
return e;let n=new Uint8Array(t.length+e.length);return n.set(t),n.set(e,t.length),n}function Nt(t){if(!(ArrayBuffer.
isView(t)||Ut(t)))throw new TypeError("the body holds something other than bytes");return new Uint8Array(t)}function Ut(t){
return w(()=>jt?.call(t))!==void 0}var jt=Object.getOwnPropertyDescriptor(ArrayBuffer.prototype,"byteLength")?.
get;function Be(){return typeof w(()=>globalThis.fetch)=="function"}function Pe(){return w(()=>"cache"in globalThis.
Request.prototype)??!1}function w(t){try{return t()}catch{return}}function le(t,e,n,r){let o=a.oa(t,e,n,r);if(o[2])throw p(o[1]);return p(o[0])}function qe(t,e,n,r){let o=a.pa(
t,e,n,r);if(o[2])throw p(o[1]);return p(o[0])}function de(t){let e=a.qa(t);if(e[1])throw p(e[0])}function he(t){
a.ra(t)}function He(t,e,n,r){let o=a.sa(t,e,n,r);if(o[2])throw p(o[1]);return o[0]>>>0}function Ve(t){let e=a.
ta(t);if(e[2])throw p(e[1]);return e[0]>>>0}function ze(t,e,n){let r=a.ua(t,e,n);if(r[2])throw p(r[1]);return r[0]>>>
0}function Je(t){let e=a.va(t);if(e[2])throw p(e[1]);return p(e[0])}function Ke(t,e,n,r){let o=a.wa(t,e,n,r);if(o[2])
throw p(o[1]);return p(o[0])}function Ye(){return{__proto__:null,a:{...{__proto__:null,P:function(e){return Number(e)},C:function(e){let n=e,
r=typeof n=="boolean"?n:void 0;return h(r)?16777215:r?1:0},D:function(e){return typeof e=="function"},x:function(e){
return e===null},J:function(e){let n=e;return typeof n=="object"&&n!==null},R:function(e){return typeof e=="st\
ring"},y:function(e){return e===void 0},j:function(e,n){let r=n,o=typeof r=="number"?r:void 0;y().setFloat64((e>>>
0)+8,h(o)?0:o,!0),y().setInt32((e>>>0)+0,!h(o),!0)},B:function(e,n){let r=n,o=typeof r=="string"?r:void 0;var i=h(
o)?0:k(o,a.Ea,a.Fa),s=g;y().setInt32((e>>>0)+4,s,!0),y().setInt32((e>>>0)+0,i,!0)},ga:function(e,n){throw new Error(
d(e,n))},c:function(e){e._wbg_cb_unref()},aa:function(e,n){e.asked(n)},v:function(e,n,r){try{var o={a:n,b:r},i=c=>{
let u=o.a;o.a=0;try{return Ct(u,o.b,c)}finally{o.a=u}};return re(e,i)}finally{o.a=0}},a:function(e,n,r,o,i,s){
return new z(e,n,d(r,o),d(i,s))},S:function(e,n){let r=ke(n);var o=h(r)?0:k(r,a.Ea,a.Fa),i=g;y().setInt32((e>>>
0)+4,i,!0),y().setInt32((e>>>0)+0,o,!0)},G:function(e){let n=Ee(e);return h(n)?0:Ge(n)},l:function(e,n,r){let o=Ie(
d(n,r));y().setFloat64((e>>>0)+8,h(o)?0:o,!0),y().setInt32((e>>>0)+0,!h(o),!0)},A:function(e,n,r,o,i){return we(
e,d(n,r),d(o,i))},n:function(e){return e.fired},ca:function(e,n){return e.get(n)},i:function(e,n){return e[n>>>
0]},k:function(e,n){return Object.is(e,n)},$:function(e,n){return Ae(e,n>>>0)},T:function(e,n){let r=ve(n),o=k(
r,a.Ea,a.Fa),i=g;y().setInt32((e>>>0)+4,i,!0),y().setInt32((e>>>0)+0,o,!0)},q:function(e,n,r,o,i){e.known(d(n,
r),d(o,i))},H:function(e){return e.length},b:function(){return new V},ba:function(){return new Map},e:function(){
return new Object},N:function(){return performance.now()},O:function(){return Date.now()},o:function(){return Math.
random()},p:function(e){return e.reason},L:function(e,n){return Me(e,n!==0)},s:function(e,n,r,o,i,s,c,u,f,O,D){
e.send(n>>>0,r,d(o,i),d(s,c),u!==0,f>>>0,O,D)},da:function(e,n,r){return e.set(n,r)},Z:function(e,n){e.cache=Pt[n]},
W:function(e,n){e.credentials=Gt[n]},f:function(e,n,r){e[n]=r},U:function(e,n,r){e.method=d(n,r)},V:function(e,n){
e.redirect=Xt[n]},X:function(e,n){e.referrerPolicy=Bt[n]},z:function(e,n,r,o,i,s,c){var u=qt(n,r).slice();a.Ga(
n,r*4,4);let f;o!==0&&(f=d(o,i),a.Ga(o,i*1,1)),e.settle(u,f,s,c)},E:function(e,n,r){return e.signed(d(n,r))},t:function(e,n){
return e.sleep(n>>>0)},u:function(e,n,r,o,i){$e(e>>>0,n,r,o,i)},d:function(e){e.stop()},Q:function(e,n){let r=xe(
n);var o=h(r)?0:k(r,a.Ea,a.Fa),i=g;y().setInt32((e>>>0)+4,i,!0),y().setInt32((e>>>0)+0,o,!0)},h:function(e,n,r){
return e.then(n,r)},M:function(e){let n=H.to(e);return h(n)?0:Ge(n)},w:function(e,n){return Re(d(e,n))},_:function(e){
e.wake()},m:function(e,n){e.wake(n>>>0)},ea:function(e){e.wipe()},ia:function(e,n){return Vt(e,n,$t)},ja:function(e,n){
return Xe(e,n,Ft)},ka:function(e,n){return Xe(e,n,Wt)},la:function(e){return e},ma:function(e,n){return d(e,n)},
ha:function(){let e=a.Ia;e.set(0,void 0),e.set(1024,void 0),e.set(1025,null),e.set(1026,!0),e.set(1027,!1)}},K:De,
Y:Pe,I:Be,F:Se,fa:Le,g:Fe,r:Ne}}}function $t(t,e,n){let r=a.Da(t,e,n);if(r[1])throw p(r[0])}function Ct(t,e,n){
let r,o;try{let i=k(n,a.Ea,a.Fa),s=g,c=a.Ca(t,e,i,s);return r=c[0],o=c[1],d(c[0],c[1])}finally{a.Ga(r,o,1)}}function Ft(t,e,n,r,o,i){
let s=+n,c=+r;var u=h(i)?0:k(i,a.Ea,a.Fa),f=g;a.Ba(t,e,s,c,o,u,f)}function Wt(t,e,n,r,o,i,s,c,u,f){let O=+n,D=+r,
ne=+o,q=+(h(s)?0:s),v,x,A,U,I,_;try{v=h(i)?0:k(i,a.Ea,a.Fa),x=g,A=h(c)?0:zt(c,a.Ea),U=g,I=h(u)?0:k(u,a.Ea,a.Fa),
_=g}catch(ot){throw I&&a.Ga(I,_*1,1),A&&a.Ga(A,U*1,1),v&&a.Ga(v,x*1,1),ot}a.Aa(t,e,O,D,ne,v,x,!h(s),q,A,U,I,_,
f)}var Bt=["","no-referrer","no-referrer-when-downgrade","origin","origin-when-cross-origin","unsafe-url","sam\
e-origin","strict-origin","strict-origin-when-cross-origin"],Pt=["default","no-store","reload","no-cache","for\
ce-cache","only-if-cached"],Gt=["omit","same-origin","include"],Xt=["follow","error","manual"];function Ge(t){
let e=a.Ha();return a.Ia.set(e,t),e}var K=typeof FinalizationRegistry>"u"?{register:()=>{},unregister:()=>{}}:
new FinalizationRegistry(t=>a.Ja(t.a,t.b));function qt(t,e){return t=t>>>0,Ht().subarray(t/4,t/4+e)}var R=null;
function y(){return(R===null||R.buffer.detached===!0||R.buffer.detached===void 0&&R.buffer!==a.na.buffer)&&(R=
new DataView(a.na.buffer)),R}function d(t,e){return t=t>>>0,Kt(W().subarray(t,t+e))}var C=null;function Ht(){return(C===
null||C.byteLength===0)&&(C=new Uint32Array(a.na.buffer)),C}var F=null;function W(){return(F===null||F.byteLength===
0)&&(F=new Uint8Array(a.na.buffer)),F}function h(t){return t==null}function Xe(t,e,n){let r={a:t,b:e,cnt:1},o=(...i)=>{
r.cnt++;try{return n(r.a,r.b,...i)}finally{o._wbg_cb_unref()}};return o._wbg_cb_unref=()=>{--r.cnt===0&&(a.Ja(
r.a,r.b),r.a=0,K.unregister(r))},K.register(o,r,r),o}function Vt(t,e,n){let r={a:t,b:e,cnt:1},o=(...i)=>{r.cnt++;
let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{r.a=s,o._wbg_cb_unref()}};return o._wbg_cb_unref=()=>{--r.cnt===
0&&(a.Ja(r.a,r.b),r.a=0,K.unregister(r))},K.register(o,r,r),o}function zt(t,e){let n=e(t.length*1,1)>>>0;return W().
set(t,n/1),g=t.length,n}function k(t,e,n){if(n===void 0){let c=B.encode(t),u=e(c.length,1)>>>0;return W().subarray(
u,u+c.length).set(c),g=c.length,u}let r=t.length,o=e(r,1)>>>0,i=W(),s=0;for(;s<r;s++){let c=t.charCodeAt(s);if(c>
127)break;i[o+s]=c}if(s!==r){s!==0&&(t=t.slice(s)),o=n(o,r,r=s+t.length*3,1)>>>0;let c=W().subarray(o+s,o+r),u=B.
encodeInto(t,c);s+=u.written,o=n(o,r,s,1)>>>0}return g=s,o}function p(t){let e=a.Ia.get(t);return a.Ka(t),e}var J=new m(
"utf-8",{ignoreBOM:!0});J.decode();var Jt=2146435072,fe=0;function Kt(t){return fe+=t.length,fe>=Jt&&(J=new m(
"utf-8",{ignoreBOM:!0}),J.decode(),fe=t.length),J.decode(t)}var B=new b;"encodeInto"in B||(B.encodeInto=function(t,e){
let n=B.encode(t);return e.set(n),{read:t.length,written:n.length}});var g=0,Yt,Zt,a;function Ze(t,e){return Zt=
t,a=t.exports,Yt=e,R=null,C=null,F=null,a.La(),a}async function Qt(t,e){if(typeof Response=="function"&&t instanceof
Response){if(!t.ok)throw new Error(`failed to fetch Wasm: ${t.status} ${t.statusText} fetching '${t.url}'`);if(typeof WebAssembly.
instantiateStreaming=="function")try{return await WebAssembly.instantiateStreaming(t,e)}catch(o){if(n(t.type)&&
t.headers.get("Content-Type")!=="application/wasm")console.warn("`WebAssembly.instantiateStreaming` failed bec\
ause your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantia\
te` which is slower. Original error:\n",o);else throw o}let r=await t.arrayBuffer();return await WebAssembly.instantiate(
r,e)}else{let r=await WebAssembly.instantiate(t,e);return r instanceof WebAssembly.Instance?{instance:r,module:t}:
r}function n(r){switch(r){case"basic":case"cors":case"default":return!0}return!1}}function en(t){if(a!==void 0)
return a;t!==void 0&&(Object.getPrototypeOf(t)===Object.prototype?{module:t}=t:console.warn("using deprecated \
parameters for `initSync()`; pass a single object instead"));let e=Ye();t instanceof WebAssembly.Module||(t=new WebAssembly.
Module(t));let n=new WebAssembly.Instance(t,e);return Ze(n,t)}var $;async function tn(t){return a!==void 0?a:($===
void 0&&($=nn(t),$.catch(()=>{$=void 0})),$)}async function nn(t){t!==void 0&&(Object.getPrototypeOf(t)===Object.
prototype?{module_or_path:t}=t:console.warn("using deprecated parameters for the initialization function; pass\
 a single object instead"));let e=Ye();(typeof t=="string"||typeof Request=="function"&&t instanceof Request||
typeof URL=="function"&&t instanceof URL)&&(t=fetch(t));let{instance:n,module:r}=await Qt(await t,e);return Ze(
n,r)}var E=class extends Error{constructor(e,n){let{cause:r,...o}=n;super(e,r===void 0?void 0:{cause:r}),this.kind=
o.kind,Object.assign(this,o);let i=Object.hasOwn(Qe,this.kind)?Qe[this.kind]:"LongportError";Object.defineProperty(
this,"name",{value:i,configurable:!0,writable:!0})}toJSON(){let{name:e,message:n,cause:r,...o}=this,i=r===void 0?
{}:{cause:et(r)};return{name:this.name,message:this.message,...o,...i}}},Qe={Aborted:"AbortError",Timeout:"Tim\
eoutError"},on=4;function et(t,e=on){try{if(typeof t!="object"||t===null)return String(t);let n={};for(let r of[
"name","message","code"]){let o=t[r];(typeof o=="string"||typeof o=="number")&&(n[r]=o)}return e>1&&t.cause!==
void 0&&(n.cause=et(t.cause,e-1)),n}catch{return"something that cannot be read"}}var pe,P=!1,_e=new Set;function T(t){if(P)throw Y();let e;try{e=t()}catch(n){let r=n;if(r instanceof E)throw r;
if(sn(r))throw new E(r.message,r);cn(r)}if(P)throw Y();return e}function sn(t){return typeof t=="object"&&t!==
null&&Object.hasOwn(t,"kind")}function cn(t){if(!P){P=!0,pe=t;for(let e of _e)e.wake()}}function Y({orderId:t,
outcome:e,attempts:n}={outcome:"not-sent",attempts:0}){let o=`${t===void 0?"":`order ${t}: `}the WebAssembly m\
odule has ended (${String(pe)}); load the package anew, in a new process, page or worker; ${an[e]}`,i=t===void 0?
{}:{orderId:t};return new E(o,{kind:"ModuleEnded",outcome:e,...i,attempts:n,cause:pe})}var an={"not-sent":"not\
hing was sent",rejected:"the order is as it was",unknown:"the order may have been cancelled: look it up before\
 acting on it"},M=class{orders=new Map;#e;#t=!1;config;isOver=!1;of(e){return this.config=e,this}sent(e){let n=(this.
orders.get(e)?.attempts??0)+1;this.orders.set(e,{outcome:"unknown",attempts:n})}known(e,n){let r=this.orders.get(
e);r&&(r.outcome=n)}wake(){this.#t=!0,this.#e?.()}deliver(e){if(!this.isOver){try{T(e)}catch{}this.wake()}}async run(e){
_e.add(this);try{let n=T(e);if(typeof n!="number")return n;for(await void 0;;){let r=T(()=>Je(n));if(r!==void 0)
return r;await this.#n()}}catch(n){throw this.explained(n)}finally{this.isOver=!0,_e.delete(this)}}explained(e){
let[n]=this.orders;return e.kind==="ModuleEnded"&&n?Y({orderId:n[0],...n[1]}):e}async#n(){this.#t||(await new Promise(
e=>{this.#e=e}),this.#e=void 0),this.#t=!1}},Z=class extends M{#e=[];#t=[];settle(e,n,r,o){let i=n===void 0?{}:
{orderId:n},s=o?{ok:!1,...i,error:new E(o.message,o)}:{ok:!0,...i,receipt:r};for(let c of e)this.#e[c]=s;n!==void 0&&
this.orders.delete(n)}asked(e){this.#t=e}async runAll(e){try{await this.run(e)}catch(n){if(!P||this.#t.length===
0)throw n;for(let[r,o]of this.#t.entries()){if(r in this.#e)continue;let i=String(o),s=this.orders.get(i)??{outcome:"\
not-sent",attempts:0};this.#e[r]={ok:!1,orderId:i,error:Y({orderId:i,...s})}}}return this.#e}};var Q=Symbol("ours"),tt=2**32-1,nt=new FinalizationRegistry(t=>{rt(()=>he(t))}),ye,ee=class t{#e;static{ye=e=>typeof e==
"object"&&e!==null&&#e in e?e.#e:void 0}constructor(e,n){if(e!==Q)throw X("Config: is made by Config.fromApike\
y, fromApikeyEnv or fromOAuth, not by new");this.#e=n,nt.register(this,n,this)}static fromApikey(e,n,r,o){let i=T(
()=>He(e,n,r,o));return new t(Q,i)}static fromApikeyEnv(e){return new t(Q,T(()=>Ve(e)))}static fromEnv(e){return t.
fromApikeyEnv(e)}static fromOAuth(e,n,r){let o=T(()=>ze(e,n,r));return new t(Q,o)}free(){let e=ye(this);e===void 0||
e===tt||(this.#e=tt,nt.unregister(this),rt(()=>he(e)))}},te=class t{#e;constructor(e){T(()=>de(G(e))),this.#e=
e}static new(e){return new t(e)}cancelOrder(e,n){let r=new M;return r.run(()=>{let o=t.#t(this,"cancelOrder");
return le(G(o),r.of(o),e,n)})}cancelOrders(e,n){let r=new Z;return r.runAll(()=>{let o=t.#t(this,"cancelOrders");
return qe(G(o),r.of(o),e,n)})}signCancelOrder(e,n){let r=new M;return r.run(()=>{let o=t.#t(this,"signCancelOr\
der");return Ke(G(o),r.of(o),e,n)})}free(){typeof this=="object"&&this!==null&&#e in this&&(this.#e=void 0)}static#t(e,n){
if(typeof e!="object"||e===null)throw X(`context: ${n} was called on its own; call it as ctx.${n}(…)`);if(!(#e in
e))throw X(`context: ${n} was called on something that is not a TradeContext: a copy or a proxy of one cannot \
be used (in Vue, keep the original by markRaw)`);if(!e.#e)throw X(`context: ${n} was called after free()`);return e.#e}};
function un(t,e,n){let r=new M;return r.run(()=>{let o=G(t);return de(o),le(o,r.of(t),e,n)})}for(let[t,e]of Object.
entries({Config:ee,LongportError:E,TradeContext:te,cancelOrder:un}))Object.defineProperty(e,"name",{value:t});
if(Symbol.dispose)for(let{prototype:t}of[ee,te]){let{free:e}=t;Object.defineProperty(t,Symbol.dispose,{value:e,
configurable:!0})}function G(t){let e=ye(t);if(e===void 0)throw X("config: must be a Config that has not been \
freed, itself and not a copy of it");return e}function X(t){return new E(t,{kind:"InvalidConfig",outcome:"not-\
sent",attempts:0})}function rt(t){try{T(t)}catch{}}export{ee as Config,E as LongportError,te as TradeContext,un as cancelOrder,tn as default,en as initSync};
