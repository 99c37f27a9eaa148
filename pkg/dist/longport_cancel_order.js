if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var oe=globalThis.TextDecoder&&globalThis.TextEncoder?globalThis:ie();function ie(){let e=globalThis.process?.
getBuiltinModule?.("node:util");if(!e)throw new Error("longport-cancel-order needs TextDecoder and TextEncoder");
return e}var{TextDecoder:w,TextEncoder:b}=oe;var se=["code","errno","syscall","hostname","address","port"];function rt(e,t,n=4){if(typeof e=="string")return t(e);if(typeof e!="object"||e===null)return typeof e=="funct\
ion"||typeof e=="symbol"?void 0:e;let r=c=>{let f=l(e,c);return typeof f=="string"?t(f):void 0},o=n>1?l(e,"cau\
se"):void 0,i=new Error(r("message")??"",o===void 0?void 0:{cause:rt(o,t,n-1)}),s={name:r("name")??"Error",stack:r(
"stack")};for(let[c,f]of Object.entries(s))Object.defineProperty(i,c,{value:f,configurable:!0,writable:!0});for(let c of se){
let f=l(e,c)??l(I(e),c);typeof f=="number"&&Object.assign(i,{[c]:f}),typeof f=="string"&&Object.assign(i,{[c]:t(
f)})}return i}function wt(e,t){let{host:n,origin:r}=new URL(t),o=fe(e);for(let f of o){let u=le(f,n);if(u)return u}
let i=ae(o),s=l(globalThis,"location");if(typeof s!="object"||ce())return i&&`${i} (${n})`;let c=`check that ${r}\
 can be reached and allows requests from ${s.origin} (CORS)`;return i?`${i}; ${c}`:c}function ce(){return l(l(
globalThis,"process"),"versions")!==void 0||"Deno"in globalThis}function ae(e){let t="";for(let n of e){let r=l(
n,"message");typeof r=="string"&&r!==""&&(t=r)}return t}function fe(e){let t=[];for(let n=e;t.length<4&&typeof n==
"object"&&n;)t.push(n),n=l(n,"cause")??I(n);return t}function I(e){let t=l(e,"errors");return Array.isArray(t)?
t[0]:void 0}var mt={ECONNREFUSED:"connection refused at",ConnectionRefused:"connection refused at",ENOTFOUND:"\
no such host:",EAI_AGAIN:"no answer from DNS for",ECONNRESET:"connection reset by",ConnectionClosed:"connectio\
n closed by",UND_ERR_SOCKET:"connection closed by",UND_ERR_CONNECT_TIMEOUT:"no connection in time to",ETIMEDOUT:"\
no connection in time to",EHOSTUNREACH:"no route to",ENETUNREACH:"no route to",ERR_SSL_WRONG_VERSION_NUMBER:"n\
o TLS at",ERR_SSL_PACKET_LENGTH_TOO_LONG:"no TLS at"},ue=/CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;function le(e,t){
let n=l(e,"code")??l(I(e),"code");if(typeof n!="string")return;let r=l(e,"address")??l(I(e),"address"),o=l(e,"\
port")??l(I(e),"port"),i=Object.hasOwn(mt,n)?mt[n]:void 0;return i?`${i} ${typeof r=="string"?`${r}:${o}`:t}`:
ue.test(n)?`the certificate of ${t} is not trusted (${n})`:void 0}function l(e,t){try{return e[t]}catch{return}}function bt(e,t,n){let r=n.split(" "),o=Ot(e);if(!o)return`${t}: must be a plain object, such as { ${r.at(-1)}\
: … }; got ${Tt(e)}`;let i=o.find(c=>!r.includes(c));if(i!==void 0)return`${i.slice(0,40)}: is not an option\
 of ${t}; expected one of ${r.join(", ")}`;let s=[];for(let c of r)try{let f=o.includes(c)?e[c]:void 0;if(typeof f==
"string"&&f.length>65536)return`${c}: is too long`;s.push(f)}catch{return`${c}: cannot be read`}return s}function Et(e){
try{let t=Ot(e),n=t?t.map(i=>[i,e[i]]):[...e];if(!n.every(i=>i.length===2))return;let r=n.flat(),o=i=>typeof i==
"string"&&i.length<=65536;return r.length===2*n.length&&r.every(o)?r:void 0}catch{return}}function Ot(e){try{if(typeof e!=
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
"[object URL]"&&typeof e.href=="string"?e.href:e}catch{return e}}function St(e){try{let{env:t}=globalThis.process,
n=Object.hasOwn(t,e)?t[e]:void 0;return typeof n=="string"&&n!==""?n:void 0}catch{return globalThis.process===
void 0?void 0:null}}function Rt(e,t){return new Promise(n=>{n(e({refresh:t}))})}function Mt(){return globalThis.
navigator?.userAgent==="Cloudflare-Workers"}function Nt(e){try{let[,t="",...n]=e.split(".");if(n.length!==1)return;
let{exp:r}=JSON.parse(atob(t.replaceAll("-","+").replaceAll("_","/")));return typeof r=="number"&&Number.isFinite(
r)?r*1e3:void 0}catch{return}}function Ut(e,t){try{let n=e(t);typeof n?.then=="function"&&n.then(void 0,()=>{})}catch{}}var S=new Map,ot=!1;function Dt(e,t){if(!ye(e)||!we()||!he())return;let n={heads:0},r=S.get(t);return r?r.push(
n):S.set(t,[n]),n}function jt(e,t){let n=e&&S.get(t)?.filter(r=>r!==e);n?.length?S.set(t,n):e&&S.delete(t)}function he(){
if(ot)return!0;try{globalThis.process.getBuiltinModule("node:diagnostics_channel").subscribe("undici:client:se\
ndHeaders",pe),ot=!0}catch{}return ot}function pe(e){if(S.size!==0)try{let[,t]=/\r\nx-timestamp: ([\d.]+)\r\n/i.
exec(e.headers)??[];for(let n of S.get(t??"")??[])n.heads+=1}catch{}}var it=[void 0,!1];function ye(e){return e!==
it[0]&&(it=[e,ge(e)]),it[1]}function ge(e){try{let t=Function.prototype.toString.call(e);return/^(async )?function fetch\(input, init = undefined\) \{/.
test(t)&&t.includes("require('internal/deps/undici/undici')")}catch{return!1}}var me=["undici.globalDispatcher\
.1","undici.globalDispatcher.2"].map(e=>Symbol.for(e));function we(){return me.every(e=>{let t=globalThis[e];return t===
void 0||be(t)})}var st=new WeakMap;function be(e){try{let{constructor:t,dispatch:n}=e;return st.has(t)||st.set(
t,Ee(t)),st.get(t)===!0&&n===t.prototype.dispatch}catch{return!1}}function Ee(e){if(!/^(Agent|Dispatcher1Wrapper)$/.
test(e.name))return!1;let{stackTraceLimit:t}=Error;try{return Error.stackTraceLimit=10,!new e({factory:"none",
connections:-1})}catch(n){let[r=""]=String(n.stack).match(/^\s+at .*$/gm)??[];return r.includes("node:internal\
/deps/undici/")}finally{Error.stackTraceLimit=t}}var L={redirect:1,oneCopy:2,tooLong:4,brokeOff:8},Oe=2**31-1,at;function It(e,t){at={ended:e,answered:t}}var D=class{onGivenUp;#t=!1;constructor(t,n,r,o){
this.call=t,this.abort=r,this.deliver=o,t.waits.add(this),this.timer=setTimeout(Te,Math.min(n,Oe),this),r?.add(
this)}for(t){t.then(n=>this.end(0,n),n=>this.end(1,n))}fail(t,n,r){this.end(t?1:2,n,r)}end(t,n,r){this.stop()&&
this.deliver(t,n,r)}giveUp(t){this.stop()&&(this.onGivenUp?.(),this.deliver(t))}close(){this.stop()&&this.onGivenUp?.(),
this.abort?.close()}stop(){return this.#t?!1:(this.#t=!0,clearTimeout(this.timer),this.call.waits.delete(this),
this.abort?.waits.delete(this),!0)}get isOver(){return this.#t}};function Te(e){e.giveUp(3)}function Lt(e,t,n,r,o){
let i=new D(t,r,o,ft(e,t));n&&i.for(n)}function ft(e,t){return(n,r,o)=>t.deliver(()=>at.ended(e,n,r,o))}function Ct(e,t,n){
let{status:r,flags:o,traceId:i,retryAfter:s,body:c,reason:f,cause:u}=n;t.deliver(()=>at.answered(e,r,o,i,s,c,f,
u))}function $t(e,t,n,r){return new Promise(o=>{new D(e,n,r,(s,c)=>{e.isOver||o([s,c])}).for(t)})}var ct=new WeakMap,
X=class e{waits=new Set;#t=0;static to(t){try{let{aborted:n,addEventListener:r,removeEventListener:o}=t;return typeof n!=
"boolean"||typeof r!="function"||typeof o!="function"?void 0:(ct.get(t)??new e(t,n)).#e()}catch{return}}constructor(t,n){
this.signal=t,this.fired=n}#e(){if(this.#t===0){ct.set(this.signal,this);try{this.signal.addEventListener("abo\
rt",this.#n)}catch{}}return this.#t+=1,this}#n=()=>{this.fired=!0;for(let t of this.waits)t.giveUp(4)};add(t){
this.waits.add(t),this.fired&&t.giveUp(4)}stop(){this.#t-=1,this.#t===0&&this.close()}close(){ct.delete(this.signal);
try{this.signal.removeEventListener("abort",this.#n)}catch{}}get reason(){try{return this.signal.reason}catch{
return}}},V=class{wakers=new Map;sleep(t){return new Promise(n=>{this.wakers.set(t,n)})}wake(t){this.wakers.get(
t)?.(),this.wakers.delete(t)}};var ke=100,z=class{constructor(t,n,r,o){let[i="",...s]=r.split(`
`);this.fetch=t,this.init={__proto__:null,...n},this.url=i,this.own=o.split(`
`);let c=this.own.map(f=>[f,""]);for(let f=0;f<s.length;f+=2)c.push([s[f]??"",s[f+1]??""]);this.headers=Object.
fromEntries(c)}wipe(){this.url="",this.headers={}}#t(t){let[n,...r]=t.split(`
`),o={...this.headers};for(let[i,s]of r.entries())o[this.own[i]??""]=s;return{url:this.url+n,headers:o,timestamp:r[0]??
""}}signed(t){let{url:n,headers:r}=this.#t(t);return{method:this.init.method,url:n,headers:r}}send(t,n,r,o,i,s,c,f){
let u=new AbortController,T=new D(n,c,f,ft(t,n));T.onGivenUp=()=>u.abort();let{url:N,headers:nt,timestamp:H}=this.#t(
o),_={...this.init,headers:nt,signal:u.signal,__proto__:null};i&&(_.keepalive=!0);let v=this.fetch??E(()=>globalThis.
fetch);if(!v){let y=new TypeError("this runtime has no fetch any more");T.fail(!1,y,y.message);return}n.sent(r);
let k=this.fetch?void 0:Dt(v,H),j=y=>{k?.heads===1&&(y.flags|=L.oneCopy),T.stop()&&Ct(t,n,y)},U=y=>{T.fail(k?.
heads!==0,y,wt(y,N))};xe(v,N,_,s,T).then(j,U).finally(()=>jt(k,H))}};async function xe(e,t,n,r,o){let i=await e(
t,n),{status:s}=i,c=E(()=>i.type)==="opaqueredirect",{flags:f,...u}=await ve(i,r,o);return{status:typeof s=="n\
umber"?s:0,flags:f|(c?L.redirect:0),traceId:Ft(i,"x-trace-id"),retryAfter:_e(i),...u}}function Ft(e,t){let n=E(
()=>e.headers.get(t));return typeof n=="string"?n:void 0}function _e(e){let t=Ft(e,"retry-after")?.trim();if(t===
void 0)return;if(/^\d{1,15}$/.test(t))return Number(t)*1e3;if(!/^[A-Z][a-z]+, .* GMT$/.test(t))return;let n=Date.
parse(t)-Date.now();return Number.isNaN(n)?void 0:Math.max(n,0)}async function ve(e,t,n){let r=!1;try{let o=Se(
e),i=new Uint8Array,s=0;r=!0;for await(let c of o){let f=Ue(c);if(f.length===0&&(s+=1),i.length+f.length>t||s>
ke||n.isOver)return n.onGivenUp?.(),{flags:L.tooLong};i=Ne(i,f)}return{flags:0,body:i}}catch(o){let i=String(E(
()=>o.message)??"");return{flags:r?L.brokeOff:0,reason:i,cause:o}}}function Se(e){let{body:t}=e;if(t===null)return[];
let n=t;if(typeof E(()=>n.getReader)=="function")return Re(n);if(typeof E(()=>n[Symbol.asyncIterator])=="funct\
ion")return n;if(typeof E(()=>e.arrayBuffer)=="function")return Me(e);throw new TypeError("the response has ne\
ither a stream as `body` nor `arrayBuffer()`")}async function*Re(e){let t=e.getReader();for(;;){let{done:n,value:r}=await t.
read();if(n)return;yield r}}async function*Me(e){yield await e.arrayBuffer()}function Ne(e,t){if(e.length===0)
return t;let n=new Uint8Array(e.length+t.length);return n.set(e),n.set(t,e.length),n}function Ue(e){if(!(ArrayBuffer.
isView(e)||De(e)))throw new TypeError("the body holds something other than bytes");return new Uint8Array(e)}function De(e){
return E(()=>je?.call(e))!==void 0}var je=Object.getOwnPropertyDescriptor(ArrayBuffer.prototype,"byteLength")?.
get;function Wt(){return typeof E(()=>globalThis.fetch)=="function"}function Bt(){return E(()=>"cache"in globalThis.
Request.prototype)??!1}function E(e){try{return e()}catch{return}}function lt(e,t,n,r){let o=a.oa(e,t,n,r);if(o[2])throw p(o[1]);return p(o[0])}function qt(e,t,n,r){let o=a.pa(
e,t,n,r);if(o[2])throw p(o[1]);return p(o[0])}function dt(e){let t=a.qa(e);if(t[1])throw p(t[0])}function ht(e){
a.ra(e)}function Ht(e,t,n,r){let o=a.sa(e,t,n,r);if(o[2])throw p(o[1]);return o[0]>>>0}function Xt(e){let t=a.
ta(e);if(t[2])throw p(t[1]);return t[0]>>>0}function Vt(e,t,n){let r=a.ua(e,t,n);if(r[2])throw p(r[1]);return r[0]>>>
0}function zt(e){let t=a.va(e);if(t[2])throw p(t[1]);return p(t[0])}function Kt(e,t,n,r){let o=a.wa(e,t,n,r);if(o[2])
throw p(o[1]);return p(o[0])}function Jt(){return{__proto__:null,a:{...{__proto__:null,P:function(t){return Number(t)},C:function(t){let n=t,
r=typeof n=="boolean"?n:void 0;return h(r)?16777215:r?1:0},D:function(t){return typeof t=="function"},x:function(t){
return t===null},J:function(t){let n=t;return typeof n=="object"&&n!==null},R:function(t){return typeof t=="st\
ring"},y:function(t){return t===void 0},j:function(t,n){let r=n,o=typeof r=="number"?r:void 0;g().setFloat64((t>>>
0)+8,h(o)?0:o,!0),g().setInt32((t>>>0)+0,!h(o),!0)},B:function(t,n){let r=n,o=typeof r=="string"?r:void 0;var i=h(
o)?0:x(o,a.Ea,a.Fa),s=m;g().setInt32((t>>>0)+4,s,!0),g().setInt32((t>>>0)+0,i,!0)},ga:function(t,n){throw new Error(
d(t,n))},c:function(t){t._wbg_cb_unref()},aa:function(t,n){t.asked(n)},v:function(t,n,r){try{var o={a:n,b:r},i=c=>{
let f=o.a;o.a=0;try{return Ce(f,o.b,c)}finally{o.a=f}};return rt(t,i)}finally{o.a=0}},a:function(t,n,r,o,i,s){
return new z(t,n,d(r,o),d(i,s))},S:function(t,n){let r=kt(n);var o=h(r)?0:x(r,a.Ea,a.Fa),i=m;g().setInt32((t>>>
0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},G:function(t){let n=Et(t);return h(n)?0:Pt(n)},l:function(t,n,r){let o=Nt(
d(n,r));g().setFloat64((t>>>0)+8,h(o)?0:o,!0),g().setInt32((t>>>0)+0,!h(o),!0)},A:function(t,n,r,o,i){return bt(
t,d(n,r),d(o,i))},n:function(t){return t.fired},ca:function(t,n){return t.get(n)},i:function(t,n){return t[n>>>
0]},k:function(t,n){return Object.is(t,n)},$:function(t,n){return At(t,n>>>0)},T:function(t,n){let r=xt(n),o=x(
r,a.Ea,a.Fa),i=m;g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},q:function(t,n,r,o,i){t.known(d(n,
r),d(o,i))},H:function(t){return t.length},b:function(){return new V},ba:function(){return new Map},e:function(){
return new Object},N:function(){return performance.now()},O:function(){return Date.now()},o:function(){return Math.
random()},p:function(t){return t.reason},L:function(t,n){return Rt(t,n!==0)},s:function(t,n,r,o,i,s,c,f,u,T,N){
t.send(n>>>0,r,d(o,i),d(s,c),f!==0,u>>>0,T,N)},da:function(t,n,r){return t.set(n,r)},Z:function(t,n){t.cache=Be[n]},
W:function(t,n){t.credentials=Pe[n]},f:function(t,n,r){t[n]=r},U:function(t,n,r){t.method=d(n,r)},V:function(t,n){
t.redirect=Ge[n]},X:function(t,n){t.referrerPolicy=We[n]},z:function(t,n,r,o,i,s,c){var f=qe(n,r).slice();a.Ga(
n,r*4,4);let u;o!==0&&(u=d(o,i),a.Ga(o,i*1,1)),t.settle(f,u,s,c)},E:function(t,n,r){return t.signed(d(n,r))},t:function(t,n){
return t.sleep(n>>>0)},u:function(t,n,r,o,i){Lt(t>>>0,n,r,o,i)},d:function(t){t.stop()},Q:function(t,n){let r=_t(
n);var o=h(r)?0:x(r,a.Ea,a.Fa),i=m;g().setInt32((t>>>0)+4,i,!0),g().setInt32((t>>>0)+0,o,!0)},h:function(t,n,r){
return t.then(n,r)},M:function(t){let n=X.to(t);return h(n)?0:Pt(n)},w:function(t,n){return St(d(t,n))},_:function(t){
t.wake()},m:function(t,n){t.wake(n>>>0)},ea:function(t){t.wipe()},ia:function(t,n){return Xe(t,n,Le)},ja:function(t,n){
return Gt(t,n,$e)},ka:function(t,n){return Gt(t,n,Fe)},la:function(t){return t},ma:function(t,n){return d(t,n)},
ha:function(){let t=a.Ia;t.set(0,void 0),t.set(1024,void 0),t.set(1025,null),t.set(1026,!0),t.set(1027,!1)}},K:Mt,
Y:Bt,I:Wt,F:vt,fa:It,g:$t,r:Ut}}}function Le(e,t,n){let r=a.Da(e,t,n);if(r[1])throw p(r[0])}function Ce(e,t,n){
let r,o;try{let i=x(n,a.Ea,a.Fa),s=m,c=a.Ca(e,t,i,s);return r=c[0],o=c[1],d(c[0],c[1])}finally{a.Ga(r,o,1)}}function $e(e,t,n,r,o,i){
let s=+n,c=+r;var f=h(i)?0:x(i,a.Ea,a.Fa),u=m;a.Ba(e,t,s,c,o,f,u)}function Fe(e,t,n,r,o,i,s,c,f,u){let T=+n,N=+r,
nt=+o,H=+(h(s)?0:s),_,v,k,j,U,y;try{_=h(i)?0:x(i,a.Ea,a.Fa),v=m,k=h(c)?0:Ve(c,a.Ea),j=m,U=h(f)?0:x(f,a.Ea,a.Fa),
y=m}catch(re){throw U&&a.Ga(U,y*1,1),k&&a.Ga(k,j*1,1),_&&a.Ga(_,v*1,1),re}a.Aa(e,t,T,N,nt,_,v,!h(s),H,k,j,U,y,
u)}var We=["","no-referrer","no-referrer-when-downgrade","origin","origin-when-cross-origin","unsafe-url","sam\
e-origin","strict-origin","strict-origin-when-cross-origin"],Be=["default","no-store","reload","no-cache","for\
ce-cache","only-if-cached"],Pe=["omit","same-origin","include"],Ge=["follow","error","manual"];function Pt(e){
let t=a.Ha();return a.Ia.set(t,e),t}var J=typeof FinalizationRegistry>"u"?{register:()=>{},unregister:()=>{}}:
new FinalizationRegistry(e=>a.Ja(e.a,e.b));function qe(e,t){return e=e>>>0,He().subarray(e/4,e/4+t)}var R=null;
function g(){return(R===null||R.buffer.detached===!0||R.buffer.detached===void 0&&R.buffer!==a.na.buffer)&&(R=
new DataView(a.na.buffer)),R}function d(e,t){return e=e>>>0,Ke(W().subarray(e,e+t))}var $=null;function He(){return($===
null||$.byteLength===0)&&($=new Uint32Array(a.na.buffer)),$}var F=null;function W(){return(F===null||F.byteLength===
0)&&(F=new Uint8Array(a.na.buffer)),F}function h(e){return e==null}function Gt(e,t,n){let r={a:e,b:t,cnt:1},o=(...i)=>{
r.cnt++;try{return n(r.a,r.b,...i)}finally{o._wbg_cb_unref()}};return o._wbg_cb_unref=()=>{--r.cnt===0&&(a.Ja(
r.a,r.b),r.a=0,J.unregister(r))},J.register(o,r,r),o}function Xe(e,t,n){let r={a:e,b:t,cnt:1},o=(...i)=>{r.cnt++;
let s=r.a;r.a=0;try{return n(s,r.b,...i)}finally{r.a=s,o._wbg_cb_unref()}};return o._wbg_cb_unref=()=>{--r.cnt===
0&&(a.Ja(r.a,r.b),r.a=0,J.unregister(r))},J.register(o,r,r),o}function Ve(e,t){let n=t(e.length*1,1)>>>0;return W().
set(e,n/1),m=e.length,n}function x(e,t,n){if(n===void 0){let c=B.encode(e),f=t(c.length,1)>>>0;return W().subarray(
f,f+c.length).set(c),m=c.length,f}let r=e.length,o=t(r,1)>>>0,i=W(),s=0;for(;s<r;s++){let c=e.charCodeAt(s);if(c>
127)break;i[o+s]=c}if(s!==r){s!==0&&(e=e.slice(s)),o=n(o,r,r=s+e.length*3,1)>>>0;let c=W().subarray(o+s,o+r),f=B.
encodeInto(e,c);s+=f.written,o=n(o,r,s,1)>>>0}return m=s,o}function p(e){let t=a.Ia.get(e);return a.Ka(e),t}var K=new w(
"utf-8",{ignoreBOM:!0});K.decode();var ze=2146435072,ut=0;function Ke(e){return ut+=e.length,ut>=ze&&(K=new w(
"utf-8",{ignoreBOM:!0}),K.decode(),ut=e.length),K.decode(e)}var B=new b;"encodeInto"in B||(B.encodeInto=function(e,t){
let n=B.encode(e);return t.set(n),{read:e.length,written:n.length}});var m=0,Je,Ye,a;function Yt(e,t){return Ye=
e,a=e.exports,Je=t,R=null,$=null,F=null,a.La(),a}async function Ze(e,t){if(typeof Response=="function"&&e instanceof
Response){if(!e.ok)throw new Error(`failed to fetch Wasm: ${e.status} ${e.statusText} fetching '${e.url}'`);if(typeof WebAssembly.
instantiateStreaming=="function")try{return await WebAssembly.instantiateStreaming(e,t)}catch(o){if(n(e.type)&&
e.headers.get("Content-Type")!=="application/wasm")console.warn("`WebAssembly.instantiateStreaming` failed bec\
ause your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantia\
te` which is slower. Original error:\n",o);else throw o}let r=await e.arrayBuffer();return await WebAssembly.instantiate(
r,t)}else{let r=await WebAssembly.instantiate(e,t);return r instanceof WebAssembly.Instance?{instance:r,module:e}:
r}function n(r){switch(r){case"basic":case"cors":case"default":return!0}return!1}}function Qe(e){if(a!==void 0)
return a;e!==void 0&&(Object.getPrototypeOf(e)===Object.prototype?{module:e}=e:console.warn("using deprecated \
parameters for `initSync()`; pass a single object instead"));let t=Jt();e instanceof WebAssembly.Module||(e=new WebAssembly.
Module(e));let n=new WebAssembly.Instance(e,t);return Yt(n,e)}var C;async function tn(e){return a!==void 0?a:(C===
void 0&&(C=en(e),C.catch(()=>{C=void 0})),C)}async function en(e){e!==void 0&&(Object.getPrototypeOf(e)===Object.
prototype?{module_or_path:e}=e:console.warn("using deprecated parameters for the initialization function; pass\
 a single object instead"));let t=Jt();(typeof e=="string"||typeof Request=="function"&&e instanceof Request||
typeof URL=="function"&&e instanceof URL)&&(e=fetch(e));let{instance:n,module:r}=await Ze(await e,t);return Yt(
n,r)}var O=class extends Error{constructor(t,n){let{cause:r,...o}=n;super(t,r===void 0?void 0:{cause:r}),this.kind=
o.kind,Object.assign(this,o);let i=Object.hasOwn(Zt,this.kind)?Zt[this.kind]:"LongportError";Object.defineProperty(
this,"name",{value:i,configurable:!0,writable:!0})}toJSON(){let{name:t,message:n,cause:r,...o}=this,i=r===void 0?
{}:{cause:Qt(r)};return{name:this.name,message:this.message,...o,...i}}},Zt={Aborted:"AbortError",Timeout:"Tim\
eoutError"},rn=4;function Qt(e,t=rn){try{if(typeof e!="object"||e===null)return String(e);let n={};for(let r of[
"name","message","code"]){let o=e[r];(typeof o=="string"||typeof o=="number")&&(n[r]=o)}return t>1&&e.cause!==
void 0&&(n.cause=Qt(e.cause,t-1)),n}catch{return"something that cannot be read"}}var pt,P=!1,yt=new Set;function A(e){if(P)throw Y();let t;try{t=e()}catch(n){let r=n;if(r instanceof O)throw r;
if(on(r))throw new O(r.message,r);sn(r)}if(P)throw Y();return t}function on(e){return typeof e=="object"&&e!==
null&&Object.hasOwn(e,"kind")}function sn(e){if(!P){P=!0,pt=e;for(let t of yt)t.close()}}function Y({orderId:e,
outcome:t,attempts:n}={outcome:"not-sent",attempts:0}){let o=`${e===void 0?"":`order ${e}: `}the WebAssembly m\
odule has ended (${String(pt)}); restart the process, reload the page, or start a new worker; ${cn[t]}`,i=e===
void 0?{}:{orderId:e};return new O(o,{kind:"ModuleEnded",outcome:t,...i,attempts:n,cause:pt})}var cn={"not-sen\
t":"nothing was sent",rejected:"the order is as it was",unknown:"the order may have been cancelled: look it up\
 before acting on it"},M=class{orders=new Map;waits=new Set;#t;#e=!1;config;isOver=!1;of(t){return this.config=
t,this}sent(t){let n=(this.orders.get(t)?.attempts??0)+1;this.orders.set(t,{outcome:"unknown",attempts:n})}known(t,n){
let r=this.orders.get(t);r&&(r.outcome=n)}close(){for(let t of this.waits)t.close();this.wake()}wake(){this.#e=
!0,this.#t?.()}deliver(t){if(!this.isOver){try{A(t)}catch{}this.wake()}}async run(t){yt.add(this);try{let n=A(
t);if(typeof n!="number")return n;for(await void 0;;){let r=A(()=>zt(n));if(r!==void 0)return r;await this.#n()}}catch(n){
throw this.explained(n)}finally{this.isOver=!0,yt.delete(this)}}explained(t){let[n]=this.orders;return t.kind===
"ModuleEnded"&&n?Y({orderId:n[0],...n[1]}):t}async#n(){this.#e||(await new Promise(t=>{this.#t=t}),this.#t=void 0),
this.#e=!1}},Z=class extends M{#t=[];#e=[];settle(t,n,r,o){let s={ok:!o,...n===void 0?{}:{orderId:n},...o?{facts:o}:
{receipt:r}};for(let c of t)this.#t[c]=s;n!==void 0&&this.orders.delete(n)}asked(t){this.#e=t}async runAll(t){
try{await this.run(t)}catch(n){if(!P||this.#e.length===0)throw n;for(let[r,o]of this.#e.entries()){if(r in this.#t)
continue;let i=String(o),s=this.orders.get(i)??{outcome:"not-sent",attempts:0};this.#t[r]={ok:!1,orderId:i,error:Y(
{orderId:i,...s})}}}for(let n of new Set(this.#t)){let{facts:r}=n;r&&(n.error=new O(r.message,r),delete n.facts)}
return this.#t}};var Q=Symbol("ours"),te=2**32-1,ee=new FinalizationRegistry(e=>{ne(()=>ht(e))}),gt,tt=class e{#t;static{gt=t=>typeof t==
"object"&&t!==null&&#t in t?t.#t:void 0}constructor(t,n){if(t!==Q)throw q("Config: is made by Config.fromApike\
y, fromApikeyEnv or fromOAuth, not by new");this.#t=n,ee.register(this,n,this)}static fromApikey(t,n,r,o){let i=A(
()=>Ht(t,n,r,o));return new e(Q,i)}static fromApikeyEnv(t){return new e(Q,A(()=>Xt(t)))}static fromEnv(t){return e.
fromApikeyEnv(t)}static fromOAuth(t,n,r){let o=A(()=>Vt(t,n,r));return new e(Q,o)}free(){let t=gt(this);t===void 0||
t===te||(this.#t=te,ee.unregister(this),ne(()=>ht(t)))}},et=class e{#t;constructor(t){A(()=>dt(G(t))),this.#t=
t}static new(t){return new e(t)}cancelOrder(t,n){let r=new M;return r.run(()=>{let o=e.#e(this,"cancelOrder");
return lt(G(o),r.of(o),t,n)})}cancelOrders(t,n){let r=new Z;return r.runAll(()=>{let o=e.#e(this,"cancelOrders");
return qt(G(o),r.of(o),t,n)})}signCancelOrder(t,n){let r=new M;return r.run(()=>{let o=e.#e(this,"signCancelOr\
der");return Kt(G(o),r.of(o),t,n)})}free(){typeof this=="object"&&this!==null&&#t in this&&(this.#t=void 0)}static#e(t,n){
if(typeof t!="object"||t===null)throw q(`context: ${n} was called on its own; call it as ctx.${n}(…)`);if(!(#t in
t))throw q(`context: ${n} was called on something that is not a TradeContext: a copy or a proxy of one cannot \
be used (in Vue, keep the original by markRaw)`);if(!t.#t)throw q(`context: ${n} was called after free()`);return t.#t}};
function an(e,t,n){let r=new M;return r.run(()=>{let o=G(e);return dt(o),lt(o,r.of(e),t,n)})}for(let[e,t]of Object.
entries({Config:tt,LongportError:O,TradeContext:et,cancelOrder:an}))Object.defineProperty(t,"name",{value:e});
if(Symbol.dispose)for(let{prototype:e}of[tt,et]){let{free:t}=e;Object.defineProperty(e,Symbol.dispose,{value:t,
configurable:!0})}function G(e){let t=gt(e);if(t===void 0)throw q("config: must be a Config that has not been \
freed, itself and not a copy of it");return t}function q(e){return new O(e,{kind:"InvalidConfig",outcome:"not-\
sent",attempts:0})}function ne(e){try{A(e)}catch{}}export{tt as Config,O as LongportError,et as TradeContext,an as cancelOrder,tn as default,Qe as initSync};
