import type { Question } from './question.ts';

export const partnersQuestions: readonly Question[] = [
  {
    text: 'Which Department of Labor programs for workforce, but for closed ones, can a Georgia manufacturer reach, and through whom?',
    about: 'Who helps whom',
    picture: { view: 'table', list: 'resources.nodes' },
    query: `query LaborProgramsInGeorgia {
  resources(
    first: 50
    filter: { agencyWithOffices: "department-of-labor", focusArea: WORKFORCE, servesState: "GA", statusAny: [OPEN, UNKNOWN] }
  ) {
    nodes {
      title
      kind
      status
      statusAsOf
      providers(first: 3) {
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
    },
    query: `query WhatGeorgiasCenterBrings {
  center(slug: "gamep") {
    name
    resources(first: 100) {
      nodes {
        title
        kind
        focusArea
        providers(first: 2) {
          nodes {
            ... on Agency {
              abbreviation
            }
            ... on Association {
              abbreviation
            }
            ... on Center {
              shortName
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
      value: '',
    },
    query: `query AssociationsByIndustry {
  associations(first: 100) {
    nodes {
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
      value: 'resources.facets.count',
    },
    query: `query AgenciesByResources {
  resources {
    facets(by: AGENCY, first: 30) {
      label
      count
    }
  }
}
`,
  },
];
