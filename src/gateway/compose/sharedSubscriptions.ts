import type { FieldDefinitionNode } from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { directivesOf } from './federationNames.ts';
import { objectTypes } from './interfaceObjects.ts';
import type { CompositionProblem } from './problems.ts';
import type { Service } from './service.ts';

/**
 * Fields of Subscription that several subgraphs would answer: events come of one. One that moves from another is answered by
 * one, which the composer does not see.
 */
export function findSharedSubscriptions(
  services: readonly Service[],
): readonly CompositionProblem[] {
  const declared = services.flatMap(({ name: subgraph, typeDefs }) => {
    const find = directivesOf(typeDefs);
    const fields = objectTypes(typeDefs)
      .filter(({ name }) => name.value === 'Subscription')
      .flatMap((type): readonly FieldDefinitionNode[] => type.fields ?? []);
    return fields
      .filter((field) => find(field, 'external') === undefined)
      .map((field) => {
        const override = find(field, 'override');
        return {
          subgraph,
          name: field.name.value,
          from: override && String(directiveArguments(override)['from']),
        };
      });
  });
  return [...Map.groupBy(declared, ({ name }) => name)].flatMap(([name, all]) => {
    const moved = new Set(all.map(({ from }) => from));
    const left = all.map(({ subgraph }) => subgraph).filter((one) => !moved.has(one));
    if (left.length < 2) return [];
    return [
      {
        code: 'INVALID_FIELD_SHARING',
        message: `Expected one subgraph for Subscription.${name}, since events come of one, got ${left.map((one) => `"${one}"`).join(', ')}.`,
        subgraph: left.at(-1) ?? null,
        coordinate: `Subscription.${name}`,
        hint: 'Choose another name, or say in one of them that it takes the field over: @override(from:).',
      },
    ];
  });
}
