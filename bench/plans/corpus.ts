import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperationTypeNode } from 'graphql';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import type { CanonicalParts } from '../../src/gateway/operation/canonical.ts';
import { readSupergraph } from '../../src/gateway/readSupergraph.ts';
import type { Supergraph } from '../../src/gateway/supergraph.ts';
import { FEDERATION_LINK } from '../../test/support/federationLink.ts';
import { generateFederation } from '../../test/support/federations/generate.ts';
import { generateQuestion, type Question } from '../../test/support/federations/operations.ts';
import { readQuestion } from '../../test/support/federations/readQuestion.ts';

export interface CorpusGraph {
  /** `domains`, or the seed. */
  readonly name: string;
  readonly supergraph: Supergraph;
  readonly questions: readonly NumberedQuestion[];
}

interface NumberedQuestion {
  readonly number: number;
  /** As peers are asked. */
  readonly question: Question;
  /** As our planner is. */
  readonly read: Omit<CanonicalParts, 'supergraph'>;
}

/** Questions of a graph for which no seed is told. */
const DOMAIN_QUESTIONS = 300;

/** The graph of this repository, as if each of its domains were a subgraph of its own. */
export async function domainsGraph(): Promise<CorpusGraph> {
  const file = join(import.meta.dirname, '../../src/generated/supergraph.graphql');
  const supergraph = readSupergraph(await readFile(file, 'utf8'));
  return {
    name: 'domains',
    supergraph,
    questions: questionsOf(supergraph, { firstSeed: 1, count: DOMAIN_QUESTIONS }),
  };
}

/** The random graph of a seed; null where it does not compose. */
export function randomGraph(seed: number, count: number): CorpusGraph | null {
  const composition = composeGateway(
    null,
    generateFederation(seed, { least: 3, most: 5 }).map(({ name, sdl }) => ({
      name,
      sdl: FEDERATION_LINK + sdl,
      url: `http://${name}.example`,
    })),
  );
  if (composition.kind === 'failed') return null;
  const { supergraph } = composition;
  // As the fuzz seeds them, so that a seed means the same to both.
  const questions = questionsOf(supergraph, { firstSeed: seed * 1000, count });
  return { name: String(seed), supergraph, questions };
}

/** Queries alone: mutations run one after the other whoever plans them. */
function questionsOf(
  { schema }: Supergraph,
  { firstSeed, count }: { readonly firstSeed: number; readonly count: number },
): readonly NumberedQuestion[] {
  return Array.from({ length: count }, (_, number) => number).flatMap((number) => {
    const question = generateQuestion(schema, firstSeed + number);
    const read = readQuestion(schema, question);
    const isQuery = read?.operation.operation === OperationTypeNode.QUERY;
    return isQuery ? [{ number, question, read }] : [];
  });
}
