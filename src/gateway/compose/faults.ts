import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  specifiedScalarTypes,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import { usedDirectives } from './links.ts';
import type { Service } from './service.ts';

const QUOTED = /"@?([A-Z]\w*(?:\.\w+)?)(?:\([^"]*\))?"/g;
const BARE = /(?<![@\w"])([A-Z]\w*(?:\.\w+)?)/g;

/** The `Type` or `Type.field` that a message is about: the first in quotes, else a field or type that some subgraph has. */
export function findCoordinate(text: string, services: readonly Service[]): string | null {
  const quoted = namesIn(text, QUOTED).find((name) => !isScalarOfGraphQL(name));
  if (quoted !== undefined) return quoted;
  const known = namesIn(text, BARE).filter((name) => services.some((one) => hasOwn(one, name)));
  return known.findLast((name) => name.includes('.')) ?? known[0] ?? null;
}

/** Who is named last, or has what it is about, or uses the directive: ours come first, and are right. */
export function whoseFault(
  text: string,
  coordinate: string | null,
  services: readonly Service[],
): string | null {
  const directive = /got @(\w+)/.exec(text)?.[1];
  const among =
    services.findLast(({ name }) => text.includes(`"${name}"`)) ??
    services.findLast((one) => coordinate !== null && hasOwn(one, coordinate)) ??
    services.findLast((one) => hasOwn(one, coordinate?.split('.')[0] ?? '')) ??
    services.findLast(({ typeDefs }) => directive && usedDirectives(typeDefs).has(directive));
  return among?.name ?? null;
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

function isScalarOfGraphQL(name: string): boolean {
  return specifiedScalarTypes.some((scalar) => scalar.name === name);
}

/** Whether a subgraph has a type, or a field or value of it. */
function hasOwn({ typeDefs }: Service, coordinate: string): boolean {
  const [type = '', part] = coordinate.split('.');
  return typeDefs.definitions.some((node) => {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) return false;
    return node.name.value === type && (part === undefined || partsOf(node).includes(part));
  });
}

function partsOf(node: TypeDefinitionNode | TypeExtensionNode): readonly string[] {
  const parts = [...('fields' in node ? (node.fields ?? []) : [])];
  const values = 'values' in node ? (node.values ?? []) : [];
  return [...parts, ...values].map(({ name }) => name.value);
}
