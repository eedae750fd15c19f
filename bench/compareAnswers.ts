import { deepStrictEqual } from 'node:assert/strict';
import type { RunningVariant } from './startVariant.ts';

/**
 * The answer of each server, as text, once all were found to hold the same data. One with a database of its own may differ.
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
      if (variant.database !== undefined) {
        console.log(`${variant.name} answers otherwise: it has the data of its commit.`);
        continue;
      }
      throw new Error(`Expected ${variant.name} to answer as ${expected.name} does.`, { cause });
    }
  }
  return answers;
}
