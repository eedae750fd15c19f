import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

type Given = Pick<FaultContext, 'mongodBinary' | 'scale' | 'minutes' | 'isTimed'>;

async function runOne(fault: Fault, given: Given): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'mep-graph-fault-'));
  const closing: FaultContext['closing'] = [];
  try {
    const outcome = await fault.run({ ...given, folder, closing });
    return { fault, outcome, wrong: excessOf(fault, outcome, given.isTimed) };
  } catch (error) {
    return {
      fault,
      outcome: null,
      wrong: [error instanceof Error ? error.message : String(error)],
    };
  } finally {
    for (const close of closing.toReversed()) await close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An outcome with nothing to add. */
export function outcomeOf(
  clients: Outcome['clients'],
  more: Partial<Omit<Outcome, 'clients'>> = {},
): Outcome {
  return { clients, recoveryMs: null, rssMb: 0, wrong: [], notes: [], ...more };
}
