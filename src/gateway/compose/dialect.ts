import {
  Kind,
  parseConstValue,
  visit,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
} from 'graphql';
import { argumentNode, stringNode } from './directiveNodes.ts';
import { FEDERATION_2_9, LINK_2_9, NEWEST_KNOWN } from './federationVersions.ts';
import { findMissingLink } from './missingLink.ts';
import { linksOf, localNames, usedDirectives, type Import, type Link } from './links.ts';
import type { CompositionProblem } from './problems.ts';

/** An SDL as the composer knows it, and what of it does not count. */
export interface ReadDialect {
  readonly document: DocumentNode;
  readonly warnings: readonly string[];
}

/**
 * Reads what was written for a newer Federation than the composer knows as 2.9, as far as that means the
 * same. What does not, such as connectors, is refused by name.
 */
export function readDialect(
  subgraph: string,
  document: DocumentNode,
): ReadDialect | CompositionProblem {
  const links = linksOf(document);
  const used = usedDirectives(document);
  const connectors = links.find(({ name }) => name === 'connect');
  const federation = links.find(
    ({ name, version }) => name === 'federation' && version.major === 2,
  );
  if (connectors !== undefined) {
    const told = connectorsIn(connectors, used);
    if (told.length > 0) return refuseConnectors(subgraph, told);
  }
  const missing = findMissingLink(subgraph, document, links);
  if (missing !== null) return missing;
  if (federation === undefined || federation.version.minor <= FEDERATION_2_9.minor) {
    const read =
      connectors === undefined ? document : withLinks(document, new Map([[connectors.node, null]]));
    return { document: read, warnings: [] };
  }
  const tags = localNames(federation, 'cacheTag');
  const imports = federation.imports.filter(
    ({ name, local }) =>
      name !== '@cacheTag' && (isKnown(name) || used.has(local.slice(1)) || !name.startsWith('@')),
  );
  const links29 = new Map<ConstDirectiveNode, ConstDirectiveNode | null>([
    [federation.node, as29(federation, imports)],
  ]);
  if (connectors !== undefined) links29.set(connectors.node, null);
  const isTagged = [...tags].some((name) => used.has(name));
  return {
    document: withoutDirectives(withLinks(document, links29), tags),
    warnings: [
      ...(federation.version.minor > NEWEST_KNOWN.minor
        ? [newerWarning(subgraph, federation)]
        : []),
      ...(isTagged ? [tagWarning(subgraph)] : []),
    ],
  };
}

function isKnown(name: string): boolean {
  return FEDERATION_2_9.directives.has(name.slice(1));
}

function newerWarning(subgraph: string, { version: { major, minor } }: Link): string {
  return `[${subgraph}] Federation ${major}.${minor} is newer than ${NEWEST_KNOWN.major}.${NEWEST_KNOWN.minor}, the newest that is known here. It is read as 2.9, since it uses nothing that is unknown.`;
}

function tagWarning(subgraph: string): string {
  return `[${subgraph}] @cacheTag is ignored: no answer is invalidated by its tags. How long answers may be kept is said by @cacheControl.`;
}

function refuseConnectors(subgraph: string, told: readonly string[]): CompositionProblem {
  return {
    code: 'CONNECTORS_NOT_SUPPORTED',
    message: `Expected a subgraph that answers by itself, got connectors: ${told.join(', ')}.`,
    subgraph,
    coordinate: null,
    hint: 'Only Apollo Router asks REST services by @connect and @source. Put a small GraphQL server before the service that asks it in resolvers, give its address as routing_url, and drop these directives and the @link to connect.',
  };
}

function connectorsIn(link: Link, used: ReadonlySet<string>): readonly string[] {
  // A directive that is called as its specification needs no import.
  const names = [...localNames(link, 'connect'), ...localNames(link, 'source'), link.prefix];
  return [...new Set(names)].filter((name) => used.has(name)).map((name) => `@${name}`);
}

function as29({ node }: Link, imports: readonly Import[]): ConstDirectiveNode {
  const others = (node.arguments ?? []).filter(
    ({ name }) => name.value !== 'url' && name.value !== 'import',
  );
  const listed = imports.map(({ name, local }): ConstArgumentNode['value'] =>
    name === local
      ? stringNode(name)
      : parseConstValue(`{name: ${JSON.stringify(name)}, as: ${JSON.stringify(local)}}`),
  );
  return {
    ...node,
    arguments: [
      argumentNode('url', stringNode(LINK_2_9)),
      ...others,
      argumentNode('import', { kind: Kind.LIST, values: listed }),
    ],
  };
}

/** A document with other `@link`s in place of some; null takes one away. */
function withLinks(
  document: DocumentNode,
  replaced: ReadonlyMap<ConstDirectiveNode, ConstDirectiveNode | null>,
): DocumentNode {
  return visit(document, {
    Directive: (node) => replaced.get(node as ConstDirectiveNode),
  });
}

/** A document that neither has nor defines some directives. */
function withoutDirectives(document: DocumentNode, names: ReadonlySet<string>): DocumentNode {
  const drop = ({ name }: { readonly name: { readonly value: string } }) =>
    names.has(name.value) ? null : undefined;
  return visit(document, { Directive: drop, DirectiveDefinition: drop });
}
