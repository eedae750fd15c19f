import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
} from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { directivesOf } from './federationNames.ts';
import type { CompositionProblem } from './problems.ts';
import type { GuardRule } from '../../guards/guardRules.ts';
import { coordinatesOf } from './ownDescriptions.ts';
import { GUARDS, readSubgraphGuards } from './readGuards.ts';
import type { Service } from './service.ts';

/** Guards that another subgraph puts before what is ours, which would close it to those whom it is open to. */
export function findClosedOwn(
  own: readonly Service[],
  remote: readonly Service[],
): readonly CompositionProblem[] {
  const told = remote.flatMap(({ name: subgraph, typeDefs }) =>
    [...readSubgraphGuards(typeDefs)].map(([coordinate, rule]) => ({ subgraph, coordinate, rule })),
  );
  // To read all of ours for nothing takes longer than to read what partners add.
  if (told.length === 0) return [];
  const known = new Set(own.flatMap(({ typeDefs }) => [...coordinatesOf(typeDefs)]));
  const ours = own.flatMap(({ typeDefs }) => [...readSubgraphGuards(typeDefs)]);
  return told
    .filter(({ coordinate }) => known.has(coordinate))
    .filter(
      ({ coordinate, rule }) => !ours.some(([at, one]) => at === coordinate && isSame(one, rule)),
    )
    .map(({ subgraph, coordinate }) => ({
      code: 'OWN_GRAPH_CHANGED',
      message: 'Expected what is ours to be as open as it is, got a guard.',
      subgraph,
      coordinate,
      hint: 'Guard the fields and types that you add.',
    }));
}

function isSame(one: GuardRule, other: GuardRule): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Guards of subgraphs that the composer would lose without a word: nobody would be kept out by them. */
export function findGuardMistakes(services: readonly Service[]): readonly CompositionProblem[] {
  return services.flatMap(({ name: subgraph, typeDefs }) => {
    const find = directivesOf(typeDefs);
    return typeDefs.definitions.flatMap(elementsOf).flatMap(({ node, coordinate }) =>
      GUARDS.flatMap((name) => {
        const directive = find(node, name);
        const mistake = directive && mistakeOf(name, directive, node);
        return mistake ? [{ subgraph, coordinate, ...mistake }] : [];
      }),
    );
  });
}

interface Element {
  readonly node: {
    readonly kind: Kind;
    readonly directives?: readonly ConstDirectiveNode[] | undefined;
  };
  readonly coordinate: string;
}

function elementsOf(node: DefinitionNode): readonly Element[] {
  if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) return [];
  const type = node.name.value;
  const fields = 'fields' in node ? (node.fields ?? []) : [];
  return [
    { node, coordinate: type },
    ...fields.map((field) => ({ node: field, coordinate: `${type}.${field.name.value}` })),
  ];
}

function mistakeOf(
  name: string,
  directive: ConstDirectiveNode,
  { kind }: Element['node'],
): Pick<CompositionProblem, 'code' | 'message' | 'hint'> | null {
  if (kind === Kind.INTERFACE_TYPE_EXTENSION) {
    return {
      code: 'AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE',
      message: `Expected @${name} on types that can come back, got it on an interface.`,
      hint: 'Guard the types that implement it, or their fields: who may not see all of them is not shown the interface.',
    };
  }
  const { scopes, policies = scopes } = directiveArguments(directive);
  const isEmpty =
    Array.isArray(policies) &&
    (policies.length === 0 || policies.some((set) => Array.isArray(set) && set.length === 0));
  if (!isEmpty) return null;
  return {
    code: 'INVALID_GUARD',
    message: `Expected @${name} to name something in each of its lists, got an empty one.`,
    hint: 'Use @authenticated for whoever has said who they are.',
  };
}
