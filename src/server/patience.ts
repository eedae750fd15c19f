import type { Socket } from 'node:net';

const patient = new WeakSet<Socket>();

/**
 * Lets the request that is coming in on a connection take as long as it needs; until what is given back is
 * called. Who asks for it bounds it otherwise.
 */
export function bePatient(socket: Socket): () => void {
  patient.add(socket);
  return () => {
    patient.delete(socket);
  };
}

export function isPatient(socket: Socket): boolean {
  return patient.has(socket);
}
