//! What the calls made from one `Config` share.

use std::cell::RefCell;
use std::rc::Rc;

use slab::Slab;
use wasm_bindgen::JsValue;

use super::limiter::SharedLimiter;
use super::local_limits;
use super::options::{CallDefaults, ConfigOptions, Listeners};
use super::token::TokenSource;
use super::transport::Transport;
use super::wait::Waiters;
use crate::call::{AuthMode, Session};
use crate::driver::TokenError;
use crate::error::Error;
use crate::flow::Client;
use crate::http::credentials::{Credentials, account_of};
use crate::http::request::RequestSigner;
use crate::limit::RateLimiter;
use crate::order::CancelOrder;

/// What a `Config` stands for.
pub struct ClientInner {
    pub core: Client,
    /// Where OAuth access tokens come from; `None` with an API key, and after `free()`.
    tokens: RefCell<Option<TokenSource>>,
    pub transport: Transport,
    pub listeners: Listeners,
    pub defaults: CallDefaults,
    pub waiters: Waiters,
    /// The limiter that the account's callers share.
    pub limiter: Option<SharedLimiter>,
}

thread_local! {
    /// By the number that JavaScript knows each by.
    static CLIENTS: RefCell<Slab<Rc<ClientInner>>> = const { RefCell::new(Slab::new()) };
    /// What has no number.
    static WIPED: Rc<ClientInner> = Rc::new(ClientInner::wiped());
}

/// Keeps a client; returns its number.
pub fn keep(
    credentials: Credentials,
    tokens: Option<TokenSource>,
    options: ConfigOptions,
) -> Result<usize, Box<Error>> {
    if matches!(credentials, Credentials::ApiKey { us: true, .. }) {
        options.endpoint.check_us()?;
    }
    let client = Rc::new(ClientInner::new(credentials, tokens, options)?);
    Ok(CLIENTS.with_borrow_mut(|clients| clients.insert(client)))
}

/// The client of this number. One that was freed has lost its credentials.
pub fn get(id: usize) -> Rc<ClientInner> {
    let client = CLIENTS.with_borrow(|clients| clients.get(id).cloned());
    client.unwrap_or_else(|| WIPED.with(Rc::clone))
}

/// Forgets a client and its credentials. Calls that are under way end by it.
pub fn forget(id: usize) {
    let client = CLIENTS.with_borrow_mut(|clients| clients.try_remove(id));
    if let Some(client) = client {
        client.wipe();
    }
}

/// What is wrong with a `Config` after `free()`.
pub const FREED: &str = "has been freed: it was used after free()";

impl ClientInner {
    fn new(
        credentials: Credentials,
        tokens: Option<TokenSource>,
        options: ConfigOptions,
    ) -> Result<Self, Box<Error>> {
        // Without a limit there is nothing to share.
        let account =
            options.rate_limit.and_then(|_| account_of(&credentials, options.account_id.as_deref()));
        let limiter = match (&options.limiter, options.rate_limit, &account) {
            (Some(limiter), Some(limit), Some(account)) => Some(SharedLimiter::new(limiter, account, limit)),
            (Some(_), Some(_), None) => {
                let why = "is needed with a rateLimiter: a client id of OAuth serves many accounts";
                return Err(Error::config("accountId", why));
            }
            _ => None,
        };
        let signer = RequestSigner {
            endpoint: options.endpoint,
            credentials,
            language: options.language,
            paper_trading: options.paper_trading,
            headers: options.headers,
        };
        let transport = Transport::new(options.fetch.as_ref(), &signer, options.keep_warm_ms);
        let auth = tokens.as_ref().map_or(AuthMode::ApiKey, TokenSource::auth);
        let (local, waiters) = if limiter.is_some() {
            local_limits::own(RateLimiter::new(options.rate_limit).sharing(options.share))
        } else {
            let fetch = options.fetch.as_ref();
            local_limits::of(account.as_deref(), signer.base_url(), options.rate_limit, fetch)
        };
        let session = Session::new(Some(signer), auth, RateLimiter::new(None)).under(local);
        Ok(Self {
            core: Client::new(session),
            tokens: RefCell::new(tokens),
            transport,
            listeners: options.listeners,
            defaults: options.defaults,
            waiters,
            limiter,
        })
    }

    /// One without credentials, which no call gets far with.
    fn wiped() -> Self {
        let session = Session::new(None, AuthMode::ApiKey, RateLimiter::new(None));
        Self {
            core: Client::new(session),
            tokens: RefCell::default(),
            transport: Transport::wiped(),
            listeners: Listeners::default(),
            defaults: CallDefaults::default(),
            waiters: Waiters::new(),
            limiter: None,
        }
    }

    /// Whether its credentials are still there.
    pub fn is_usable(&self) -> bool {
        self.core.session.borrow().signer.is_some()
    }

    /// Signs a request that somebody else will send.
    pub fn sign(&self, target: CancelOrder, unix_ms: u64, bearer: &str) -> Result<JsValue, Box<Error>> {
        let mut session = self.core.session.borrow_mut();
        let timestamp = session.timestamps.next(unix_ms);
        let signer = session.signer.as_ref().ok_or_else(|| Error::config("config", FREED))?;
        signer.check_token(bearer)?;
        let request = signer.sign(&target.into(), &timestamp, bearer);
        drop(session);
        Ok(self.transport.signed(&request))
    }

    /// Forgets the credentials.
    fn wipe(&self) {
        let mut session = self.core.session.borrow_mut();
        session.signer = None;
        session.tokens.wipe();
        let queued: Vec<_> = session.limiter.borrow_mut().queued().collect();
        drop(session);
        self.tokens.replace(None);
        self.transport.wipe();
        // All who wait hear of it.
        for ticket in queued {
            self.waiters.wake(ticket.number());
        }
    }

    /// Where access tokens come from.
    pub fn token_source(&self) -> Result<TokenSource, TokenError> {
        let source = self.tokens.borrow().clone();
        source.ok_or_else(|| TokenError::Failed(Error::config("config", FREED)))
    }
}
