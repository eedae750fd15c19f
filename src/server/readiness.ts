/** Whether requests can be answered now; `details` and `reason` are shown to whoever asks `/readyz`. */
export type Readiness =
  | { readonly state: 'ready'; readonly details: Readonly<Record<string, unknown>> }
  | { readonly state: 'starting' | 'stopping' | 'failed'; readonly reason: string };

export type ReadinessCheck = () => Promise<Readiness>;
