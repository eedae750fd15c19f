import type { GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useRef } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import { isObject } from '../../src/table/lists.ts';
import { entityQuery } from '../../src/page/entityQuery.ts';
import { nameIn, type Entity } from '../entity/names.ts';
import { useAnswer } from '../useAnswer.ts';
import { usePageTitle } from '../usePageTitle.ts';
import { EntityPage } from './EntityPage.tsx';

interface OneEntityProps {
  readonly schema: GraphQLSchema;
  readonly entity: Entity;
  readonly onOpen: (entity: Entity) => void;
  readonly hasPicture?: boolean;
  /** Left out where the browser has a way back. */
  readonly onBack?: () => void;
}

/** An entity, asked for and told. */
export function OneEntity({ schema, entity, hasPicture = false, onOpen, onBack }: OneEntityProps) {
  const query = useMemo(() => entityQuery(schema, entity.type), [schema, entity]);
  const variables = useMemo(() => ({ id: entity.id }), [entity]);
  const answer = useAnswer(query, variables);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [answer.state]);
  const node = answer.state === 'came' ? answer.data['node'] : null;
  const name = isObject(node) ? nameIn(node) : entity.id;
  // Beside the editor it is a part of another page.
  usePageTitle(onBack === undefined ? name : null);
  return (
    <article>
      {onBack && (
        <button type="button" onClick={onBack}>
          ‹ Back
        </button>
      )}
      <h3 ref={heading} tabIndex={-1}>
        {name} <small>{headingOf(entity.type)}</small>
      </h3>
      {answer.state === 'failed' && <p role="alert">{answer.why}</p>}
      {answer.state === 'came' && !isObject(node) && <p>There is nothing with this id any more.</p>}
      {isObject(node) && (
        <EntityPage
          schema={schema}
          node={node}
          query={query}
          hasPicture={hasPicture}
          onOpen={onOpen}
        />
      )}
    </article>
  );
}
