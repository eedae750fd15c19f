import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Endings } from '../ending/endings.ts';
import { excessOf, type Fault, type Outcome } from './fault.ts';
import type { FaultContext } from './faultContext.ts';
import type { Row } from './report.ts';

/** Makes one fault after the other, each in a folder of its own. */
export async function runFaults(
  faults: readonly Fault[],
  given: Given,
  onRow: (row: Row) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const fault of faults) {
    // One at a time: each is measured.
    const row = await runOne(fault, given);
    rows.push(row);
    onRow(row);
  }
  return rows;
}

/** The endings are those of whoever asks: should that end before the fault does, the fault ends with it. */
type Given = Omit<FaultContext, 'folder'>;

async function runOne(fault: Fault, given: Given): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'mep-graph-fault-'));
  const endings = new Endings();
  given.endings.push(() => endings.end());
  endings.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const { outcome, wrong } = await judge(fault, { ...given, folder, endings });
  const left = await endings.end();
  return { fault, outcome, wrong: [...wrong, ...left.map((why) => `not all was ended: ${why}`)] };
}

async function judge(fault: Fault, context: FaultContext): Promise<Omit<Row, 'fault'>> {
  try {
    const outcome = await fault.run(context);
    return { outcome, wrong: excessOf(fault, outcome, context.isTimed) };
  } catch (error) {
    return { outcome: null, wrong: [error instanceof Error ? error.message : String(error)] };
  }
}

/** An outcome with nothing to add. */
export function outcomeOf(
  clients: Outcome['clients'],
  more: Partial<Omit<Outcome, 'clients'>> = {},
): Outcome {
  return { clients, recoveryMs: null, rssMb: 0, wrong: [], notes: [], ...more };
}
