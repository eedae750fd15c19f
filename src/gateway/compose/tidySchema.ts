import {
  Kind,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
} from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { linksOf } from './links.ts';

const TAGS: ReadonlySet<string> = new Set(['tag', 'federation__tag']);
/** Their directives are federation's own since Federation 2, and known to the composer as these alone. */
const OF_FEDERATION: ReadonlySet<string> = new Set(['tag', 'inaccessible']);

/**
 * A document whose schema says what the composer can read. It knows no @tag there, which contracts do not go by, and fails at the address
 * of a specification that is not of the web: what that defines is the subgraph's own, unless it is to be composed.
 */
export function tidySchema(given: DocumentNode): DocumentNode {
  const document = nameOfFederation(given);
  const composed = composedNames(document);
  return {
    ...document,
    definitions: document.definitions.flatMap((node): readonly DefinitionNode[] => {
      if (node.kind !== Kind.SCHEMA_DEFINITION && node.kind !== Kind.SCHEMA_EXTENSION) {
        return [node];
      }
      return withDirectives(
        node,
        (node.directives ?? []).flatMap((one) => readable(one, composed)),
      );
    }),
  };
}

/** A document in which what has a specification of its own beside federation's is called as federation's. */
function nameOfFederation(document: DocumentNode): DocumentNode {
  const links = linksOf(document);
  const federation = links.find(({ name }) => name === 'federation');
  const named = links
    .map(({ name }) => name)
    .filter((name) => OF_FEDERATION.has(name))
    .filter((name) => federation?.imports.every(({ local }) => local !== `@${name}`) === true);
  if (named.length === 0) return document;
  return visit(document, {
    Directive: ({ name, ...node }) =>
      named.includes(name.value)
        ? { ...node, name: { ...name, value: `federation__${name.value}` } }
        : undefined,
  });
}

/** As they are imported. */
function composedNames({ definitions }: DocumentNode): ReadonlySet<unknown> {
  return new Set(
    definitions
      .flatMap((node) =>
        node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
          ? (node.directives ?? [])
          : [],
      )
      .filter(({ name }) => name.value.endsWith('composeDirective'))
      .map((directive) => directiveArguments(directive)['name']),
  );
}

function withDirectives(
  node: SchemaDefinitionNode | SchemaExtensionNode,
  directives: readonly ConstDirectiveNode[],
): readonly (SchemaDefinitionNode | SchemaExtensionNode)[] {
  const isEmpty = directives.length === 0 && (node.operationTypes ?? []).length === 0;
  return isEmpty ? [] : [{ ...node, directives }];
}

function readable(
  directive: ConstDirectiveNode,
  composed: ReadonlySet<unknown>,
): readonly ConstDirectiveNode[] {
  if (TAGS.has(directive.name.value)) return [];
  if (directive.name.value !== 'link') return [directive];
  const { url, import: imports = [] } = directiveArguments(directive);
  const address = String(url);
  if (OF_FEDERATION.has(/\/specs\.apollo\.dev\/(\w+)\//.exec(address)?.[1] ?? '')) return [];
  if (/^https?:\/\//.test(address)) return [directive];
  const names = [imports].flat().map((one: unknown) => nameOf(one));
  return names.some((name) => composed.has(name)) ? [directive] : [];
}

/** What an import is called here. */
function nameOf(imported: unknown): unknown {
  if (typeof imported !== 'object' || imported === null) return imported;
  if ('as' in imported) return imported.as;
  return 'name' in imported ? imported.name : null;
}
