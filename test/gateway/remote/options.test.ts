import { describe, expect, it } from '@jest/globals';
import { DEFAULT_REMOTE_OPTIONS, parseRemoteOptions } from '../../../src/gateway/remote/options.ts';
import { useRemotes } from '../../support/remoteSubgraph.ts';

const { createRemote } = useRemotes();

const problemsOf = (given: unknown) => {
  const parsed = parseRemoteOptions(given, 'subgraphs.training.x-mep-graph');
  return parsed.state === 'invalid' ? parsed.problems : [];
};

const HEADER = 'expected the name of a header that is not part of the connection or of HTTP itself';

describe('parseRemoteOptions', () => {
  it.each([undefined, null, {}, { retries: {}, tls: {} }])('fills in defaults (%j)', (given) => {
    expect(parseRemoteOptions(given)).toEqual({ state: 'valid', options: DEFAULT_REMOTE_OPTIONS });
    expect(DEFAULT_REMOTE_OPTIONS).toMatchObject({
      timeoutMs: 3000,
      retries: { attempts: 3, budgetPercent: 20 },
      breaker: { minFailures: 5, openMs: 5000 },
      concurrency: { limit: 50, queue: 500 },
      maxResponseBytes: 10_000_000,
      headers: { allow: [], set: {} },
      tls: { caFile: null },
    });
  });

  it('takes names of headers as they are written', () => {
    expect(
      parseRemoteOptions({ headers: { allow: ['Authorization'], set: { 'X-Key': 'k' } } }),
    ).toMatchObject({
      state: 'valid',
      options: { headers: { allow: ['authorization'], set: { 'x-key': 'k' } } },
    });
  });

  it('names the path of every option that it does not know or cannot use', () => {
    expect(
      problemsOf({
        timeout: 3,
        timeoutMs: '3s',
        retries: { attempts: 0, delay: 1, minDelayMs: 50.5 },
        concurrency: 10,
        maxResponseBytes: 2e9,
        headers: {
          allow: ['x-ok', 'Transfer-Encoding', 'a b'],
          set: { host: 'x', 'x-a': 'a\r\nb' },
        },
        tls: { caFile: '', insecure: true },
      }),
    ).toEqual(
      [
        'timeoutMs: expected a whole number from 1 to 600000, got "3s"',
        'retries.attempts: expected a whole number from 1 to 10, got 0',
        'retries.minDelayMs: expected a whole number from 0 to 60000, got 50.5',
        'retries.delay: expected a known option, got "delay"',
        'concurrency: expected object, got 10',
        'maxResponseBytes: expected a whole number from 1 to 1000000000, got 2000000000',
        `headers.allow.1: ${HEADER}, got "Transfer-Encoding"`,
        `headers.allow.2: ${HEADER}, got "a b"`,
        `headers.set.host: ${HEADER}, got "host"`,
        'headers.set.x-a: expected printable ASCII, got another value (not repeated here)',
        'tls.caFile: expected a file, got ""',
        'tls.insecure: expected a known option, got "insecure"',
        'timeout: expected a known option, got "timeout"',
      ].map((problem) => `subgraphs.training.x-mep-graph.${problem}`),
    );
  });

  it('knows what contradicts itself', () => {
    expect(
      problemsOf({
        retries: { minDelayMs: 100, maxDelayMs: 10 },
        breaker: { minFailures: 30, window: 20 },
      }),
    ).toEqual([
      'subgraphs.training.x-mep-graph.retries.minDelayMs: expected at most maxDelayMs, got 100',
      'subgraphs.training.x-mep-graph.breaker.minFailures: expected at most window, got 30',
    ]);
  });
});

describe('createRemoteSubgraph', () => {
  it.each([
    [
      'ftp://example.org/',
      'Expected a URL that starts with http:// or https://, got "ftp://example.org/".',
    ],
    ['nowhere', 'Expected a URL that starts with http:// or https://, got "nowhere".'],
    [
      'https://user:hunter2@example.org/',
      'Expected a URL without user and password, got one for example.org: set a header instead.',
    ],
  ])('refuses %s', (url, message) => {
    expect(() => createRemote({ url })).toThrow(message);
  });

  it.each([
    ['/nowhere.pem', 'but there is none.'],
    [import.meta.dirname, 'but it is a folder.'],
    [import.meta.filename, 'got none that can be read.'],
  ])('refuses authorities from %s', (caFile, why) => {
    expect(() => createRemote({ url: 'https://example.org/' }, { tls: { caFile } })).toThrow(
      `Expected certificates in PEM in ${caFile}, ${why}`,
    );
  });
});
