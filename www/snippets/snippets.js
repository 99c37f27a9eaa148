// The same call by hand. A request is good once, so what is copied signs a fresh one, with the
// secrets taken from variables.

const NAMES = 'authorization;x-api-key;x-timestamp';
const SIGNING = `canonical="DELETE|/v1/trade/order|$query|authorization:$LONGPORT_ACCESS_TOKEN
x-api-key:$LONGPORT_APP_KEY
x-timestamp:$time
|${NAMES}|"
sha1=$(printf %s "$canonical" | openssl dgst -sha1 -r | cut -c-40)
signature=$(printf %s "HMAC-SHA256|$sha1" |
  openssl dgst -sha256 -hmac "$LONGPORT_APP_SECRET" -r | cut -c-64)
`;

export function curlOf({ url, headers }) {
  const [address, query] = url.split('?');
  const isSigned = headers['x-api-signature'];
  const own = {
    authorization: `${isSigned ? '' : 'Bearer '}$LONGPORT_ACCESS_TOKEN`,
    'x-api-key': isSigned ? '$LONGPORT_APP_KEY' : '$LONGPORT_CLIENT_ID',
    'x-timestamp': '$time',
    'x-api-signature': `HMAC-SHA256 SignedHeaders=${NAMES}, Signature=$signature`,
  };
  const options = Object.keys(headers).map(
    (name) => ` \\\n  -H "${name}: ${own[name] ?? headers[name]}"`,
  );
  return `query='${query}'
time=$(date +%s)
${isSigned ? SIGNING : ''}curl -X DELETE "${address}?$query"${options.join('')}`;
}

export function scriptOf({ orderId, deadlines, isAttached }, { url, headers }) {
  const made = headers['x-api-signature']
    ? 'fromApikeyEnv('
    : 'fromOAuth(process.env.LONGPORT_CLIENT_ID, process.env.LONGPORT_ACCESS_TOKEN, ';
  const config = { httpUrl: url.replace(/\/v1\/.*/, '') };
  if (headers['x-papertrading']) config.enablePapertrading = true;
  return `import { Config, TradeContext } from 'longport-cancel-order';

const config = Config.${made}${literal(config)});
const ctx = new TradeContext(config);
console.log(await ctx.cancelOrder('${orderId}', ${literal({ isAttached, ...deadlines })}));`;
}

const literal = (values) =>
  JSON.stringify(values)
    .replace(/"(\w+)":/g, ' $1: ')
    .replace(/}$/, ' }');
