/** A server that an example fails at. */
export interface World {
  readonly url: string;
  close(): Promise<void>;
}
