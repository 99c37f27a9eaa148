//! Handling what JavaScript passes in. It may be anything: a getter may throw, a proxy may lie, a
//! `then` may be broken. Whatever it does ends in an error that names the field, and never in an
//! exception that would leave a promise unsettled.

use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Symbol, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::error::Error;

#[wasm_bindgen]
extern "C" {
    type Listener;
    // Declared to return nothing: wasm-bindgen keeps what a call returns, and forgets it for good
    // when the call throws.
    #[wasm_bindgen(method, catch)]
    fn call(this: &Listener, this_arg: &JsValue, event: &JsValue) -> Result<(), JsValue>;

    type Bytes;
    #[wasm_bindgen(constructor, catch, js_class = "Uint8Array")]
    fn copy(buffer: &JsValue) -> Result<Bytes, JsValue>;
}

/// Tells a listener of the caller's. What it throws changes nothing.
pub fn tell(listener: &Function, event: &JsValue) {
    let _ = listener.unchecked_ref::<Listener>().call(&JsValue::UNDEFINED, event);
}

/// A promise for `value`, which may be anything: a thenable whose `then` throws becomes a promise
/// that rejects, where `Promise.resolve` would throw.
pub fn adopt(value: &JsValue) -> Promise {
    Promise::race(&Array::of1(value))
}

/// Bytes of whichever realm, copied; `None` for what only looks like bytes.
pub fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    let is_buffer = ArrayBuffer::is_view(value) || value.has_type::<ArrayBuffer>();
    // The copy has none of the properties that may have been added to the original.
    is_buffer.then(|| Some(Bytes::copy(value).ok()?.unchecked_into::<Uint8Array>().to_vec()))?
}

/// The items of an iterable object. A string, which iterates over its characters, is none.
pub struct Items {
    iterator: JsValue,
    next: Function,
}

impl Items {
    pub fn of(iterable: &JsValue) -> Option<Self> {
        if !iterable.is_object() {
            return None;
        }
        let start: Function = Reflect::get(iterable, &Symbol::iterator()).ok()?.dyn_into().ok()?;
        let iterator = start.call0(iterable).ok().filter(JsValue::is_object)?;
        let next = Reflect::get(&iterator, &"next".into()).ok()?.dyn_into().ok()?;
        Some(Self { iterator, next })
    }

    fn step(&self) -> Result<Option<JsValue>, JsValue> {
        let step = self.next.call0(&self.iterator)?;
        if Reflect::get(&step, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        Reflect::get(&step, &"value".into()).map(Some)
    }
}

impl Iterator for Items {
    type Item = Result<JsValue, JsValue>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}

/// The options in `value`, whose names are all in `known`; `None` when there are none.
pub struct Fields {
    object: Object,
}

impl Fields {
    /// Takes `value` as the options called `name`.
    pub fn read(name: &str, value: &JsValue, known: &[&str]) -> Result<Option<Self>, Error> {
        if value.is_undefined() || value.is_null() {
            return Ok(None);
        }
        let Some((object, keys)) = plain_object(value) else {
            return Err(Error::config(name, "must be an object"));
        };
        for key in keys.iter().filter_map(|key| key.as_string()) {
            if !known.contains(&key.as_str()) {
                return Err(unknown(name, &key, known));
            }
        }
        Ok(Some(Self { object }))
    }

    /// The value of `field`; `None` when it is `undefined`.
    pub fn get(&self, field: &str) -> Result<Option<JsValue>, Error> {
        let value = Reflect::get(&self.object, &field.into());
        let value = value.map_err(|_| Error::config(field, "cannot be read"))?;
        Ok(Some(value).filter(|value| !value.is_undefined()))
    }

    pub fn string(&self, field: &str) -> Result<Option<String>, Error> {
        self.typed(field, "a string", JsValue::as_string)
    }

    pub fn boolean(&self, field: &str) -> Result<Option<bool>, Error> {
        self.typed(field, "true or false", JsValue::as_bool)
    }

    pub fn function(&self, field: &str) -> Result<Option<Function>, Error> {
        self.typed(field, "a function", |value| value.dyn_ref().cloned())
    }

    /// A whole number from `least` to `most`.
    pub fn whole(&self, field: &str, least: u32, most: u32) -> Result<Option<u32>, Error> {
        let what = format!("a whole number from {least} to {most}");
        self.typed(field, &what, |value| {
            let number = value.as_f64()?;
            let in_range = number >= f64::from(least) && number <= f64::from(most) && number % 1.0 == 0.0;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just here")]
            in_range.then_some(number as u32)
        })
    }

    fn typed<T>(
        &self,
        field: &str,
        what: &str,
        convert: impl FnOnce(&JsValue) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let Some(value) = self.get(field)? else { return Ok(None) };
        match convert(&value) {
            Some(converted) => Ok(Some(converted)),
            None => Err(Error::config(field, &format!("must be {what}"))),
        }
    }
}

/// An object that is no function and no array, with the names of its fields.
pub fn plain_object(value: &JsValue) -> Option<(Object, Array)> {
    if !value.is_object() {
        return None;
    }
    let object: Object = value.clone().unchecked_into();
    // First of all, since a revoked proxy throws at whatever else it is asked.
    let keys = Reflect::own_keys(&object).ok()?;
    (!Array::is_array(value)).then_some((object, keys))
}

fn unknown(name: &str, key: &str, known: &[&str]) -> Error {
    let key = crate::response::one_line(key);
    Error::config(&key, &format!("is no name in {name}; known are {}", known.join(", ")))
}
