import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type IncomingHttpHeaders } from 'node:http2';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithProxies, startProxy, type ProxyProcess } from '../support/proxyProcess.ts';
import { startServer, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';

/** Also of this machine, but no address that the files know. */
const elsewhere = '127.0.0.2';

describeWithProxies.each(['nginx', 'haproxy'] as const)('examples/deploy behind %s', (name) => {
  let proxy: ProxyProcess;
  let started: TestServer;

  beforeAll(async () => {
    started = await startServer({ settings: { allowedHosts: 'graph.example.org' } });
    proxy = await startProxy(name, started.url);
    await until(`${name} and the server behind it`, async () => {
      const answer = await ask('/healthz', null).catch(() => null);
      return answer?.statusCode === 200;
    });
  });
  afterAll(async () => {
    await proxy.stop();
    await started.server.close();
  });

  async function ask(
    path: string,
    body: string | null,
    headers: Readonly<Record<string, string>> = {},
    localAddress = '127.0.0.1',
  ): Promise<IncomingMessage> {
    const asked = request({
      port: proxy.port,
      path,
      method: body === null ? 'GET' : 'POST',
      headers: { host: 'graph.example.org', 'content-type': 'application/json', ...headers },
      rejectUnauthorized: false,
      agent: false,
      localAddress,
    });
    asked.end(body ?? undefined);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return response;
  }

  it('answers over TLS, by the public name', async () => {
    const query = '{ center(id: "Center:one") { name } }';
    const answer = await ask('/graphql', JSON.stringify({ query }));
    expect(JSON.parse(await text(answer))).toEqual({ data: { center: { name: 'one' } } });
  });

  it('speaks HTTP/2, in which a page can hold many streams', async () => {
    const session = connect(`https://127.0.0.1:${proxy.port}`, { rejectUnauthorized: false });
    const stream = session.request({ ':path': '/healthz', ':authority': 'graph.example.org' });
    const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders];
    expect([session.alpnProtocol, headers[':status']]).toEqual(['h2', 200]);
    stream.resume();
    await once(stream, 'close');
    session.close();
  });

  it('passes each event on when it comes', async () => {
    const begun = started.graph.newsAwaited();
    const query = 'subscription { news { headline } }';
    const stream = await ask('/graphql', JSON.stringify({ query }), {
      accept: 'text/event-stream',
    });
    await begun;
    started.graph.pushNews('first');
    let read = '';
    stream.on('data', (part: Buffer) => (read += part.toString()));
    await until('the first event', () => read.includes('"headline":"first"'));
    started.graph.endNews();
    await once(stream, 'end');
    expect(read).toContain('event: complete');
  });

  it.each([
    '/metrics',
    '/readyz',
    '/%6detrics',
    '/rea%64yz?x',
    '//metrics',
    '/metrics/',
    '/./readyz',
  ])('shows %s to this machine at most', async (path) => {
    expect((await ask(path, null, {}, elsewhere)).statusCode).not.toBe(200);
  });

  it('shows metrics, and whether it can answer, to this machine', async () => {
    const answers = [await ask('/metrics', null), await ask('/readyz', null)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  });

  it('says to all that the process runs', async () => {
    expect((await ask('/healthz', null, {}, elsewhere)).statusCode).toBe(200);
  });
});
