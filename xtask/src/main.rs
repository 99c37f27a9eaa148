//! Builds `pkg/dist/` from `src/`: `npm run build`.
//!
//! The result depends on the sources, `Cargo.lock`, `package-lock.json` and `rust-toolchain.toml`
//! only, so that anyone can rebuild it byte for byte.

mod sbom;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const NAME: &str = "longport_cancel_order";

/// Begins each script: what a runtime without WebAssembly says instead of a riddle. Node.js with
/// `--jitless` is one, and Safari in Lockdown Mode.
const NEEDS_WASM: &str = "if(typeof WebAssembly==='undefined')throw new Error(\
    'longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');";

fn main() -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask/ has a parent")?;
    let work = root.join("target/pkg");
    // `npm run build -- DIR` builds elsewhere, to compare.
    let dist = env::args().nth(1).map_or_else(|| root.join("pkg/dist"), PathBuf::from);
    for directory in [&work, &dist] {
        let _ = fs::remove_dir_all(directory.join("snippets"));
        fs::create_dir_all(directory)?;
    }
    let wasm = compile(root)?;
    bind(&wasm, &work)?;
    let names = optimise(root, &work, &dist)?;
    shorten(root, &work.join(format!("{NAME}.js")), &names)?;
    inline(&dist)?;
    bundle(root, &work, &dist, "esm", "js")?;
    bundle(root, &work, &dist, "cjs", "cjs")?;
    declare(root, &dist)?;
    name_exports(root)?;
    Ok(fs::write(dist.join("sbom.cdx.json"), sbom::sbom(root)?)?)
}

/// What makes the module small, with the bytes that each saves of what is shipped (brotli).
const SMALL: [&str; 6] = [
    // 8.5 kB: a panic is a bug, and ends in a trap, as it does with the texts that explain it. The
    // standard library has to be compiled anew for it, which only a nightly compiler offers openly.
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    // 1.4 kB: SHA-256 as a loop.
    "--cfg",
    "sha2_backend_soft=\"compact\"",
];

/// Compiles the crate, without a trace of where on this machine it was compiled.
fn compile(root: &Path) -> Result<PathBuf> {
    let places = places(root)?;
    let remap = places.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let flags = SMALL.iter().map(ToString::to_string).chain(remap);
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(root)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.collect::<Vec<_>>().join("\u{1f}"))
        .env("RUSTC_BOOTSTRAP", "1")
        // Of a library beside the module, what nobody calls would stay in both: 3.5 kB.
        .args(["rustc", "--locked", "--release", "--package", "longport-cancel-order"])
        .args(["--crate-type", "cdylib"])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir", "target/wasm"])
        .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features="]);
    run(&mut cargo)?;
    Ok(root.join(format!("target/wasm/wasm32-unknown-unknown/release/{NAME}.wasm")))
}

/// Where sources lie on this machine, and what panic messages call it instead.
fn places(root: &Path) -> Result<Vec<(PathBuf, String)>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).ok_or("no home directory")?;
    let rustc = |args: &[&str]| output(Command::new("rustc").current_dir(root).args(args));
    let sysroot = rustc(&["--print", "sysroot"])?;
    let version = rustc(&["--verbose", "--version"])?;
    let commit =
        version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).ok_or("no commit hash")?;
    // The standard library is called this already, unless its sources happen to be installed.
    let rust = (Path::new(sysroot.trim()).join("lib/rustlib/src/rust"), format!("/rustc/{commit}"));
    let mut places = vec![(root.to_owned(), ".".to_owned()), rust];
    // A folder for each registry, whose name depends on whether a mirror stands in for it.
    for registry in fs::read_dir(home.join("registry/src"))? {
        places.push((registry?.path(), "cargo".to_owned()));
    }
    Ok(places)
}

