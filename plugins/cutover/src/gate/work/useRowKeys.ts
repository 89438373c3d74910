import { useEffect, useRef, type RefObject } from 'react';

const STEPS: Record<string, number> = { j: 1, k: -1 };

/** Marks a row, and in it what `Enter` presses. */
export const isRow = { 'data-row': '' };
export const isRowAct = { 'data-row-act': '' };

/**
 * `j` and `k` go from row to row within `list`; `Enter` then presses what has the focus, as it does anywhere. Where the
 * row with the focus goes, the next one takes it; `fallback` after the last.
 */
export function useRowKeys(
  list: RefObject<HTMLElement>,
  keys: string[],
  fallback: RefObject<HTMLElement>,
): void {
  const last = useRef(-1);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (!step || event.defaultPrevented || isMeantOtherwise(event)) return;
      const acts = actsIn(list);
      if (acts.length === 0) return;
      const here = indexOfFocus(acts);
      const first = step > 0 ? 0 : acts.length - 1;
      const next =
        here < 0 ? first : Math.min(Math.max(here + step, 0), acts.length - 1);
      event.preventDefault();
      acts[next].focus();
      // jsdom cannot.
      acts[next].scrollIntoView?.({ block: 'nearest' });
    };
    const remember = () => {
      last.current = indexOfFocus(actsIn(list));
    };
    document.addEventListener('keydown', press);
    document.addEventListener('focusin', remember);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('focusin', remember);
    };
  }, [list]);

  const all = keys.join('\n');
  useEffect(() => {
    if (last.current < 0 || document.activeElement !== document.body) return;
    const acts = actsIn(list);
    const next = acts[Math.min(last.current, acts.length - 1)];
    (next ?? fallback.current)?.focus();
  }, [all, list, fallback]);
}

function actsIn(list: RefObject<HTMLElement>): HTMLElement[] {
  const found = list.current?.querySelectorAll<HTMLElement>('[data-row-act]');
  return [...(found ?? [])];
}

function indexOfFocus(acts: HTMLElement[]): number {
  return acts.findIndex(act =>
    act.closest('[data-row]')?.contains(document.activeElement),
  );
}

const NO_TEXT = ['checkbox', 'radio', 'button', 'submit'];

/** Typing, a shortcut of the browser, or something that lies over the page. */
function isMeantOtherwise(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) {
    return true;
  }
  if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
