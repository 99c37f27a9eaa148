//! The OAuth access token that the calls of a session share. However many need a new one, it is
//! asked for once.

use std::cell::RefCell;
use std::rc::Rc;
use std::task::Waker;

use zeroize::Zeroizing;

use super::machine::Turn;
use super::{Action, Call, Now, Session};
use crate::error::{Error, Kind};

/// An OAuth access token.
pub type Token = Zeroizing<String>;

/// A token that the runtime got.
///
/// ```
/// use longport_cancel_order::driver::NewToken;
///
/// let token = NewToken { token: String::from("abc").into(), expires_at_ms: Some(1_700_003_600_000) };
/// # let _ = token;
/// ```
pub struct NewToken {
    /// The token.
    pub token: Token,
    /// When it expires, in milliseconds since 1970, where it tells.
    pub expires_at_ms: Option<u64>,
}

/// Why there is no token.
#[derive(Debug)]
pub enum TokenError {
    /// It cannot be had, or not be used.
    Failed(Box<Error>),
    /// The time was up.
    TimedOut,
    /// The caller aborted.
    Aborted,
}

/// The token of a session, and the request for a new one.
#[derive(Default)]
pub struct Tokens {
    kept: Option<NewToken>,
    request: Option<Rc<TokenRequest>>,
}

/// How a call gets a token.
pub enum Source {
    /// Here it is.
    Kept(Token),
    /// Ask for one, as nobody does: then [`Tokens::finish`]. Dropped, the request is left to others.
    Ask(Asking),
    /// Another call asks for one.
    Wait(Rc<TokenRequest>),
}

impl Tokens {
    /// A token other than the `refused` one. `shares` is whether a call may wait for what another
    /// one asks for.
    pub fn get(&mut self, refused: Option<&str>, shares: bool, now: Now) -> Source {
        let mut is_refresh = refused.is_some();
        if let Some(kept) = &self.kept {
            if kept.expires_at_ms.is_some_and(|at| at <= now.unix_ms) {
                is_refresh = true;
            } else if refused != Some(kept.token.as_str()) {
                return Source::Kept(kept.token.clone());
            }
        }
        // Who needs a fresh one cannot wait for one that need not be.
        let joined = self
            .request
            .as_ref()
            .filter(|shared| shares && !shared.is_over() && (shared.is_refresh || !is_refresh));
        if let Some(joined) = joined {
            return Source::Wait(Rc::clone(joined));
        }
        let request = Rc::new(TokenRequest { is_refresh, state: RefCell::default() });
        self.request = Some(Rc::clone(&request));
        Source::Ask(Asking(request))
    }

    /// Takes in what came of asking, of which all who wait hear but that the caller gave up: then
    /// another one asks.
    ///
    /// # Errors
    ///
    /// That of `result`.
    pub fn finish(
        &mut self,
        asking: &Asking,
        result: Result<NewToken, TokenError>,
    ) -> Result<Token, TokenError> {
        let result = result.map(|new| self.kept.insert(new).token.clone());
        match &result {
            Ok(token) => asking.0.end(Some(Ok(token.clone()))),
            Err(TokenError::Failed(error)) => asking.0.end(Some(Err(error.clone()))),
            Err(TokenError::TimedOut | TokenError::Aborted) => asking.0.end(None),
        }
        result
    }

    /// Forgets the token.
    pub fn wipe(&mut self) {
        *self = Self::default();
    }
}

/// A request for a token, on which several calls may wait.
pub struct TokenRequest {
    /// Whether an earlier token is of no use any more.
    pub is_refresh: bool,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    is_over: bool,
    result: Option<Result<Token, Box<Error>>>,
    wakers: Vec<Waker>,
}

impl TokenRequest {
    fn is_over(&self) -> bool {
        self.state.borrow().is_over
    }

    /// What came of it once it is over; nothing where who asked has given up, so that another call
    /// is to ask. Until then, `waker` is kept.
    pub fn poll(&self, waker: &Waker) -> Option<Option<Result<Token, Box<Error>>>> {
        let mut state = self.state.borrow_mut();
        if state.is_over {
            return Some(state.result.clone());
        }
        if !state.wakers.iter().any(|known| known.will_wake(waker)) {
            state.wakers.push(waker.clone());
        }
        None
    }

    fn end(&self, result: Option<Result<Token, Box<Error>>>) {
        let mut state = self.state.borrow_mut();
        if state.is_over {
            return;
        }
        state.is_over = true;
        state.result = result;
        let wakers = std::mem::take(&mut state.wakers);
        drop(state);
        for waker in wakers {
            waker.wake();
        }
    }
}

/// The right to ask for a token.
pub struct Asking(Rc<TokenRequest>);

impl Asking {
    /// Whether an earlier token is of no use any more.
    #[must_use]
    pub fn is_refresh(&self) -> bool {
        self.0.is_refresh
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.0.end(None);
    }
}

impl Call {
    /// Asks for a token, and says which one was refused.
    pub(super) fn authorize(&mut self, now: Now) -> Action {
        self.turn = Turn::Authorizing;
        let refused = self.is_refreshed.then(|| self.expired.clone());
        Action::Authorize { refused, until: self.until(now, self.limits.timeout) }
    }

    /// Goes on with the token, or fails for want of one. A call that has ended meanwhile, or makes no
    /// further attempt, stays as it is.
    pub(super) fn take_token(&mut self, token: Result<Token, Box<Error>>, session: &mut Session) {
        if !matches!(self.turn, Turn::Authorizing) {
            return;
        }
        match token {
            Ok(token) => {
                self.bearer = token;
                self.turn = Turn::Ready;
            }
            Err(error) if self.is_refreshed => self.stop(Kind::TokenExpired, error.message, session),
            Err(error) => self.stop(error.kind, error.message, session),
        }
    }
}
