import { database } from './cases/database.ts';
import { embedded } from './cases/embedded.ts';
import { fairness } from './cases/fairness.ts';
import { followers } from './cases/followers.ts';
import { mirrored } from './cases/mirrored.ts';
import { overload } from './cases/overload.ts';
import { partners } from './cases/partners.ts';
import { processes } from './cases/processes.ts';
import { readers } from './cases/readers.ts';
import { writes } from './cases/writes.ts';
import type { Fault } from './fault.ts';

/** In the order in which they are made. */
export const faults: readonly Fault[] = [
  ...readers,
  ...followers,
  ...partners,
  ...embedded,
  ...processes,
  ...database,
  ...overload,
  ...fairness,
  ...writes,
  ...mirrored,
];
