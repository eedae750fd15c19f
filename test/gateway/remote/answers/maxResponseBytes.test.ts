import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import {
  EVENTS,
  answer,
  request,
  unavailable,
  useRemotes,
  type Behave,
} from '../../../support/remoteSubgraph.ts';

const remotes = useRemotes();
const { ask } = remotes;

describe('maxResponseBytes', () => {
  const options = { maxResponseBytes: 100_000 };
  const HUGE = 100_000_000;
  const tooLarge = unavailable(
    'Expected an answer of at most 100000 bytes of subgraph "training", got more.',
  );
  const head = { 'content-type': 'application/json' };
  /** Writes as fast as the reader takes it, up to 100 MB. */
  const pour = (response: Parameters<Behave>[0]) => {
    const chunk = Buffer.alloc(64 * 1024, ' ');
    let sent = 0;
    const more = () => {
      while (sent < HUGE) {
        sent += chunk.length;
        if (!response.write(chunk)) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  };

  it('refuses an answer that says it is larger, without reading it', async () => {
    const { result, peer } = await ask((response) => {
      response.writeHead(200, { ...head, 'content-length': HUGE });
      pour(response);
    }, options);
    expect(result).toEqual(tooLarge);
    expect(peer.bytesSent()).toBeLessThan(20_000_000);
  });

  it('reads no more of an answer that does not say how large it is', async () => {
    const { result, peer, fetches, subgraph } = await ask((response) => {
      response.writeHead(200, head);
      pour(response);
    }, options);
    expect(result).toEqual(tooLarge);
    expect(peer.bytesSent()).toBeLessThan(20_000_000);
    expect(fetches).toEqual([{ outcome: 'too-large', attempts: 1 }]);
    expect(subgraph.load().running).toBe(0);
  });

  it('counts what compressed bytes become', async () => {
    const bomb = gzipSync(Buffer.alloc(HUGE, ' '));
    const { result } = await ask((response) => {
      answer(response, bomb, { headers: { 'content-encoding': 'gzip' } });
    }, options);
    expect(bomb.length).toBeLessThan(100_000);
    expect(result).toEqual(tooLarge);
  });

  it('counts compressed bytes that become nothing', async () => {
    const member = gzipSync('');
    const nothing = Buffer.concat(Array.from({ length: 50_000 }, () => member));
    const { result } = await ask((response) => {
      answer(response, nothing, { headers: { 'content-encoding': 'gzip' } });
    }, options);
    expect(result).toEqual(tooLarge);
  });

  it('does not mind a length that is too small: the rest is no answer to anything', async () => {
    const { result } = await ask((response) => {
      response.socket?.end(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n${JSON.stringify(EVENTS)}`,
      );
    }, options);
    expect(result).toEqual(
      unavailable(
        'Expected a GraphQL response of subgraph "training", got JSON that cannot be parsed.',
      ),
    );
  });

  it('does not let one asker cut off the others', async () => {
    const { peer, subgraph } = await remotes.start((response) => {
      answer(response, ' '.repeat(200_000));
    }, options);
    for (let asked = 0; asked < 30; asked += 1) await subgraph.execute(request());
    expect(peer.received).toHaveLength(30);
    expect(subgraph.state()).toBe('closed');
  });
});
