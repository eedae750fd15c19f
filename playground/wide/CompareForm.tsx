import { useState } from 'react';
import { compareQuery } from '../../src/page/compareQuery.ts';
import { OBJECTS } from '../../src/table/objects.ts';
import { openQuestion } from '../openQuestion.ts';
import { Choice } from '../parts/Choice.tsx';
import { loadSchema } from '../schema.ts';
import { useWanted, WantedEntity, type Meant } from './WantedEntity.tsx';

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

/** Sets two of a kind beside each other. */
export function CompareForm() {
  const [kind, setKind] = useState<Kind>(KINDS[0]);
  const first = useWanted(kind);
  const second = useWanted(kind);
  const [trouble, setTrouble] = useState('');
  return (
    <form
      className="mg-form"
      aria-labelledby="mg-compare"
      onSubmit={(event) => {
        event.preventDefault();
        void compare(kind, first.meant, second.meant).then(setTrouble);
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
        <WantedEntity name="The one" wanted={first} />
        <WantedEntity name="The other" wanted={second} />
        <button type="submit">Compare</button>
      </div>
      {trouble !== '' && <p role="alert">{trouble}</p>}
    </form>
  );
}

/** Opens both beside each other; resolves to why that is not possible, in words. */
async function compare(
  [type, , many]: Kind,
  first: Meant | null,
  second: Meant | null,
): Promise<string> {
  if (!first || !second) {
    return `Nothing of the ${many} is called so. Try fewer words, or the beginning of one.`;
  }
  if (first.id === second.id) {
    return `Both are ${first.name}. Choose another one beside it.`;
  }
  const schema = await loadSchema().catch(() => null);
  if (schema === null) return 'The graph has not told its schema. Try again in a moment.';
  openQuestion({
    query: compareQuery(schema, type),
    variables: JSON.stringify({ a: first.id, b: second.id }, null, 2),
    picture: {
      ...{ view: 'table', list: OBJECTS, askedWhere: '' },
      title: `Compare two ${many}: ${first.name} and ${second.name}`,
    },
  });
  return '';
}
