import { useRef } from 'react';
import { newRowId } from '../../deliverable/form/draft/values';

/** One key for one thing sent: sending the same again, after an answer was lost on the way, does not do it twice. */
export function useKeyFor(): (input: unknown) => string {
  const last = useRef<{ text: string; key: string }>();
  return input => {
    const text = JSON.stringify(input);
    if (last.current?.text !== text) last.current = { text, key: newRowId() };
    return last.current.key;
  };
}
