export interface ShownMetric {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
}

/** What a text in the format of Prometheus has, by name; labels are those of its samples. */
export function metricsIn(text: string): readonly ShownMetric[] {
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)]
    .map(([, name = '', type = '']) => ({ name, type, labels: labelsOf(text, name) }))
    .toSorted(byName);
}

/** What the tables of a document say there is. */
export function metricsOfTables(markdown: string): readonly ShownMetric[] {
  return [...markdown.matchAll(/^\| `(\w+)` +\| (\w+) +\| ([^|]*?) +\|/gm)]
    .map(([, name = '', type = '', labels = '']) => ({
      name,
      type,
      labels: [...labels.matchAll(/\w+/g)].map(([label]) => label),
    }))
    .toSorted(byName);
}

function labelsOf(text: string, name: string): readonly string[] {
  const samples = text.matchAll(new RegExp(`^${name}(?:_bucket|_sum|_count)?\\{([^}]*)\\}`, 'gm'));
  const labels = [...samples].flatMap(([, pairs = '']) =>
    [...pairs.matchAll(/(\w+)="/g)].map(([, label = '']) => label),
  );
  // The bound of a bucket is no label of the metric.
  return [...new Set(labels)].filter((label) => label !== 'le');
}

function byName(one: ShownMetric, other: ShownMetric): number {
  return one.name < other.name ? -1 : 1;
}
