import { useRef } from 'react';
import isEqual from 'fast-deep-equal';

/** The object from before as long as a newer one says the same, so that what is drawn of it is not drawn anew. */
export function useSame<T>(value: T): T {
  const last = useRef(value);
  if (!isEqual(last.current, value)) last.current = value;
  return last.current;
}
