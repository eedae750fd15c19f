import type { Question } from './question.ts';

export const centersQuestions: readonly Question[] = [
  {
    text: 'Which center serves each state, and who hosts it?',
    about: 'Centers and places',
    picture: {
      view: 'table',
      list: 'states.nodes',
      hide: 'states.nodes.id,states.nodes.center.id',
    },
    query: `query CentersOfStates {
  states(first: 100) {
    nodes {
      id
      code
      name
      region
      hasOwnCenter
      center {
        id
        name
        website
        host {
          name
          kind
        }
      }
    }
  }
}
`,
  },
  {
    text: 'How many state organizations work with the centers, state by state?',
    about: 'Centers and places',
    picture: {
      view: 'map',
      list: 'states.nodes',
      place: 'states.nodes.code',
      hide: 'states.nodes.id',
      value: 'states.nodes.organizations.totalCount',
    },
    query: `query OrganizationsByState {
  states(first: 100) {
    nodes {
      id
      code
      name
      organizations {
        totalCount
      }
    }
  }
}
`,
  },
  {
    text: 'Are centers hosted by universities or by others, region by region?',
    about: 'Centers and places',
    picture: {
      view: 'cross',
      list: 'centers.crossTab.cells',
      by: 'centers.crossTab.cells.rowLabel',
      hide: 'centers.crossTab.cells.row,centers.crossTab.cells.column',
      across: 'centers.crossTab.cells.columnLabel',
      value: 'centers.crossTab.cells.count',
    },
    query: `query HostsByRegion {
  centers {
    crossTab(rows: HOST_KIND, columns: REGION) {
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
    text: 'Which centers are nearest to Denver, and how far are they?',
    about: 'Centers and places',
    picture: {
      view: 'chart',
      list: 'nearestCenters.edges',
      by: 'nearestCenters.edges.node.name',
      hide: 'nearestCenters.edges.node.id',
      value: 'nearestCenters.edges.distanceMiles',
      order: 'smallest',
    },
    query: `query NearDenver {
  nearestCenters(to: { latitude: 39.74, longitude: -104.99 }, first: 10) {
    edges {
      distanceMiles
      approximate
      node {
        id
        name
        city
        state {
          code
        }
      }
    }
  }
}
`,
  },
  {
    text: 'Which services do centers offer most often?',
    about: 'Centers and places',
    picture: {
      view: 'chart',
      list: 'centers.facets',
      by: 'centers.facets.label',
      hide: 'centers.facets.value',
      value: 'centers.facets.count',
    },
    query: `query ServicesOfCenters {
  centers {
    facets(by: SERVICE, first: 30) {
      value
      label
      count
    }
  }
}
`,
  },
];
