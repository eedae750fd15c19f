/** What clients may ask by the schema, and would not be answered. */
export type Unsatisfied = {
  readonly type: string;
  readonly field: string;
  /** An operation that asks it. */
  readonly operation: string;
  /** It hangs on a mutation that others could make as well. */
  readonly isMadeOnce?: true;
} & (
  | {
      readonly kind: 'unreachable';
      /** Who has the objects at hand. */
      readonly from: readonly string[];
      /** Who gives the field. */
      readonly givers: readonly string[];
      /** Those of them that can be asked for the objects, but not for what the field requires. */
      readonly requiring: readonly string[];
    }
  | {
      readonly kind: 'disjoint';
      /** The types that objects can have there, by subgraph. */
      readonly types: ReadonlyMap<string, readonly string[]>;
    }
);
