import { appendFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from '@jest/globals';
import { linked } from '../../support/httpSubgraph.ts';
import { adds, answersWith, polled, useListedSubgraphs } from '../../support/listedSubgraphs.ts';
import { patientList } from '../../support/patience.ts';
import { useRemotes } from '../../support/remoteSubgraph.ts';
import { selfSigned } from '../../support/selfSigned.ts';
import { ask } from '../../support/startServer.ts';
import { until } from '../../support/until.ts';

const { subgraph, start } = useListedSubgraphs();
const { startPeer } = useRemotes();

/** Writes again and again, as long as something takes. */
async function whileWriting(write: () => Promise<void>, run: () => Promise<void>): Promise<void> {
  const closing = new AbortController();
  const writing = (async () => {
    while (!closing.signal.aborted) {
      await write();
      await delay(20);
    }
  })();
  await run().finally(() => {
    closing.abort();
  });
  await writing;
}

describe('the files of a list', () => {
  it('are followed in a folder where something else is written without end', async () => {
    const [films, songs] = [await subgraph(adds('film')), await subgraph(adds('song'))];
    const server = await start(polled({ films }, 0));
    const log = join(dirname(server.file), 'subgraph.log');
    await whileWriting(
      () => appendFile(log, 'asked\n'),
      async () => {
        await server.write(polled({ films, songs }, 0));
        await answersWith(server, 'song');
      },
    );
    expect([films.schemaRequests(), songs.schemaRequests()]).toEqual([1, 1]);
  });

  it('ask those subgraphs whose entry has changed, and no others', async () => {
    const [films, songs] = [await subgraph(adds('film')), await subgraph(adds('song'))];
    const server = await start(polled({ films, songs }, 0));
    films.become(adds('actor'));
    songs.become(adds('singer'));
    const list = polled({ films, songs }, 0).replace(
      'subgraph_url',
      'introspection_headers: { a: b }, subgraph_url',
    );
    await server.write(list);
    await answersWith(server, 'actor');
    expect([films.schemaRequests(), songs.schemaRequests()]).toEqual([2, 1]);
  });

  it('ask no subgraph when a schema in a file changes', async () => {
    const [films, songs] = [await subgraph(adds('film')), await subgraph(adds('song'))];
    const list =
      polled({ films }, 0) +
      `  songs: { routing_url: "${songs.url}", schema: { file: songs.graphql } }\n`;
    const server = await start(list, { 'songs.graphql': linked(adds('song').sdl) });
    songs.become(adds('singer'));
    await server.write(linked(adds('singer').sdl), 'songs.graphql');
    await answersWith(server, 'singer');
    expect([films.schemaRequests(), songs.schemaRequests()]).toEqual([1, 0]);
  });

  it('leave the time of everything else alone, however often they change', async () => {
    const films = await subgraph(adds('film'));
    const server = await start(polled({ films }, 1000));
    films.become(adds('actor'));
    let count = 0;
    await whileWriting(
      () => server.write(`${polled({ films }, 1000)}# ${(count += 1)}\n`),
      () => answersWith(server, 'actor'),
    );
    expect(count).toBeGreaterThan(1);
  });

  it('may be links that are switched, as those of a ConfigMap', async () => {
    const [films, songs] = [await subgraph(adds('film')), await subgraph(adds('song'))];
    const server = await start(polled({ films }, 0));
    const folder = dirname(server.file);
    const switchTo = async (version: string, text: string) => {
      await mkdir(join(folder, version));
      await writeFile(join(folder, version, 'supergraph.yaml'), text);
      await symlink(version, join(folder, '..data_tmp'));
      await rename(join(folder, '..data_tmp'), join(folder, '..data'));
    };
    await switchTo('..1', polled({ songs }, 0));
    await symlink('..data/supergraph.yaml', join(folder, 'link'));
    await rename(join(folder, 'link'), server.file);
    await answersWith(server, 'song');
    await switchTo('..2', polled({ films, songs }, 0));
    await answersWith(server, 'film');
    expect([films.schemaRequests(), songs.schemaRequests()]).toEqual([2, 1]);
  });

  it('may be links to where another is written', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'mep-graph-elsewhere-'));
    const [films, songs] = [await subgraph(adds('film')), await subgraph(adds('song'))];
    const server = await start(polled({ films }, 0));
    await writeFile(join(elsewhere, 'list.yaml'), polled({ songs }, 0));
    await symlink(join(elsewhere, 'list.yaml'), `${server.file}.link`);
    await rename(`${server.file}.link`, server.file);
    await answersWith(server, 'song');
    await writeFile(join(elsewhere, 'list.yaml'), polled({ films, songs }, 0));
    await answersWith(server, 'film');
    expect([films.schemaRequests(), songs.schemaRequests()]).toEqual([2, 1]);
    await rm(elsewhere, { recursive: true });
  });

  it('are read again when they changed while they were read', async () => {
    const films = await subgraph(adds('film'));
    const songs = await subgraph(adds('song'));
    const server = await start(`${patientList({ pollMs: 0 })}subgraphs: {}\n`);
    await server.write(polled({ films }, 0));
    await until('a question for the schema', () => films.schemaRequests() > 0);
    await server.write(polled({ films, songs }, 0));
    await answersWith(server, 'song');
    expect([films.schemaRequests(), songs.schemaRequests()]).toEqual([1, 1]);
  });
});

describe('the authorities of a subgraph', () => {
  it('are those that their file holds now', async () => {
    const peer = await startPeer(
      (response) =>
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ data: { song: 'Ode' } })),
      { tls: selfSigned },
    );
    const server = await start(
      `${patientList({ pollMs: 0 })}subgraphs: { songs: { routing_url: "${peer.url}", schema: { sdl: "type Query { song: String }" },
        x-mep-graph: { tls: { caFile: ca.pem } } } }\n`,
      { 'ca.pem': rootCertificates[0] ?? '' },
    );
    const song = async () => (await ask(server, '{ song }')).body;
    expect(await song()).toMatchObject({ data: { song: null } });
    await server.write(selfSigned.cert, 'ca.pem');
    await until('an answer', async () => JSON.stringify(await song()).includes('Ode'));
    expect(peer.received).toHaveLength(1);
  });
});
