import type { Readiness } from '../../server/readiness.ts';
import type { WorkerSlot } from './workerSlot.ts';

/** One worker's part, null where it does not answer. */
interface Part {
  readonly slot: WorkerSlot;
  readonly readiness: Readiness | null;
}

/**
 * Whether requests can be answered, whoever takes them: ready where some worker is, and none of those that
 * take connections says otherwise. Who is being replaced takes none, and who is busy is given none.
 */
export async function wholeReadiness(slots: readonly WorkerSlot[]): Promise<Readiness> {
  const parts = await Promise.all(slots.map(partOf));
  const answers = parts.flatMap(({ slot, readiness }) =>
    readiness !== null && slot.isAccepting ? [readiness] : [],
  );
  const ready = answers.find((one) => one.state === 'ready');
  const other =
    answers.find(({ state }) => state === 'failed') ??
    answers.find(({ state }) => state === 'starting');
  if (other !== undefined) return other;
  if (ready?.state !== 'ready') return { state: 'failed', reason: 'No worker answers.' };
  return { state: 'ready', details: { ...ready.details, workers: parts.map(described) } };
}

async function partOf(slot: WorkerSlot): Promise<Part> {
  const readiness = await slot.ask('readiness').catch(() => null);
  // A worker of our own version answers nothing else.
  return { slot, readiness: readiness as Readiness | null };
}

function described({ slot, readiness }: Part) {
  const { worker, pid, state } = slot;
  const isLate = state === 'serving' && readiness === null;
  return { worker, pid, state: isLate ? 'late' : (readiness?.state ?? state) };
}
