import {
  Kind,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { implies, type Guard } from '../../guards/guard.ts';
import { bothRules, type GuardRule, type GuardRules } from '../../guards/guardRules.ts';
import { outputOf, SchemaGuards } from '../../guards/schemaGuards.ts';
import { compositeDefinitions, givenTo, graphNames } from '../plan/model/joins.ts';
import { parseSelections } from '../plan/model/parseSelections.ts';
import type { Supergraph } from '../supergraph.ts';
import type { CompositionProblem } from './problems.ts';

/**
 * Fields that are made of what is guarded, and may be seen by others. The composer looks for them as well, but takes any
 * alternative for enough, where each must be, and passes over fields of an @interfaceObject.
 */
export function findUnrepeatedGuards({
  planning: { document, schema },
  guards: rules,
}: Pick<Supergraph, 'planning' | 'guards'>): readonly CompositionProblem[] {
  if (rules.size === 0) return [];
  const names = graphNames(document);
  const guards = new SchemaGuards({ schema, rules: inScopes(rules), policies: new Map() });
  return compositeDefinitions(document).flatMap((definition) => {
    const type = schema.getType(definition.name.value);
    if (definition.kind === Kind.UNION_TYPE_DEFINITION || type === undefined) return [];
    const possible = guards.possibleTypes(type);
    return (definition.fields ?? []).flatMap((field) =>
      givenTo(field, 'join__field').flatMap(({ graph, requires }) => {
        if (typeof requires !== 'string') return [];
        const given = guards.ofField(type, possible, field.name.value);
        const missing = findMissing(parseSelections(requires), { guards, type, possible, given });
        if (missing === null) return [];
        const subgraph = names.get(String(graph)) ?? null;
        return [problemOf(`${type.name}.${field.name.value}`, missing, subgraph)];
      }),
    );
  });
}

interface From {
  readonly guards: SchemaGuards;
  readonly type: GraphQLNamedType;
  readonly possible: readonly GraphQLObjectType[];
  readonly given: Guard;
}

/** The first field of a field set that who may see the whole may not see. */
function findMissing({ selections }: SelectionSetNode, from: From): string | null {
  for (const node of selections) {
    const found = node.kind === Kind.FIELD ? findInField(node, from) : findInFragment(node, from);
    if (found !== null) return found;
  }
  return null;
}

function findInFragment(node: Exclude<SelectionNode, FieldNode>, from: From): string | null {
  if (node.kind === Kind.FRAGMENT_SPREAD) return null;
  const { guards, type, possible } = from;
  const narrower = guards.schema.getType(node.typeCondition?.name.value ?? type.name) ?? type;
  const within = guards.possibleTypes(narrower);
  const both = possible.filter((one) => within.includes(one));
  return findMissing(node.selectionSet, { ...from, type: narrower, possible: both });
}

function findInField({ name, selectionSet }: FieldNode, from: From): string | null {
  const { guards, type, possible, given } = from;
  if (!implies(given, guards.ofField(type, possible, name.value))) {
    return `${type.name}.${name.value}`;
  }
  const below = outputOf(type, name.value);
  if (below === null || selectionSet === undefined) return null;
  return findMissing(selectionSet, { ...from, type: below, possible: guards.possibleTypes(below) });
}

/** Other routers know of no scope that says who somebody is, and nothing of policies. */
function inScopes(rules: GuardRules): GuardRules {
  const asScopes = (rule: GuardRule): GuardRule => {
    const said = (scopes: GuardRule['scopes']): GuardRule => ({
      isAuthenticated: false,
      scopes,
      policies: null,
    });
    const policies = rule.policies?.map((set) => set.map((name) => `@policy ${name}`));
    return [
      said(rule.scopes),
      ...(rule.isAuthenticated ? [said([['@authenticated']])] : []),
      ...(policies === undefined ? [] : [said(policies)]),
    ].reduce((all, one) => bothRules(all, one));
  };
  return new Map([...rules].map(([coordinate, rule]) => [coordinate, asScopes(rule)]));
}

function problemOf(
  coordinate: string,
  missing: string,
  subgraph: string | null,
): CompositionProblem {
  return {
    code: 'MISSING_TRANSITIVE_AUTH_REQUIREMENTS',
    message: `Expected ${coordinate} to be guarded as ${missing} is, which it requires, got less.`,
    subgraph,
    coordinate,
    hint: `Repeat the guards of ${missing} at ${coordinate}: @authenticated, @requiresScopes, @policy.`,
  };
}
