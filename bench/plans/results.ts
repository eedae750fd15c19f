import type { PlanSize } from './planSize.ts';
import { Tally } from './tally.ts';

export interface OurPlan extends PlanSize {
  /** CPU time. */
  readonly ms: number;
}

export interface PeerPlan extends PlanSize {
  readonly callMs: number;
  readonly askedMs: number;
}

/** Why a peer has no plan. */
export type NoPlan = 'not loaded' | 'refused' | 'ended' | 'too late';

/** All plans of a corpus, by seed of the graph and number of the question. */
export class Results {
  readonly ours = new Map<string, OurPlan | null>();
  readonly peers: ReadonlyMap<string, Map<string, PeerPlan | NoPlan>>;

  constructor(peers: readonly string[]) {
    this.peers = new Map(peers.map((name) => [name, new Map()]));
  }

  addOurs(id: string, plan: OurPlan | null): void {
    this.ours.set(id, plan);
  }

  addPeer(name: string, id: string, plan: PeerPlan | NoPlan): void {
    this.peers.get(name)?.set(id, plan);
  }

  /** Ours beside a peer's. */
  beside(name: string): Tally {
    return this.#tally([name]);
  }

  /** Ours beside the least that any peer has of steps, and of fetches. */
  besideBest(): Tally {
    return this.#tally([...this.peers.keys()]);
  }

  #tally(names: readonly string[]): Tally {
    const tally = new Tally();
    for (const [id, ours] of this.ours) {
      const theirs = names.flatMap((name) => {
        const plan = this.peers.get(name)?.get(id);
        return plan === undefined || typeof plan === 'string' ? [] : [plan];
      });
      if (ours === null || theirs.length === 0) continue;
      const steps = Math.min(...theirs.map((plan) => plan.steps));
      const fetches = Math.min(...theirs.map((plan) => plan.fetches));
      tally.pairs.push({ seed: id, ours, theirs: { steps, fetches } });
    }
    return tally;
  }
}
