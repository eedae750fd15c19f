import { useGraphiQL, type GraphiQLPlugin } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useRef, useState } from 'react';
import { headingOf } from '../answer/headings.ts';
import { formatCount, formatTotal } from '../answer/counts.ts';
import { isList, isObject, type Json, type JsonObject } from '../answer/lists.ts';
import { totalIn } from '../answer/pages.ts';
import { entityQuery, searchQuery } from '../entity/entityQuery.ts';
import { identityOf, nameIn, type Entity } from '../entity/names.ts';
import { useAnswer } from '../useAnswer.ts';
import { useOpenQuery } from '../useOpenQuery.ts';
import { EntityPage } from './EntityPage.tsx';

/** Searches the whole network by words and opens what is found. */
function Lookup() {
  const schema = useGraphiQL((state) => state.schema) ?? null;
  const [text, setText] = useState('');
  const [trail, setTrail] = useState<readonly Entity[]>([]);
  const entity = trail.at(-1);
  return (
    <section className="mg-plugin" aria-label="Search the network">
      <h2>Search the network</h2>
      <p>Agencies, centers, associations, programs, states: by name, abbreviation or topic.</p>
      <label>
        Search for{' '}
        <input
          type="search"
          value={text}
          placeholder="apprenticeship, GaMEP, NASA"
          onChange={({ target }) => {
            setText(target.value);
            setTrail([]);
          }}
        />
      </label>
      {schema === null ? (
        <p className="mg-note">The graph has not told its schema yet.</p>
      ) : entity ? (
        <OneEntity
          key={entity.id}
          schema={schema}
          entity={entity}
          onOpen={(next) => {
            setTrail([...trail, next]);
          }}
          onBack={() => {
            setTrail(trail.slice(0, -1));
          }}
        />
      ) : (
        <Hits
          schema={schema}
          text={text}
          onOpen={(found) => {
            setTrail([found]);
          }}
        />
      )}
    </section>
  );
}

interface HitsProps {
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly onOpen: (entity: Entity) => void;
}

const FEW = 12;
/** As many as the graph gives at once. */
const MANY = 100;

function Hits({ schema, text, onOpen }: HitsProps) {
  const words = text.trim();
  const open = useOpenQuery();
  const query = useMemo(() => searchQuery(schema), [schema]);
  const [wide, setWide] = useState<string | null>(null);
  const first = wide === words ? MANY : FEW;
  const variables = useMemo(() => ({ text: words, first }), [words, first]);
  const answer = useAnswer(words.length < 2 ? null : query, variables);
  if (query === null) {
    return (
      <p className="mg-note">This graph has no search: only some of its domains are served.</p>
    );
  }
  if (answer.state === 'none') return null;
  if (answer.state === 'failed') return <p role="alert">{answer.why}</p>;
  const { search } = answer.data;
  const nodes = nodesIn(search);
  const total = totalIn(search);
  const openTable = (): void => {
    const asked = JSON.stringify({ text: words, first: MANY }, null, 2);
    open({ query, variables: asked, picture: { view: 'table', list: 'search.edges' } });
  };
  return (
    <>
      <p role="status">{describeHits(nodes.length, search)}</p>
      <HitList nodes={nodes} onOpen={onOpen} />
      {total !== null && total.count > 0 && (
        <p className="mg-line">
          {first === FEW && total.count > FEW && (
            <button
              type="button"
              onClick={() => {
                setWide(words);
              }}
            >
              Show more
            </button>
          )}
          <button type="button" onClick={openTable}>
            All {formatTotal(total)} as a table
          </button>
        </p>
      )}
    </>
  );
}

function nodesIn(search: Json | undefined): readonly JsonObject[] {
  const edges = isObject(search) && isList(search['edges']) ? search['edges'] : [];
  return edges.flatMap((edge) => (isObject(edge) && isObject(edge['node']) ? [edge['node']] : []));
}

interface HitListProps {
  readonly nodes: readonly JsonObject[];
  readonly onOpen: (entity: Entity) => void;
}

function HitList({ nodes, onOpen }: HitListProps) {
  return (
    <ul className="mg-questions">
      {nodes.map((node) => {
        const { id, type } = identityOf(node);
        return (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                onOpen({ id, type });
              }}
            >
              {nameIn(node)} <small>{headingOf(type)}</small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** How many the graph finds, and how many of them are shown. */
function describeHits(shown: number, search: Json | undefined): string {
  const total = totalIn(search) ?? { count: shown, isExact: true };
  if (total.count === 0) return 'Nothing is called so. Try fewer words, or the beginning of one.';
  const corrected = isObject(search) ? search['correctedText'] : null;
  const words = typeof corrected === 'string' ? ` for “${corrected}”` : '';
  const part = shown < total.count ? `, the best ${formatCount(shown)} are below` : '';
  return `${formatTotal(total)} found${words}${part}`;
}

interface OneEntityProps {
  readonly schema: GraphQLSchema;
  readonly entity: Entity;
  readonly onOpen: (entity: Entity) => void;
  readonly onBack: () => void;
}

function OneEntity({ schema, entity, onOpen, onBack }: OneEntityProps) {
  const query = useMemo(() => entityQuery(schema, entity.type, entity.id), [schema, entity]);
  const answer = useAnswer(query, NO_VARIABLES);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [answer.state]);
  const node = answer.state === 'came' ? answer.data['node'] : null;
  return (
    <article>
      <button type="button" onClick={onBack}>
        ‹ Back
      </button>
      <h3 ref={heading} tabIndex={-1}>
        {isObject(node) ? nameIn(node) : entity.id} <small>{headingOf(entity.type)}</small>
      </h3>
      {answer.state === 'failed' && <p role="alert">{answer.why}</p>}
      {answer.state === 'came' && !isObject(node) && <p>There is nothing with this id any more.</p>}
      {isObject(node) && <EntityPage schema={schema} node={node} query={query} onOpen={onOpen} />}
    </article>
  );
}

const NO_VARIABLES = {};

export const lookupPlugin: GraphiQLPlugin = {
  title: 'Search the network',
  content: Lookup,
  icon: () => (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5 21 21" strokeLinecap="round" />
    </svg>
  ),
};
