import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
} from 'graphql';
import { directiveArguments } from '../answer/directiveArguments.ts';
import { costNames, type CostNames } from './costNames.ts';

/**
 * What `@cost` and `@listSize` say, as the cost specification of IBM has them, by coordinates: `Center`, `Query.search`,
 * `Query.search(text:)`, `ResourceFilter.state`.
 */
export interface Costs {
  weightAt(coordinate: string): number | undefined;
  listSizeAt(coordinate: string): ListSize | undefined;
}

/** How many elements a list has, or the lists in what a field gives. */
export interface ListSize {
  readonly assumedSize: number | null;
  /** Arguments that bound it; a path such as `page.first` leads into an input object. */
  readonly slicingArguments: readonly string[];
  /** Where the lists stand that it is about; without any, the field is the list. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

export const NO_COSTS: Costs = { weightAt: () => undefined, listSizeAt: () => undefined };

/** Reads what some SDLs say, each by the names it has for it; of several weights for one coordinate the largest. */
export function readCosts(documents: readonly DocumentNode[]): Costs {
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  for (const document of documents) {
    const names = costNames(document);
    if (names === null) continue;
    for (const definition of document.definitions) noteDefinition(definition, names);
  }
  return { weightAt: (at) => weights.get(at), listSizeAt: (at) => sizes.get(at) };

  function noteDefinition(definition: DefinitionNode, names: CostNames): void {
    if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) return;
    const type = definition.name.value;
    note(type, definition, names);
    if (!('fields' in definition)) return;
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`;
      note(coordinate, field, names);
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of field.arguments ?? []) {
        note(`${coordinate}(${argument.name.value}:)`, argument, names);
      }
    }
  }

  function note(coordinate: string, { directives = [] }: Costed, names: CostNames): void {
    for (const directive of directives) {
      if (names.cost.has(directive.name.value)) noteWeight(coordinate, weightOf(directive));
      if (names.listSize.has(directive.name.value)) {
        sizes.set(coordinate, combine(sizes.get(coordinate), listSizeOf(directive)));
      }
    }
  }

  function noteWeight(coordinate: string, weight: number | null): void {
    if (weight === null) return;
    weights.set(coordinate, Math.max(weight, weights.get(coordinate) ?? -Infinity));
  }
}

interface Costed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** A text, as IBM has it, or a number, as Federation does; null for what is neither. */
function weightOf(directive: ConstDirectiveNode): number | null {
  const weight = directiveArguments(directive)['weight'];
  if (typeof weight !== 'string' && typeof weight !== 'number') return null;
  const value = weight === '' ? NaN : Number(weight);
  return Number.isFinite(value) ? value : null;
}

function listSizeOf(directive: ConstDirectiveNode): ListSize {
  const given = directiveArguments(directive);
  // Hot Chocolate says apart what a slicing argument is where it is not given; that is what is assumed then.
  const assumedSize = given['slicingArgumentDefaultValue'] ?? given['assumedSize'];
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : null,
    slicingArguments: textsIn(given['slicingArguments']),
    sizedFields: textsIn(given['sizedFields']),
    requireOneSlicingArgument: given['requireOneSlicingArgument'] !== false,
  };
}

/** As composers put together what several subgraphs say of one field. */
function combine(known: ListSize | undefined, more: ListSize): ListSize {
  if (known === undefined) return more;
  const sizes = [known.assumedSize, more.assumedSize].filter((size) => size !== null);
  return {
    assumedSize: sizes.length === 0 ? null : Math.max(...sizes),
    slicingArguments: [...new Set([...known.slicingArguments, ...more.slicingArguments])],
    sizedFields: [...new Set([...known.sizedFields, ...more.sizedFields])],
    requireOneSlicingArgument: known.requireOneSlicingArgument && more.requireOneSlicingArgument,
  };
}

function textsIn(value: unknown): readonly string[] {
  return [value].flat().filter((text) => typeof text === 'string');
}
