import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/settings/config.ts';
import { SETTINGS, type SettingName } from '../src/settings/settings.ts';
import { StartupError } from '../src/errors.ts';

describe('readConfig', () => {
  it('gives the defaults where nothing is set', () => {
    expect(readConfig({}, {})).toEqual({
      port: 4000,
      workers: 1,
      webhooks: true,
      countUsage: true,
      webhookHosts: null,
      responseCacheBytes: 32_000_000,
      httpMaxAge: 60,
      host: '127.0.0.1',
      mongodbUri: null,
      database: null,
      dataDir: resolve('.data'),
      mongodBinary: null,
      cacheDir: expect.stringMatching(/mep-graph$/),
      data: resolve('data'),
      importOnStart: true,
      domains: null,
      subgraphs: null,
      operations: null,
      documents: { mode: 'any', byAsker: new Map() },
      policies: null,
      unauthorized: 'filter',
      supergraph: null,
      entityCache: true,
      entityCacheBytes: 32_000_000,
      explain: true,
      logLevel: 'info',
      logFormat: 'auto',
      corsOrigins: '*',
      allowedHosts: null,
      trustProxy: false,
      authorization: 'check',
      tokenIssuer: null,
      tokenAudience: null,
      tokenKeys: null,
      tokenAlgorithms: [
        ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
        ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
      ],
      tokenScopes: ['scope', 'scp', 'roles'],
      tokenOwner: null,
      graceMs: 10_000,
      maxDepth: 15,
      maxAliases: 30,
      maxTokens: 5000,
      maxBodyBytes: 100_000,
      maxNodes: 50_000,
      maxPoints: 400_000,
      maxRequests: 1000,
      maxWaitMs: 800,
      maxStreams: 1000,
      maxStallMs: 30_000,
      maxUnreadBytes: 50_000_000,
      heartbeatMs: 12_000,
      pointsMode: 'measure',
      pointsPerSecond: 2000,
      pointsMaximum: 100_000,
      trustedProxies: null,
      mcpMaxTokens: 6000,
    });
  });

  it('cannot be changed afterwards', () => {
    const config = readConfig({ domains: 'centers' }, {});
    expect([Object.isFrozen(config), Object.isFrozen(config.domains)]).toEqual([true, true]);
  });

  it('prefers the flag to the environment, and that to the default', () => {
    const { port, host } = readConfig({ port: '1' }, { PORT: '2', HOST: '0.0.0.0' });
    expect({ port, host }).toEqual({ port: 1, host: '0.0.0.0' });
  });

  it('takes an empty variable for one that is not set', () => {
    const { port, mongodbUri } = readConfig({}, { PORT: '', MONGODB_URI: '' });
    expect({ port, mongodbUri }).toEqual({ port: 4000, mongodbUri: null });
  });

  it.each<[SettingName, string, unknown]>([
    ['domains', 'centers, states', ['centers', 'states']],
    ['importOnStart', 'false', false],
    ['corsOrigins', 'none', 'none'],
    [
      'corsOrigins',
      'https://a.example,http://localhost:3000',
      ['https://a.example', 'http://localhost:3000'],
    ],
    ['trustProxy', 'true', true],
    ['trustProxy', '10.0.0.0/8, ::1,loopback', ['10.0.0.0/8', '::1', 'loopback']],
    [
      'mongodbUri',
      'mongodb+srv://user:word@db.example/mep',
      'mongodb+srv://user:word@db.example/mep',
    ],
    ['host', '::1', '::1'],
    ['workers', '4', 4],
    ['workers', 'auto', availableParallelism()],
  ])('reads %s from %j', (name, text, value) => {
    expect(readConfig({}, { [SETTINGS[name].env]: text })[name]).toEqual(value);
  });

  it.each<[SettingName, string]>([
    ['port', '65536'],
    ['port', '-1'],
    ['port', '4e3'],
    ['host', 'a b'],
    ['domains', 'centers,,states'],
    ['importOnStart', 'yes'],
    ['logLevel', 'loud'],
    ['logFormat', 'xml'],
    ['corsOrigins', 'example.org'],
    ['corsOrigins', 'https://example.org/path'],
    ['trustProxy', '10.0.0.300'],
    ['trustProxy', 'proxy.example'],
    ['maxDepth', '0'],
    ['maxNodes', '1.5'],
    ['workers', '0'],
    ['workers', 'all'],
  ])('refuses for %s the value %j', (name, text) => {
    const { env, expected } = SETTINGS[name];
    expect(() => readConfig({}, { [env]: text })).toThrow(
      new StartupError(`${env}: expected ${expected}, got ${JSON.stringify(text)}`),
    );
  });

  it('names all wrong values at once, flags as flags, and repeats no password', () => {
    expect(() =>
      readConfig({ maxDepth: 'x' }, { PORT: 'y', MONGODB_URI: 'http://user:secret@db' }),
    ).toThrow(
      new StartupError(
        [
          'PORT: expected a port from 0 to 65535, got "y"',
          'MONGODB_URI: expected a URI that starts with mongodb:// or mongodb+srv://, got another value (not repeated here)',
          '--max-depth: expected a whole number from 1 to 100, got "x"',
        ].join('\n'),
      ),
    );
  });
});

describe('SETTINGS', () => {
  it('has for each a variable and a flag of its own', () => {
    const settings = Object.values(SETTINGS);
    expect(new Set(settings.map(({ env }) => env)).size).toBe(settings.length);
    expect(new Set(settings.map(({ flag }) => flag.split(' ')[0])).size).toBe(settings.length);
  });
});
