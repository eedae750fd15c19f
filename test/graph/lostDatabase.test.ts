import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createGraph } from '../../src/graph/createGraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { openDatabase, type Database } from '../../src/mongo/database.ts';
import { insert } from '../support/database.ts';
import { startOneNode, startThreeNodes, type OneNode } from '../support/threeNodes.ts';
import { until } from '../support/until.ts';

let node: OneNode;
let database: Database;
let graph: Graph;
/** Who waits as long as it takes. */
let patient: Database;

/** What the driver waits for a server, once; a question that finds none used to wait four times. */
const patience = 'serverSelectionTimeoutMS=4000';

beforeAll(async () => {
  node = await startOneNode();
  await insertThrough(node.uri);
  const uri = node.uri.replace(/serverSelectionTimeoutMS=\d+/, patience);
  database = await openDatabase({ kind: 'external', uri }, quiet);
  patient = await openDatabase({ kind: 'external', uri: node.uri }, quiet);
  graph = graphOver(database);
});

afterAll(async () => {
  await database.close();
  await patient.close();
  await node.close();
});

const quiet = { log: console, onProgress: () => undefined };

function graphOver({ db, availability }: Database): Graph {
  return createGraph(accessData(db, 10_000, { availability }));
}

async function insertThrough(uri: string): Promise<void> {
  const opened = await openDatabase({ kind: 'external', uri }, quiet);
  const { db } = opened;
  await until(
    'a primary',
    async () => (await db.command({ hello: 1 }))['isWritablePrimary'] === true,
  );
  await insert({ db }, { agencies: [{ _id: 'Agency:a', slug: 'a', name: 'A', sortName: 'a' }] });
  await opened.close();
}

/** What a client is told: a name, or a code. */
async function ask(source: string, asked = graph): Promise<unknown> {
  const document = parse(source);
  const { data, errors } = await asked.execute({ document, operationName: null, variables: {} });
  const [error] = errors ?? [];
  return error === undefined ? data : error.extensions['code'];
}

const one = '{ agency(slug: "a") { name } }';
const list = '{ agencies(first: 5) { totalCount nodes { name } } }';
const counted = '{ agencies(first: 5) { facets(by: KIND) { count } totalCount } }';
const searched = '{ search(text: "a") { totalCount } }';

/** Which comes first: all answers, or the driver's word that it found no server, so often one after the other. */
async function race(answers: Promise<unknown>, selections: number): Promise<unknown> {
  const timesOut = async (): Promise<string> => {
    for (let left = selections; left > 0; left -= 1) {
      await database.client
        .db('admin')
        .command({ ping: 1 })
        .catch(() => undefined);
    }
    return 'later than the driver';
  };
  return Promise.race([answers, timesOut()]);
}

const unavailable = 'DATABASE_UNAVAILABLE';

describe.each(['SIGKILL', 'SIGSTOP'] as const)('a database that is lost by %s', (signal) => {
  it('is told after one wait, then at once, and asked again as soon as it is back', async () => {
    expect(await ask(one)).toEqual({ agency: { name: 'A' } });
    node.signal(signal);

    const first = await race(
      Promise.all([one, list, counted, searched].map((source) => ask(source))),
      3,
    );
    expect(database.availability.lostSince()).not.toBeNull();
    const next = await race(
      Promise.all([one, list, counted, searched].map((source) => ask(source))),
      1,
    );

    expect(first).toEqual([unavailable, unavailable, unavailable, unavailable]);
    expect(next).toEqual([unavailable, unavailable, unavailable, unavailable]);

    if (signal === 'SIGKILL') await node.startAgain();
    else node.signal('SIGCONT');
    await until('a server', () => database.availability.lostSince() === null);
    expect(await ask(one)).toEqual({ agency: { name: 'A' } });
  });

  it('is waited for by who asks while it comes back', async () => {
    node.signal(signal);
    await until('the loss', () => patient.availability.lostSince() !== null);
    const answers = Promise.all([one, list].map((source) => ask(source, graphOver(patient))));
    if (signal === 'SIGKILL') await node.startAgain();
    else node.signal('SIGCONT');

    expect(await answers).toEqual([
      { agency: { name: 'A' } },
      { agencies: { totalCount: 1, nodes: [{ name: 'A' }] } },
    ]);
    await until('a server', () => database.availability.lostSince() === null);
  });
});

describe('a set that has lost its primary', () => {
  it('is waited for longer than a database that is gone, while its members can elect another', async () => {
    const set = await startThreeNodes();
    await insertThrough(set.uri);
    // Less than the set waits before it votes.
    const uri = set.uri.replace(/serverSelectionTimeoutMS=\d+/, 'serverSelectionTimeoutMS=1200');
    const opened = await openDatabase({ kind: 'external', uri }, quiet);
    try {
      await set.killPrimary();
      await until('the loss', () => opened.availability.lostSince() !== null);
      expect(await ask(one, graphOver(opened))).toEqual({ agency: { name: 'A' } });
    } finally {
      await opened.close();
      await set.close();
    }
  });
});
