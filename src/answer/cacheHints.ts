import { Kind, parse, type ConstDirectiveNode, type DefinitionNode } from 'graphql';
import { directiveArguments } from './directiveArguments.ts';

/** What `@cacheControl` says of types, e.g. `Center`, and fields, e.g. `Query.centers`. */
export interface CacheHints {
  hintAt(coordinate: string): CacheHint | undefined;
  /** Whether it comes from a subgraph elsewhere, which alone knows how long it holds. */
  isElsewhere(coordinate: string): boolean;
}

export interface CacheHint {
  /** In seconds. */
  readonly maxAge?: number;
  readonly scope?: 'PUBLIC' | 'PRIVATE';
  /** As long as what it stands in. */
  readonly inheritMaxAge?: boolean;
}

/** The hints in the SDL of subgraphs; of several for one coordinate, the first. */
export function readCacheHints(sdls: readonly string[]): ReadonlyMap<string, CacheHint> {
  const hints = new Map<string, CacheHint>();
  const note = (coordinate: string, node: Hinted): void => {
    const directive = node.directives?.find(({ name }) => name.value === 'cacheControl');
    if (directive !== undefined && !hints.has(coordinate)) hints.set(coordinate, hintOf(directive));
  };
  for (const definition of sdls.flatMap((sdl) => parse(sdl, { noLocation: true }).definitions)) {
    if (!isComposite(definition)) continue;
    const type = definition.name.value;
    note(type, definition);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) note(`${type}.${field.name.value}`, field);
  }
  return hints;
}

interface Hinted {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function hintOf(directive: ConstDirectiveNode): CacheHint {
  const { maxAge, scope, inheritMaxAge } = directiveArguments(directive);
  return {
    ...(typeof maxAge === 'number' && { maxAge }),
    ...((scope === 'PUBLIC' || scope === 'PRIVATE') && { scope }),
    ...(inheritMaxAge === true && { inheritMaxAge: true }),
  };
}

const COMPOSITE = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.UNION_TYPE_EXTENSION,
] as const;

type CompositeNode = Extract<DefinitionNode, { readonly kind: (typeof COMPOSITE)[number] }>;

function isComposite(definition: DefinitionNode): definition is CompositeNode {
  return COMPOSITE.some((kind) => kind === definition.kind);
}
