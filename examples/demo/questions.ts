export interface Question {
  readonly title: string;
  readonly query: string;
}

/** Each takes our own graph and both example subgraphs. */
export const QUESTIONS: readonly Question[] = [
  {
    title: "What does Georgia's center teach, and what is the state's economy?",
    query: `{
      center(slug: "gamep") {
        name
        trainingEvents(first: 2) { title startsOn resources { title } }
        state { name economy { year manufacturingEmployment manufacturingOutputSharePercent } }
      }
    }`,
  },
  {
    title: 'Which trainings come next, and how large is manufacturing where they are held?',
    query: `{
      trainingEvents(first: 3) {
        title
        startsOn
        center { shortName state { code economicSummary } }
      }
    }`,
  },
  {
    title: 'Who offers E3, who teaches it, and in what states?',
    query: `{
      resource(slug: "e3-initiative") {
        title
        providers(first: 2) { nodes { ... on Agency { name } } }
        trainingEvents {
          title
          center { shortName state { name economy { manufacturingEstablishments } } }
        }
      }
    }`,
  },
];
