import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../src/observing/log.ts';

const collect = (isTTY: boolean) => {
  const lines: string[] = [];
  const output = { isTTY, write: (line: string) => void lines.push(line) };
  return { lines, output };
};

describe('createLogger', () => {
  it('writes JSON where nobody watches', () => {
    const { lines, output } = collect(false);
    createLogger({ logLevel: 'info', logFormat: 'auto' }, output).info({ port: 1 }, 'hello');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 30, time: expect.any(Number), port: 1, msg: 'hello' },
    ]);
  });

  it('writes text on a terminal', () => {
    const { lines, output } = collect(true);
    const log = createLogger({ logLevel: 'debug', logFormat: 'auto' }, output);
    log.debug({ path: '/a', words: 'two words', count: 2 }, 'request');
    expect(lines).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d DEBUG request path=\/a words="two words" count=2\n$/),
    ]);
  });

  it('writes the stack of an error below its line', () => {
    const { lines, output } = collect(false);
    const log = createLogger({ logLevel: 'info', logFormat: 'text' }, output);
    log.error({ err: new Error('broken') }, 'failed');
    expect(lines.join('')).toMatch(/ERROR failed\nError: broken\n {4}at /);
  });

  it('says in every line which of several processes it is of', () => {
    const { lines, output } = collect(false);
    const log = createLogger({ logLevel: 'info', logFormat: 'json', worker: 2 }, output);
    log.child({ port: 1 }).info('hello');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 30, time: expect.any(Number), worker: 2, port: 1, msg: 'hello' },
    ]);
  });

  it('writes no credentials', () => {
    const { lines, output } = collect(false);
    const headers = { authorization: 'Bearer secret', cookie: 'secret', host: 'x' };
    const log = createLogger({ logLevel: 'info', logFormat: 'json' }, output);
    log.info({ headers, req: { headers } }, 'request');
    expect(lines.join('')).toContain('"host":"x"');
    expect(lines.join('')).not.toContain('secret');
  });

  it('waits for the end of the process once, however many loggers there are', () => {
    createLogger({ logLevel: 'silent', logFormat: 'json' });
    const waiting = process.listenerCount('exit');
    createLogger({ logLevel: 'silent', logFormat: 'json' });
    expect(process.listenerCount('exit')).toBe(waiting);
  });
});
