import { randomUUID } from 'node:crypto';
import type { ToldChange } from '../changes/changes.ts';

/** What a receiver is told. */
export interface Message {
  /** The same however often it is sent. */
  readonly id: string;
  readonly event: string;
  readonly body: string;
}

/** Thin: what has changed, and where that can be read. */
export function messageOf(change: ToldChange): Message {
  const { entity, type, kind, version, token, at } = change;
  const event = `${type.charAt(0).toLowerCase()}${type.slice(1)}.${kind.toLowerCase()}`;
  const data = { id: entity, type, kind, version, token };
  return { id: `msg_${token}`, event, body: bodyOf(event, at, data) };
}

export function testMessage(webhook: string, at: Date): Message {
  const event = 'webhook.test';
  return { id: `test_${randomUUID()}`, event, body: bodyOf(event, at, { webhook }) };
}

function bodyOf(event: string, at: Date, data: object): string {
  return JSON.stringify({ type: event, timestamp: at.toISOString(), data });
}
