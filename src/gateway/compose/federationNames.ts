import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';

/** A directive of federation, by its own name. */
type FederationDirective =
  | 'key'
  | 'requires'
  | 'provides'
  | 'external'
  | 'extends'
  | 'inaccessible'
  | 'override'
  | 'shareable'
  | 'interfaceObject'
  | 'authenticated'
  | 'requiresScopes'
  | 'policy';

/** Finds a directive of federation under the name that a subgraph gives it. */
export type FindDirective = (
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: FederationDirective,
) => ConstDirectiveNode | undefined;

/** What an SDL calls federation's directives: by its imports of @link, or with a prefix. */
export function directivesOf(document: DocumentNode): FindDirective {
  const names = namesOf(document);
  return ({ directives = [] }, name) =>
    directives.find((directive) => names(directive.name.value) === name);
}

/** Gives the own name of a directive. */
export function namesOf(document: DocumentNode): (name: string) => string {
  const links = document.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.directives ?? [])
        : [],
    )
    .map(directiveArguments)
    .filter(({ url }) => /\/federation\/v\d/.test(String(url)));
  const prefix = links.map(({ as }) => as).find((as) => typeof as === 'string') ?? 'federation';
  const renamed = new Map(
    links
      .flatMap(({ import: imports }): readonly unknown[] => (Array.isArray(imports) ? imports : []))
      .flatMap((one) =>
        isRenaming(one) ? [[one.as.replace('@', ''), one.name.replace('@', '')] as const] : [],
      ),
  );
  const prefixed = `${prefix}__`;
  return (name) =>
    renamed.get(name) ?? (name.startsWith(prefixed) ? name.slice(prefixed.length) : name);
}

function isRenaming(one: unknown): one is { readonly name: string; readonly as: string } {
  return (
    typeof one === 'object' &&
    one !== null &&
    'name' in one &&
    'as' in one &&
    typeof one.name === 'string' &&
    typeof one.as === 'string'
  );
}
