import {
  isTypeDefinitionNode,
  Kind,
  parse,
  parseConstValue,
  print,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { costNames } from '../../points/costNames.ts';
import { readCosts, type Costs, type ListSize } from '../../points/costs.ts';
import { argumentNode, directiveNode } from './directiveNodes.ts';
import { linksOf } from './links.ts';
import type { Service } from './service.ts';

const COST_LINK = 'https://specs.apollo.dev/cost/v0.1';

/** A supergraph that says of its elements what subgraphs say that they cost; the dearest counts, and fractions are rounded up. */
export function carryCosts(supergraphSdl: string, services: readonly Service[]): string {
  const told = readCosts(services.map(({ typeDefs, priced = typeDefs }) => priced));
  const document = parse(supergraphSdl, { noLocation: true });
  const writer = new CostWriter(document, told);
  const definitions = document.definitions.map((node) =>
    isTypeDefinitionNode(node) ? writer.type(node) : node,
  );
  return writer.hasWritten
    ? print(withDefinitions({ ...document, definitions }, writer.names))
    : supergraphSdl;
}

interface Written {
  readonly cost: string;
  readonly listSize: string;
}

interface Costed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

class CostWriter {
  readonly names: Written;
  readonly #told: Costs;
  readonly #known: Costs;
  hasWritten = false;

  constructor(document: DocumentNode, told: Costs) {
    this.names = writtenNames(document);
    this.#told = told;
    this.#known = readCosts([document]);
  }

  type(node: TypeDefinitionNode): TypeDefinitionNode {
    const type = node.name.value;
    const named = this.#mark(node, type);
    if (!('fields' in named)) return named;
    const fields = (named.fields ?? []).map(
      (field: FieldDefinitionNode | InputValueDefinitionNode) =>
        this.#field(field, `${type}.${field.name.value}`),
    );
    // The same kinds of fields as before.
    return { ...named, fields } as TypeDefinitionNode;
  }

  #field<N extends FieldDefinitionNode | InputValueDefinitionNode>(node: N, coordinate: string): N {
    const marked = this.#mark(node, coordinate);
    if (marked.kind !== Kind.FIELD_DEFINITION || marked.arguments === undefined) return marked;
    const given = marked.arguments.map((argument) =>
      this.#mark(argument, `${coordinate}(${argument.name.value}:)`),
    );
    return { ...marked, arguments: given };
  }

  #mark<N extends Costed>(node: N, coordinate: string): N {
    const weight = this.#told.weightAt(coordinate);
    const size = this.#told.listSizeAt(coordinate);
    const known = this.#known.listSizeAt(coordinate);
    const whole = weight === undefined ? undefined : Math.ceil(weight);
    const isSame =
      whole === this.#known.weightAt(coordinate) &&
      JSON.stringify(size && sizeSaid(size)) === JSON.stringify(known && sizeSaid(known));
    if (isSame) return node;
    this.hasWritten = true;
    const { cost, listSize } = this.names;
    const others = (node.directives ?? []).filter(
      ({ name }) => name.value !== cost && name.value !== listSize,
    );
    const directives = [
      ...others,
      ...(whole === undefined ? [] : [directive(cost, { weight: whole })]),
      ...(size === undefined ? [] : [directive(listSize, sizeSaid(size))]),
    ];
    return { ...node, directives };
  }
}

function sizeSaid(size: ListSize): Readonly<Record<string, unknown>> {
  const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = size;
  return {
    ...(assumedSize !== null && { assumedSize }),
    ...(slicingArguments.length > 0 && { slicingArguments }),
    ...(sizedFields.length > 0 && { sizedFields }),
    ...(!requireOneSlicingArgument && { requireOneSlicingArgument }),
  };
}

function directive(name: string, given: Readonly<Record<string, unknown>>): ConstDirectiveNode {
  return directiveNode(
    name,
    Object.entries(given).map(([key, value]) =>
      // Numbers, texts and lists of them are written alike in JSON and GraphQL.
      argumentNode(key, parseConstValue(JSON.stringify(value), { noLocation: true })),
    ),
  );
}

/** As the supergraph calls them, or would by its @link. */
function writtenNames(document: DocumentNode): Written {
  const names = costNames(document);
  const defined = new Set(document.definitions.filter(isDirective).map(({ name }) => name.value));
  const link = linksOf(document).find(({ name }) => name === 'cost');
  const find = (all: ReadonlySet<string> | undefined, otherwise: string): string =>
    [...(all ?? [])].find((name) => defined.has(name)) ?? otherwise;
  return {
    // A directive that is called as its specification needs no import.
    cost: find(names?.cost, link?.prefix ?? 'cost'),
    listSize: find(names?.listSize, link === undefined ? 'listSize' : `${link.prefix}__listSize`),
  };
}

function isDirective(node: DefinitionNode) {
  return node.kind === Kind.DIRECTIVE_DEFINITION;
}

function withDefinitions(document: DocumentNode, { cost, listSize }: Written): DocumentNode {
  const defined = new Set(document.definitions.filter(isDirective).map(({ name }) => name.value));
  const added = parse(
    `directive @${cost}(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
     directive @${listSize}(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION`,
    { noLocation: true },
  ).definitions.filter((node) => isDirective(node) && !defined.has(node.name.value));
  const isLinked = linksOf(document).some(({ name }) => name === 'cost');
  const link = directive('link', { url: COST_LINK, import: ['@cost', '@listSize'] });
  const definitions = document.definitions.map((node) =>
    node.kind === Kind.SCHEMA_DEFINITION && !isLinked
      ? { ...node, directives: [...(node.directives ?? []), link] }
      : node,
  );
  return { ...document, definitions: [...definitions, ...added] };
}
