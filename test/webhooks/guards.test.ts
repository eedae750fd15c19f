import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPublicAddress } from '../../src/webhooks/addresses.ts';
import { allowHosts } from '../../src/webhooks/allowedHosts.ts';
import { refuseUrl } from '../../src/webhooks/receiverUrl.ts';
import { delayAfter, standardDelaysMs } from '../../src/webhooks/schedule.ts';
import { createSender, type Answer } from '../../src/webhooks/sender.ts';
import { selfSigned } from '../support/selfSigned.ts';
import { startReceiver, type Receiver } from '../support/webhooks.ts';

let hook: Receiver;

beforeAll(async () => {
  hook = await startReceiver();
});

afterAll(() => hook.close());

/** Resolves every name to these addresses. */
function leadingTo(...addresses: readonly string[]): LookupFunction {
  return (_name, _options, callback) => {
    callback(
      null,
      addresses.map((address) => ({ address, family: 4 })),
    );
  };
}

async function send(
  url: string,
  options: Partial<Parameters<typeof createSender>[0]> = {},
): Promise<Answer> {
  const sender = createSender({ isAllowed: allowHosts(null), ...options });
  const { signal } = new AbortController();
  try {
    return await sender.send({ url, headers: {}, body: '{}', signal });
  } finally {
    await sender.close();
  }
}

const allowed = { isAllowed: allowHosts(['127.0.0.1']) };
const failed = (problem: string) => ({ status: null, problem, retryAfterMs: null });

