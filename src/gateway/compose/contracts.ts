import {
  addInaccessibleToUnreachableTypes,
  applyTagFilterOnSubgraphs,
  extractLinkImplementations,
} from '@theguild/federation-composition';
import { GraphQLError, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { agreeOnDefaults } from './agreedDefaults.ts';
import { carryCosts } from './carryCosts.ts';
import { apiDocument, buildApiSchema } from './apiSchema.ts';
import type { ContractSpec } from './contractSpec.ts';
import { adviseContract, findUnknownTags, warnOfUnknownTags } from './contractProblems.ts';
import type { MixedFields } from './fieldTypes.ts';
import { hideArguments } from './hideArguments.ts';
import { markExternal } from './markExternal.ts';
import { mendJoins } from './mendJoins.ts';
import { firstOfEach, toProblem, type CompositionProblem } from './problems.ts';
import { runComposer } from './runComposer.ts';
import type { Service } from './service.ts';
import { takeAlong } from './takeAlong.ts';
import { warnOfWaysAround } from './waysAround.ts';

export type ComposedContract =
  | {
      readonly kind: 'composed';
      readonly name: string;
      /** The supergraph, in which all that the contract hides is inaccessible. */
      readonly sdl: string;
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: 'failed';
      readonly name: string;
      readonly problems: readonly CompositionProblem[];
    };

export interface Contracted {
  /** As the composer is given them. */
  readonly services: readonly Service[];
  readonly mixed: MixedFields['fields'];
  /** What clients see without a contract. */
  readonly whole: GraphQLSchema;
}

/** The supergraph of a contract. Subgraphs are joined by what it hides as by everything else. */
export function composeContract(
  spec: ContractSpec,
  { services, mixed, whole }: Contracted,
): ComposedContract {
  const { name } = spec;
  const failed = (problems: readonly CompositionProblem[]): ComposedContract => ({
    kind: 'failed',
    name,
    problems: firstOfEach(problems),
  });
  const unknown = findUnknownTags(spec, services);
  if (unknown.length > 0) return failed(unknown);
  try {
    const filter = { include: new Set(spec.include), exclude: new Set(spec.exclude) };
    const [tag] = spec.include;
    const tagged = services.map((service) =>
      tag === undefined ? service : { ...service, typeDefs: takeAlong(service.typeDefs, tag) },
    );
    const { services: filtered, warnings: lost } = agreeOnDefaults(
      applyTagFilterOnSubgraphs(tagged, filter),
    );
    const result = runComposer(filtered, mixed);
    if ('errors' in result) {
      return failed(adviseContract(result.errors.map((error) => toProblem(error, services))));
    }
    const shown = hideArguments(result.supergraphSdl, filtered);
    const mended = markExternal(mendJoins(shown, filtered, mixed), filtered);
    const priced = carryCosts(mended, services);
    const sdl = withoutUnreachable(parse(priced, { noLocation: true }));
    const schema = buildApiSchema(parse(sdl, { noLocation: true }));
    const warnings = [
      ...warnOfUnknownTags(spec, services),
      ...lost,
      ...warnOfWaysAround(whole, schema),
    ];
    return { kind: 'composed', name, sdl, warnings };
  } catch (error) {
    // The composer throws at some schemas that it should refuse.
    const message = error instanceof Error ? error.message : String(error);
    return failed(adviseContract([toProblem(new GraphQLError(message), services)]));
  }
}

/** Types that nothing leads to any more are hidden as well. */
function withoutUnreachable(supergraph: DocumentNode): string {
  const { resolveImportName } = extractLinkImplementations(supergraph);
  const documents = {
    supergraphDocumentNode: supergraph,
    publicDocumentNode: apiDocument(supergraph),
  };
  return addInaccessibleToUnreachableTypes(resolveImportName, documents).supergraphSdl;
}
