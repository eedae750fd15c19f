import type { Ask, AskNode } from '../draft.ts';
import type { Model } from '../model/model.ts';
import type { Aliases } from './aliases.ts';
import type { Variables } from './variables.ts';

export interface Printing {
  readonly model: Model;
  readonly aliases: Aliases;
  readonly variables: Variables;
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
  const others = printOthers(node, printing);
  const isTyped = isAbstract || node.isTyped || (own.length === 0 && others.length === 0);
  const isNamed = isTyped && !isRoot;
  return `{${[...(isNamed ? ['__typename'] : []), ...own, ...others].join(' ')}}`;
}

/** What is asked of some types only. */
function printOthers({ type, byType }: AskNode, printing: Printing): readonly string[] {
  const printed: string[] = [];
  for (const [name, ask] of byType) {
    const fields = name === type ? [] : printFields(ask, printing);
    if (fields.length > 0) printed.push(`...on ${name}{${fields.join(' ')}}`);
  }
  return printed;
}

function printFields(ask: Ask | undefined, printing: Printing): readonly string[] {
  const printed: string[] = [];
  if (ask === undefined) return printed;
  const { aliases, variables } = printing;
  for (const [key, { asked, below }] of ask.fields) {
    const alias = aliases.of(ask, key);
    const name = alias === asked.name ? '' : `${alias}:`;
    const given = asked.arguments.map((argument) => variables.write(argument)).join();
    const call = given === '' ? asked.name : `${asked.name}(${given})`;
    printed.push(`${name}${call}${below === null ? '' : printAt(below, printing, false)}`);
  }
  return printed;
}
