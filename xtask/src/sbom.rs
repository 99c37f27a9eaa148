//! The software bill of materials: which crates are compiled into the module, as CycloneDX.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::{Result, output};

/// Names nothing that changes by itself, such as a date, so that it can be rebuilt byte for byte.
pub fn sbom(root: &Path) -> Result<String> {
    let tree = ["tree", "--locked", "--package", "longport-cancel-order", "--prefix", "none"];
    let linked = ["--edges", "normal,no-proc-macro", "--target", "wasm32-unknown-unknown"];
    let mut cargo = Command::new("cargo");
    let lines = output(cargo.current_dir(root).args(tree).args(linked).args(["--format", "{p}|{l}|"]))?;
    let mut crates: BTreeSet<_> = lines.lines().filter_map(package).collect();
    let this = crates.iter().find(|(name, ..)| *name == "longport-cancel-order").copied();
    let this = this.ok_or("cargo tree does not name the package")?;
    crates.remove(&this);
    let sbom = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component("npm", this) },
        "components": crates.into_iter().map(|each| component("cargo", each)).collect::<Vec<_>>(),
    });
    Ok(format!("{sbom:#}\n"))
}

/// Name, version and licence, of `name v1.2.3 (where it lies)|licence|`.
fn package(line: &str) -> Option<(&str, &str, &str)> {
    let mut fields = line.split('|');
    let mut words = fields.next()?.split(' ');
    Some((words.next()?, words.next()?.strip_prefix('v')?, fields.next()?))
}

fn component(registry: &str, (name, version, licence): (&str, &str, &str)) -> Value {
    json!({
        "type": "library",
        "name": name,
        "version": version,
        "purl": format!("pkg:{registry}/{name}@{version}"),
        "licenses": [{ "expression": licence }],
    })
}
