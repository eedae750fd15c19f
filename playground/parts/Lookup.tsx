import type { GraphiQLPlugin } from '@graphiql/react';
import { useId, useState } from 'react';
import type { Entity } from '../entity/names.ts';
import { useSchema } from '../schema.ts';
import { HitList, SEARCH_KEYS, stepInto } from './HitList.tsx';
import { Hits } from './Hits.tsx';
import { OneEntity } from './OneEntity.tsx';

/** Searches the whole network by words and opens what is found. */
function Lookup() {
  const schema = useSchema();
  const [text, setText] = useState('');
  const [trail, setTrail] = useState<readonly Entity[]>([]);
  const [hitsId, keysId] = [useId(), useId()];
  const entity = trail.at(-1);
  return (
    <section
      className="mg-plugin"
      aria-label="Search the network"
      onKeyDown={(press) => {
        stepInto(hitsId, press);
      }}
    >
      <h2>Search the network</h2>
      <p>
        Agencies, centers, associations, programs, states: by name, abbreviation or topic; a ZIP
        code for who serves it.
      </p>
      <label>
        Search for{' '}
        <input
          type="search"
          aria-controls={entity ? undefined : hitsId}
          aria-describedby={keysId}
          value={text}
          placeholder="apprenticeship, GaMEP, NASA"
          onChange={({ target }) => {
            setText(target.value);
            setTrail([]);
          }}
        />
      </label>
      <span className="mg-hidden" id={keysId}>
        {SEARCH_KEYS}
      </span>
      {schema === null ? (
        <p className="mg-note" id={hitsId}>
          The graph has not told its schema yet.
        </p>
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
        <HitList id={hitsId}>
          <Hits
            schema={schema}
            text={text}
            onOpen={(found) => {
              setTrail([found]);
            }}
          />
        </HitList>
      )}
    </section>
  );
}

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
