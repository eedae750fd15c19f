import { useRef } from 'react';
import { newKey } from './say.ts';

/** A key for what is said: the same again, after an answer that was lost, is done once. */
export function useIdempotencyKey(): (text: string) => string {
  const sent = useRef({ text: '', key: '' });
  return (text) => {
    if (sent.current.text !== text) sent.current = { text, key: newKey() };
    return sent.current.key;
  };
}
