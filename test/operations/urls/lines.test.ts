import { describe, expect, it } from '@jest/globals';
import type { Row } from '../../support/dataRows.ts';
import { parts, useOperationUrls } from '../../support/operationUrls.ts';
import { send } from '../../support/startServer.ts';

const urls = useOperationUrls({ withZips: true });
const { get } = urls;

interface Listed {
  readonly operations: readonly {
    readonly name: string;
    readonly variables: readonly {
      readonly name: string;
      readonly isRequired: boolean;
      readonly example?: unknown;
    }[];
  }[];
}

/** What operations are asked with that name no example. */
const OTHERS: Readonly<Record<string, unknown>> = {
  ...{ first: 1, open: true, more: true, id: 'Center:gamep', slug: 'gamep' },
};

/** Cells of a CSV, all of whose quotes are of whole fields. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** All values in a JSON value as texts, and none. */
function textsIn(value: unknown): ReadonlySet<string> {
  const texts = new Set(['']);
  JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'string') texts.add(inner);
    if (typeof inner === 'number' || typeof inner === 'boolean') texts.add(JSON.stringify(inner));
    return inner;
  });
  return texts;
}

describe('the lines of an operation', () => {
  it('writes before each element what it stands under, by keys that no field of it has', async () => {
    const line = async (path: string) =>
      JSON.parse(parts(await get(path)).text.split('\n')[0] ?? '') as Row;
    expect(Object.keys(await line('NewestImpactsOfCenters.ndjson'))).toEqual([
      ...['centers_id', 'centers_shortName', 'centers_status', 'centers_statusAsOf'],
      ...['centers_impacts_year', 'centers_impacts_years'],
      ...['centers_impacts_period_startYear', 'centers_impacts_period_endYear'],
      ...['metric', 'value', 'unit', 'qualifier'],
    ]);
    expect(Object.keys(await line('PuertoRicoAndTheDistrict.ndjson'))).toEqual([
      'object',
      'center',
    ]);
  });

  it('has in lines what the CSV has of the rows and of what they stand under, of every operation', async () => {
    const { body: listed } = await send(`${urls.url}/operations.json`);
    const compared = new Set<string>();
    for (const { name, variables } of (listed as Listed).operations) {
      const needed = variables.filter(({ isRequired }) => isRequired);
      const values = needed.map(({ name: key, example }) => [key, String(example ?? OTHERS[key])]);
      const query = new URLSearchParams(values).toString();
      const [csv, ndjson] = await Promise.all([
        get(`${name}.csv?${query}`),
        get(`${name}.ndjson?${query}`),
      ]);
      if (csv.status !== 200) continue;
      const lines = ndjson.text.split('\n').slice(0, -1);
      const rows = readCsv(csv.text).slice(1);
      expect([name, lines.length]).toEqual([name, rows.length]);
      for (const [index, row] of rows.entries()) {
        const written = textsIn(JSON.parse(lines[index] ?? '') as unknown);
        const cells = row.filter((cell) => !/[;,"']/.test(cell));
        expect([name, cells.filter((cell) => !written.has(cell))]).toEqual([name, []]);
        compared.add(name);
      }
    }
    expect(compared.size).toBeGreaterThanOrEqual(40);
  });
});
