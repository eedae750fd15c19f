import type { GraphQLSchema } from 'graphql';
import { lazy, Suspense } from 'react';
import { formatTotal } from '../answer/counts.ts';
import { headingOf } from '../../src/table/headings.ts';
import { isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';
import { totalIn } from '../answer/pages.ts';
import { connectionQuery, isPagedField } from '../../src/page/entityQuery.ts';
import { openQuestion } from '../openQuestion.ts';
import { identityOf, listedIn, nameIn, type Entity, type Listed } from '../entity/names.ts';
import { History } from './History.tsx';

interface Props {
  readonly schema: GraphQLSchema;
  readonly node: JsonObject;
  /** What it was asked by. */
  readonly query: string;
  /** Whether there is room for a picture of what it leads to. */
  readonly hasPicture: boolean;
  readonly onOpen: (entity: Entity) => void;
}

// A library that nobody needs who opens no entity.
const NeighbourhoodGraph = lazy(async () => ({
  default: (await import('./NeighbourhoodGraph.tsx')).NeighbourhoodGraph,
}));

const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  ...['__typename', 'sources', 'updatedAt', 'summary', 'related', 'history'],
]);
/** What says least to people stands last. */
const LAST: ReadonlySet<string> = new Set(['id', 'slug', 'basis', 'unknown']);

