import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import type { CommandStartedEvent } from 'mongodb';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';

const { db, client } = testDatabase();
const write = dataFolders();
const writes = openWrites({ db, log: { warn: () => undefined }, note: () => undefined });
const graph = createGraph(accessData(db, 240_000), { writes: writes.access });

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet) });
});

function asker(name: string, owner: string | null, ...scopes: readonly string[]): Asker {
  return { ...anonymous, kind: 'key', name, owner, scopes: new Set(scopes) };
}
const sme = asker('sme', 'Association:sme', 'publish');
const reviewer = asker('nist', null, 'review');

let keys = 0;
async function ask(who: Asker, source: string): Promise<unknown> {
  const said = `idempotencyKey: "${(keys += 1)}", source: { url: "https://example.org/why" }`;
  const document = parse(source.replace('SAID', said).replace('KEY', String(keys)));
  const result = await graph.execute({ document, operationName: null, variables: {}, asker: who });
  return JSON.parse(JSON.stringify(result));
}

const addition = { field: 'sources', from: expect.any(String), to: expect.stringMatching(/why/) };

describe('Amendment.changes', () => {
  it('are what an amendment would make of the record as it is now, and nothing once it is decided', async () => {
    await ask(
      sme,
      'mutation { updateCenter(input: { SAID, id: "gamep", summary: "Helps.", name: "Georgia Manufacturing Extension Partnership", focusAreas: [WORKFORCE] }) { version } }',
    );
    const pending =
      '{ amendments(entity: "Center:gamep") { nodes { id changes { field from to } } } }';
    const seen = await ask(reviewer, pending);
    expect(seen).toEqual({
      data: {
        amendments: {
          nodes: [
            {
              id: expect.any(String),
              changes: [
                { field: 'summary', from: '"What it does."', to: '"Helps."' },
                { field: 'focusAreas', from: '[]', to: '["WORKFORCE"]' },
                addition,
              ],
            },
          ],
        },
      },
    });
    // Somebody else has said the same meanwhile.
    await ask(
      asker('gamep', 'Center:gamep', 'publish'),
      'mutation { updateCenter(input: { SAID, id: "gamep", summary: "Helps." }) { version } }',
    );
    const mine = '{ amendments(status: PENDING) { nodes { id changes { field } } } }';
    expect(await ask(sme, mine)).toEqual({
      data: {
        amendments: { nodes: [{ id: expect.any(String), changes: [{ field: 'focusAreas' }] }] },
      },
    });
    const id = /Amendment:\w+/.exec(JSON.stringify(seen))?.[0] ?? '';
    await ask(
      reviewer,
      `mutation { reviewAmendment(input: { idempotencyKey: "KEY", id: "${id}", decision: REJECT }) { version } }`,
    );
    expect(
      await ask(sme, '{ amendments(status: REJECTED) { nodes { changes { field } } } }'),
    ).toEqual({
      data: { amendments: { nodes: [{ changes: [] }] } },
    });
  });

  it('are the whole record where it is new, and where it is taken out', async () => {
    await ask(
      sme,
      `mutation { publishResource(input: { SAID, slug: "with-mep", title: "With MEP", kind: TRAINING, providerKind: AGENCY,
        agencies: ["nist-mep"], focusArea: WORKFORCE, summary: "Both." }) { version } }`,
    );
    await ask(
      sme,
      'mutation { withdrawStateOrganization(input: { SAID, id: "georgia-tech" }) { version } }',
    );
    const seen = await ask(
      reviewer,
      '{ amendments(status: PENDING) { nodes { kind changes { field from to } } } }',
    );
    expect(seen).toEqual({
      data: {
        amendments: {
          nodes: [
            {
              kind: 'WITHDRAW',
              changes: expect.arrayContaining([
                { field: 'name', from: '"Georgia Tech"', to: 'null' },
                { field: 'centerIds', from: '["gamep"]', to: 'null' },
              ]),
            },
            {
              kind: 'PUBLISH',
              changes: expect.arrayContaining([
                { field: 'title', from: 'null', to: '"With MEP"' },
                { field: 'agencyIds', from: 'null', to: '["nist-mep"]' },
              ]),
            },
          ],
        },
      },
    });
  });

  it('are read together for a page of amendments', async () => {
    const commands: string[] = [];
    const listener = ({ commandName, command }: CommandStartedEvent): void => {
      commands.push(`${commandName} ${String(command[commandName])}`);
    };
    client.on('commandStarted', listener);
    await ask(reviewer, '{ amendments(status: PENDING) { nodes { changes { field } } } }');
    client.off('commandStarted', listener);
    expect(commands).toEqual(['find amendments', 'find records']);
  });
});
