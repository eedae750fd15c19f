import type { CollectionSpec } from '../../collections/define.ts';
import { projectionOf, type Projection } from '../projection.ts';

/** The fields that are read of documents. */
export class Shape {
  readonly projection: Projection;
  readonly #coverings = new WeakMap<Shape, boolean>();

  constructor(projection: Projection) {
    this.projection = projection;
  }

  /** Whether a document of this shape has all that `other` reads. */
  covers(other: Shape): boolean {
    if (other === this) return true;
    const known = this.#coverings.get(other);
    if (known !== undefined) return known;
    const covers = Object.keys(other.projection).every((field) => field in this.projection);
    this.#coverings.set(other, covers);
    return covers;
  }

  with(other: Shape): Shape {
    if (this.covers(other)) return this;
    return other.covers(this) ? other : new Shape({ ...this.projection, ...other.projection });
  }
}

const known = new WeakMap<ReadonlySet<string>, Map<string, Shape>>();

/** The shape that an operation needs of a collection's documents, found once for the fields it selects. */
export function shapeOf(spec: CollectionSpec, fields: ReadonlySet<string>): Shape {
  const shapes = known.get(fields) ?? new Map<string, Shape>();
  known.set(fields, shapes);
  const shape = shapes.get(spec.name) ?? new Shape(projectionOf(spec, fields));
  shapes.set(spec.name, shape);
  return shape;
}
