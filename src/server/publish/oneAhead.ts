interface Ways<Group, Result> {
  readonly take: (group: Group) => Promise<Result>;
  /** Whether anybody wants more. */
  readonly give: (result: Result) => Promise<boolean>;
}

/**
 * Takes one group after the other, and gives what became of each in their order: one is read and taken while the
 * one before is done, and no more. Gives what it failed with; what was taken before that is given first.
 */
export async function oneAhead<Group, Result>(
  groups: AsyncIterable<Group>,
  { take, give }: Ways<Group, Result>,
): Promise<{ readonly error: unknown } | null> {
  let taken: Promise<Result> | null = null;
  try {
    for await (const group of groups) {
      const next = take(group);
      // Heard of once it is waited for.
      next.catch(() => undefined);
      if (taken !== null) {
        const result: Result = await taken;
        taken = null;
        if (!(await give(result))) return null;
      }
      taken = next;
    }
    if (taken !== null) await give(await taken);
    return null;
  } catch (error) {
    await taken?.then(give).catch(() => undefined);
    return { error };
  }
}
