import { useMemo, useState } from 'react';
import { isList, isObject, type Json } from '../../src/table/lists.ts';
import { compareQuery } from '../../src/page/entityQuery.ts';
import { WANTED_QUERY } from '../../src/page/fixedQuestions.ts';
import { identityOf, nameIn } from '../entity/names.ts';
import { openQuestion } from '../openQuestion.ts';
import { Choice } from '../parts/Choice.tsx';
import { loadSchema } from '../schema.ts';
import { useAnswer } from '../useAnswer.ts';

/** The type, what search calls it, and what people call several. */
const KINDS = [
  ['Center', 'CENTER', 'centers'],
  ['Resource', 'RESOURCE', 'resources'],
  ['Agency', 'AGENCY', 'agencies'],
  ['Association', 'ASSOCIATION', 'associations'],
  ['State', 'STATE', 'states'],
  ['StateOrganization', 'STATE_ORGANIZATION', 'state organizations'],
  ['Agreement', 'AGREEMENT', 'agreements'],
] as const;

type Kind = (typeof KINDS)[number];

/** An entity that somebody's words may mean. */
interface Meant {
  readonly id: string;
  readonly name: string;
}

/** Sets two of a kind beside each other. */
export function CompareForm() {
  const [kind, setKind] = useState<Kind>(KINDS[0]);
  const [words, setWords] = useState<readonly [string, string]>(['', '']);
  const { first, second, trouble, compare } = useComparing(kind, words);
  return (
    <form
      className="mg-form"
      aria-labelledby="mg-compare"
      onSubmit={(event) => {
        event.preventDefault();
        void compare();
      }}
    >
      <h2 id="mg-compare">How do two of a kind differ?</h2>
      <div className="mg-line">
        <Choice
          name="Compare two"
          value={kind[0]}
          options={KINDS.map(([type, , name]) => [type, name])}
          onChoice={(type) => {
            setKind(KINDS.find(([known]) => known === type) ?? KINDS[0]);
          }}
        />
        <Wanted
          name="The one"
          words={words[0]}
          meant={first}
          onWords={(text) => {
            setWords([text, words[1]]);
          }}
        />
        <Wanted
          name="The other"
          words={words[1]}
          meant={second}
          onWords={(text) => {
            setWords([words[0], text]);
          }}
        />
        <button type="submit">Compare</button>
      </div>
      {trouble !== '' && <p role="alert">{trouble}</p>}
    </form>
  );
}

/** What is meant by the words, how to open both beside each other, and why that is not possible. */
function useComparing([type, searched, many]: Kind, words: readonly [string, string]) {
  const first = useMeant(searched, words[0]);
  const second = useMeant(searched, words[1]);
  const [trouble, setTrouble] = useState('');
  const compare = async (): Promise<void> => {
    if (!first || !second) {
      setTrouble(`Nothing of the ${many} is called so. Try fewer words, or the beginning of one.`);
      return;
    }
    setTrouble('');
    const schema = await loadSchema().catch(() => null);
    if (schema === null) {
      setTrouble('The graph has not told its schema. Try again in a moment.');
      return;
    }
    const variables = JSON.stringify({ a: first.id, b: second.id }, null, 2);
    openQuestion({ query: compareQuery(schema, type), variables, picture: { view: 'table' } });
  };
  return { first, second, trouble, compare };
}

interface WantedProps {
  readonly name: string;
  readonly words: string;
  readonly meant: Meant | null;
  readonly onWords: (words: string) => void;
}

/** A name, or a part of one, and what is meant by it. */
function Wanted({ name, words, meant, onWords }: WantedProps) {
  return (
    <label className="mg-wanted">
      {name}{' '}
      <input
        type="text"
        required
        value={words}
        placeholder="name, or a part of it"
        onChange={({ target }) => {
          onWords(target.value);
        }}
      />
      <small role="status">{meant && `→ ${meant.name}`}</small>
    </label>
  );
}

/** The best hit for what somebody typed; null until there is one. */
function useMeant(type: string, words: string): Meant | null {
  const text = words.trim();
  const variables = useMemo(() => ({ text, types: [type] }), [text, type]);
  const answer = useAnswer(text.length < 2 ? null : WANTED_QUERY, variables);
  if (answer.state !== 'came') return null;
  const { search } = answer.data;
  const nodes: Json | undefined = isObject(search) ? search['nodes'] : undefined;
  const node = isList(nodes) ? nodes[0] : undefined;
  return isObject(node) ? { id: identityOf(node).id, name: nameIn(node) } : null;
}
