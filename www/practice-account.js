// Credentials that open the practice gateway and nothing else. Gateway, page and tests share them.

/** An API key: its calls carry a signature. */
export const PRACTICE_ACCOUNT = Object.freeze({
  account: 'practice',
  appKey: 'practice-app-key',
  appSecret: 'practice-app-secret',
  accessToken: 'practice-access-token',
});

/** The same securities account by OAuth: its calls carry a bearer token and no signature. */
export const PRACTICE_OAUTH = Object.freeze({
  account: 'practice',
  clientId: 'practice-client-id',
  accessToken: 'practice-oauth-token',
});
