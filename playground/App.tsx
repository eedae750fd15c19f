import { lazy, Suspense, useEffect, useState } from 'react';
import { leaveAnswer } from './address.ts';
import { decodeLink } from './answer/links.ts';
import { openBeside, openLink } from './openQuestion.ts';
import { SkipButtons } from './parts/SkipButtons.tsx';
import { placeIn, showPlace, useWhere } from './places.ts';
import type { Written } from './sessions.ts';
import { WidePage } from './wide/WidePage.tsx';

// A megabyte that nobody needs who only reads answers.
const Workbench = lazy(async () => ({ default: (await import('./Workbench.tsx')).Workbench }));

interface Props {
  /** What a link brought that is not run without a click. */
  readonly linked: Written | null;
  /** What to tell about a link that cannot be read. */
  readonly trouble: string | null;
}

export const CUT_OFF =
  'This link cannot be read: a part of it is missing. Ask for it again, and copy all of it.';

export function App({ linked, trouble }: Props) {
  const { place, hasEditor } = useWhere();
  const [told, setTold] = useState(trouble);
  useEffect(() => {
    const follow = (): void => {
      void arrive().then(setTold);
    };
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('popstate', follow);
    };
  }, []);
  const isEditing =
    (hasEditor || linked !== null) && (place.kind === 'home' || place.kind === 'answer');
  return (
    <>
      <SkipButtons hasEditor={isEditing} />
      {told !== null && (
        <p role="alert" className="mg-trouble">
          {told}
        </p>
      )}
      {isEditing ? (
        <Suspense fallback={<p className="mg-note mg-coming">The editor is on its way …</p>}>
          <main className="mg-workbench">
            <Workbench linked={linked} />
          </main>
        </Suspense>
      ) : (
        <WidePage place={place} />
      )}
    </>
  );
}

/** Shows what "Back" and "Forward" lead to; tells what is wrong with an address that cannot be read. */
async function arrive(): Promise<string | null> {
  const place = placeIn(location.hash);
  if (place) {
    leaveAnswer();
    showPlace(place);
    return null;
  }
  try {
    await openBeside(location.hash);
    const linked = await decodeLink(location.hash);
    return linked && openLink(linked, true) ? null : CUT_OFF;
  } catch {
    return CUT_OFF;
  }
}
