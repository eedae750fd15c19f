import {
  Kind,
  KnownArgumentNamesRule,
  ProvidedRequiredArgumentsRule,
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
} from 'graphql';
import { compositeDefinitions, givenTo, graphNames } from '../plan/model/joins.ts';
import { parseSelections } from '../plan/model/parseSelections.ts';
import type { Supergraph } from '../supergraph.ts';
import type { CompositionProblem } from './problems.ts';

const RULES = [KnownArgumentNamesRule, ProvidedRequiredArgumentsRule, ValuesOfCorrectTypeRule];

/**
 * What @requires says of arguments that is right in its own subgraph, and not in those that are asked: an argument that must
 * be given there, or that only some know.
 */
export function findUnfitArguments({
  planning: { document, schema },
}: Pick<Supergraph, 'planning'>): readonly CompositionProblem[] {
  const names = graphNames(document);
  return compositeDefinitions(document).flatMap((definition) => {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) return [];
    const type = definition.name.value;
    return (definition.fields ?? []).flatMap((field) =>
      givenTo(field, 'join__field').flatMap(
        ({ graph, requires }): readonly CompositionProblem[] => {
          if (typeof requires !== 'string') return [];
          const [unfit] = validate(schema, asFragment(requires, type), RULES, { maxErrors: 1 });
          if (unfit === undefined) return [];
          return [
            {
              code: 'REQUIRES_INVALID_FIELDS',
              message: `Expected arguments as the whole graph has them in @requires(fields: ${JSON.stringify(requires)}), got: ${unfit.message}`,
              subgraph: names.get(String(graph)) ?? null,
              coordinate: `${type}.${field.name.value}`,
              hint: 'Give each argument that any subgraph of the field insists on, and none that one of them lacks.',
            },
          ];
        },
      ),
    );
  });
}

function asFragment(fields: string, type: string): DocumentNode {
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.FRAGMENT_DEFINITION,
        name: { kind: Kind.NAME, value: 'Fields' },
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
        selectionSet: parseSelections(fields),
      },
    ],
  };
}
