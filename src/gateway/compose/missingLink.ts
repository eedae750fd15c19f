import { Kind, type DocumentNode } from 'graphql';
import { namedType } from '../../answer/namedType.ts';
import { DIRECTIVES_SINCE, LINK_2_9 } from './federationVersions.ts';
import { usedDirectives, type Link } from './links.ts';
import type { CompositionProblem } from './problems.ts';

/** What a schema without `@link`, which is of Federation 1, may use. */
const OF_FEDERATION_1: ReadonlySet<string> = new Set(
  'key requires provides external extends override tag inaccessible'.split(' '),
);

/**
 * The problem of an SDL that is of Federation 2 but for its `@link`. The composer would take it for
 * Federation 1 and tell each directive, as often as it stands there.
 */
export function findMissingLink(
  subgraph: string,
  document: DocumentNode,
  links: readonly Link[],
): CompositionProblem | null {
  if (links.some(({ name }) => name === 'federation')) return null;
  const used = [...usedDirectives(document)].filter((name) => DIRECTIVES_SINCE.has(name));
  const own = ownDirectives(document);
  const newer = used.filter((name) => !OF_FEDERATION_1.has(name) && !own.has(name));
  const told = definesKeys(document) ? used : newer;
  if (told.length === 0) return null;
  const listed = (names: readonly string[]) =>
    names
      .toSorted()
      .map((name) => `"@${name}"`)
      .join(', ');
  return {
    code: 'LINK_MISSING',
    message: `Expected a @link to Federation 2, got its directives without one: ${told.map((name) => `@${name}`).join(', ')}.`,
    subgraph,
    coordinate: null,
    hint: `Add: extend schema @link(url: "${LINK_2_9}", import: [${listed(used)}]). SmallRye (Quarkus) writes it for @Link(url = Link.FEDERATION_SPEC_LATEST_URL, _import = {@Import(name = "@key"), ...}) on a class with @GraphQLApi.`,
  };
}

function ownDirectives({ definitions }: DocumentNode): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((node) =>
      node.kind === Kind.DIRECTIVE_DEFINITION ? [node.name.value] : [],
    ),
  );
}

/** Whether keys are defined as only Federation 2 does: of FieldSet, without the underscore of 1. */
function definesKeys({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (node) =>
      node.kind === Kind.DIRECTIVE_DEFINITION &&
      node.name.value === 'key' &&
      (node.arguments ?? []).some(({ type }) => /^(federation__)?FieldSet$/.test(namedType(type))),
  );
}
