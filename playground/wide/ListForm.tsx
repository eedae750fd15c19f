import type { GraphQLSchema } from 'graphql';
import { useMemo, useState } from 'react';
import { rootLists, type RootList } from '../../src/page/rootLists.ts';
import { headingOf } from '../../src/table/headings.ts';
import { filterFields } from '../answer/filterFields.ts';
import { listQuestion, wordsOfFacet } from '../answer/listQuestion.ts';
import { openQuestion } from '../openQuestion.ts';
import { useSchema } from '../schema.ts';
import { Choice } from '../parts/Choice.tsx';
import { Conditions, readConditions, type Written } from './Conditions.tsx';

/** What somebody filled in, while the page is open: "Back" from an answer leads to it again. */
const filled = new Map<string, unknown>();

/** A state that outlives the form. */
function useFilled<Value>(key: string, start: Value): readonly [Value, (value: Value) => void] {
  // Only this writes under the key, and what it is given is of this type.
  const [value, setValue] = useState(() => (filled.has(key) ? (filled.get(key) as Value) : start));
  return [
    value,
    (next) => {
      filled.set(key, next);
      setValue(next);
    },
  ];
}

const NOTHING_WRITTEN: readonly Written[] = [];

/** Which ones there are of something under any conditions of the graph, or how many by what. */
export function ListForm() {
  const [isOpen, setOpen] = useFilled('isOpen', false);
  return (
    <section className="mg-form" aria-labelledby="mg-list">
      <h2 id="mg-list">Which ones are there, and how many?</h2>
      {isOpen ? (
        <Lists />
      ) : (
        // Until somebody wants it, nothing of the schema is asked for.
        <button
          type="button"
          onClick={() => {
            setOpen(true);
          }}
        >
          Choose what to look for
        </button>
      )}
    </section>
  );
}

function Lists() {
  const schema = useSchema();
  const lists = useMemo(() => (schema ? rootLists(schema) : []), [schema]);
  const [name, setName] = useFilled('list', 'resources');
  const list = lists.find((known) => known.name === name) ?? lists[0];
  if (schema === null) return <p className="mg-note">The graph has not told its schema yet.</p>;
  if (!list) return <p className="mg-note">This graph has no lists that take conditions.</p>;
  return (
    <>
      <div className="mg-line">
        <Choice
          name="All"
          value={list.name}
          options={lists.map((known) => [known.name, headingOf(known.name).toLowerCase()])}
          onChoice={setName}
          isFirst
        />
      </div>
      <OneList key={list.name} schema={schema} list={list} lists={lists} />
    </>
  );
}

interface OneListProps {
  readonly schema: GraphQLSchema;
  readonly list: RootList;
  readonly lists: readonly RootList[];
}

function OneList({ schema, list, lists }: OneListProps) {
  const fields = useMemo(() => filterFields(schema, list.filter), [schema, list]);
  const [written, setWritten] = useFilled(`${list.name} conditions`, NOTHING_WRITTEN);
  const open = (by: readonly string[]): void => {
    openQuestion(listQuestion({ list, by, conditions: readConditions(fields, written) }));
  };
  return (
    <form
      className="mg-list"
      aria-label="Which ones"
      onSubmit={(event) => {
        event.preventDefault();
        open([]);
      }}
    >
      <Conditions {...{ list, lists, fields, written }} onWritten={setWritten} />
      <div className="mg-line">
        <button type="submit">Show them</button>
        <Counting list={list} onCount={open} />
      </div>
    </form>
  );
}

const NONE = '';

interface CountingProps {
  readonly list: RootList;
  readonly onCount: (by: readonly string[]) => void;
}

function Counting({ list, onCount }: CountingProps) {
  const { facets } = list;
  const [by, setBy] = useFilled(`${list.name} by`, facets[0] ?? NONE);
  const [across, setAcross] = useFilled(`${list.name} across`, NONE);
  if (facets.length === 0) return null;
  const options = facets.map((facet) => [facet, wordsOfFacet(facet)] as const);
  return (
    <>
      <Choice name="or count them by" value={by} options={options} onChoice={setBy} />
      {list.hasCrossTab && (
        <Choice
          name="and by"
          value={across === by ? NONE : across}
          options={[[NONE, 'nothing else'], ...options.filter(([facet]) => facet !== by)]}
          onChoice={setAcross}
        />
      )}
      <button
        type="button"
        onClick={() => {
          onCount(across === NONE || across === by ? [by] : [by, across]);
        }}
      >
        Count
      </button>
    </>
  );
}
