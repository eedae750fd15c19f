/** A list on the way to what is asked: its field, and what stands in its parentheses. */
export interface Step {
  readonly field: string;
  readonly args: string;
}

/** What is asked of one thing, under an alias of its own. */
export interface Ask {
  readonly call: string;
  readonly selection: string;
}

/** An operation as a few asks below lists of parents: what a search can change piece by piece. */
export interface Shape {
  readonly parents: readonly Step[];
  readonly asks: readonly Ask[];
}

/** The shape as a document. Nothing but its name tells it from the same shape asked before. */
export function writeOperation({ parents, asks }: Shape, name: string): string {
  const asked = asks.map(({ call, selection }, index) => `a${index}: ${call} ${selection}`);
  const body = parents.reduceRight(
    (inner, { field, args }) => `${field}${args} { nodes { ${inner} } }`,
    asked.join(' '),
  );
  return `query ${name} { ${body} }`;
}
