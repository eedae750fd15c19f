import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'graphql';
import type { GraphOperation } from '../../src/graph/graph.ts';
import type { RandomOperation } from './randomOperation.ts';

const CASES = path.join(import.meta.dirname, '..', 'cases');
/** Of one run, more of which tell nothing new. */
const MOST = 4;

interface DrawnTest<Case> {
  /** Its folder below test/cases. */
  readonly name: string;
  readonly firstSeed: number;
  readonly count: number;
  /** What a seed comes to, as plain JSON: the same question stays, whatever becomes of who draws it. */
  readonly draw: (seed: number) => Case;
  /** What is wrong with how it is answered; null where nothing is. */
  readonly check: (drawn: Case) => Promise<string | null>;
  /** Where cases are kept. Default: test/cases. */
  readonly folder?: string;
}

/**
 * What is wrong with cases that failed once, which come first, and with those that are drawn now. A drawn one that fails
 * becomes a file in test/cases, to be committed with what mends it.
 */
export async function failuresOf<Case>(test: DrawnTest<Case>): Promise<readonly string[]> {
  const folder = path.join(test.folder ?? CASES, test.name);
  const failures: string[] = [];
  for (const file of keptIn(folder)) {
    // Written below, by the same test.
    const kept = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Case;
    const wrong = await test.check(kept);
    if (wrong !== null) failures.push(`${path.join(test.name, file)}\n${wrong}`);
  }
  if (failures.length > 0) return failures;
  const end = test.firstSeed + test.count;
  for (let seed = test.firstSeed; seed < end && failures.length < MOST; seed += 1) {
    const drawn = test.draw(seed);
    const wrong = await test.check(drawn);
    if (wrong !== null) failures.push(`${keep(folder, seed, drawn)}\n${wrong}`);
  }
  return failures;
}

function keptIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.json'));
  } catch {
    return [];
  }
}

function keep(folder: string, seed: number, drawn: unknown): string {
  const text = `${JSON.stringify(drawn, null, 2)}\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `seed-${seed}.json`), text);
  return `seed ${seed}, now in ${path.join('test', 'cases', path.basename(folder), `seed-${seed}.json`)}\n${text}`;
}

/** A random operation as a file has it. */
export interface DrawnOperation {
  readonly seed: number;
  readonly text: string;
  readonly operationName: string | null;
  readonly variables: GraphOperation['variables'];
}

export function drawnOperation(
  seed: number,
  { text, operationName, variables }: RandomOperation,
): DrawnOperation {
  return { seed, text, operationName, variables };
}

export function operationOf({ text, operationName, variables }: DrawnOperation): GraphOperation {
  return { document: parse(text), operationName, variables };
}
