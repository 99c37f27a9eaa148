/** The practice account by OAuth: its calls carry a bearer token and no signature. */
export const PRACTICE_OAUTH = Object.freeze({
  account: 'practice',
  clientId: 'practice-client-id',
  accessToken: 'practice-oauth-token',
});
