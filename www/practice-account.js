// An API key that opens the practice gateway and nothing else. Gateway, page and tests share it.
export const PRACTICE_ACCOUNT = Object.freeze({
  account: 'practice',
  appKey: 'practice-app-key',
  appSecret: 'practice-app-secret',
  accessToken: 'practice-access-token',
});
