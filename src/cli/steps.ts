/** Where a command prints: standard output, or what a test reads. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Runs one step of a command; a terminal shows it alive, anything else gets plain lines. */
export async function runStep<Result>(
  out: Output,
  title: string,
  run: (report: (message: string) => void) => Promise<Result>,
): Promise<Result> {
  if (out.isTTY !== true) {
    out.write(`${title}\n`);
    return run((message) => out.write(`  ${message}\n`));
  }
  // Only a terminal pays for loading it.
  const { Listr } = await import('listr2');
  const task = { title, task: runAsTask };
  // Whoever started the command hears of the error, once.
  const rendererOptions = { showErrorMessage: false, collapseErrors: true };
  const options = { renderer: 'default', registerSignalListeners: false, rendererOptions } as const;
  const { result } = await new Listr<{ result: Result }>([task], options).run();
  return result;

  async function runAsTask(context: { result: Result }, task: { output: string }): Promise<void> {
    context.result = await run((message) => {
      task.output = message;
    });
  }
}
