import { useMemo, useState } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import { countables, countQuestion, type Countable } from '../answer/countQuestion.ts';
import { openQuestion } from '../openQuestion.ts';
import { useSchema } from '../schema.ts';

/** How many there are of something, by whatever the graph counts it by. */
export function CountForm() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="mg-form" aria-labelledby="mg-count">
      <h2 id="mg-count">How many, by what?</h2>
      {isOpen ? (
        <Counting />
      ) : (
        // Until somebody wants it, nothing of the schema is asked for.
        <button
          type="button"
          onClick={() => {
            setOpen(true);
          }}
        >
          Choose what to count
        </button>
      )}
    </section>
  );
}

function Counting() {
  const schema = useSchema();
  const lists = useMemo(() => (schema ? countables(schema) : []), [schema]);
  const [name, setName] = useState('resources');
  const list = lists.find((known) => known.list === name) ?? lists[0];
  if (schema === null) return <p className="mg-note">The graph has not told its schema yet.</p>;
  if (!list) return <p className="mg-note">This graph counts nothing by itself.</p>;
  return (
    <div className="mg-line">
      <Choice
        name="Count"
        value={list.list}
        options={lists.map((known) => [known.list, headingOf(known.list).toLowerCase()])}
        onChoice={setName}
        isFirst
      />
      <CountOf key={list.list} list={list} />
    </div>
  );
}

const NONE = '';

function CountOf({ list }: { readonly list: Countable }) {
  const [by, setBy] = useState(list.facets[0] ?? '');
  const [across, setAcross] = useState(NONE);
  const [filter, setFilter] = useState(NONE);
  const [value, setValue] = useState(NONE);
  const known = list.filters.find(({ name }) => name === filter);
  const facets = list.facets.map((facet) => [facet, wordsOf(facet)] as const);
  return (
    <form
      className="mg-line"
      aria-label="Count"
      onSubmit={(event) => {
        event.preventDefault();
        const only = known && value !== NONE ? { name: known.name, value } : null;
        const second = across === NONE || across === by ? null : across;
        openQuestion(countQuestion({ list: list.list, by, across: second, only }));
      }}
    >
      <Choice name="by" value={by} options={facets} onChoice={setBy} />
      {list.hasCrossTab && (
        <Choice
          name="and by"
          value={across}
          options={[[NONE, 'nothing else'], ...facets.filter(([facet]) => facet !== by)]}
          onChoice={setAcross}
        />
      )}
      {list.filters.length > 0 && (
        <Choice
          name="only where"
          value={filter}
          options={[
            [NONE, 'all of them'],
            ...list.filters.map(({ name }) => [name, headingOf(name).toLowerCase()] as const),
          ]}
          onChoice={(next) => {
            setFilter(next);
            setValue(list.filters.find(({ name }) => name === next)?.values[0] ?? NONE);
          }}
        />
      )}
      {known && (
        <Choice
          name="is"
          value={value}
          options={known.values.map((option) => [option, option])}
          onChoice={setValue}
        />
      )}
      <button type="submit">Count</button>
    </form>
  );
}

function wordsOf(facet: string): string {
  return headingOf(facet.toLowerCase()).toLowerCase();
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  /** With what people call each. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChoice: (value: string) => void;
  /** Whether whoever asked for the form goes on here. */
  readonly isFirst?: boolean;
}

function Choice({ name, value, options, onChoice, isFirst = false }: ChoiceProps) {
  return (
    <label>
      {name}{' '}
      <select
        value={value}
        autoFocus={isFirst}
        onChange={({ target }) => {
          onChoice(target.value);
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