/// Writes the JavaScript that goes with the module, and the module that goes with the JavaScript.
fn bind(wasm: &Path, work: &Path) -> Result {
    Bindgen::new()
        .input_path(wasm)
        .out_name(NAME)
        .web(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(work)?;
    Ok(())
}

/// Shrinks the module. Returns the new names of what it imports and exports.
fn optimise(root: &Path, work: &Path, dist: &Path) -> Result<Value> {
    let mut wasm_opt = tool(root, "wasm-opt");
    wasm_opt
        // Inlining what has one caller saves bytes, and then makes them harder to compress: 0.9 kB.
        .args(["-Oz", "--one-caller-inline-max-function-size=50"])
        // 0.3 kB: memory begins with the stack, whose last kilobyte a call that ends well never reaches,
        // and it begins as zeros.
        .args(["--low-memory-unused", "--zero-filled-memory"])
        .args(["--minify-imports-and-exports-and-modules", "--strip-producers", "--strip-target-features"])
        // What rustc emits by default, which browsers have had since 2022.
        .args(["--enable-bulk-memory", "--enable-mutable-globals", "--enable-nontrapping-float-to-int"])
        .args(["--enable-reference-types", "--enable-sign-ext", "--enable-multivalue"])
        .arg(work.join(format!("{NAME}_bg.wasm")))
        .arg("-o")
        .arg(dist.join(format!("{NAME}.wasm")));
    Ok(serde_json::from_str(&output(&mut wasm_opt)?)?)
}

/// Gives the script the names that the module has now. wasm-bindgen's hardly compress, since they
/// hold hashes: 2.5 kB.
fn shorten(root: &Path, script: &Path, names: &Value) -> Result {
    let names = |kind: &str| -> Vec<Vec<&str>> {
        let of_kind = names[kind].as_array().into_iter().flatten();
        let mut names: Vec<Vec<_>> = of_kind
            .map(|name| name.as_array().into_iter().flatten().filter_map(Value::as_str).collect())
            .collect();
        // Of two names that begin alike, the longer first.
        names.sort_by_key(|name| std::cmp::Reverse(name[name.len() - 2].len()));
        names
    };
    let mut text = fs::read_to_string(script)?;
    for export in names("exports") {
        text = text.replace(&format!("wasm.{}", export[0]), &format!("wasm.{}", export[1]));
    }
    let mut imports = String::from("a: { ...import0,");
    for import in names("imports") {
        let [module, from, to] = import[..] else { return Err("an import has no module".into()) };
        text = text.replace(&format!(" {from}: "), &format!(" {to}: "));
        let namespace = text.lines().find(|line| line.starts_with("import * as ") && line.contains(module));
        if let Some(namespace) = namespace.and_then(|line| line.split(' ').nth(3)) {
            imports += &format!("{to}: {namespace}.{from},");
        }
    }
    // wasm-bindgen lists the modules by name; now there is one.
    let (before, modules) =
        text.split_once("\"./longport_cancel_order_bg.js\": import0,").ok_or("no imports")?;
    let (_, after) = modules.split_once('}').ok_or("the imports do not end")?;
    let text = [before, &imports, "}}", after].concat();
    Ok(fs::write(script, in_place(root, &with_short_names(text)))?)
}

/// With names that a stack trace can show for the functions that call closures: wasm-bindgen's are
/// the types of their arguments.
fn with_short_names(script: String) -> String {
    let name = |line: &str| Some(line.strip_prefix("function ")?.split_once('(')?.0.to_owned());
    let mut names: Vec<_> =
        script.lines().filter_map(name).filter(|name| name.starts_with("wasm_bindgen_")).collect();
    // Of two names that begin alike, the longer first.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let numbered = names.iter().enumerate();
    numbered.fold(script, |script, (number, name)| script.replace(name, &format!("invoke{number}")))
}

/// With the scripts that Rust imports where they lie, and not their copies: those would lack what
/// they import in turn, and would not be the same modules to `api.js`.
fn in_place(root: &Path, script: &str) -> String {
    let folder = root.join("src").display().to_string();
    let mut parts = script.split("./snippets/");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |script, part| {
        let (_, path) = part.split_once("/src/").unwrap_or_default();
        format!("{script}{folder}/{path}")
    })
}

