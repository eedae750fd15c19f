import { groupAdvice } from '../answer/advice.ts';
import type { Shown } from '../sessions.ts';

/** What went wrong, in words, with what to do about it. */
export function Problems({ shown }: { readonly shown: Shown }) {
  const { errors, silence } = shown;
  const problems = silence ? [{ ...silence, times: 1 }] : groupAdvice(errors);
  if (problems.length === 0) return null;
  return (
    <section className="mg-problems" role="alert" aria-label="Problems">
      <h3>{headingOf(shown)}</h3>
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

function headingOf({ data, silence }: Shown): string {
  if (data === null) return 'There is no answer';
  return silence === null
    ? 'Part of the answer is missing'
    : 'What is below is the answer from before';
}
