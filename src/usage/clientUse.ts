/** How often a client has asked, and the day on which it last did: `2026-11-29`. */
export interface ClientUse {
  readonly client: string;
  readonly count: number;
  readonly lastUsedOn: string;
}
