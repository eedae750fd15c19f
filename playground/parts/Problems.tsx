import { groupAdvice } from '../answer/advice.ts';
import type { Shown } from '../sessions.ts';

/** What went wrong, in words, with what to do about it. */
export function Problems({ shown }: { readonly shown: Shown }) {
  const { errors, silence, data } = shown;
  const problems = silence ? [{ ...silence, times: 1 }] : groupAdvice(errors);
  if (problems.length === 0) return null;
  return (
    <section className="mg-problems" role="alert" aria-label="Problems">
      <h3>{data === null ? 'There is no answer' : 'Part of the answer is missing'}</h3>
      <ul>
        {problems.map(({ what, then, code, times }) => (
          <li key={`${String(code)} ${what}`}>
            <strong>{what}</strong>
            {times > 1 && ` This happened ${times} times.`} {then}{' '}
            {code !== null && <code>{code}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}
