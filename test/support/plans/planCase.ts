import { readdir, readFile } from 'node:fs/promises';
import { Kind, parse } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { canonicalOperation } from '../../../src/gateway/operation/canonical.ts';
import { createLabels } from '../../../src/gateway/plan/labels.ts';
import type { Plan } from '../../../src/gateway/plan/plan.ts';
import { createPlanner } from '../../../src/gateway/plan/planner.ts';
import { FEDERATION_LINK } from '../federationLink.ts';
import { readCase } from '../federations/caseText.ts';
import type { GeneratedSubgraph } from '../federations/generate.ts';
import type { Question } from '../federations/operations.ts';

/** A shape of federation, and an operation whose plan is known. */
export interface PlanCase {
  readonly name: string;
  readonly subgraphs: readonly GeneratedSubgraph[];
  readonly question: Question;
}

const folder = new URL('../../gateway/plans/', import.meta.url);

/** Where the plan of a case is written. */
export function goldenFile(name: string): URL {
  return new URL(`golden/${name}.txt`, folder);
}

export async function readPlanCases(): Promise<readonly PlanCase[]> {
  const files = (await readdir(new URL('cases/', folder))).filter((file) =>
    file.endsWith('.graphql'),
  );
  return Promise.all(
    files.sort().map(async (file) => {
      const { subgraphs, question } = readCase(
        await readFile(new URL(`cases/${file}`, folder), 'utf8'),
      );
      return { name: file.replace(/\.graphql$/, ''), subgraphs, question };
    }),
  );
}

/** How a case is planned. Throws where it is not. */
export function planOf({ subgraphs, question }: Omit<PlanCase, 'name'>): Plan {
  const composition = composeGateway(
    null,
    subgraphs.map(({ name, sdl }) => ({
      name,
      sdl: FEDERATION_LINK + sdl,
      url: `http://${name}.example`,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems, null, 2));
  const { supergraph } = composition;
  const document = parse(question.text);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('Expected an operation.');
  const { variables } = question;
  const canonical = canonicalOperation({ supergraph, document, operation, variables });
  if (canonical === null) throw new Error('Expected an operation that the graph has.');
  const labels = createLabels(supergraph.planning.document, () => 0.5)();
  return createPlanner(supergraph).plan(canonical, labels);
}

/** The same federation under other names: those in the order of the alphabet go to the place `by` further, round about. */
export function renamed(
  subgraphs: readonly GeneratedSubgraph[],
  by: (place: number, count: number) => number,
): readonly GeneratedSubgraph[] {
  const names = subgraphs.map(({ name }) => name).sort();
  const newName = (name: string) => names[by(names.indexOf(name), names.length)] ?? name;
  return subgraphs
    .map(({ name, sdl }) => ({
      name: newName(name),
      sdl: sdl.replaceAll(/from: "([^"]+)"/g, (_text, from: string) => `from: "${newName(from)}"`),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
