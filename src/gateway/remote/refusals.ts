import { errorsOf, type AnswerContext } from './answer.ts';
import { clipMessage, isRecord, readErrors } from './answerErrors.ts';
import { isRefusal, type RefusalTold } from './failure.ts';
import { parseJson } from './parseJson.ts';

/** Where servers, proxies and frameworks for HTTP put why they refuse, in order. */
const MESSAGE_KEYS = ['message', 'errors', 'error', 'detail', 'msg', 'title'] as const;
const MAX_LEVELS = 4;

/** Whether what comes with an error status may say why. */
export function mayTell(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

/** What the body of a refused answer says; null where that cannot be read. */
export function readTold(
  bytes: Uint8Array,
  status: number,
  asked: AnswerContext,
): RefusalTold | null {
  const json = parseJson(bytes);
  if (json.state === 'broken') return null;
  const message = findMessage(json.value, MAX_LEVELS);
  if (message === null) return null;
  const { value } = json;
  const isResponse = isRefusal(status) && isRecord(value) && (value['data'] ?? null) === null;
  const errors = isResponse ? readErrors(value['errors'], errorsOf(status, asked)) : null;
  return { message, errors: errors?.length === 0 ? null : errors };
}

function findMessage(value: unknown, levels: number): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : clipMessage(value.trim());
  if (levels === 0) return null;
  if (Array.isArray(value)) return findMessage(value[0], levels - 1);
  if (!isRecord(value)) return null;
  for (const key of MESSAGE_KEYS) {
    const message = Object.hasOwn(value, key) ? findMessage(value[key], levels - 1) : null;
    if (message !== null) return message;
  }
  return null;
}
