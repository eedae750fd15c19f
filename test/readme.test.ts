import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { renewAnswers } from '../scripts/readmeAnswers.ts';
import { askOf, graphOf } from './support/graph.ts';
import { realDatabase } from './support/realData.ts';

const database = realDatabase();

describe('the README', () => {
  it('has today’s answers and today’s picture (npm run docs:answers renews them)', async () => {
    const path = join(import.meta.dirname, '..', 'README.md');
    const readme = readFileSync(path, 'utf8');
    const { schema } = graphOf(database);
    const renewed = await renewAnswers(readme, { ask: askOf(database), schema });
    expect(readme).toBe(await format(renewed, { ...(await resolveConfig(path)), filepath: path }));
    expect(readme.match(/<!-- answer -->/g)?.length).toBeGreaterThanOrEqual(5);
  });
});
