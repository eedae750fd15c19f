import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  answerEvents,
  EVENTS,
  request,
  unavailable,
  useRemotes,
} from '../../support/remoteSubgraph.ts';
import { selfSigned } from '../../support/selfSigned.ts';

const { startPeer, createRemote } = useRemotes();

const untrusted = unavailable('Subgraph "training" has no certificate that can be trusted.');

describe('a subgraph over https', () => {
  it('is not asked when nobody vouches for it', async () => {
    const peer = await startPeer(answerEvents, { tls: selfSigned });
    const { subgraph, fetches } = createRemote(peer);
    expect(await subgraph.execute(request())).toMatchObject(untrusted);
    expect(peer.received).toEqual([]);
    expect(fetches).toEqual([{ outcome: 'untrusted', attempts: 1 }]);
  });

  it('is not asked either when the environment says that it does not matter', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const peer = await startPeer(answerEvents, { tls: selfSigned });
      const { subgraph } = createRemote(peer);
      expect(await subgraph.execute(request())).toMatchObject(untrusted);
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  it('is asked when the file of authorities vouches for it, and only by its name', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-tls-'));
    const caFile = path.join(folder, 'ca.pem');
    try {
      await writeFile(caFile, selfSigned.cert);
      const peer = await startPeer(answerEvents, { tls: selfSigned });
      const { subgraph } = createRemote(peer, { tls: { caFile } });
      expect(await subgraph.execute(request())).toMatchObject(EVENTS);
      const url = peer.url.replace('127.0.0.1', 'localhost');
      const { subgraph: other } = createRemote({ url }, { tls: { caFile } });
      expect(await other.execute(request())).toMatchObject(untrusted);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
