import { useGraphiQL, type GraphiQLPlugin } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useRef, useState } from 'react';
import { headingOf } from '../answer/headings.ts';
import { isList, isObject } from '../answer/lists.ts';
import { entityQuery, searchQuery } from '../entity/entityQuery.ts';
import { identityOf, nameIn, type Entity } from '../entity/names.ts';
import { useAnswer } from '../useAnswer.ts';
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

function Hits({ schema, text, onOpen }: HitsProps) {
  const query = useMemo(() => searchQuery(schema), [schema]);
  const variables = useMemo(() => ({ text: text.trim() }), [text]);
  const answer = useAnswer(text.trim().length < 2 ? null : query, variables);
  if (query === null) {
    return (
      <p className="mg-note">This graph has no search: only some of its domains are served.</p>
    );
  }
  if (answer.state === 'none') return null;
  if (answer.state === 'failed') return <p role="alert">{answer.why}</p>;
  const { search } = answer.data;
  const edges = isObject(search) && isList(search['edges']) ? search['edges'] : [];
  const corrected = isObject(search) ? search['correctedText'] : null;
  return (
    <>
      <p role="status">
        {edges.length === 0
          ? 'Nothing is called so. Try fewer words, or the beginning of one.'
          : `${edges.length} found${typeof corrected === 'string' ? ` for “${corrected}”` : ''}`}
      </p>
      <ul className="mg-questions">
        {edges.map((edge) => {
          const node = isObject(edge) && isObject(edge['node']) ? edge['node'] : null;
          if (node === null) return null;
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
    </>
  );
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
