import { Fault } from './problem.ts';
import type { Remarks } from './remarks.ts';

/** The views of the playground that show data. */
const VIEWS = ['table', 'chart', 'line', 'cross', 'map'] as const;

/** How an answer is looked at best; paths are those of the playground's columns. */
export interface OperationPicture {
  readonly view: (typeof VIEWS)[number];
  /** Path of the list that rows are made of. */
  readonly list?: string;
  readonly by?: string;
  readonly across?: string;
  readonly place?: string;
  readonly value?: string;
  readonly order?: string;
  readonly sort?: string;
  readonly lines?: string;
  /** Columns that tables and their files leave out, separated by commas. */
  readonly hide?: string;
  /** Columns that come first, separated by commas. */
  readonly columns?: string;
}

const PARTS = [
  ...(['list', 'by', 'across', 'place', 'value', 'order'] as const),
  ...(['sort', 'lines', 'hide', 'columns'] as const),
];

/** Lines above an operation that say how it is shown. */
export const OPERATION_SETTINGS = ['theme', 'picture', ...PARTS] as const;

/** Null where nothing is said. */
export function readPicture({ settings }: Remarks): OperationPicture | null {
  const said = settings.get('picture');
  const parts = PARTS.flatMap((name) => {
    const value = settings.get(name)?.value;
    return value === undefined ? [] : [[name, value.replaceAll(/,\s+/g, ',')] as const];
  });
  if (said === undefined && parts.length === 0) return null;
  const view = VIEWS.find((known) => known === (said?.value ?? 'table'));
  if (view === undefined) {
    const message = `Expected "picture" to be one of ${VIEWS.join(', ')}, got ${said?.value ?? ''}.`;
    throw new Fault(message, said?.line);
  }
  return { view, ...Object.fromEntries(parts) };
}
