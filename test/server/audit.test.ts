import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startServer, type TestServer } from '../support/startServer.ts';

let started: TestServer;
const url = () => `${started.url}/graphql`;

beforeAll(async () => {
  started = await startServer();
});
afterAll(() => started.server.close());

const withHeader: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('apollo-require-preflight', 'yes');
  return fetch(input, { ...init, headers });
};

describe('GraphQL over HTTP with the CSRF header', () => {
  const audits = serverAudits({ url, fetchFn: withHeader });

  it('has all the audits', () => {
    expect(audits).toHaveLength(61);
  });
  it.each(audits)('$name', async (audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

describe('GraphQL over HTTP without the CSRF header', () => {
  const audits = serverAudits({ url }).filter(({ name }) => name.startsWith('MUST'));

  it('has all the audits that must pass', () => {
    expect(audits).toHaveLength(13);
  });
  it.each(audits)('$name', async (audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});
