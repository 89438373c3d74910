import type { ValuePath } from './model';
import { isAtOrBelow, type FieldRights } from './rightsOf';

/** Whether nothing on the way to a value, nor itself, is hidden. */
export function visiblePath(path: ValuePath, rights: FieldRights): boolean {
  const dotted = path.filter(step => typeof step === 'string').join('.');
  return !rights.hidden.some(each => isAtOrBelow(dotted, each));
}
