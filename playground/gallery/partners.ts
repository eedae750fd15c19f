import type { Question } from './question.ts';

export const partnersQuestions: readonly Question[] = [
  {
    text: 'What does the Department of Labor, with its offices, offer for the workforce of a Georgia manufacturer, but for what is closed, and through whom?',
    about: 'Who helps whom',
    picture: { view: 'table', list: 'resources.nodes', hide: 'resources.nodes.id' },
    query: `query LaborProgramsInGeorgia {
  resources(
    first: 50
    filter: { agencyWithOffices: "department-of-labor", focusArea: WORKFORCE, servesState: "GA", statusAny: [OPEN, UNKNOWN] }
  ) {
    nodes {
      id
      title
      kind
      status
      statusAsOf
      providers(first: 10) {
        nodes {
          ... on Agency {
            name
          }
          ... on Association {
            name
          }
          ... on Center {
            name
          }
        }
      }
      summary
      website
    }
  }
  state(code: "GA") {
    center {
      name
      website
    }
  }
}
`,
  },
  {
    text: 'What can the center in Georgia bring to a manufacturer, and who offers it?',
    about: 'Who helps whom',
    picture: {
      view: 'cross',
      list: 'center.resources.nodes',
      by: 'center.resources.nodes.kind',
      across: 'center.resources.nodes.focusArea',
      hide: 'center.resources.nodes.id',
    },
    query: `query WhatGeorgiasCenterBrings {
  center(slug: "gamep") {
    name
    resources(first: 100) {
      nodes {
        id
        title
        kind
        focusArea
        providerKind
        providers(first: 10) {
          nodes {
            ... on Agency {
              abbreviation
            }
            ... on Association {
              abbreviation
            }
          }
        }
      }
    }
  }
}
`,
  },
  {
    text: 'Which associations work in which industries?',
    about: 'Who helps whom',
    picture: {
      view: 'chart',
      list: 'associations.nodes',
      by: 'associations.nodes.industries',
      hide: 'associations.nodes.id',
      value: '',
    },
    query: `query AssociationsByIndustry {
  associations(first: 100) {
    nodes {
      id
      name
      abbreviation
      industries
      foundedYear
      website
    }
  }
}
`,
  },
  {
    text: 'How are the partners spread over the three arenas: federal, state and association?',
    about: 'Who helps whom',
    picture: {
      view: 'chart',
      list: 'arenas',
      by: 'arenas.label',
      value: 'arenas.partners.totalCount',
    },
    query: `query PartnersByArena {
  arenas {
    label
    partners {
      totalCount
    }
    summary
  }
}
`,
  },
  {
    text: 'Which federal agencies offer the most to manufacturers?',
    about: 'Who helps whom',
    picture: {
      view: 'chart',
      list: 'resources.facets',
      by: 'resources.facets.label',
      hide: 'resources.facets.value',
      value: 'resources.facets.count',
    },
    query: `query AgenciesByResources {
  resources {
    facets(by: AGENCY, first: 30) {
      value
      label
      count
    }
  }
}
`,
  },
];
