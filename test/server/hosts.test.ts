import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SettingName } from '../../src/settings/settings.ts';
import { startServer, type TestServer } from '../support/startServer.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ server }) => server.close()));
});

/** What a server says to who calls it so; without a name, in HTTP/1.0. */
async function callBy(
  host: string | null,
  settings: Partial<Record<SettingName, string>>,
  path = '/graphql?query={__typename}',
): Promise<string> {
  const started = await startServer({ settings });
  servers.push(started);
  const { hostname, port } = new URL(started.url);
  const socket = connect({ host: hostname, port: Number(port) });
  const head =
    host === null ? 'HTTP/1.0\r\n' : `HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n`;
  socket.write(`GET ${path} ${head}apollo-require-preflight: 1\r\n\r\n`);
  return text(socket);
}

const NARROW = { corsOrigins: 'https://app.example.org' } as const;
const LISTED = {
  allowedHosts: 'graph.example.org, *.example.net, other.example.org:8080',
} as const;
const REFUSED = {
  errors: [
    {
      message: 'Expected Host to be a name of this server, got another; ALLOWED_HOSTS lists more.',
      extensions: { code: 'BAD_REQUEST' },
    },
  ],
};

describe('a request by a name', () => {
  it.each<[string | null, Partial<Record<SettingName, string>>]>([
    ['evil.example', {}],
    ['evil.example', { ...NARROW, allowedHosts: '*' }],
    ['127.0.0.1:4000', NARROW],
    ['[::1]:4000', NARROW],
    ['localhost', NARROW],
    ['LOCALHOST:80', NARROW],
    ['mep-graph:4000', NARROW],
    ['app.example.org', NARROW],
    ['APP.Example.ORG.:443', NARROW],
    [null, NARROW],
    ['', NARROW],
    ['graph.example.org:4000', LISTED],
    ['a.b.example.net', LISTED],
    ['other.example.org:8080', LISTED],
    ['10.1.2.3:4000', LISTED],
  ])('%s is answered with %j', async (host, settings) => {
    expect(await callBy(host, settings)).toMatch(/^HTTP\/1\.1 200 [^]*"__typename":"Query"/);
  });

  it.each<[string, Partial<Record<SettingName, string>>]>([
    ['evil.example', NARROW],
    ['evil.example:4000', { corsOrigins: 'none' }],
    ['app.example.org.evil.example', NARROW],
    ['evilapp.example.org', NARROW],
    ['127.0.0.1.evil.example', NARROW],
    ['evil.example', LISTED],
    ['example.net', LISTED],
    ['evilexample.net', LISTED],
    ['other.example.org:80', LISTED],
    ['other.example.org', LISTED],
    ['x', LISTED],
    ['evil.example:1:2', NARROW],
    ['user@localhost.evil.example', NARROW],
  ])('%s is refused with %j', async (host, settings) => {
    const answer = await callBy(host, settings);
    expect(answer).toMatch(/^HTTP\/1\.1 421 Misdirected Request\r\nx-request-id: /);
    expect(JSON.parse(/\r\n\r\n(?:[0-9a-f]+\r\n)?(\{.*\})/.exec(answer)?.[1] ?? '')).toEqual(
      REFUSED,
    );
  });

  it.each(['/', '/healthz', '/playground', '/schema.graphql', '/nowhere'])(
    'that is none of its own is refused at %s',
    async (path) => {
      expect(await callBy('evil.example', NARROW, path)).toMatch(/^HTTP\/1\.1 421 /);
    },
  );
});

describe('/', () => {
  it.each<[string, Partial<Record<SettingName, string>>, RegExp]>([
    ['evil.example', {}, /http:\/\/127\.0\.0\.1:\d+\/graphql/],
    [
      'graph.example.org',
      { allowedHosts: 'graph.example.org' },
      /http:\/\/graph\.example\.org\/graphql/,
    ],
    ['localhost:4000', {}, /http:\/\/localhost:4000\/graphql/],
  ])('shows %s with %j as it should', async (host, settings, shown) => {
    const page = await callBy(host, settings, '/');
    expect(page).toMatch(shown);
    expect(page).not.toContain('evil');
  });
});
