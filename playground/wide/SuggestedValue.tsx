import { useId, useMemo } from 'react';
import { choicesQuery, countQuery, type RootList } from '../../src/page/rootLists.ts';
import { isList, isObject, valueAt, type Json, type JsonObject } from '../../src/table/lists.ts';
import { identityOf, nameIn } from '../entity/names.ts';
import type { FilterField } from '../answer/filterFields.ts';
import { useAnswer } from '../useAnswer.ts';

interface Props {
  readonly list: RootList;
  readonly lists: readonly RootList[];
  readonly field: FilterField;
  readonly text: string;
  /** Told what was written, and what it means to the graph. */
  readonly onValue: (text: string, value: string) => void;
}

/** A value that can be anything, with those that there are; what is none of them is taken as it was written. */
export function SuggestedValue({ list, lists, field, text, onValue }: Props) {
  const id = useId();
  const source = useMemo(() => sourceOf(list, lists, field), [list, lists, field]);
  const answer = useAnswer(source?.query ?? null, source?.variables ?? NOTHING);
  const known = source && answer.state === 'came' ? source.read(answer.data) : [];
  const near = nearTo(text, known);
  return (
    <>
      <label>
        is{' '}
        <input
          type="text"
          required
          list={id}
          value={text}
          placeholder={known.length === 0 ? '' : `one of ${known.length}`}
          onChange={({ target }) => {
            const written = target.value.trim().toLowerCase();
            const found = known.find(({ label }) => label.toLowerCase() === written);
            onValue(found?.label ?? target.value, found?.value ?? target.value);
          }}
        />
        <datalist id={id}>
          {known.map(({ value, label }) => (
            <option key={value} value={label} />
          ))}
        </datalist>
      </label>
      {near.length > 0 && (
        <span className="mg-note">
          Did you mean{' '}
          {near.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className="mg-link"
              onClick={() => {
                onValue(label, value);
              }}
            >
              {label}
            </button>
          ))}
          ?
        </span>
      )}
    </>
  );
}

const MOST_NEAR = 4;

/** What has in it what was written, where that is nothing by itself: those that begin so first. */
function nearTo(text: string, known: readonly Known[]): readonly Known[] {
  const written = text.trim().toLowerCase();
  const placeIn = ({ label }: Known): number => label.toLowerCase().indexOf(written);
  if (written === '' || known.some(({ label }) => label.toLowerCase() === written)) return [];
  return known
    .filter((one) => placeIn(one) >= 0)
    .sort((a, b) => placeIn(a) - placeIn(b))
    .slice(0, MOST_NEAR);
}

const NOTHING = {};

interface Known {
  readonly value: string;
  readonly label: string;
}

interface Source {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly read: (data: JsonObject) => readonly Known[];
}

/** Where values of a field come from that the graph does not count by: the list of what it refers to. */
const REFERRED = [
  [/state|location/i, 'states'],
  [/center/i, 'centers'],
  [/agency|parent/i, 'agencies'],
  [/association/i, 'associations'],
] as const;

/** The question of which values there are; null where none tells that. */
function sourceOf(list: RootList, lists: readonly RootList[], field: FilterField): Source | null {
  const { name } = list;
  const counted = countQuery(list);
  if (counted !== null && list.facets.includes(field.facet)) {
    return {
      query: counted,
      variables: { by: field.facet },
      read: (data) =>
        objectsAt(data, `${name}.facets`).flatMap(({ value, label }) =>
          typeof value === 'string' && typeof label === 'string' ? [{ value, label }] : [],
        ),
    };
  }
  const target = REFERRED.find(([pattern]) => pattern.test(field.key))?.[1];
  const referred = lists.find((known) => known.name === target);
  if (!referred) return null;
  return {
    query: choicesQuery(referred),
    variables: NOTHING,
    read: (data) =>
      objectsAt(data, `${referred.name}.nodes`).map((node) => ({
        value: identityOf(node).id,
        label: nameIn(node),
      })),
  };
}

function objectsAt(data: JsonObject, path: string): readonly JsonObject[] {
  const found: Json | undefined = valueAt(data, path);
  return isList(found) ? found.filter(isObject) : [];
}
