import type { Question } from './question.ts';

export const agreementsQuestions: readonly Question[] = [
  {
    text: 'Who has agreed on what with whom, and since when?',
    about: 'Agreements and money',
    picture: {
      view: 'table',
      list: 'agreements.nodes',
      sort: '-agreements.nodes.startYear',
      hide: 'agreements.nodes.id',
    },
    query: `query Agreements {
  agreements(first: 100) {
    nodes {
      id
      title
      kind
      status
      startYear
      parties(first: 10) {
        nodes {
          ... on Agency {
            abbreviation
          }
          ... on Association {
            abbreviation
          }
        }
      }
      focusArea
      summary
    }
  }
}
`,
  },
  {
    text: 'How much did Congress give the network, year by year?',
    about: 'Agreements and money',
    picture: {
      view: 'line',
      list: 'fundingRecords.nodes',
      by: 'fundingRecords.nodes.year',
      value: 'fundingRecords.nodes.amountUsd',
    },
    query: `query Appropriations {
  fundingRecords(
    first: 100
    filter: { scope: NETWORK, kind: APPROPRIATION }
    orderBy: { field: YEAR, direction: ASC }
  ) {
    nodes {
      year
      fiscalYear
      amountUsd
      term
      certainty
      summary
      sources {
        url
      }
    }
  }
}
`,
  },
  {
    text: 'Which awards to centers are known, and in which states?',
    about: 'Agreements and money',
    picture: {
      view: 'map',
      list: 'fundingRecords.nodes',
      place: 'fundingRecords.nodes.center.state.code',
      hide: 'fundingRecords.nodes.center.id',
      // Of a year, of a first year, of five: amounts with different terms have no sum.
      value: '',
    },
    query: `query AwardsToCenters {
  fundingRecords(first: 100, filter: { scope: CENTER, kind: COOPERATIVE_AGREEMENT_AWARD }) {
    nodes {
      center {
        id
        name
        state {
          code
        }
      }
      year
      amountUsd
      term
      certainty
      summary
    }
  }
}
`,
  },
];
