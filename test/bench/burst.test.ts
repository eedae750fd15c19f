import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { burst } from '../../bench/burst.ts';

describe('burst', () => {
  it('counts what is wrong, refused and failed apart from what is right, and asks on', async () => {
    const sent = { right: 0, wrong: 0, refused: 0, failed: 0 };
    const kinds = ['right', 'wrong', 'refused', 'failed'] as const;
    let asked = 0;
    const server = createServer((request, response) => {
      const kind = kinds[asked % kinds.length] ?? 'right';
      asked += 1;
      sent[kind] += 1;
      request.resume();
      if (kind === 'failed') request.socket.destroy();
      else response.writeHead(kind === 'refused' ? 503 : 200).end(kind);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const phases = await burst({
      url: `http://127.0.0.1:${port}/`,
      asks: [{ body: '{}', answer: 'right' }],
      phases: [1, 8, 2].map((connections) => ({ connections, durationMs: 100 })),
    });
    server.close();

    const sumOf = (kind: 'wrong' | 'refused' | 'failed') =>
      phases.reduce((sum, { faults }) => sum + faults[kind], 0);
    expect({
      right: phases.flatMap(({ latenciesMs }) => latenciesMs).length,
      wrong: sumOf('wrong'),
      refused: sumOf('refused'),
      failed: sumOf('failed'),
    }).toEqual(sent);
    const [first] = phases.filter(({ faults }) => Object.values(faults).every(Boolean));
    expect(first?.firstFaults).toEqual({
      wrong: '200 wrong',
      refused: '503 refused',
      failed: 'Error: socket hang up',
    });
  });

  it('counts an answer in the phase it came in, and its time in the phase it was asked in', async () => {
    const held: (() => void)[] = [];
    const server = createServer((request, response) => {
      request.resume();
      const answer = (): void => {
        response.end('right');
      };
      // The first is held until the second connection asks, which only the second phase has.
      if (held.length === 0) held.push(answer);
      else for (const one of [...held, answer]) one();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const [first] = await burst({
      url: `http://127.0.0.1:${port}/`,
      asks: [{ body: '{}', answer: 'right' }],
      phases: [1, 2].map((connections) => ({ connections, durationMs: 50 })),
    });
    server.close();

    expect([first?.answered, first?.latenciesMs.length]).toEqual([0, 1]);
  });
});
