/** By what the draft of GraphQL over HTTP calls a persisted document, the text's hash. */
const DOCUMENT_ID = /^(?:sha256:)?([0-9a-f]{64})$/i;

/** The same for a hash with and without `sha256:`; other ids are as they are. */
export function normalId(id: string): string {
  return DOCUMENT_ID.exec(id)?.[1]?.toLowerCase() ?? id;
}
