import type { Question } from './question.ts';

export const resultsQuestions: readonly Question[] = [
  {
    text: 'What did the network achieve, year by year, and what was measured?',
    about: 'Results',
    picture: {
      view: 'cross',
      list: 'network.impactsByYear.sums',
      by: 'network.impactsByYear.year',
      across: 'network.impactsByYear.sums.metric',
      value: 'network.impactsByYear.sums.value',
    },
    query: `query ImpactsByYear {
  network {
    impactsByYear(scope: NETWORK) {
      year
      sums {
        metric
        value
        unit
        reports
      }
    }
  }
}
`,
  },
  {
    text: 'How many jobs and how much in sales do centers report?',
    about: 'Results',
    picture: {
      view: 'cross',
      list: 'impactReports.nodes.metrics',
      by: 'impactReports.nodes.center.shortName',
      across: 'impactReports.nodes.metrics.metric',
      value: 'impactReports.nodes.metrics.value',
    },
    query: `query ImpactsOfCenters {
  impactReports(first: 50, filter: { scope: CENTER, years: { from: 2018 } }) {
    nodes {
      year
      center {
        shortName
      }
      metrics {
        metric
        value
        unit
        qualifier
      }
    }
  }
}
`,
  },
];
