//! What environment variables say. The broker was renamed, so there are two sets of names; one set
//! is read, the one that has an app key, so that no credential reaches the other brand's gateway.

use wasm_bindgen::JsValue;

use super::input::variable;
use super::options::Defaults;
use crate::error::Error;
use crate::http::endpoint::Brand;

/// The variables of one brand.
pub struct Environment {
    brand: Brand,
}

impl Environment {
    /// The older brand's, if its app key is set, and otherwise the newer one's.
    pub fn read() -> Self {
        let is_set = |brand| variable(&name(brand, "APP_KEY")).is_string();
        let brand = if !is_set(Brand::Longport) && is_set(Brand::Longbridge) {
            Brand::Longbridge
        } else {
            Brand::Longport
        };
        Self { brand }
    }

    /// A variable that has to be set.
    pub fn required(&self, what: &str) -> Result<JsValue, Box<Error>> {
        let (name, value) = self.get(what);
        if value.is_null() {
            let why = ["cannot be read; run Deno with --allow-env=", &name].concat();
            return Err(Error::config(&name, &why));
        }
        if value.is_undefined() {
            let other = self::name(Brand::Longbridge, what);
            let why = match self.brand {
                Brand::Longport if what == "APP_KEY" => {
                    ["is not set in the environment, and neither is ", &other].concat()
                }
                _ => "is not set in the environment; all three credentials must be of one brand".to_owned(),
            };
            return Err(Error::config(&name, &why));
        }
        Ok(value)
    }

    /// What holds unless the caller says otherwise.
    pub fn defaults(&self) -> Result<Defaults, Box<Error>> {
        let text = |what| {
            let (name, value) = self.get(what);
            value.as_string().map(|text| (name, text))
        };
        let paper_trading = match text("PAPERTRADING") {
            None => None,
            Some((_, text)) if text == "true" => Some(true),
            Some((_, text)) if text == "false" => Some(false),
            Some((name, _)) => return Err(Error::config(&name, "must be true or false")),
        };
        Ok(Defaults {
            brand: self.brand,
            http_url: text("HTTP_URL"),
            language: text("LANGUAGE"),
            region: text("REGION"),
            paper_trading,
        })
    }

    fn get(&self, what: &str) -> (String, JsValue) {
        let name = name(self.brand, what);
        let value = variable(&name);
        (name, value)
    }
}

fn name(brand: Brand, what: &str) -> String {
    let prefix = match brand {
        Brand::Longport => "LONGPORT_",
        Brand::Longbridge => "LONGBRIDGE_",
    };
    [prefix, what].concat()
}