/// Writes the module once more as a script, for where no file can be read: a digit for each byte,
/// and before it a mark if it is of a further page of digits. What repeats in the module repeats
/// in the text, so that it compresses as well, to 9 kB less than base64 does.
fn inline(dist: &Path) -> Result {
    let bytes = fs::read(dist.join(format!("{NAME}.wasm")))?;
    // What needs no escape in a script, between whatever quotes.
    let digits: String = (' '..='~').filter(|digit| !"\"$'\\`".contains(*digit)).collect();
    let page = digits.len() - 2;
    let digit = |place: usize| &digits[place..=place];
    let text: Vec<_> = bytes
        .into_iter()
        .map(usize::from)
        .flat_map(|byte| {
            let mark = byte / page;
            [if mark == 0 { "" } else { digit(page + mark - 1) }, digit(byte % page)]
        })
        .collect();
    let script = format!("export const digits = '{digits}';\nexport const text = '{}';\n", text.concat());
    Ok(fs::write(dist.join(format!("{NAME}_wasm.js")), script)?)
}

/// Puts the JavaScript into one file: for Node.js as it is, since an uncaught error prints the line
/// that threw and a stack trace its names; for browsers small, in lines that can be printed too.
fn bundle(root: &Path, work: &Path, dist: &Path, format: &str, extension: &str) -> Result {
    let size = if format == "cjs" { "--minify-syntax" } else { "--minify" };
    let mut esbuild = tool(root, "esbuild");
    esbuild
        .arg(root.join("src/wasm/api.js"))
        .arg(format!("--alias:bindings={}", work.join(format!("{NAME}.js")).display()))
        .arg(format!("--inject:{}", root.join("src/wasm/text.js").display()))
        .args(["--bundle", size, "--line-limit=60", "--charset=utf8", "--target=es2022"])
        // tsconfig.json is for checking; esbuild would take some of it for what to build.
        .arg("--tsconfig-raw={}")
        .args(["--log-level=warning", &format!("--format={format}")])
        .arg(format!("--banner:js={NEEDS_WASM}"))
        .arg(format!("--outfile={}", dist.join(format!("{NAME}.{extension}")).display()));
    run(&mut esbuild)
}

/// Writes the declarations. TypeScript takes each for what its name says: an ES module, and what
/// `require` returns. They are in one file, so that neither has to find the other's parts.
fn declare(root: &Path, dist: &Path) -> Result {
    let mut parts = Vec::new();
    for name in ["types", "option-types", "limiter-types", "error-types", "order-types"] {
        let part = fs::read_to_string(root.join(format!("src/wasm/{name}.d.ts")))?;
        // Without what it imports from the others.
        let own = part.rsplit_once("-types.js';\n").map_or(&*part, |(_, own)| own);
        parts.push(own.trim().to_owned());
    }
    let declarations = parts.join("\n\n") + "\n";
    fs::write(dist.join("index.d.cts"), &declarations)?;
    Ok(fs::write(dist.join("index.d.ts"), declarations)?)
}

/// Has each entry that names its exports name those of `api.js`: an ES module cannot take them from
/// an object, and a bundler that follows an `export … from` would leave out what loads the module.
fn name_exports(root: &Path) -> Result {
    let between = |text: &str, begin: &str, end: &str| -> Option<(usize, usize)> {
        let from = text.find(begin)? + begin.len();
        Some((from, from + text[from..].find(end)?))
    };
    let api = fs::read_to_string(root.join("src/wasm/api.js"))?;
    let (from, to) = between(&api, "export const api = {", "};").ok_or("api.js lists no exports")?;
    for entry in ["browser.js", "node.js", "workerd.js"] {
        let path = root.join("pkg").join(entry);
        let script = fs::read_to_string(&path)?;
        let (begin, end) =
            between(&script, "export const {", "} = api;").ok_or("an entry exports nothing")?;
        fs::write(path, [&script[..begin], &api[from..to], &script[end..]].concat())?;
    }
    Ok(())
}

fn tool(root: &Path, name: &str) -> Command {
    let mut command = Command::new(root.join("node_modules/.bin").join(name));
    command.current_dir(root);
    command
}

/// What a program prints.
fn output(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

fn run(command: &mut Command) -> Result {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?}: {status}").into()),
        Err(error) => Err(format!("{command:?}: {error}; has `npm ci` run?").into()),
    }
}
