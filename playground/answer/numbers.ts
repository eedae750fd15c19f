export type Line = readonly (string | number | null)[];

/** The numbers of a picture, as it is taken away and read by those who do not see it. */
export interface Numbers {
  readonly headings: readonly string[];
  readonly rows: readonly Line[];
  /** What the measure tells of all rows together; null where years follow each other. */
  readonly foot: Line | null;
  /** What the picture leaves out, in sentences. */
  readonly notes: readonly string[];
}
