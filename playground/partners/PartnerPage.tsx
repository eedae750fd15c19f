import { useState } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import { useSignedIn } from '../identity.ts';
import { Choice } from '../parts/Choice.tsx';
import type { PartnerPart } from '../places.ts';
import { useSchema } from '../schema.ts';
import { Amendments } from './Amendments.tsx';
import { sayingsOf, type Saying } from './inputFields.ts';
import { SayForm } from './SayForm.tsx';
import { SignIn } from './SignIn.tsx';

/** Where partners write and reviewers decide. */
export function PartnerPage({ part }: { readonly part: PartnerPart }) {
  const asker = useSignedIn();
  const schema = useSchema();
  const sayings = schema ? sayingsOf(schema) : [];
  return (
    <div className="mg-plugin mg-found">
      {asker === null || part === 'sign-in' ? (
        <SignIn />
      ) : schema === null ? (
        <p className="mg-note">The graph has not told its schema yet.</p>
      ) : sayings.length === 0 ? (
        <p>Nothing can be written by this graph, or by this contract of it.</p>
      ) : part === 'pending' ? (
        <Amendments schema={schema} />
      ) : (
        <Publish sayings={sayings} />
      )}
    </div>
  );
}

function Publish({ sayings }: { readonly sayings: readonly Saying[] }) {
  const [name, setName] = useState(sayings[0]?.name);
  const saying = sayings.find((known) => known.name === name) ?? sayings[0];
  return (
    <>
      <h2>Tell others what you know</h2>
      <div className="mg-line mg-form">
        <Choice
          name="What you do"
          value={saying?.name ?? ''}
          options={sayings.map((known) => [known.name, headingOf(known.name)])}
          onChoice={setName}
        />
      </div>
      {saying && <SayForm key={saying.name} saying={saying} />}
    </>
  );
}
