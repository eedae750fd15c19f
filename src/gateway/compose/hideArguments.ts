import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type InterfaceTypeDefinitionNode,
} from 'graphql';
import { directivesOf } from './federationNames.ts';
import type { Service } from './service.ts';

const inaccessible: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'inaccessible' },
};

/** A supergraph that hides the arguments of an interface's fields that subgraphs hide: the composer shows them. */
export function hideArguments(supergraphSdl: string, services: readonly Service[]): string {
  const hidden = new Set(services.flatMap(hiddenIn));
  if (hidden.size === 0) return supergraphSdl;
  const hide = (type: InterfaceTypeDefinitionNode): InterfaceTypeDefinitionNode => ({
    ...type,
    fields: (type.fields ?? []).map((field) => ({
      ...field,
      arguments: (field.arguments ?? []).map((argument) => {
        const { directives = [] } = argument;
        const isHidden = hidden.has(
          `${type.name.value}.${field.name.value}.${argument.name.value}`,
        );
        const isMarked = directives.some(({ name }) => name.value === 'inaccessible');
        return isHidden && !isMarked
          ? { ...argument, directives: [...directives, inaccessible] }
          : argument;
      }),
    })),
  });
  const document = parse(supergraphSdl, { noLocation: true });
  return print(visit(document, { InterfaceTypeDefinition: hide }));
}

function hiddenIn({ typeDefs }: Service): readonly string[] {
  const find = directivesOf(typeDefs);
  return typeDefs.definitions.flatMap((node) => {
    if (!('fields' in node)) return [];
    return (node.fields ?? []).flatMap((field) =>
      'arguments' in field
        ? (field.arguments ?? [])
            .filter((argument) => find(argument, 'inaccessible') !== undefined)
            .map(({ name }) => `${node.name.value}.${field.name.value}.${name.value}`)
        : [],
    );
  });
}
