import { deepStrictEqual } from 'node:assert/strict';
import type { RunningVariant } from './startVariant.ts';

/**
 * The answer of each server, as text, once all were found to hold the same data.
 * @throws with the difference where one does not.
 */
export async function compareAnswers(
  servers: readonly RunningVariant[],
  body?: string,
): Promise<ReadonlyMap<RunningVariant, string>> {
  const answers = new Map(
    await Promise.all(
      servers.map(async (server): Promise<[RunningVariant, string]> => [
        server,
        await server.ask(body),
      ]),
    ),
  );
  let expected: { readonly name: string; readonly answer: unknown } | undefined;
  for (const [{ variant }, text] of answers) {
    const answer = JSON.parse(text) as unknown;
    expected ??= { name: variant.name, answer };
    try {
      deepStrictEqual(answer, expected.answer);
    } catch (cause) {
      throw new Error(`Expected ${variant.name} to answer as ${expected.name} does.`, { cause });
    }
  }
  return answers;
}
