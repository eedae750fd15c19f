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

const { startPeer, createRemote } = useRemotes();

/** Signed by itself, for 127.0.0.1, until 2126; used nowhere else. */
const tls = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrc5yV4z+yvBHpd2+
rBq5HjKqnHx3eSxVuPKa1K1lZpahRANCAARYlHyMajxfISF8utE/ZRXi7c0r5vrA
TAhwdPF2gHNVkc7L4WZQQ26iIVkA/k2RVwFuk04Ewx+EhVaeEr8SniY5
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBlzCCAT6gAwIBAgIUFHEfb3QRoc54tlLUx560Q7YhJSQwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNdHJhaW5pbmcudGVzdDAgFw0yNjExMjQwMTM5MzdaGA8yMTI2
MTAzMTAxMzkzN1owGDEWMBQGA1UEAwwNdHJhaW5pbmcudGVzdDBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABFiUfIxqPF8hIXy60T9lFeLtzSvm+sBMCHB08XaAc1WR
zsvhZlBDbqIhWQD+TZFXAW6TTgTDH4SFVp4SvxKeJjmjZDBiMB0GA1UdDgQWBBRE
BqOz367Wk4hmgv/y3UBJmApZAzAfBgNVHSMEGDAWgBREBqOz367Wk4hmgv/y3UBJ
mApZAzAPBgNVHRMBAf8EBTADAQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0E
AwIDRwAwRAIgIAe8bxPQx48OSujKUwoaxO2XIvBqvpIGXvDC0pyPlj8CIHlJyNbV
lQcdCy9JEypVY2bb7WpaUWda8cXcuYcqVekn
-----END CERTIFICATE-----
`,
};

const untrusted = unavailable('Subgraph "training" has no certificate that can be trusted.');

describe('a subgraph over https', () => {
  it('is not asked when nobody vouches for it', async () => {
    const peer = await startPeer(answerEvents, { tls });
    const { subgraph, fetches } = createRemote(peer);
    expect(await subgraph.execute(request())).toMatchObject(untrusted);
    expect(peer.received).toEqual([]);
    expect(fetches).toEqual([{ outcome: 'untrusted', attempts: 1 }]);
  });

  it('is not asked either when the environment says that it does not matter', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const peer = await startPeer(answerEvents, { tls });
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
      await writeFile(caFile, tls.cert);
      const peer = await startPeer(answerEvents, { tls });
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
