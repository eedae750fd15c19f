import { buildASTSchema, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { domainNames } from '../collections/index.ts';
import { StartupError } from '../errors.ts';
import { buildApiSchema } from '../gateway/compose/apiSchema.ts';
import { readGuards } from '../gateway/compose/readGuards.ts';
import { ownCosts } from '../graph/ownCosts.ts';
import { ownTells } from '../graph/ownTells.ts';
import { readApiSdl, readOwnGuards } from '../graph/schemaFiles.ts';
import { describeGuard } from '../guards/guard.ts';
import { readGuardedDocument } from '../guards/guardedDocument.ts';
import type { GuardRules, Policies } from '../guards/guardRules.ts';
import { InputGuards } from '../guards/inputGuards.ts';
import { SchemaGuards } from '../guards/schemaGuards.ts';
import { readCosts, type Costs } from '../points/costs.ts';
import { readGivenText } from './readGiven.ts';

/** What operations are held to. */
export interface CheckedGraph {
  readonly schema: GraphQLSchema;
  readonly costs: Costs;
  /** What it takes to see all that a document of one operation asks for. */
  readonly needsOf: (document: DocumentNode) => Needs;
}

interface Needs {
  readonly scopes: readonly (readonly (readonly string[])[])[];
  readonly needs: string | null;
}

interface Wanted {
  /** File with the SDL of a graph or of a supergraph; null for our own. */
  readonly schema: string | null;
  readonly policies?: Policies;
}

export async function readCheckedGraph({ schema: file, policies }: Wanted): Promise<CheckedGraph> {
  const own = ownGraph();
  const { schema, rules, costs } = file === null ? own : await graphIn(file);
  const guards = new SchemaGuards({ schema, rules, policies: policies ?? new Map() });
  const inputs = new InputGuards(guards, ownTells(own.schema)(schema));
  return {
    schema,
    costs,
    needsOf: (document) => {
      const clauses = readGuardedDocument({ guards, inputs }, document, null)?.clauses ?? [];
      const needs = clauses.length === 0 ? null : describeGuard(clauses);
      return { scopes: clauses.map(({ anyOf }) => anyOf), needs };
    },
  };
}

interface Read extends Pick<CheckedGraph, 'schema' | 'costs'> {
  readonly rules: GuardRules;
}

function ownGraph(): Read {
  const schema = buildASTSchema(parse(readApiSdl()), { assumeValidSDL: true });
  return { schema, rules: readOwnGuards(), costs: ownCosts(domainNames) };
}

async function graphIn(file: string): Promise<Read> {
  const sdl = await readGivenText(file, '--schema to name a file');
  try {
    const document = parse(sdl);
    const schema = sdl.includes('join__Graph')
      ? buildApiSchema(document)
      : // Directives that are nobody's definition may stand in it.
        buildASTSchema(document, { assumeValidSDL: true });
    return { schema, rules: readGuards(document), costs: readCosts([document]) };
  } catch (error) {
    throw new StartupError(`Expected --schema to hold the SDL of a graph: ${String(error)}`);
  }
}
