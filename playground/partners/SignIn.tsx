import { useState } from 'react';
import { adviseOn, type GraphError } from '../answer/advice.ts';
import { ask } from '../ask.ts';
import { signIn, useHasEnded } from '../identity.ts';
import { goTo } from '../places.ts';

/** Asks for a key, and goes on with it once the graph knows it. */
export function SignIn() {
  const [key, setKey] = useState('');
  const [trouble, setTrouble] = useState('');
  const hasEnded = useHasEnded();
  const enter = async (): Promise<void> => {
    const why = await whyNot(key.trim());
    setTrouble(why ?? '');
    if (why !== null) return;
    signIn(key.trim());
    goTo({ kind: 'partner', part: 'publish' });
  };
  return (
    <form
      className="mg-form mg-sign-in"
      aria-labelledby="mg-sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <h2 id="mg-sign-in">Sign in with a key</h2>
      {hasEnded && (
        <p role="status" className="mg-fault">
          The key you signed in with is not valid any more: you go on as nobody.
        </p>
      )}
      <p>
        Partners publish what they offer, reviewers decide on what names others. Who runs this graph
        makes keys. Yours stays in this tab until you close it: it is in no link, no file and no
        history.
      </p>
      <div className="mg-line">
        <label>
          Key{' '}
          <input
            type="password"
            required
            autoComplete="off"
            spellCheck={false}
            size={48}
            value={key}
            aria-invalid={trouble !== ''}
            aria-describedby="mg-sign-in-trouble"
            onChange={({ target }) => {
              setKey(target.value);
            }}
          />
        </label>
        <button type="submit">Sign in</button>
      </div>
      <p id="mg-sign-in-trouble" role="alert" className="mg-fault">
        {trouble}
      </p>
    </form>
  );
}

/** Why nobody can go on with a key; null where they can. */
async function whyNot(key: string): Promise<string | null> {
  // What a header cannot hold is no key.
  if (!/^[\x21-\x7e]+$/.test(key)) return NOT_VALID;
  try {
    const { body } = await ask(
      { query: '{ __typename }', variables: {}, operationName: null },
      { headers: { authorization: `Bearer ${key}` } },
    );
    const [error] = body.errors ?? [];
    return error ? whyOf(error) : null;
  } catch {
    return NO_ANSWER;
  }
}

function whyOf(error: GraphError): string | null {
  const { what, then, code } = adviseOn(error);
  if (code === 'UNAUTHENTICATED') return NOT_VALID;
  // Whoever may ask only what is known is somebody all the same.
  return code === 'QUERY_NOT_IN_SAFELIST' ? null : `${what} ${then}`;
}

const NOT_VALID =
  'This key is not valid here. Copy all of it, beginning with “mepg_”; keys end, and are taken back.';
const NO_ANSWER = 'The graph did not answer. Try again in a moment.';
