import process from 'node:process';

/**
 * Makes a process a planner that another one asks. `load` is given the SDL of a supergraph and gives what reads
 * questions; that gives the call that is measured, which gives the root node of a plan. Each answer says what CPU
 * time the process has used so far, and `tell` asks for nothing else.
 */
export function planWhenAsked(load) {
  let prepare = null;
  process.on('disconnect', () => {
    process.exit();
  });
  process.on('message', (message) => {
    process.send({ ...answer(message), number: message.number, processUs: used() });
  });

  function answer({ kind, sdl, text, operationName, variables }) {
    try {
      if (kind === 'load') {
        prepare = load(sdl);
        return { kind: 'loaded' };
      }
      if (kind === 'tell') return { kind: 'told' };
      const call = prepare({ text, operationName, variables });
      const before = used();
      const node = call();
      return { kind: 'planned', node, callUs: used() - before };
    } catch (error) {
      return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

function used() {
  const { user, system } = process.cpuUsage();
  return user + system;
}
