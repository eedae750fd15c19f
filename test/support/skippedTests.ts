interface Results {
  readonly testResults: readonly {
    readonly testResults: readonly {
      readonly status: string;
      readonly ancestorTitles: readonly string[];
    }[];
  }[];
}

/** A reporter of jest: the closing lines of a run tell what was skipped; why stands in its name. */
export default class SkippedTests {
  readonly #isNarrowed: boolean;

  constructor({ testNamePattern = '' }: { readonly testNamePattern?: string | undefined }) {
    this.#isNarrowed = testNamePattern !== '';
  }

  onRunComplete(_contexts: unknown, { testResults: files }: Results): void {
    // Whoever names the tests to run knows that the others do not.
    if (this.#isNarrowed) return;
    const groups = files
      .flatMap(({ testResults }) => testResults)
      .filter(({ status }) => status === 'pending')
      .map(({ ancestorTitles: [group = 'no group'] }) => group);
    for (const group of new Set(groups)) {
      const count = groups.filter((other) => other === group).length;
      process.stderr.write(`Skipped ${count} tests: ${group}\n`);
    }
  }
}
