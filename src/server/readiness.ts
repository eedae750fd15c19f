/** Whether requests can be answered now; `details` and `reason` are shown to whoever asks `/readyz`. */
export type Readiness =
  | { readonly state: 'ready'; readonly details: Readonly<Record<string, unknown>> }
  | { readonly state: 'starting' | 'stopping' | 'failed'; readonly reason: string };

export type ReadinessCheck = () => Promise<Readiness>;

/** Before and after a graph is served, the server knows itself. */
export async function readinessIn(
  { state }: { readonly state: 'starting' | 'serving' | 'stopping' },
  readiness: ReadinessCheck,
): Promise<Readiness> {
  switch (state) {
    case 'serving':
      return readiness();
    case 'starting':
      return { state, reason: 'The graph is being put together: database, data, subgraphs.' };
    case 'stopping':
      return { state, reason: 'The process has been told to stop.' };
  }
}
