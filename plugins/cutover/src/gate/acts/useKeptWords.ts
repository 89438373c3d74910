import { useMemo, useState } from 'react';
import { KeptForms } from '../../lifecycle/forms/KeptForms';
import type { GateScene } from '../useGate';

export interface KeptWords {
  /** What is written in a field; nothing while nobody wrote there. */
  of(field: string): string;
  write(field: string, text: string): void;
  /** What they were written for is done. */
  forget(): void;
}

interface Written {
  words: Record<string, string>;
}

const NOTHING: Written = { words: {} };

/**
 * What somebody writes for an act at a gate: kept on this computer until that is done, whatever page they look at meanwhile.
 *
 * @param act - tells the acts at one gate apart
 */
export function useKeptWords(
  { facts, ref }: GateScene,
  act: string,
): KeptWords {
  const person = facts.me?.ref ?? '';
  const { id } = facts.cutover;
  const kept = useMemo(
    () => new KeptForms(localStorage, { subject: 'gate', person, cutover: id }),
    [person, id],
  );
  const form = `${ref.gate}|${act}`;
  const [{ words }, setWritten] = useState(
    () => kept.found(form, NOTHING)?.mine ?? NOTHING,
  );
  return {
    of: field => words[field] ?? '',
    write(field, text) {
      const mine = { words: { ...words, [field]: text } };
      setWritten(mine);
      kept.keep(form, { version: 0, base: NOTHING, mine });
    },
    forget: () => kept.forget(form),
  };
}
