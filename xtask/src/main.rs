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
    optimise(root, &work, &dist)?;
    inline(&dist)?;
    bundle(root, &work, &dist, "esm", "js")?;
    bundle(root, &work, &dist, "cjs", "cjs")?;
    declare(&wasm, &dist)?;
    Ok(fs::write(dist.join("sbom.cdx.json"), sbom::sbom(root)?)?)
}

/// Compiles the crate, without a trace of where on this machine it was compiled.
fn compile(root: &Path) -> Result<PathBuf> {
    let flags =
        places(root)?.into_iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(root)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.collect::<Vec<_>>().join("\u{1f}"))
        .args(["build", "--locked", "--release", "--package", "longport-cancel-order"])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir", "target/wasm"]);
    run(&mut cargo)?;
    Ok(root.join(format!("target/wasm/wasm32-unknown-unknown/release/{NAME}.wasm")))
}

/// Where sources lie on this machine, and what panic messages call it instead.
fn places(root: &Path) -> Result<Vec<(PathBuf, String)>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).ok_or("no home directory")?;
    let sysroot = output(root, "rustc", &["--print", "sysroot"])?;
    let version = output(root, "rustc", &["--verbose", "--version"])?;
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

/// Shrinks the module.
fn optimise(root: &Path, work: &Path, dist: &Path) -> Result {
    let mut wasm_opt = tool(root, "wasm-opt");
    wasm_opt
        .args(["-Os", "--strip-producers", "--strip-target-features"])
        // What rustc emits by default, which browsers have had since 2022.
        .args(["--enable-bulk-memory", "--enable-mutable-globals", "--enable-nontrapping-float-to-int"])
        .args(["--enable-reference-types", "--enable-sign-ext", "--enable-multivalue"])
        .arg(work.join(format!("{NAME}_bg.wasm")))
        .arg("-o")
        .arg(dist.join(format!("{NAME}.wasm")));
    run(&mut wasm_opt)
}

/// Writes the module once more as a script, for where no file can be read.
fn inline(dist: &Path) -> Result {
    let bytes = fs::read(dist.join(format!("{NAME}.wasm")))?;
    let script = format!("export default '{}';\n", data_encoding::BASE64.encode(&bytes));
    Ok(fs::write(dist.join(format!("{NAME}_wasm.js")), script)?)
}

/// Puts the JavaScript and its snippets into one file.
fn bundle(root: &Path, work: &Path, dist: &Path, format: &str, extension: &str) -> Result {
    let file = dist.join(format!("{NAME}.{extension}"));
    let mut esbuild = tool(root, "esbuild");
    esbuild
        .arg(root.join("src/wasm/api.js"))
        .arg(format!("--alias:bindings={}", work.join(format!("{NAME}.js")).display()))
        .args(["--bundle", "--minify-whitespace", "--minify-syntax", "--charset=utf8", "--target=es2022"])
        .args(["--log-level=warning", &format!("--format={format}")])
        .arg(format!("--banner:js={NEEDS_WASM}"))
        .arg(format!("--outfile={}", file.display()));
    run(&mut esbuild)?;
    let script =
        ["AccountHandle", "Config", "TradeContext"].into_iter().fold(fs::read_to_string(&file)?, rename);
    Ok(fs::write(&file, script)?)
}

/// Gives a class its name back: esbuild writes `Config = class _Config`, which users would see.
fn rename(script: String, class: &str) -> String {
    script
        .replace(&format!(" _{class}"), &format!(" {class}"))
        .replace(&format!("(_{class}"), &format!("({class}"))
}

/// Writes the declarations: those of the API alone, without the functions that load the module.
fn declare(wasm: &Path, dist: &Path) -> Result {
    let mut bindgen = Bindgen::new();
    let output = bindgen.input_path(wasm).out_name(NAME).bundler(true)?.typescript(true).generate_output()?;
    let declarations = output.ts().ok_or("no declarations")?;
    // The class is declared by hand, in full; wasm-bindgen knows only that it exists.
    let declarations = declarations.replace("export let LongportError: unknown;\n", "");
    // For `Symbol.dispose`, whatever `lib` the user's project names.
    let declarations = format!("/// <reference lib=\"esnext.disposable\" />\n{declarations}");
    // TypeScript takes each for what its name says: an ES module, and what `require` returns.
    fs::write(dist.join("index.d.cts"), &declarations)?;
    Ok(fs::write(dist.join("index.d.ts"), declarations)?)
}

fn tool(root: &Path, name: &str) -> Command {
    let mut command = Command::new(root.join("node_modules/.bin").join(name));
    command.current_dir(root);
    command
}

/// What a program prints.
fn output(root: &Path, program: &str, args: &[&str]) -> Result<String> {
    let output = Command::new(program).current_dir(root).args(args).output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    Err(format!("{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

fn run(command: &mut Command) -> Result {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?}: {status}").into()),
        Err(error) => Err(format!("{command:?}: {error}; has `npm ci` run?").into()),
    }
}
