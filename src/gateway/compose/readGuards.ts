import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  type ConstDirectiveNode,
  type DocumentNode,
} from 'graphql';
import { bothRules, type GuardRule, type GuardRules } from '../../guards/guardRules.ts';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { namesOf } from './federationNames.ts';
import { linksOf, localNames, usedDirectives } from './links.ts';

export const GUARDS = ['authenticated', 'requiresScopes', 'policy'] as const;
type GuardName = (typeof GUARDS)[number];

/** Who may see what of a supergraph, whatever it calls the directives that say so. */
export function readGuards(supergraph: DocumentNode): GuardRules {
  return readGuardsBy(supergraph, guardNamesOf(supergraph));
}

/** The same of one subgraph. */
export function readSubgraphGuards(document: DocumentNode): GuardRules {
  const ownName = namesOf(document);
  const names = [...usedDirectives(document)].flatMap((local) => {
    const name = GUARDS.find((known) => known === ownName(local));
    return name === undefined ? [] : [[local, name] as const];
  });
  return readGuardsBy(document, new Map(names));
}

/** The rules of a schema by what it calls the directives; of a coordinate that stands twice, both hold. */
function readGuardsBy(
  { definitions }: DocumentNode,
  names: ReadonlyMap<string, GuardName>,
): GuardRules {
  const rules = new Map<string, GuardRule>();
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    for (const directive of directives) {
      const name = names.get(directive.name.value);
      const rule = name && ruleOf(name, directive);
      if (rule) rules.set(coordinate, bothRules(rules.get(coordinate), rule));
    }
  };
  for (const node of definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    note(node.name.value, node.directives);
    if (!('fields' in node)) continue;
    for (const { name, directives } of node.fields ?? []) {
      note(`${node.name.value}.${name.value}`, directives);
    }
  }
  return rules;
}

/** What a supergraph calls them: each has a specification of its own, which may be called otherwise. */
function guardNamesOf(supergraph: DocumentNode): ReadonlyMap<string, GuardName> {
  const links = linksOf(supergraph);
  // Without a link it is no feature of theirs, but nobody would write it and not mean it.
  const names = new Map<string, GuardName>(GUARDS.map((name) => [name, name]));
  for (const link of links) {
    const name = GUARDS.find((known) => known === link.name);
    if (name === undefined) continue;
    for (const local of [...localNames(link, name), link.prefix]) names.set(local, name);
  }
  return names;
}

function ruleOf(name: GuardName, directive: ConstDirectiveNode): GuardRule | null {
  const { scopes, policies } = directiveArguments(directive);
  switch (name) {
    case 'authenticated':
      return { isAuthenticated: true, scopes: null, policies: null };
    case 'requiresScopes':
      return { isAuthenticated: false, scopes: setsOf(scopes), policies: null };
    case 'policy':
      return { isAuthenticated: false, scopes: null, policies: setsOf(policies) };
  }
}

/** As GraphQL coerces lists: one element is a list of one. */
function setsOf(value: unknown): readonly (readonly string[])[] {
  return listOf(value).map((set) => listOf(set).map(String));
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
