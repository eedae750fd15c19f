import { describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { useServer } from '../support/useServer.ts';

const started = useServer();
const url = () => `${started.url}/graphql`;

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
