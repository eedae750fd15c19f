import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { APOLLO_CODES, ERROR_CODES } from '../../src/errors.ts';
import { REFUSING_STATUSES } from '../../src/server/statuses.ts';
import { realDatabase } from '../support/realData.ts';
import { provokeOver } from '../support/reference/provoke.ts';
import { headingsOf, renewExamples } from '../support/reference/renewExamples.ts';

const root = join(import.meta.dirname, '..', '..');
const path = join(root, 'docs', 'reference', 'errors.md');
const document = readFileSync(path, 'utf8');
const database = realDatabase();

/** Statuses that the code gives where no type holds them to the list: to Fastify, to Apollo Server, by an error. */
function statusesInCode(): readonly number[] {
  const folder = join(root, 'src', 'server');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const found = texts.flatMap((text) => [
    ...text.matchAll(/(?:\bcode\(|writeHead\(|\bstatus(?:Code)?(?: = |: | \? ))([45]\d\d)\b/g),
  ]);
  return [...new Set(found.map(([, status]) => Number(status)))];
}

describe('docs/reference/errors.md', () => {
  it('has every code of ours and of Apollo Server, in the order of the code', () => {
    const codes = headingsOf(document).filter((heading) => /^[A-Z_]+$/.test(heading));
    expect(codes).toEqual([...ERROR_CODES, ...APOLLO_CODES]);
    expect(codes.toSorted()).toEqual(expect.arrayContaining(Object.values(ApolloServerErrorCode)));
  });

  it('has every status that refuses a request', () => {
    const statuses = headingsOf(document).flatMap((heading) => /^\d{3}/.exec(heading)?.[0] ?? []);
    expect(statuses.map(Number)).toEqual([...REFUSING_STATUSES]);
    const inCode = statusesInCode();
    expect(inCode.length).toBeGreaterThan(5);
    expect(REFUSING_STATUSES).toEqual(expect.arrayContaining([...inCode]));
  });

  it('shows of QUERY_TOO_LARGE a message of each setting that refuses so, with its name', () => {
    const [, section = ''] = /^### QUERY_TOO_LARGE\n([^]*?)^### /m.exec(document) ?? [];
    const messages = [...section.matchAll(/"message": "([^"]+)"/g)].map(([, text = '']) => text);
    const named = messages.map((text) => /\(([A-Z_]+)/.exec(text)?.[1]);
    expect(named).toEqual(['MAX_NODES', 'MAX_POINTS', 'POINTS_MAXIMUM']);
  });

  it('shows an answer with that code or status under each, which is today’s', async () => {
    const renewed = await renewExamples(document, provokeOver(database));
    const options = { ...(await resolveConfig(path)), filepath: path };
    expect(document).toBe(await format(renewed, options));
    const [, ...sections] = document.split(/^### /m);
    const missing = sections.filter((section) => {
      const [heading = ''] = section.split('\n');
      const [, answer = ''] = section.split('<!-- answer -->');
      const shown = /^\d/.test(heading) ? `HTTP/1.1 ${heading.slice(0, 3)} ` : `"${heading}"`;
      return !answer.includes(shown);
    });
    expect(missing.map((section) => section.split('\n')[0])).toEqual([
      // Its example is that of 413.
      'BODY_TOO_LARGE',
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ]);
  });
});
