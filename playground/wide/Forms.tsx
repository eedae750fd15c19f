import { useMemo, useState } from 'react';
import { isList, isObject, type Json } from '../../src/table/lists.ts';
import { compareQuery } from '../../src/page/entityQuery.ts';
import { WANTED_QUERY, ZIP_QUERY } from '../../src/page/fixedQuestions.ts';
import { identityOf, nameIn } from '../entity/names.ts';
import { openQuestion } from '../openQuestion.ts';
import { loadSchema } from '../schema.ts';
import { useAnswer } from '../useAnswer.ts';
import { IdentifierForm } from './IdentifierForm.tsx';
import { ListForm } from './ListForm.tsx';

/** Questions that take what somebody fills in. */
export function Forms() {
  return (
    <section className="mg-forms" aria-label="Questions to fill in">
      <ZipForm />
      <CompareForm />
      <IdentifierForm />
      <ListForm />
    </section>
  );
}

function ZipForm() {
  const [zip, setZip] = useState('');
  return (
    <form
      className="mg-form"
      aria-labelledby="mg-zip"
      onSubmit={(event) => {
        event.preventDefault();
        const list = 'servingCenters';
        openQuestion({
          query: ZIP_QUERY,
          variables: JSON.stringify({ zip: zip.trim() }, null, 2),
          picture: { view: 'table', list, hide: `${list}.center.id,${list}.state.id` },
        });
      }}
    >
      <h2 id="mg-zip">Which center serves a place?</h2>
      <div className="mg-line">
        <label>
          ZIP code{' '}
          <input
            type="text"
            inputMode="numeric"
            required
            pattern="\s*\d{5}(-\d{4})?\s*"
            title="Five digits, or ZIP+4"
            autoComplete="postal-code"
            size={10}
            value={zip}
            onChange={({ target }) => {
              setZip(target.value);
            }}
          />
        </label>
        <button type="submit">Find its center</button>
      </div>
    </form>
  );
}

const KINDS = [
  ['Center', 'CENTER', 'centers'],
  ['Resource', 'RESOURCE', 'resources'],
  ['Agency', 'AGENCY', 'agencies'],
  ['Association', 'ASSOCIATION', 'associations'],
  ['State', 'STATE', 'states'],
  ['StateOrganization', 'STATE_ORGANIZATION', 'state organizations'],
  ['Agreement', 'AGREEMENT', 'agreements'],
] as const;

interface Choice {
  readonly id: string;
  readonly name: string;
}

function CompareForm() {
  const [kind, setKind] = useState<(typeof KINDS)[number]>(KINDS[0]);
  const [type, searched, many] = kind;
  const [words, setWords] = useState<readonly [string, string]>(['', '']);
  const first = useChoice(searched, words[0]);
  const second = useChoice(searched, words[1]);
  const [trouble, setTrouble] = useState('');
  const compare = async (): Promise<void> => {
    if (!first || !second) {
      setTrouble(`Nothing of the ${many} is called so. Try fewer words, or the beginning of one.`);
      return;
    }
    setTrouble('');
    const query = compareQuery(await loadSchema(), type);
    const variables = JSON.stringify({ a: first.id, b: second.id }, null, 2);
    openQuestion({ query, variables, picture: { view: 'table' } });
  };
  return (
    <form
      className="mg-form"
      aria-labelledby="mg-compare"
      onSubmit={(event) => {
        event.preventDefault();
        compare().catch(() => {
          setTrouble('The graph has not told its schema. Try again in a moment.');
        });
      }}
    >
      <h2 id="mg-compare">How do two of a kind differ?</h2>
      <div className="mg-line">
        <label>
          Compare two{' '}
          <select
            value={type}
            onChange={({ target }) => {
              setKind(KINDS.find(([known]) => known === target.value) ?? KINDS[0]);
            }}
          >
            {KINDS.map(([value, , name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Wanted
          name="The one"
          words={words[0]}
          choice={first}
          onWords={(text) => {
            setWords([text, words[1]]);
          }}
        />
        <Wanted
          name="The other"
          words={words[1]}
          choice={second}
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

interface WantedProps {
  readonly name: string;
  readonly words: string;
  readonly choice: Choice | null;
  readonly onWords: (words: string) => void;
}

/** A name, or a part of one, and what is meant by it. */
function Wanted({ name, words, choice, onWords }: WantedProps) {
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
      <small role="status">{choice && `→ ${choice.name}`}</small>
    </label>
  );
}

/** The best hit for what somebody typed; null until there is one. */
function useChoice(type: string, words: string): Choice | null {
  const text = words.trim();
  const variables = useMemo(() => ({ text, types: [type] }), [text, type]);
  const answer = useAnswer(text.length < 2 ? null : WANTED_QUERY, variables);
  if (answer.state !== 'came') return null;
  const { search } = answer.data;
  const nodes: Json | undefined = isObject(search) ? search['nodes'] : undefined;
  const node = isList(nodes) ? nodes[0] : undefined;
  return isObject(node) ? { id: identityOf(node).id, name: nameIn(node) } : null;
}
