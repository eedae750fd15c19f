import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';

/** A filter with one condition that some of the synthetic data meet. */
export interface FilterSample {
  /** The input field, and what of it where it has several samples. */
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

type Samples = Readonly<Record<string, unknown>>;

/** What to ask for by fields that do not take one of a closed list, in one way or in several. */
const samples: Readonly<Record<string, Samples>> = {
  'AgencyFilter.parent': { '': 'department-of-commerce' },
  'AgencyFilter.named': { '': 'NASA' },
  'AgreementFilter.party': { '': 'Agency:department-of-commerce' },
  'AssociationFilter.industry': { '': 'machining' },
  'AssociationFilter.founded': {
    ' of a few': { from: 1930, to: 1935 },
    ' of many': { from: 1930, to: 2026 },
  },
  'AssociationFilter.named': { '': 'SME' },
  'CenterFilter.state': { '': 'GA' },
  'CenterFilter.service': { '': 'lean' },
  'CenterFilter.hasStatusNote': { '': true },
  'CenterFilter.named': { '': 'GaMEP' },
  'ImpactReportFilter.center': { '': 'gamep' },
  'ImpactReportFilter.years': {
    ' of a few': { from: 2010, to: 2013 },
    ' of many': { from: 1930, to: 2026 },
  },
  'FundingRecordFilter.center': { '': 'gamep' },
  'FundingRecordFilter.years': {
    ' of a few': { from: 2010, to: 2013 },
    ' of many': { from: 1930, to: 2026 },
  },
  'ResourceFilter.topicsAny': { ' of one': ['energy'], ' of three': ['energy', 'lean', 'food'] },
  'ResourceFilter.topicsAll': { '': ['energy'] },
  'ResourceFilter.agency': { '': 'department-of-energy' },
  'ResourceFilter.agencyWithOffices': { '': 'department-of-energy' },
  'ResourceFilter.association': { '': 'sme' },
  'ResourceFilter.center': { '': 'gamep' },
  'ResourceFilter.servesState': { '': 'GA' },
  'ResourceFilter.location': { '': 'CA' },
  'ResourceFilter.audience': { '': 'manufacturers' },
  'ResourceFilter.statusAny': { ' of two': ['OPEN', 'UNKNOWN'] },
  'ResourceFilter.isOpen': { ' true': true, ' false': false },
  'ResourceFilter.started': {
    ' of a few': { from: 2010, to: 2013 },
    ' of many': { from: 1930, to: 2026 },
    ' of all': { from: 1851, to: 2050 },
  },
  'ResourceFilter.named': { '': 'Energy Sustainability Program (synthetic)' },
  'StateFilter.division': { '': 'Pacific' },
  'StateFilter.named': { '': 'Georgia' },
  'StateOrganizationFilter.state': { '': 'TX' },
  'StateOrganizationFilter.named': { '': 'Georgia Institute of Technology' },
};

/** Samples of each field of a filter; throws where a new field has none yet. */
export function filterSamples(schema: GraphQLSchema, filterType: string): readonly FilterSample[] {
  const type = schema.getType(filterType);
  if (!isInputObjectType(type)) throw new Error(`Expected an input type, got ${filterType}`);
  return Object.values(type.getFields()).flatMap((field) =>
    Object.entries(samplesOf(filterType, field)).map(([detail, value]) => ({
      name: `${field.name}${detail}`,
      filter: { [field.name]: value },
    })),
  );
}

function samplesOf(filterType: string, field: GraphQLInputField): Samples {
  const given = samples[`${filterType}.${field.name}`];
  if (given !== undefined) return given;
  const type = getNullableType(field.type);
  const [value] = isEnumType(type) ? type.getValues() : [];
  if (value !== undefined) return { '': value.name };
  throw new Error(
    `Expected samples for ${filterType}.${field.name} in scripts/synthetic/filterSamples.ts, got none.`,
  );
}
