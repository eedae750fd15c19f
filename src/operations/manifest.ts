import { z } from 'zod';
import { normalId } from './documentId.ts';
import { attempt, Fault, type Attempt } from './problem.ts';

/** A document that may be asked for by an id. */
export interface TrustedDocument {
  /** As `normalId` writes it. */
  readonly id: string;
  readonly text: string;
  /** The manifest it stands in. */
  readonly file: string;
}

/** By what generate-persisted-query-manifest of Apollo writes. */
const APOLLO = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string() })),
});
/** Texts by their ids, as Relay's compiler and the client preset of graphql-codegen write them. */
const TEXTS = z.record(z.string().min(1), z.string());

/** Reads a manifest of trusted documents, whichever of the three tools wrote it. */
export function readManifest(file: string, text: string): Attempt<readonly TrustedDocument[]> {
  return attempt(file, () => {
    const json = jsonIn(text);
    const apollo = APOLLO.safeParse(json);
    if (apollo.success) {
      return apollo.data.operations.map(({ id, body }) => ({ id: normalId(id), text: body, file }));
    }
    const texts = TEXTS.safeParse(json);
    if (!texts.success) throw new Fault(EXPECTED);
    return Object.entries(texts.data).map(([id, body]) => ({ id: normalId(id), text: body, file }));
  });
}

const EXPECTED =
  'Expected a manifest of Apollo (format "apollo-persisted-query-manifest", version 1), or an object of texts by their ids as Relay and graphql-codegen write it.';

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Fault(`Expected JSON: ${String(error)}`);
  }
}
