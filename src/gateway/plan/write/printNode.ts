import type { Ask, AskNode } from '../draft.ts';
import type { Model } from '../model/model.ts';
import type { Aliases } from './aliases.ts';
import type { Variables } from './variables.ts';

export interface Printing {
  readonly model: Model;
  readonly aliases: Aliases;
  readonly variables: Variables;
  /** In an order that is the same whoever asks, not in that of the client. */
  readonly isSorted?: boolean;
}

/** The selections of a fetch, in braces. */
export function printNode(node: AskNode, printing: Printing): string {
  return printAt(node, printing, false);
}

/** The same for root fields: nobody asks for the type of their object. */
export function printRoot(node: AskNode, printing: Printing): string {
  return printAt(node, printing, true);
}

function printAt(node: AskNode, printing: Printing, isRoot: boolean): string {
  const { model } = printing;
  const { subgraph, type, byType } = node;
  const isAbstract =
    subgraph.types.get(type)?.kind !== 'object' && !model.isInterfaceOnly(subgraph, type);
  const own = printFields(byType.get(type), printing);
  const others = inOrder(byType, printing).flatMap(([name, ask]) => {
    const fields = name === type ? [] : printFields(ask, printing);
    return fields.length === 0 ? [] : [`...on ${name}{${fields.join(' ')}}`];
  });
  const isTyped = isAbstract || node.isTyped || (own.length === 0 && others.length === 0);
  const isNamed = isTyped && !isRoot;
  return `{${[...(isNamed ? ['__typename'] : []), ...own, ...others].join(' ')}}`;
}

function printFields(ask: Ask | undefined, printing: Printing): readonly string[] {
  if (ask === undefined) return [];
  const { aliases, variables } = printing;
  return inOrder(ask.fields, printing).map(([key, { asked, below }]) => {
    const alias = aliases.of(ask, key);
    const name = alias === asked.name ? '' : `${alias}:`;
    const given = asked.arguments.map((argument) => variables.write(argument)).join();
    const call = given === '' ? asked.name : `${asked.name}(${given})`;
    return `${name}${call}${below === null ? '' : printAt(below, printing, false)}`;
  });
}

function inOrder<T>(map: ReadonlyMap<string, T>, { isSorted }: Printing): readonly [string, T][] {
  const entries = [...map];
  return isSorted === true ? entries.sort(([a], [b]) => (a < b ? -1 : 1)) : entries;
}