describe('addresses of receivers', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    '%s can be reached by anybody',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.10.10', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1'],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      'ff02::1',
      '2001:db8::1',
      '::ffff:8.8.8.8',
      '64:ff9b::1',
    ],
    ...['', 'example.org'],
  ])('%p is no address that anybody can reach', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('registering a receiver', () => {
  const rules = {
    isAllowed: allowHosts(['hooks.internal', '10.0.0.5:8080', '*.lab.internal']),
    resolve: async (name: string) =>
      ({ 'example.org': ['8.8.8.8'], 'inside.example.org': ['8.8.8.8', '10.0.0.1'] })[name] ?? [],
  };

  it.each([
    'https://example.org/hook?of=mep',
    'https://example.org:8443/hook',
    'https://8.8.8.8/',
    'http://hooks.internal/a',
    'https://hooks.internal:9000/a',
    'http://10.0.0.5:8080/a',
    'http://one.lab.internal/',
  ])('takes %s', async (url) => {
    expect(await refuseUrl(url, rules)).toBeNull();
  });

  it.each([
    ['http://example.org/', 'expected a URL of https, got one of http'],
    ['ftp://hooks.internal/', 'expected a URL of https, got one of ftp'],
    ['hook', 'expected a URL of at most 2000 characters, got something else'],
    [
      'https://user:word@example.org/',
      'expected a URL without user, password and fragment, got one with some of them',
    ],
    [
      'https://inside.example.org/',
      'expected a host at public addresses alone, got inside.example.org',
    ],
    ['https://10.0.0.5/', 'expected a host at public addresses alone, got 10.0.0.5'],
    ['https://[::1]/', 'expected a host at public addresses alone, got [::1]'],
    [
      'https://nobody.example.org/',
      'expected a name that leads to an address, got nobody.example.org',
    ],
  ])('refuses %s', async (url, message) => {
    expect(await refuseUrl(url, rules)).toBe(message);
  });
});

describe('sending to a receiver', () => {
  it.each([
    ['is an address of this machine', 'https://127.0.0.1/', leadingTo()],
    ['leads to an address of this machine', 'https://hooks.example.org/', leadingTo('127.0.0.1')],
    [
      'leads also to a private address',
      'https://hooks.example.org/',
      leadingTo('8.8.8.8', '10.0.0.1'),
    ],
  ])('connects to nobody whose name %s', async (_what, url, lookup) => {
    expect(await send(url, { lookup })).toEqual(failed('ADDRESS_REFUSED'));
  });

  it('sends to whom the operator allows by name', async () => {
    const before = hook.received.length;
    expect(await send(hook.url, allowed)).toEqual({
      status: 204,
      problem: null,
      retryAfterMs: null,
    });
    expect(hook.received.slice(before)).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    const before = hook.received.length;
    hook.answer = (response) => response.writeHead(307, { location: '/elsewhere' }).end();
    expect(await send(hook.url, allowed)).toEqual({
      status: 307,
      problem: 'REDIRECT',
      retryAfterMs: null,
    });
    expect(hook.received.slice(before)).toHaveLength(1);
  });

  it('gives up who does not answer in time', async () => {
    hook.answer = () => undefined;
    expect(await send(hook.url, { ...allowed, timeoutMs: 50 })).toEqual(failed('TIMEOUT'));
  });

  it('does not wait for a body that never ends, nor reads one that is large', async () => {
    let closed: Promise<unknown> | undefined;
    hook.answer = (response) => {
      closed = once(response, 'close');
      response.writeHead(200);
      response.write('.'.repeat(100_000));
    };
    const sender = createSender(allowed);
    const { signal } = new AbortController();
    const sent = { url: hook.url, headers: {}, body: '{}', signal };
    expect(await sender.send(sent)).toEqual({ status: 200, problem: null, retryAfterMs: null });
    // Cut off by us.
    await closed;
    await sender.close();
  });

  it('says that nobody is there, or that no HTTP came', async () => {
    const gone = await startReceiver();
    await gone.close();
    expect(await send(gone.url, allowed)).toEqual(failed('UNREACHABLE'));
    hook.answer = (response) => {
      response.writeHead(200, { 'x-large': '.'.repeat(20_000) }).end();
    };
    expect(await send(hook.url, allowed)).toEqual(failed('MALFORMED'));
  });

  it('has told who closes halfway once the status was there, and nobody who closes before', async () => {
    hook.answer = (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    };
    expect(await send(hook.url, allowed)).toEqual({
      status: 200,
      problem: null,
      retryAfterMs: null,
    });
    hook.answer = (response) => response.destroy();
    expect(await send(hook.url, allowed)).toEqual(failed('UNREACHABLE'));
    hook.answer = (response) => response.socket?.end('HTTP/1.1 200 OK\r\ncontent-');
    expect(await send(hook.url, allowed)).toEqual(failed('UNREACHABLE'));
  });

  it('gives up whose headers come byte by byte, without an end', async () => {
    let dripping: NodeJS.Timeout | undefined;
    hook.answer = ({ socket }) => {
      socket?.write('HTTP/1.1 200 OK\r\nx-slow: ');
      dripping = setInterval(() => socket?.write('.'), 10);
    };
    expect(await send(hook.url, { ...allowed, timeoutMs: 200 })).toEqual(failed('TIMEOUT'));
    clearInterval(dripping);
  });

  it('does not send to whose certificate nobody vouches for', async () => {
    const server = createServer(selfSigned).listen(0, '127.0.0.1');
    await once(server, 'listening');
    // It listens on a port.
    const { port } = server.address() as AddressInfo;
    expect(await send(`https://127.0.0.1:${port}/hook`, allowed)).toEqual(failed('UNTRUSTED'));
    server.close();
  });

  it('says that no HTTP came from who speaks no TLS', async () => {
    const answer = await send(hook.url.replace('http:', 'https:'), allowed);
    expect(answer).toEqual(failed('UNTRUSTED'));
  });

  it('reads how long a receiver wants to wait', async () => {
    hook.answer = (response) => response.writeHead(429, { 'retry-after': '7' }).end();
    expect(await send(hook.url, allowed)).toEqual({
      status: 429,
      problem: 'STATUS',
      retryAfterMs: 7000,
    });
  });
});

describe('the schedule', () => {
  it('makes ten attempts in a little over three days, each up to a tenth later', () => {
    const delays = (random: () => number) =>
      Array.from({ length: 10 }, (_one, index) =>
        delayAfter(index + 1, null, { delaysMs: standardDelaysMs, random }),
      );
    const [soonest, latest] = [delays(() => 0), delays(() => 1)];
    expect(soonest.at(-1)).toBeNull();
    expect(soonest.reduce<number>((sum, delay) => sum + (delay ?? 0), 0)).toBe(272_105_000);
    expect(soonest[0]).toBe(5000);
    expect(latest[0]).toBe(5500);
  });

  it('waits as long as a receiver wants, but a day at most', () => {
    const schedule = { delaysMs: standardDelaysMs, random: () => 0 };
    expect(delayAfter(1, 60_000, schedule)).toBe(60_000);
    expect(delayAfter(1, 1000, schedule)).toBe(5000);
    expect(delayAfter(1, 1_000_000_000, schedule)).toBe(86_400_000);
  });
});
