import { print, type DefinitionNode, type InputValueDefinitionNode } from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { directivesOf } from './federationNames.ts';
import { hasOutputFields } from './fieldTypes.ts';
import type { Service } from './service.ts';
import { isInput, SharedNames } from './sharedNames.ts';

/** An argument or a field of an input as one subgraph has it. */
interface Declared {
  readonly subgraph: string;
  /** `Type.field(argument:)`, or `Input.field`. */
  readonly coordinate: string;
  readonly node: InputValueDefinitionNode;
  readonly isHidden: boolean;
}

/**
 * Services without the defaults that the graph cannot have: those that not all who answer the field repeat, and those of values
 * that not all know. The composer shows clients what one subgraph says, which others do not do.
 */
export function agreeOnDefaults(services: readonly Service[]): {
  readonly services: readonly Service[];
  readonly warnings: readonly string[];
} {
  const declared = services.flatMap((service) => declaredIn(service, services));
  const names = new SharedNames(services);
  const warnings = new Map<string, string>();
  for (const [coordinate, all] of Map.groupBy(declared, (one) => one.coordinate)) {
    const given = all.filter(({ node }) => node.defaultValue !== undefined);
    const [first] = given;
    // What clients are not shown may need one: they cannot give it.
    if (first === undefined || all.some(({ isHidden }) => isHidden)) continue;
    const other = all.find(({ node }) => node.defaultValue === undefined);
    const told = other === undefined ? toldOfValue(given, names) : toldOfNone(first, other);
    if (told !== null) warnings.set(coordinate, told);
  }
  if (warnings.size === 0) return { services, warnings: [] };
  return {
    services: services.map((service) => ({
      ...service,
      typeDefs: {
        ...service.typeDefs,
        definitions: service.typeDefs.definitions.map((node) => strip(node, warnings)),
      },
    })),
    warnings: [...warnings.values()],
  };
}

function toldOfNone({ coordinate, node }: Declared, { subgraph }: Declared): string {
  return `[${subgraph}] ${coordinate} has no default here and ${valueOf(node)} in another subgraph, so that the graph shows none. Repeat it, or drop it there.`;
}

function toldOfValue(given: readonly Declared[], names: SharedNames): string | null {
  for (const { subgraph, coordinate, node } of given) {
    const unknown = node.defaultValue && names.findUnshared(node.defaultValue, node.type);
    if (unknown === undefined || unknown === null) continue;
    return `[${subgraph}] ${coordinate} has the default ${valueOf(node)}, but clients are not shown ${unknown}, which not all subgraphs have, or one hides. So the graph shows none.`;
  }
  return null;
}

function valueOf({ defaultValue }: InputValueDefinitionNode): string {
  return defaultValue === undefined ? '' : print(defaultValue);
}

/** What a subgraph itself answers, or is asked with. */
function declaredIn(
  { name: subgraph, typeDefs }: Service,
  services: readonly Service[],
): readonly Declared[] {
  const find = directivesOf(typeDefs);
  const moved = movedFrom(subgraph, services);
  const isHidden = (node: InputValueDefinitionNode) => find(node, 'inaccessible') !== undefined;
  return typeDefs.definitions.flatMap((node) => {
    if (isInput(node)) {
      return (node.fields ?? []).map((field) => ({
        subgraph,
        coordinate: `${node.name.value}.${field.name.value}`,
        node: field,
        isHidden: isHidden(field),
      }));
    }
    if (!hasOutputFields(node) || find(node, 'external') !== undefined) return [];
    return (node.fields ?? []).flatMap((field) => {
      const coordinate = `${node.name.value}.${field.name.value}`;
      if (find(field, 'external') !== undefined || moved.has(coordinate)) return [];
      return (field.arguments ?? []).map((argument) => ({
        subgraph,
        coordinate: `${coordinate}(${argument.name.value}:)`,
        node: argument,
        isHidden: isHidden(argument),
      }));
    });
  });
}

/** Fields that others have taken over from a subgraph, not step by step. */
function movedFrom(subgraph: string, services: readonly Service[]): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ typeDefs }) => {
      const find = directivesOf(typeDefs);
      return typeDefs.definitions.flatMap((node) =>
        !hasOutputFields(node)
          ? []
          : (node.fields ?? []).flatMap((field) => {
              const override = find(field, 'override');
              const { from, label } = override ? directiveArguments(override) : {};
              const isMoved = from === subgraph && label === undefined;
              return isMoved ? [`${node.name.value}.${field.name.value}`] : [];
            }),
      );
    }),
  );
}

function strip(node: DefinitionNode, from: ReadonlyMap<string, string>): DefinitionNode {
  const plain = (one: InputValueDefinitionNode, coordinate: string): InputValueDefinitionNode => {
    const { defaultValue, ...rest } = one;
    return defaultValue !== undefined && from.has(coordinate) ? rest : one;
  };
  if (isInput(node)) {
    const fields = (node.fields ?? []).map((one) =>
      plain(one, `${node.name.value}.${one.name.value}`),
    );
    return { ...node, fields };
  }
  if (!hasOutputFields(node)) return node;
  const fields = (node.fields ?? []).map((field) => ({
    ...field,
    arguments: (field.arguments ?? []).map((one) =>
      plain(one, `${node.name.value}.${field.name.value}(${one.name.value}:)`),
    ),
  }));
  return { ...node, fields };
}
