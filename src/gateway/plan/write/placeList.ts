import type { Place } from '../draft.ts';
import type { PlanPlace } from '../plan.ts';

/** The places of a plan, by number. */
export class PlaceList {
  readonly all: PlanPlace[] = [{ origins: [] }];
  readonly #numbers = new Map<Place, number>();

  numberOf(place: Place): number {
    if (place.origins.length === 0) return 0;
    const known = this.#numbers.get(place);
    if (known !== undefined) return known;
    const origins = place.origins.map((origin) => ({
      from: this.numberOf(origin.place),
      steps: origin.steps,
    }));
    const number = this.all.push({ origins }) - 1;
    this.#numbers.set(place, number);
    return number;
  }
}
