// The playground's snippets: each is complete, the practice account's credentials included. The
// first runs here; the others are to be copied, and a test runs them.

const ORDER = '709043056541253632';
const GATEWAY = 'http://127.0.0.1:8080';

const START = `npm start                          # in a checkout: the practice gateway
npm install /path/to/checkout/pkg  # in your project`;

const INSTALL = `npm install ./pkg ./www   # in a checkout; once published:
npm install longport-cancel-order longport-practice`;

const browser = `import { Config, TradeContext } from 'longport-cancel-order';
import { createGateway } from 'longport-practice';

// A gateway inside this page, with one open order. Its next answer gets lost.
const gateway = createGateway({ orders: [{ orderId: '${ORDER}' }] });
gateway.arm('reset@after', { method: 'DELETE' });

const config = Config.fromApikey(
  'practice-app-key',
  'practice-app-secret',
  'practice-access-token',
  {
    fetch: gateway.fetch,
    httpUrl: gateway.url,
    onAttempt: ({ call, attempt, known }) => console.log(call, attempt, known),
  },
);
const ctx = new TradeContext(config);

try {
  const receipt = await ctx.cancelOrder('${ORDER}', { until: 'closed' });
  const { order, attempts, confirmedBy } = receipt;
  console.log('The package says:', order.status, { attempts, confirmedBy });
} catch (error) {
  console.log(error.outcome, error.message);
}
console.log('The gateway has it as:', gateway.book('${ORDER}').status);
`;

const node = `// cancel.mjs: node cancel.mjs
import { Config, LongportError, TradeContext } from 'longport-cancel-order';
import { startGateway } from 'longport-practice';

const gateway = await startGateway({ orders: [{ orderId: '${ORDER}' }] });
const config = Config.fromApikey(
  'practice-app-key',
  'practice-app-secret',
  'practice-access-token',
  { httpUrl: gateway.url },
);
const ctx = new TradeContext(config);

try {
  const { order } = await ctx.cancelOrder('${ORDER}', { until: 'closed' });
  console.log('It is', order.status);
} catch (error) {
  if (!(error instanceof LongportError)) throw error;
  console.log(error.outcome, error.message);
}
await gateway.stop();
`;

const worker = `// src/index.js of a Cloudflare Worker: npx wrangler dev, then
//   curl -X DELETE 'http://localhost:8787/?order=${ORDER}'
import { Config, LongportError, TradeContext } from 'longport-cancel-order';

const config = Config.fromApikey(
  'practice-app-key', // of your own: \`env.LONGPORT_APP_KEY\`, a secret of the Worker
  'practice-app-secret',
  'practice-access-token',
  { httpUrl: '${GATEWAY}' },
);

export default {
  async fetch(request) {
    if (request.method !== 'DELETE') return new Response(null, { status: 405 });
    const orderId = new URL(request.url).searchParams.get('order') ?? '';
    try {
      return Response.json(await new TradeContext(config).cancelOrder(orderId));
    } catch (error) {
      if (!(error instanceof LongportError)) throw error;
      return Response.json(error, { status: 502 });
    }
  },
};
`;

const vite = `// src/main.js of a Vite project: npm create vite@latest my-app -- --template vanilla
import { Config, LongportError, TradeContext } from 'longport-cancel-order';

// A page must not carry an app secret of yours; the practice account's opens nothing else.
const config = Config.fromApikey(
  'practice-app-key',
  'practice-app-secret',
  'practice-access-token',
  { httpUrl: '${GATEWAY}' },
);
const ctx = new TradeContext(config);

document.querySelector('#app').innerHTML = '<button>Cancel</button> <output></output>';
const button = document.querySelector('button');
button.addEventListener('focus', () => ctx.warmUp());
button.addEventListener('click', async () => {
  const output = document.querySelector('output');
  try {
    const { order } = await ctx.cancelOrder('${ORDER}', { until: 'closed' });
    output.textContent = order.status;
  } catch (error) {
    if (!(error instanceof LongportError)) throw error;
    output.textContent = error.outcome === 'unknown' ? 'May still be open' : error.message;
  }
});
`;

const next = `// app/orders/[id]/route.js of a Next.js project; in .env.local:
//   LONGPORT_HTTP_URL=${GATEWAY}
//   LONGPORT_APP_KEY=practice-app-key
//   LONGPORT_APP_SECRET=practice-app-secret
//   LONGPORT_ACCESS_TOKEN=practice-access-token
import { Config, LongportError, TradeContext } from 'longport-cancel-order';

let ctx;

export async function DELETE(request, { params }) {
  const { id } = await params;
  try {
    ctx ??= new TradeContext(Config.fromApikeyEnv());
    return Response.json(await ctx.cancelOrder(id, { until: 'closed' }));
  } catch (error) {
    if (!(error instanceof LongportError)) throw error;
    return Response.json(error, { status: 502 });
  }
}
`;

const curl = `# The request itself, for comparison: it tells what the gateway answers,
# and where no answer comes, nothing.
gateway='${GATEWAY}'
app_key='practice-app-key'
app_secret='practice-app-secret'
token='practice-access-token'
query='order_id=${ORDER}'
time=$(date +%s)
names='authorization;x-api-key;x-timestamp'
canonical="DELETE|/v1/trade/order|$query|authorization:$token
x-api-key:$app_key
x-timestamp:$time
|$names|"
sha1=$(printf %s "$canonical" | openssl dgst -sha1 -r | cut -c-40)
signature=$(printf %s "HMAC-SHA256|$sha1" |
  openssl dgst -sha256 -hmac "$app_secret" -r | cut -c-64)
curl -sS -X DELETE "$gateway/v1/trade/order?$query" \\
  -H "authorization: $token" -H "x-api-key: $app_key" -H "x-timestamp: $time" \\
  -H "x-api-signature: HMAC-SHA256 SignedHeaders=$names, Signature=$signature"
`;

/** What each tab holds; \`before\` is what to run first. */
export const SAMPLES = Object.freeze({
  browser: { name: 'Browser', code: browser },
  node: { name: 'Node.js', code: node, before: INSTALL },
  worker: { name: 'Worker', code: worker, before: START },
  vite: { name: 'Vite', code: vite, before: START },
  next: { name: 'Next.js', code: next, before: START },
  curl: { name: 'curl', code: curl, before: 'npm start' },
});