/** What an entity is, what it connects to, where each fact comes from, and the query behind it. */
export function EntityPage({ schema, node, query, hasPicture, onOpen }: Props) {
  const { type } = identityOf(node);
  const { summary, related } = node;
  const entries = Object.entries(node).filter(([name]) => !SHOWN_ELSEWHERE.has(name));
  const facts = entries.filter(
    ([name, value]) => !isPagedField(schema, type, name) && !isLink(value) && !isEmpty(value),
  );
  const inOrder = [
    ...facts.filter(([name]) => !LAST.has(name)),
    ...facts.filter(([name]) => LAST.has(name)),
  ];
  return (
    <>
      {typeof summary === 'string' && <p className="mg-summary">{summary}</p>}
      <button
        type="button"
        onClick={() => {
          openQuestion({ query, variables: variablesOf(node), picture: { view: 'json' } });
        }}
      >
        Open the query behind this
      </button>
      <div className="mg-about">
        <section aria-label="What is known of it">
          <h4>What is known of it</h4>
          <dl className="mg-facts">
            {inOrder.map(([name, value]) => (
              <div key={name}>
                <dt>{headingOf(name)}</dt>
                <dd>
                  <Value value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        {related !== undefined && <Related schema={schema} node={node} onOpen={onOpen} />}
      </div>
      <h4>Connects to</h4>
      <div className="mg-around">
        {hasPicture && (
          <Suspense fallback={<p className="mg-note">A picture is on its way …</p>}>
            <NeighbourhoodGraph node={node} onOpen={onOpen} />
          </Suspense>
        )}
        <Links schema={schema} node={node} onOpen={onOpen} />
      </div>
      <Sources node={node} />
      <History node={node} onOpen={onOpen} />
    </>
  );
}

/** Of the questions that are asked of it. */
function variablesOf(node: JsonObject): string {
  return JSON.stringify({ id: identityOf(node).id }, null, 2);
}

type PartProps = Pick<Props, 'schema' | 'node' | 'onOpen'>;

function isLink(value: Json): boolean {
  return isObject(value) && '__typename' in value;
}

/** Everything it leads to, by field. */
function Links({ schema, node, onOpen }: PartProps) {
  const { type } = identityOf(node);
  const entries = Object.entries(node).filter(([name]) => !SHOWN_ELSEWHERE.has(name));
  const lists = entries.filter(([name]) => isPagedField(schema, type, name));
  return (
    <ul className="mg-links" aria-label="What it leads to">
      {entries
        .filter(([, value]) => isLink(value))
        .map(([name, value]) => (
          <li key={name}>
            {headingOf(name)}: {isObject(value) && <EntityLink node={value} onOpen={onOpen} />}
          </li>
        ))}
      {lists
        .filter(([, value]) => listedIn(value).length > 0)
        .map(([name, value]) => (
          <li key={name}>
            <WholeList schema={schema} node={node} field={name} />
            <Listing listed={listedIn(value)} onOpen={onOpen} />
          </li>
        ))}
    </ul>
  );
}

/** The next ones for who looks at this one, each with its reason. */
function Related({ schema, node, onOpen }: PartProps) {
  const listed = listedIn(node['related']);
  return (
    <section className="mg-related" aria-label="Related">
      <h4>Related</h4>
      {listed.length === 0 ? (
        <p>Nothing has anything in particular in common with it.</p>
      ) : (
        <>
          <Listing listed={listed} onOpen={onOpen} />
          <WholeList schema={schema} node={node} field="related" />
        </>
      )}
    </section>
  );
}

interface ListingProps {
  readonly listed: readonly Listed[];
  readonly onOpen: Props['onOpen'];
}

function Listing({ listed, onOpen }: ListingProps) {
  return (
    <ul>
      {listed.map(({ node, told }, index) => (
        <li key={index}>
          <EntityLink node={node} onOpen={onOpen} />
          {told !== null && <small> {told}</small>}
        </li>
      ))}
    </ul>
  );
}

interface WholeListProps extends Pick<Props, 'schema' | 'node'> {
  readonly field: string;
}

/** Opens all of a list, of which only the first few stand here. */
function WholeList({ schema, node, field }: WholeListProps) {
  const { type } = identityOf(node);
  const total = totalIn(node[field]);
  return (
    <button
      type="button"
      onClick={() => {
        const { query, list } = connectionQuery(schema, { type, field });
        const hide = [`${list}.id`, `${list}.node.id`, `${list}.slug`, `${list}.node.slug`].join(
          ',',
        );
        openQuestion({
          query,
          variables: variablesOf(node),
          picture: { view: 'table', list, hide },
        });
      }}
    >
      {headingOf(field)} {total ? `(${formatTotal(total)}) ` : ''}as a table
    </button>
  );
}

function EntityLink({ node, onOpen }: Omit<PartProps, 'schema'>) {
  const { id, __typename: type } = node;
  if (typeof id !== 'string' || typeof type !== 'string') return nameIn(node);
  return (
    <button
      type="button"
      className="mg-link"
      onClick={() => {
        onOpen({ id, type });
      }}
    >
      {nameIn(node)}
    </button>
  );
}

function Sources({ node: { sources, updatedAt } }: Pick<Props, 'node'>) {
  if (!isList(sources)) return null;
  return (
    <>
      <h4>Where this comes from</h4>
      <ul className="mg-sources">
        {sources.filter(isObject).map(({ url, basis, note }, index) => (
          <li key={index}>
            {typeof url === 'string' ? (
              <Value value={url} />
            ) : (
              headingOf((typeof basis === 'string' ? basis : 'unknown').toLowerCase())
            )}
            {typeof note === 'string' && <small> {note}</small>}
          </li>
        ))}
      </ul>
      {typeof updatedAt === 'string' && <p>Last changed here on {updatedAt.slice(0, 10)}.</p>}
    </>
  );
}

function Value({ value }: { readonly value: Json }) {
  if (typeof value === 'string' && /^https?:\/\/\S+$/.test(value)) {
    return (
      <a href={value} target="_blank" rel="noopener noreferrer">
        {value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
      </a>
    );
  }
  if (isList(value)) {
    return value.map((part, index) => (
      <span key={index}>
        {index > 0 && '; '}
        <Value value={part} />
      </span>
    ));
  }
  if (isObject(value)) {
    const known = Object.values(value).filter((part) => part !== null);
    return <Value value={known} />;
  }
  return String(value);
}

function isEmpty(value: Json): boolean {
  return value === null || (isList(value) && value.length === 0);
}
