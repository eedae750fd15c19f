import { firstYear, lastYear } from '../collections/record.ts';
import type { CollectionSpec } from '../collections/define.ts';
import type { FilterRule } from '../collections/filters.ts';
import { userError } from '../errors.ts';
import { typeOfId } from '../ids.ts';
import type { FilterValue, PageArgs, YearRange } from '../paging/paging.ts';

type Scalar = string | number | boolean;

/** One of the conditions that all must hold: a field has one of some values. */
export interface Member {
  readonly field: string;
  readonly values: readonly Scalar[];
  /** Where the values come from, to tell an unknown one from one that nothing matches. */
  readonly origin?: { readonly filter: string; readonly rule: FilterRule };
}

/**
 * What a filter asks for. Values come from the schema's input types and end as scalars here, so that
 * none can be an operator.
 * @throws BAD_USER_INPUT for values that no element could have.
 */
export function membersOf(spec: CollectionSpec, filter: PageArgs['filter']): readonly Member[] {
  return Object.entries(filter ?? {}).flatMap(([name, value]) => {
    if (value == null) return [];
    const rule = spec.filters[name];
    if (rule === undefined) throw new Error(`Expected a filter of ${spec.name}, got ${name}.`);
    const origin = { filter: name, rule };
    return alternativesOf(name, rule, value).map((values) => ({
      field: rule.field,
      values: [...(rule.or ?? []), ...values],
      origin,
    }));
  });
}

/** The values that a field may have, once for each time that it must have one of them. */
function alternativesOf(
  name: string,
  rule: FilterRule,
  value: FilterValue,
): readonly (readonly Scalar[])[] {
  switch (rule.match) {
    case 'years':
      // The schema's input type for these rules is a span.
      return [yearsOf(name, value as YearRange)];
    case 'any':
      return [listOf(name, value).map((item) => storedValue(name, rule, item))];
    case 'all':
      return listOf(name, value).map((item) => [storedValue(name, rule, item)]);
    case 'one':
      // The schema's input types for these rules are scalars.
      return [
        [
          typeof value === 'boolean'
            ? fromYesOrNo(rule, value)
            : storedValue(name, rule, value as string),
        ],
      ];
  }
}

function listOf(name: string, value: FilterValue): readonly string[] {
  // The schema's input types for these rules are lists of ids.
  const list = [...new Set(value as readonly string[])];
  if (list.length > 0 && list.length <= maxAlternatives) return list;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "filter.${name}" to have 1 to ${maxAlternatives} values, got ${list.length}.`,
  );
}

const maxAlternatives = 20;

function fromYesOrNo({ fromBoolean }: FilterRule, value: boolean): Scalar {
  return fromBoolean?.[value ? 'true' : 'false'] ?? value;
}

function storedValue(name: string, { toStored, type, known }: FilterRule, value: string): string {
  const isId = value.includes(':');
  if (type !== undefined && isId && typeOfId(value) !== type) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "filter.${name}" to be an id of type ${type}, got ${value}.`,
    );
  }
  if (type === undefined && typeof known === 'object' && !isId) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "filter.${name}" to be a global id like Agency:nist-mep, got ${value}.`,
    );
  }
  return toStored?.(value) ?? value;
}

function yearsOf(name: string, { from, to }: YearRange): readonly number[] {
  if (from == null && to == null) {
    throw userError('BAD_USER_INPUT', `Expected "filter.${name}" to have "from" or "to".`);
  }
  if (from != null && to != null && from > to) {
    throw userError(
      'BAD_USER_INPUT',
      `Expected "filter.${name}.from" not to be after "to", got ${from} and ${to}.`,
    );
  }
  const start = Math.max(from ?? firstYear, firstYear);
  const length = Math.min(to ?? lastYear, lastYear) - start + 1;
  return Array.from({ length: Math.max(0, length) }, (_, index) => start + index);
}
