import { useContext, type ReactNode } from 'react';
import type { View } from '../answer/picture.ts';
import { Tab } from '../useSession.ts';

interface Props {
  readonly view: View;
  readonly children: ReactNode;
}

/** What the chosen tab of the views shows. */
export function Panel({ view, children }: Props) {
  const name = useContext(Tab) ?? 'mg';
  return (
    <div
      role="tabpanel"
      id={`${name}-panel`}
      className="mg-panel"
      aria-labelledby={`${name}-tab-${view}`}
    >
      {children}
    </div>
  );
}
