import {
  Kind,
  print,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { argumentNode, directiveNode, graphArgument, stringNode } from './directiveNodes.ts';
import { graphNames } from '../plan/model/joins.ts';

interface NamedSubgraph {
  readonly name: string;
  readonly url: string;
}

interface Own {
  readonly whole: NamedSubgraph;
  readonly domains: readonly NamedSubgraph[];
}

type Directives = readonly ConstDirectiveNode[];
type Field = FieldDefinitionNode | InputValueDefinitionNode;

/**
 * A supergraph in which every domain is a subgraph, with all of them as one: what composing them as one would give, without
 * composing twice. Of what domains say alike it says it once. None of them has a field that another gives it, or takes from it.
 */
export function joinOwn(supergraph: DocumentNode, own: Own): DocumentNode {
  const domains = new Set(own.domains.map(({ name }) => name));
  const graphs = [...graphNames(supergraph)].filter(([, name]) => domains.has(name));
  const joiner = new OwnJoiner(new Set(graphs.map(([graph]) => graph)), own.whole);
  const definitions = supergraph.definitions.map((node) => {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph') {
      return joiner.graphs(node);
    }
    return 'directives' in node && 'name' in node && node.kind !== Kind.DIRECTIVE_DEFINITION
      ? // Whatever else has both is no definition of a supergraph.
        joiner.type(node as TypeDefinitionNode)
      : node;
  });
  return { ...supergraph, definitions };
}

class OwnJoiner {
  readonly #domains: ReadonlySet<string>;
  readonly #whole: NamedSubgraph;
  /** As the composer names the values of join__Graph. */
  readonly #graph: string;

  constructor(domains: ReadonlySet<string>, whole: NamedSubgraph) {
    this.#domains = domains;
    this.#whole = whole;
    this.#graph = whole.name.replaceAll('-', '_').toUpperCase();
  }

  graphs(node: EnumTypeDefinitionNode): EnumTypeDefinitionNode {
    const { name, url } = this.#whole;
    const others = (node.values ?? []).filter((value) => !this.#domains.has(value.name.value));
    const given = [argumentNode('name', stringNode(name)), argumentNode('url', stringNode(url))];
    const whole = {
      kind: Kind.ENUM_VALUE_DEFINITION,
      name: { kind: Kind.NAME, value: this.#graph },
      directives: [directiveNode('join__graph', given)],
    } as const;
    const values = [...others, whole];
    return { ...node, values: values.toSorted((a, b) => compare(a.name.value, b.name.value)) };
  }

  type(node: TypeDefinitionNode): TypeDefinitionNode {
    const directives = withoutKeyless(this.#joined(node.directives ?? []));
    if ('values' in node) {
      const values = node.values.map((value) => this.#join(value));
      return { ...node, directives, values };
    }
    if (!('fields' in node)) return { ...node, directives };
    const graphs = new Set(directives.filter(isJoinType).map(graphOf));
    const fields = (node.fields ?? []).map((field: Field) => this.#field(field, graphs));
    // The same kinds of fields as before.
    return { ...node, directives, fields } as TypeDefinitionNode;
  }

  #field<F extends Field>(field: F, graphs: ReadonlySet<string>): F {
    const { directives = [] } = this.#join(field);
    const joins = directives.filter(({ name }) => name.value === 'join__field');
    // Without a join__field it is a field of every subgraph that knows the type.
    const isOfAll = joins.length === graphs.size && joins.every((join) => isPlain(join));
    return isOfAll
      ? { ...field, directives: directives.filter((one) => !joins.includes(one)) }
      : { ...field, directives };
  }

  #join<N extends { readonly directives?: Directives | undefined }>(node: N): N {
    return node.directives === undefined || node.directives.length === 0
      ? node
      : { ...node, directives: this.#joined(node.directives) };
  }

  /** With those of domains said of the whole, each once. */
  #joined(directives: Directives): Directives {
    const said = new Set<string>();
    return directives.flatMap((node) => {
      if (!this.#domains.has(graphOf(node))) return [node];
      const others = (node.arguments ?? []).filter(({ name }) => name.value !== 'graph');
      const key = `${node.name.value} ${others.map((one) => print(one)).join(' ')}`;
      if (said.has(key)) return [];
      said.add(key);
      return [{ ...node, arguments: [graphArgument(this.#graph), ...others] }];
    });
  }
}

/** Who has a key of a type has it by its keys. */
function withoutKeyless(directives: Directives): Directives {
  const keyed = new Set(
    directives.filter((node) => isJoinType(node) && !isPlain(node)).map(graphOf),
  );
  return directives.filter(
    (node) => !isJoinType(node) || !isPlain(node) || !keyed.has(graphOf(node)),
  );
}

function isJoinType({ name }: ConstDirectiveNode): boolean {
  return name.value === 'join__type';
}

function isPlain({ arguments: given = [] }: ConstDirectiveNode): boolean {
  return given.length === 1;
}

/** The value of join__Graph that a directive of joins names, or nothing. */
function graphOf({ name, arguments: given = [] }: ConstDirectiveNode): string {
  if (!name.value.startsWith('join__')) return '';
  const value = given.find((one) => one.name.value === 'graph')?.value;
  return value?.kind === Kind.ENUM ? value.value : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
