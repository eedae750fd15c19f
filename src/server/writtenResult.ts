import type { ExecutionResult, FormattedExecutionResult } from 'graphql';

/** Stands for data on its way through Apollo Server, where the whole result is JSON already. */
class WrittenData {
  readonly [name: string]: unknown;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A result whose JSON text is known. */
export function writtenResult(text: string): ExecutionResult {
  return { data: new WrittenData(text) };
}

/** A result as JSON. */
export function writeResult(result: FormattedExecutionResult): string {
  const { data, extensions } = result;
  if (!(data instanceof WrittenData)) return JSON.stringify(result);
  return extensions === undefined
    ? data.text
    : `${data.text.slice(0, -1)},"extensions":${JSON.stringify(extensions)}}`;
}
