import { guardGraph, type Guarding } from '../guards/guardGraph.ts';
import type { GuardRules } from '../guards/guardRules.ts';
import type { Graph } from './graph.ts';
import { ownTells } from './ownTells.ts';
import { readOwnGuards } from './schemaFiles.ts';

export interface OwnGuarding extends Guarding {
  /** Those of our SDL, unless others are given. */
  readonly rules?: GuardRules;
}

/** Our own graph, or some domains of it, with the guards of its SDL. */
export function guardOwn(graph: Graph, guarding: OwnGuarding = {}): Graph {
  const { rules = readOwnGuards(), ...others } = guarding;
  return guardGraph(graph, { rules, tells: ownTells(graph.schema), ...others });
}
