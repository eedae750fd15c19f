import { StartupError } from '../../../errors.ts';

/** A field set of a supergraph that nobody can read, and whose it is. */
export class UnreadableFieldSet extends StartupError {
  readonly subgraph: string;
  readonly coordinate: string;

  constructor(at: { readonly subgraph: string; readonly coordinate: string }, reason: string) {
    super(`Expected fields of ${at.coordinate} in "${at.subgraph}", got: ${reason}`);
    this.subgraph = at.subgraph;
    this.coordinate = at.coordinate;
  }
}
