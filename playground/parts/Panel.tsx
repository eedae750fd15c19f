import type { ReactNode } from 'react';
import type { View } from '../answer/picture.ts';

interface Props {
  readonly view: View;
  readonly children: ReactNode;
}

/** What the chosen tab of the views shows. */
export function Panel({ view, children }: Props) {
  return (
    <div role="tabpanel" id="mg-panel" className="mg-panel" aria-labelledby={`mg-tab-${view}`}>
      {children}
    </div>
  );
}
