/** A file that Cloudflare Workers compile when they import it. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
