import { isEnumType, isObjectType, type GraphQLSchema } from 'graphql';
import { isAbout } from '../guards/inputNames.ts';
import type { Tells } from '../guards/inputGuards.ts';

/** Texts that entities are searched and found by. */
const NAMES = [
  ...['name', 'title', 'label', 'shortName', 'abbreviation', 'aliases', 'formerNames'],
] as const;

/** What is told of a type beside what arguments of the names of its fields are about. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'AgencyFacet.PARENT': ['Agency.parent', 'Agency.name'],
  'AgencyUnknown.ROR': ['Agency.identifiers'],
  'AgencyUnknown.WIKIDATA': ['Agency.identifiers'],
  'AssociationUnknown.WIKIDATA': ['Association.identifiers'],
  'CenterUnknown.COORDINATES': ['Center.latitude', 'Center.longitude'],
  'CenterUnknown.UEI': ['Center.identifiers'],
  'FundingRecordUnknown.AMOUNT': ['FundingRecord.amountUsd'],
  'ResourceUnknown.ASSISTANCE_LISTING': ['Resource.identifiers'],
  'StateOrganizationUnknown.ROR': ['StateOrganization.identifiers'],
  'StateOrganizationUnknown.UEI': ['StateOrganization.identifiers'],
  'Network.impactsByYear': ['ImpactReport'],
  'AgreementFacet.PARTY': ['Agreement.parties', 'Partner.name'],
  'AssociationFilter.founded': ['Association.foundedYear'],
  'Center.nearby': ['Center.latitude', 'Center.longitude', 'Center.zip', 'Center.city'],
  'CenterFilter.hasStatusNote': ['Center.statusNotes', 'Center.statusNote'],
  'FundingRecordFacet.CENTER': ['FundingRecord.center', 'Center.name'],
  'FundingRecordOrderField.AMOUNT': ['FundingRecord.amountUsd'],
  'ImpactReport.years': ['ImpactReport.fiscalYear', 'ImpactReport.period'],
  'ImpactReportFacet.CENTER': ['ImpactReport.center', 'Center.name'],
  'NetworkTotals.agencies': ['Agency'],
  'NetworkTotals.agreements': ['Agreement'],
  'NetworkTotals.associations': ['Association'],
  'NetworkTotals.centers': ['Center'],
  'NetworkTotals.fundingRecords': ['FundingRecord'],
  'NetworkTotals.impactReports': ['ImpactReport'],
  'NetworkTotals.partners': ['Partner'],
  'NetworkTotals.resources': ['Resource'],
  'NetworkTotals.stateOrganizations': ['StateOrganization'],
  'NetworkTotals.states': ['State'],
  'NetworkTotals.topics': ['Topic'],
  'Query.nearestCenters': ['Center.latitude', 'Center.longitude', 'Center.zip', 'Center.city'],
  'Query.servingCenters': ['Center.state'],
  'Query.topics': ['Topic.label'],
  'Resource.related': ['Resource.providers', 'Resource.topics', 'Resource.centers'],
  'ResourceFacet.AGENCY': ['Resource.providers', 'Agency.name'],
  'ResourceFacet.ASSOCIATION': ['Resource.providers', 'Association.name'],
  'ResourceFacet.LOCATION': ['Resource.locations', 'State.name'],
  'ResourceFacet.TOPIC': ['Resource.topics', 'Topic.label'],
  'ResourceFilter.agency': ['Resource.providers', 'Agency'],
  'ResourceFilter.agencyWithOffices': ['Resource.providers', 'Agency.parent'],
  'ResourceFilter.association': ['Resource.providers', 'Association'],
  'ResourceFilter.servesState': ['Resource.statesServed', 'State'],
  'ResourceFilter.started': ['Resource.startYear'],
  'StateOrganizationFacet.STATE': ['StateOrganization.state', 'State.name'],
  'CenterFacet.STATE': ['Center.state', 'State.name'],
};

/** What lists are ordered by where nothing is said. */
const UNSAID: Readonly<Record<string, readonly string[]>> = {
  AgencyOrder: ['Agency.name'],
  AgreementOrder: ['Agreement.title'],
  AssociationOrder: ['Association.name'],
  CenterOrder: ['Center.name'],
  FundingRecordOrder: ['FundingRecord.year'],
  ImpactReportOrder: ['ImpactReport.year'],
  PartnerOrder: ['Partner.name'],
  ResourceOrder: ['Resource.title'],
  StateOrder: ['State.name'],
  StateOrganizationOrder: ['StateOrganization.name'],
};

/** How else than by selecting it somebody could find out about what is ours, in a schema that may be of others as well. */
export function ownTells(own: GraphQLSchema): (schema: GraphQLSchema) => Tells {
  return (schema) => ({
    of: toldOf(schema, ownEntities(own, schema)),
    unsaid: new Map(Object.entries(UNSAID)),
    owns: (coordinate) => hasElement(own, coordinate),
  });
}

interface Entity {
  readonly type: string;
  readonly fields: readonly string[];
}

/** What is ours of the entities of a schema. */
function ownEntities(own: GraphQLSchema, schema: GraphQLSchema): readonly Entity[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .map((type) => ({
      type: type.name,
      fields: Object.keys(type.getFields()).filter((name) =>
        hasElement(own, `${type.name}.${name}`),
      ),
    }))
    .filter(({ type, fields }) => fields.includes('id') && !type.startsWith('_'));
}

function hasElement(schema: GraphQLSchema, coordinate: string): boolean {
  const [name = '', element = ''] = coordinate.split('.');
  const type = schema.getType(name);
  if (isEnumType(type)) return type.getValue(element) != null;
  return type !== undefined && 'getFields' in type && element in type.getFields();
}

function toldOf(schema: GraphQLSchema, entities: readonly Entity[]): Tells['of'] {
  const of = new Map(Object.entries(SAID));
  const fieldsAmong = (names: readonly string[]) =>
    entities.flatMap(({ type, fields }) =>
      fields.filter((name) => names.includes(name)).map((name) => `${type}.${name}`),
    );
  of.set('Query.search', fieldsAmong([...NAMES, 'summary']));
  of.set('Query.entitiesByIdentifier', fieldsAmong(['identifiers']));
  const all = entities.flatMap(({ type, fields }) =>
    fields.filter((name) => name !== 'history').map((name) => `${type}.${name}`),
  );
  // What was said of an entity, and what it was before, has its fields by name.
  for (const field of ['amendments', 'changes']) of.set(`Query.${field}`, all);
  of.set('Subscription.changed', all);
  for (const { type, fields } of entities) {
    if (fields.includes('history'))
      of.set(
        `${type}.history`,
        all.filter((at) => at.startsWith(`${type}.`)),
      );
    for (const place of [`${type}.unknown`, `${type}Facet.UNKNOWN`])
      of.set(place, unknownOf(schema, type, fields));
    of.set(
      `${type}Filter.named`,
      fieldsAmong(NAMES).filter((at) => at.startsWith(`${type}.`)),
    );
  }
  return of;
}

/** The fields of which a type tells whether they are known. */
function unknownOf(
  schema: GraphQLSchema,
  type: string,
  fields: readonly string[],
): readonly string[] {
  const known = schema.getType(`${type}Unknown`);
  if (!isEnumType(known)) return [];
  return known.getValues().flatMap(({ name }) => {
    const field = isAbout(name, fields);
    return SAID[`${type}Unknown.${name}`] ?? (field === null ? [] : [`${type}.${field}`]);
  });
}
