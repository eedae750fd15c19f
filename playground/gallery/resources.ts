import type { Question } from './question.ts';

export const resourcesQuestions: readonly Question[] = [
  {
    text: 'What kinds of resources are there in each of the three focus areas?',
    about: 'Programs and resources',
    picture: {
      view: 'cross',
      list: 'resources.crossTab.cells',
      by: 'resources.crossTab.cells.rowLabel',
      hide: 'resources.crossTab.cells.row,resources.crossTab.cells.column',
      across: 'resources.crossTab.cells.columnLabel',
      value: 'resources.crossTab.cells.count',
    },
    query: `query KindsByFocusArea {
  resources {
    crossTab(rows: KIND, columns: FOCUS_AREA) {
      cells {
        row
        rowLabel
        column
        columnLabel
        count
      }
    }
  }
}
`,
  },
  {
    text: 'Which grants and other help for energy and waste reduction are not known to be closed?',
    about: 'Programs and resources',
    picture: { view: 'table', list: 'resources.nodes', hide: 'resources.nodes.id' },
    query: `query EnergyAndWaste {
  resources(first: 100, filter: { topicsAny: ["energy", "waste-reduction"], statusAny: [OPEN, UNKNOWN] }) {
    nodes {
      id
      title
      kind
      status
      statusAsOf
      startYear
      topics(first: 5) {
        nodes {
          label
        }
      }
      website
    }
  }
}
`,
  },
  {
    text: 'Which topics do the resources cover most?',
    about: 'Programs and resources',
    picture: {
      view: 'chart',
      list: 'resources.facets',
      by: 'resources.facets.label',
      hide: 'resources.facets.value',
      value: 'resources.facets.count',
    },
    query: `query TopicsByResources {
  resources {
    facets(by: TOPIC, first: 30) {
      value
      label
      count
    }
  }
}
`,
  },
  {
    text: 'Which programs, technologies and facilities do federal laboratories offer to manufacturers?',
    about: 'Programs and resources',
    picture: {
      view: 'table',
      list: 'agencies.nodes.resources.nodes',
      hide: 'agencies.nodes.id,agencies.nodes.resources.nodes.id',
    },
    query: `query OffersOfLaboratories {
  agencies(first: 50, filter: { kind: LABORATORY }) {
    nodes {
      id
      name
      resources(first: 20) {
        nodes {
          id
          title
          kind
          website
          summary
        }
      }
    }
  }
}
`,
  },
  {
    text: 'In which states do technology resources have a place one can go to?',
    about: 'Programs and resources',
    picture: {
      view: 'map',
      list: 'resources.nodes',
      place: 'resources.nodes.locations.nodes',
      hide: 'resources.nodes.id',
      value: '',
    },
    query: `query PlacesOfResources {
  resources(first: 100, filter: { focusArea: TECHNOLOGY }) {
    totalCount
    nodes {
      id
      title
      kind
      locations(first: 20) {
        nodes {
          code
        }
      }
      website
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  },
  {
    text: 'When did the programs that are not known to be closed begin?',
    about: 'Programs and resources',
    picture: {
      view: 'chart',
      list: 'resources.nodes',
      by: 'resources.nodes.startYear',
      value: '',
      hide: 'resources.nodes.id',
    },
    query: `query ProgramsByYear {
  resources(
    first: 100
    filter: { kind: PROGRAM, statusAny: [OPEN, UNKNOWN] }
    orderBy: { field: START_YEAR, direction: DESC }
  ) {
    nodes {
      id
      title
      status
      startYear
      focusArea
      website
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  },
];
