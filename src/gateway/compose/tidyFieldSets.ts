import {
  Kind,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
} from 'graphql';
import { namesOf } from './federationNames.ts';
import { readFieldSet, type FieldSetDirective } from './fieldSets.ts';
import { HINTS } from './hints.ts';
import type { CompositionProblem } from './problems.ts';
import { schemaOf } from './subgraphTypes.ts';

/**
 * A subgraph's SDL whose field sets are all written one way, and what is wrong with those that cannot be. The
 * composer compares them as texts, follows only some of their fragments, and takes some that nobody can ask.
 */
export function tidyFieldSets(
  subgraph: string,
  document: DocumentNode,
): { readonly document: DocumentNode; readonly problems: readonly CompositionProblem[] } {
  const schema = schemaOf(document);
  if (schema === null) return { document, problems: [] };
  const problems: CompositionProblem[] = [];
  const tidy = tidier(schema, document, ({ directive, coordinate, fields, invalid }) => {
    const message = `Expected fields that can be selected in @${directive}(fields: "${fields}"), got: ${invalid}`;
    const code = `${directive.toUpperCase()}_INVALID_FIELDS`;
    problems.push({ code, message, subgraph, coordinate, hint: HINTS[code] ?? null });
  });
  return {
    document: visit(document, {
      ObjectTypeDefinition: tidy,
      ObjectTypeExtension: tidy,
      InterfaceTypeDefinition: tidy,
      InterfaceTypeExtension: tidy,
    }),
    problems,
  };
}

interface Invalid {
  readonly directive: FieldSetDirective;
  readonly coordinate: string;
  readonly fields: string;
  readonly invalid: string;
}

type TypeWithFields =
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode;

function tidier(
  schema: GraphQLSchema,
  document: DocumentNode,
  tell: (invalid: Invalid) => void,
): (type: TypeWithFields) => TypeWithFields {
  const nameOf = namesOf(document);
  const spellings = new Map<string, string>();
  const rewrite = (node: ConstDirectiveNode, of: string, coordinate: string) => {
    const directive = nameOf(node.name.value);
    if (!isFieldSetDirective(directive)) return [node];
    const given = node.arguments?.find(({ name }) => name.value === 'fields')?.value;
    const type = schema.getType(of);
    if (given?.kind !== Kind.STRING || type === undefined) return [node];
    const set = readFieldSet(given.value, directive, { schema, type });
    if ('invalid' in set) {
      tell({ directive, coordinate, fields: given.value, invalid: set.invalid });
      return [node];
    }
    if (set.text === '') return [];
    const text = directive === 'key' ? spelling(set.text) : set.text;
    return [withFields(node, text)];
  };
  /** An interface and what implements it may have one key in two orders. */
  const spelling = (text: string): string => {
    const sorted = /[{(]/.test(text) ? text : text.split(' ').toSorted().join(' ');
    const known = spellings.get(sorted) ?? text;
    spellings.set(sorted, known);
    return known;
  };
  return (type) => {
    const name = type.name.value;
    const fields = type.fields?.map((field) => {
      const coordinate = `${name}.${field.name.value}`;
      const directives = (field.directives ?? []).flatMap((one) =>
        rewrite(one, isProvides(one, nameOf) ? namedType(field.type) : name, coordinate),
      );
      return { ...field, directives };
    });
    const directives = (type.directives ?? []).flatMap((one) => rewrite(one, name, name));
    return { ...type, directives, ...(fields && { fields }) };
  };
}

function isFieldSetDirective(name: string): name is FieldSetDirective {
  return name === 'key' || name === 'requires' || name === 'provides';
}

function isProvides({ name }: ConstDirectiveNode, nameOf: (name: string) => string): boolean {
  return nameOf(name.value) === 'provides';
}

function withFields(node: ConstDirectiveNode, text: string): ConstDirectiveNode {
  return {
    ...node,
    arguments: (node.arguments ?? []).map((one) =>
      one.name.value === 'fields' ? { ...one, value: { kind: Kind.STRING, value: text } } : one,
    ),
  };
}

function namedType(type: TypeNode): string {
  let of: TypeNode = type;
  while (of.kind !== Kind.NAMED_TYPE) of = of.type;
  return of.name.value;
}
