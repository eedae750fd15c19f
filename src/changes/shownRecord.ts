import type { Shown } from '../identity/shown.ts';

type Names = Readonly<Record<string, string>>;

/** The field of the graph that tells what a field of a record does, where it has another name; by type. */
const TOLD_BY: Readonly<Record<string, Names>> = {
  Agency: { parentId: 'parent' },
  State: { centerId: 'center', servedByCenterId: 'center' },
  Center: { stateCode: 'state', hostOrganization: 'host' },
  StateOrganization: { stateCode: 'state', centerIds: 'centers' },
  Headquarters: { stateCode: 'state' },
  Resource: {
    agencyIds: 'providers',
    associationIds: 'providers',
    stateCodes: 'statesServed',
    locationStateCodes: 'locations',
  },
  Agreement: { agencyIds: 'parties', associationIds: 'parties', resourceIds: 'resources' },
  ImpactReport: { centerId: 'center', stateCode: 'state' },
  FundingRecord: { centerId: 'center' },
};

/** What objects within records are in the graph, by the field that they stand in. */
const WITHIN: Names = {
  coverage: 'YearSpan',
  headquarters: 'Headquarters',
  hostOrganization: 'CenterHost',
  identifiers: 'Identifier',
  metrics: 'ImpactMetric',
  period: 'YearSpan',
  sources: 'Source',
  statusNotes: 'StatusNote',
};

/** A status is one object in a record, and fields of the entity in the graph. */
const STATUS: Names = {
  code: 'status',
  asOf: 'statusAsOf',
  source: 'statusSource',
  note: 'statusNote',
};

/** Of ZIP codes the graph has no type: they are told by the centers near them. */
const ZIP_PLACE = 'ZipPlace';

/** Whether it may be told that there is an entity. */
export function isEntityShown(type: string, shown: Shown): boolean {
  return type === ZIP_PLACE
    ? shown.hasField('Query', 'nearestCenters')
    : shown.hasType(type) && shown.hasField(type, 'id');
}

/** A record of an entity, as far as the graph shows the same. */
export function shownRecord(type: string, record: object, shown: Shown): object {
  const told = Object.entries(record).flatMap(([field, value]: [string, unknown]) => {
    const left = shownField(type, field, value, shown);
    return left === undefined ? [] : [[field, left] as const];
  });
  return Object.fromEntries(told);
}

/** What is left of one field of a record; undefined where nothing is shown of it. */
export function shownField(type: string, field: string, value: unknown, shown: Shown): unknown {
  if (field === 'status' && isObject(value)) return shownStatus(type, value, shown);
  const isShown =
    type === ZIP_PLACE
      ? isEntityShown(type, shown)
      : shown.hasField(type, TOLD_BY[type]?.[field] ?? field);
  if (!isShown) return undefined;
  const within = WITHIN[field];
  return within === undefined ? value : shownWithin(within, value, shown);
}

function shownStatus(type: string, status: object, shown: Shown): object | undefined {
  const left = Object.entries(status).filter(([part]) =>
    shown.hasField(type, STATUS[part] ?? part),
  );
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function shownWithin(type: string, value: unknown, shown: Shown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => shownWithin(type, one, shown));
  return isObject(value) ? shownRecord(type, value, shown) : value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
