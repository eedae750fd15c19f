/** What of the graph is shown under a name. */
export interface ContractSpec {
  readonly name: string;
  /** Only what has one of these tags; empty for everything. */
  readonly include: readonly string[];
  /** Nothing that has one of these. */
  readonly exclude: readonly string[];
}
