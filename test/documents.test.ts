import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { answeredDocuments, renewAnswers } from '../scripts/documentAnswers.ts';
import { askOf, graphOf } from './support/graph.ts';
import { realDatabase } from './support/realData.ts';

const database = realDatabase({ withZips: true });

describe.each(answeredDocuments)('%s', (path) => {
  it('has today’s answers and today’s picture (npm run docs:answers renews them)', async () => {
    const document = readFileSync(path, 'utf8');
    const { schema } = graphOf(database);
    const renewed = await renewAnswers(document, { ask: askOf(database), schema });
    expect(document).toBe(
      await format(renewed, { ...(await resolveConfig(path)), filepath: path }),
    );
    expect(document.match(/<!-- answer -->/g)?.length).toBeGreaterThanOrEqual(5);
  });
});
