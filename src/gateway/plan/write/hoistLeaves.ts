import type { Ask, AskedField, AskNode } from '../draft.ts';
import type { Model } from '../model/model.ts';

/** Makes leaves that are asked of every type of an interface asked of the interface: shorter, and the same. */
export function hoistLeaves(node: AskNode, model: Model): void {
  const { subgraph, type, byType } = node;
  const known = subgraph.types.get(type);
  if (known?.kind === 'interface' && !model.isInterfaceOnly(subgraph, type)) {
    const asks = known.members.flatMap((member) => byType.get(member) ?? []);
    if (asks.length === known.members.length) hoist(asks, node);
  }
  for (const { fields } of byType.values()) {
    for (const { below } of fields.values()) if (below !== null) hoistLeaves(below, model);
  }
}

function hoist(asks: readonly Ask[], node: AskNode): void {
  const [first, ...others] = asks;
  const declared = node.subgraph.types.get(node.type)?.fields;
  const isCommon = (one: AskedField | undefined) =>
    one?.below === null &&
    one.field.requires === null &&
    one.field.type === declared?.get(one.asked.name)?.type;
  for (const [key, one] of first?.fields ?? []) {
    if (!isCommon(one) || !others.every(({ fields }) => isCommon(fields.get(key)))) continue;
    node.of(node.type).fields.set(key, one);
    for (const { fields } of asks) fields.delete(key);
  }
}
