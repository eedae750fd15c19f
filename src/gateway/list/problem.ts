/** What is wrong with a list, and where; the path is of keys in it. */
export interface ListProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
