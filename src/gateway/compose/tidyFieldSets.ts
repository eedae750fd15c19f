import {
  Kind,
  print,
  visit,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import { namedType } from '../../answer/namedType.ts';
import { namesOf } from './federationNames.ts';
import { readFieldSet, type FieldSetDirective } from './fieldSets.ts';
import { HINTS } from './hints.ts';
import { linksOf } from './links.ts';
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
  const tidy = tidier(schema, document, (one) => {
    const { directive, coordinate } = one;
    if ('value' in one) {
      const message = `Expected fields as a string, got @${directive}(fields: ${one.value}).`;
      const code = `${directive.toUpperCase()}_INVALID_FIELDS_TYPE`;
      const hint = `Quote them: @${directive}(fields: "${one.fields}").`;
      problems.push({ code, message, subgraph, coordinate, hint });
      return;
    }
    const message = `Expected fields that can be selected in @${directive}(fields: "${one.fields}"), got: ${one.invalid}`;
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

type Invalid = {
  readonly directive: FieldSetDirective;
  readonly coordinate: string;
  readonly fields: string;
} & (
  | { readonly invalid: string }
  /** As it is written, where that is no string. */
  | { readonly value: string }
);

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
  const isSecond = linksOf(document).some(({ name }) => name === 'federation');
  const spellings = new Map<string, string>();
  const rewrite = (node: ConstDirectiveNode, of: string, coordinate: string) => {
    const directive = nameOf(node.name.value);
    if (!isFieldSetDirective(directive)) return [node];
    const written = writtenFields(node);
    const type = schema.getType(of);
    if (written === null || type === undefined) return [node];
    const { fields, value } = written;
    if (value !== null && isSecond) tell({ directive, coordinate, fields, value });
    const set = readFieldSet(fields, directive, { schema, type });
    if ('invalid' in set) {
      tell({ directive, coordinate, fields, invalid: set.invalid });
      return [withFields(node, fields)];
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

/** `value` is as it stands there, where that is no string. */
function writtenFields({
  arguments: given = [],
}: ConstDirectiveNode): { readonly fields: string; readonly value: string | null } | null {
  const node = given.find(({ name }) => name.value === 'fields')?.value;
  const fields = fieldsOf(node);
  if (node === undefined || fields === null) return null;
  return { fields, value: node.kind === Kind.STRING ? null : print(node) };
}

/** Fields that are quoted, or not, or each by itself; Federation 1 took all of these. */
function fieldsOf(value: ConstValueNode | undefined): string | null {
  if (value?.kind === Kind.STRING || value?.kind === Kind.ENUM) return value.value;
  if (value?.kind !== Kind.LIST) return null;
  const parts = value.values.map(fieldsOf);
  return parts.length === 0 || parts.includes(null) ? null : parts.join(' ');
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
