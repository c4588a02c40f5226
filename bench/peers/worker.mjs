/** One measurement in a fresh process: `worker.mjs <kind> <peer> <base> <options>`. Tells its figures by IPC. */
import { latchkey, createPool, newConnection } from './latchkey.mjs';
import { refreshers } from './refreshers.mjs';
import { throughput } from './throughput.mjs';
import { CORE } from './core.mjs';

const [kind, name, base, raw] = process.argv.slice(2);
const options = JSON.parse(raw);
let unhandled = 0;
process.on('unhandledRejection', () => {
  unhandled += 1;
});
console.warn = console.error = () => {};

const control = async (query) => (await fetch(`${base}/ctl?${query}`)).json();
/** Bytes of objects and of what they hold outside the heap, such as typed arrays. */
const kept = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
// Other programs of the machine only ever add to what a batch takes: the least is told beside the median.
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const megabytes = () => process.memoryUsage().rss / 2 ** 20;

const KINDS = {
  /** 32 requests in flight, a number of them after a number that warms up: a busy machine is as warm as any. */
  async throughput() {
    await control('do=reset');
    const once = await throughput[name](base);
    const drive = async (goesOn, latencies) => {
      let count = 0;
      const worker = async () => {
        while (goesOn(count)) {
          count += 1;
          const started = performance.now();
          await once();
          latencies?.push(performance.now() - started);
        }
      };
      await Promise.all(Array.from({ length: 32 }, worker));
      return count;
    };
    await drive((count) => count < options.warmUp);
    const latencies = [];
    const batches = [];
    for (let batch = 0; batch < options.batches; batch += 1) {
      const cpu = process.cpuUsage();
      const started = performance.now();
      const count = await drive((done) => done < options.requests, latencies);
      const ms = performance.now() - started;
      const { user, system } = process.cpuUsage(cpu);
      batches.push({ perSecond: (count / ms) * 1_000, cpuUs: (user + system) / count });
    }
    const perSecond = batches.map((batch) => batch.perSecond);
    const cpuUs = batches.map((batch) => batch.cpuUs);
    latencies.sort((a, b) => a - b);
    return {
      perSecond: median(perSecond),
      mostPerSecond: Math.max(...perSecond),
      cpuUs: median(cpuUs),
      leastUs: Math.min(...cpuUs),
      p99Ms: latencies[Math.floor(latencies.length * 0.99)],
    };
  },

  /** Calls one after the other, of which nothing goes over a network. */
  async core() {
    const call = CORE[name]();
    for (let done = 0; done < options.warmUp; done += 1) await call();
    const batches = [];
    for (let batch = 0; batch < options.batches; batch += 1) {
      const cpu = process.cpuUsage();
      for (let done = 0; done < options.calls; done += 1) await call();
      const { user, system } = process.cpuUsage(cpu);
      batches.push((user + system) / options.calls);
    }
    return { cpuUs: median(batches), leastUs: Math.min(...batches) };
  },

  /** Many at once on a token that has just ended; with a span their 401s come one after the other. */
  async herd() {
    const peer = await refreshers[name](base);
    await control(`do=reset&mode=${options.mode}&challenge=${peer.challenge ? 1 : 0}`);
    // A peer that cannot sign in by itself shows it in the counts.
    await peer.get('/data').catch(() => undefined);
    await control('do=expire');
    await control(`do=zero&loginFails=${options.loginFails ? 1 : 0}`);
    const { count, spanMs = 0 } = options;
    const started = performance.now();
    const all = Promise.allSettled(
      Array.from({ length: count }, (_, index) =>
        peer.get(
          spanMs === 0 ? '/data' : `/data?delay=${1 + Math.floor((index * spanMs) / count)}`,
        ),
      ),
    );
    const late = new Promise((resolve) => setTimeout(resolve, 30_000, undefined).unref());
    const results = await Promise.race([all, late]);
    const ms = performance.now() - started;
    const failed = results?.filter(({ status }) => status === 'rejected').length ?? count;
    const { logins } = await control('');
    return { logins, failed, ms, unhandled };
  },

  /** Twenty calls, one after the other, with tokens of two minutes. */
  async short() {
    const peer = await refreshers[name](base);
    await control('do=reset&expiresIn=120&loginMs=5');
    let failed = 0;
    for (let call = 0; call < 20; call += 1) await peer.get('/data').catch(() => (failed += 1));
    const { logins } = await control('');
    await control('loginMs=50');
    return { logins, failed };
  },

  /** Many accounts in one pool, each signed in and called once. */
  async pool() {
    await control('do=reset&loginMs=0');
    const pool = createPool();
    const connection = newConnection();
    globalThis.gc?.();
    const before = kept();
    const cpu = process.cpuUsage();
    const clients = Array.from({ length: options.accounts }, (_, index) =>
      latchkey(base, { pool, connection, username: `user ${index}` }),
    );
    const made = process.cpuUsage(cpu);
    const call = { operation: 'custom.request', params: { path: '/data' } };
    let next = 0;
    const worker = async () => {
      while (next < clients.length) await clients[next++].run(call);
    };
    await Promise.all(Array.from({ length: 32 }, worker));
    globalThis.gc?.();
    const { logins } = await control('loginMs=50');
    return {
      accounts: pool.size,
      logins,
      cpuUs: (made.user + made.system) / options.accounts,
      kbAnAccount: (kept() - before) / options.accounts / 1_024,
    };
  },

  /** A list of a million rows in a thousand pages, page by page, and by hand with axios. */
  async paging() {
    await control('do=reset');
    const cpu = process.cpuUsage();
    const started = performance.now();
    let rows = 0;
    let most = 0;
    const seen = (count) => {
      rows += count;
      most = Math.max(most, megabytes());
    };
    if (name === 'Latchkey') {
      const pages = latchkey(base).pages({ operation: 'row.getMany', params: {} });
      for await (const page of pages) seen(page.items.length);
    } else {
      const peer = await refreshers[name](base);
      for (let offset = 0; offset < 1_000_000;) {
        const got = await peer.getData(`/rows?offset=${offset}&limit=1000`);
        offset += got.rows.length;
        seen(got.rows.length);
      }
    }
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - started) / 1_000;
    return { rows, perSecond: rows / seconds, cpuUs: (user + system) / rows, mostMb: most };
  },
};

process.send(await KINDS[kind](), () => process.exit());
