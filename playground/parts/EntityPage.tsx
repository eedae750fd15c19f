import type { GraphQLSchema } from 'graphql';
import { formatTotal } from '../answer/counts.ts';
import { headingOf, singular } from '../answer/headings.ts';
import { isList, isObject, type Json, type JsonObject } from '../answer/lists.ts';
import { totalIn } from '../answer/pages.ts';
import { connectionQuery, isPagedField } from '../entity/entityQuery.ts';
import { openQuestion } from '../openQuestion.ts';
import { identityOf, nameIn } from '../entity/names.ts';

interface Props {
  readonly schema: GraphQLSchema;
  readonly node: JsonObject;
  /** What it was asked by. */
  readonly query: string;
  readonly onOpen: (entity: { readonly id: string; readonly type: string }) => void;
}

const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['__typename', 'sources', 'updatedAt']);

/** What an entity is, what it connects to, where each fact comes from, and the query behind it. */
export function EntityPage({ schema, node, query, onOpen }: Props) {
  const { id, type } = identityOf(node);
  const entries = Object.entries(node).filter(([name]) => !SHOWN_ELSEWHERE.has(name));
  const isLink = (value: Json): boolean => isObject(value) && '__typename' in value;
  const lists = entries.filter(([name]) => isPagedField(schema, type, name));
  const facts = entries.filter(
    ([name, value]) => !isPagedField(schema, type, name) && !isLink(value) && !isEmpty(value),
  );
  const links = entries.filter(([, value]) => isLink(value));
  return (
    <>
      <button
        type="button"
        onClick={() => {
          openQuestion({ query, picture: { view: 'json' } });
        }}
      >
        Open the query behind this
      </button>
      <dl className="mg-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{headingOf(name)}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <h4>Connects to</h4>
      <ul className="mg-links">
        {links.map(([name, value]) => (
          <li key={name}>
            {headingOf(name)}: {isObject(value) && <EntityLink node={value} onOpen={onOpen} />}
          </li>
        ))}
        {lists.map(([name, value]) => {
          const nodes =
            isObject(value) && isList(value['nodes']) ? value['nodes'].filter(isObject) : [];
          const total = totalIn(value);
          if (nodes.length === 0) return null;
          return (
            <li key={name}>
              <button
                type="button"
                onClick={() => {
                  openQuestion({
                    query: connectionQuery(schema, { type, id, field: name }),
                    picture: { view: 'table', list: `node.${name}.nodes` },
                  });
                }}
              >
                {total ? `${formatTotal(total)} ` : ''}
                {(total?.count === 1
                  ? singular(headingOf(name))
                  : headingOf(name)
                ).toLowerCase()}{' '}
                as a table
              </button>
              <ul>
                {nodes.map((other, index) => (
                  <li key={index}>
                    <EntityLink node={other} onOpen={onOpen} />
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      <Sources node={node} />
    </>
  );
}

function EntityLink({ node, onOpen }: Pick<Props, 'node' | 'onOpen'>) {
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
      <ul>
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
