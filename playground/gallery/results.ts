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
    text: 'How many jobs and how much in sales, savings and investment does each center tell of in its newest report?',
    about: 'Results',
    picture: {
      view: 'cross',
      list: 'centers.nodes.impacts.nodes.metrics',
      by: 'centers.nodes.shortName',
      hide: 'centers.nodes.id',
      across: 'centers.nodes.impacts.nodes.metrics.metric',
      value: 'centers.nodes.impacts.nodes.metrics.value',
    },
    // One report of each: reports cover years that overlap, and would be counted twice.
    query: `query NewestImpactsOfCenters {
  centers(first: 100) {
    nodes {
      id
      shortName
      impacts(first: 1) {
        nodes {
          year
          period {
            startYear
            endYear
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
  }
}
`,
  },
];
