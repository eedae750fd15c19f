import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import { findLostDefaults } from '../compose/lostDefaults.ts';

/** What another graph would be to clients of this one. */
export interface GraphChange {
  /** Breaking: a client may fail. Dangerous: it may be surprised. */
  readonly kind: 'breaking' | 'dangerous' | 'safe';
  /** `Type.field`, where there is one. */
  readonly coordinate: string | null;
  readonly message: string;
}

/** What matters most comes first. */
export const KINDS: readonly GraphChange['kind'][] = ['breaking', 'dangerous', 'safe'];

const KIND_OF: Readonly<Record<CriticalityLevel, GraphChange['kind']>> = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'safe',
};

/** Every change but those of descriptions, those that break first; what is in something new goes without saying. */
export async function compareGraphs(
  before: GraphQLSchema,
  after: GraphQLSchema,
): Promise<readonly GraphChange[]> {
  const all = (await diff(before, after)).map((change) => ({
    ...change,
    // The library widens it to any.
    type: String(change.type),
  }));
  const added = new Set(
    all.filter(({ type }) => /^(TYPE|FIELD)_ADDED$/.test(type)).map(({ path }) => path),
  );
  const lost = findLostDefaults(before, after).filter(({ isRequired }) => isRequired);
  const required = new Set(lost.map(({ path }) => path));
  return all
    .filter(({ type, path = '' }) => !type.includes('DESCRIPTION') && !isWithin(path, added))
    .map(({ criticality, type, path, message }): GraphChange => ({
      // The library takes it for dangerous where a default is gone and a value must be given.
      kind:
        type.includes('_DEFAULT_') && required.has(path ?? '')
          ? 'breaking'
          : KIND_OF[criticality.level],
      coordinate: path ?? null,
      message: message.replace(/\.$/, ''),
    }))
    .toSorted((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

function isWithin(path: string, added: ReadonlySet<string | undefined>): boolean {
  const names = path.split('.');
  return names.some((_name, index) => index > 0 && added.has(names.slice(0, index).join('.')));
}
