import { useMemo, useState } from 'react';
import { WANTED_QUERY } from '../../src/page/fixedQuestions.ts';
import { isList, isObject } from '../../src/table/lists.ts';
import { identityOf, nameIn } from '../entity/names.ts';
import { Choice } from '../parts/Choice.tsx';
import { useAnswer } from '../useAnswer.ts';

/** An entity that somebody's words may mean. */
export interface Meant {
  readonly id: string;
  readonly name: string;
}

interface Wanted {
  readonly words: string;
  readonly setWords: (words: string) => void;
  /** All that may be meant, the best first. */
  readonly found: readonly Meant[];
  /** The one of them that is chosen, or the best; null until there is one. */
  readonly meant: Meant | null;
  readonly choose: (id: string) => void;
}

/** A name, or a part of one, and what is meant by it. */
export function WantedEntity({ name, wanted }: { readonly name: string; readonly wanted: Wanted }) {
  const { words, setWords, found, meant, choose } = wanted;
  return (
    <span className="mg-wanted">
      <label className="mg-wanted">
        {name}{' '}
        <input
          type="text"
          required
          value={words}
          placeholder="name, or a part of it"
          onChange={({ target }) => {
            setWords(target.value);
          }}
        />
        <small role="status">{meant && `→ ${meant.name}`}</small>
      </label>
      {found.length > 1 && (
        <Choice
          name="or"
          value={meant?.id ?? ''}
          options={found.map((one) => [one.id, one.name])}
          onChoice={choose}
        />
      )}
    </span>
  );
}

/** @param kind - whose second part is what search calls it */
export function useWanted([, searched]: readonly [string, string, string]): Wanted {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useFound(searched, words);
  return {
    ...{ words, found },
    setWords: (written) => {
      setWords(written);
      setChosen(null);
    },
    meant: found.find(({ id }) => id === chosen) ?? found[0] ?? null,
    choose: setChosen,
  };
}

/** What search finds for what somebody typed. */
function useFound(type: string, words: string): readonly Meant[] {
  const text = words.trim();
  const variables = useMemo(() => ({ text, types: [type] }), [text, type]);
  const answer = useAnswer(text.length < 2 ? null : WANTED_QUERY, variables);
  if (answer.state !== 'came') return [];
  const { search } = answer.data;
  const nodes = isObject(search) ? search['nodes'] : undefined;
  return isList(nodes)
    ? nodes.filter(isObject).map((node) => ({ id: identityOf(node).id, name: nameIn(node) }))
    : [];
}
