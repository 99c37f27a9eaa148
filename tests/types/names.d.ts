// What the examples in the documentation take for granted.

declare const appKey: string;
declare const appSecret: string;
declare const accessToken: string;
declare const config: import('longport-cancel-order').Config;
declare const ctx: import('longport-cancel-order').TradeContext;
declare const id: string;
declare const ids: string[];
declare const clientId: string;
declare function getToken(user: { id: string }, refresh: boolean): Promise<string>;

declare module 'ioredis' {
  export class Redis {
    constructor(url: string);
    evalsha(sha1: string, keys: number, ...words: string[]): Promise<unknown>;
    eval(script: string, keys: number, ...words: string[]): Promise<unknown>;
  }
}
