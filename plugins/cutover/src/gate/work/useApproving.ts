import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { GateView } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { gateKey, type DecideRow } from './rows';

/** What came of the approval of one gate. */
export interface Outcome {
  key: string;
  row: DecideRow;
  gate?: GateView;
  error?: Error;
}

export interface Approving {
  /** Whether the difference of what is reviewed now was opened. */
  hasLooked(row: DecideRow): boolean;
  /** Whether it was opened before it changed. */
  lookedBefore(row: DecideRow): boolean;
  look(row: DecideRow, hash: string): void;
  isTicked(row: DecideRow): boolean;
  tick(row: DecideRow, ticked: boolean): void;
  comment: string;
  type(comment: string): void;
  /** How many gates are ticked. */
  count: number;
  progress?: { done: number; total: number };
  outcomes: Outcome[];
  approve(): Promise<void>;
}

/** Approves several gates, one after the other: only those whose difference was opened can be ticked. */
export function useApproving(
  rows: DecideRow[],
  refresh: () => void,
): Approving {
  const { gates } = useApi(cutoverApiRef);
  // By gate, the hash of what was looked at.
  const [looked, setLooked] = useState<Record<string, string>>({});
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const [comment, type] = useState('');
  const [progress, setProgress] = useState<Approving['progress']>();
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);

  const hasLooked = (row: DecideRow) => looked[gateKey(row)] === row.hash;
  const isTicked = (row: DecideRow) => ticks.has(row.key) && hasLooked(row);
  const tick = (row: DecideRow, ticked: boolean) =>
    setTicks(before => {
      const after = new Set(before);
      if (ticked) after.add(row.key);
      else after.delete(row.key);
      return after;
    });
  // Several seats of one gate are decided at once, in whosever name.
  const chosen = new Map<string, DecideRow[]>();
  for (const row of rows.filter(isTicked)) {
    const key = gateKey(row);
    chosen.set(key, [...(chosen.get(key) ?? []), row]);
  }

  const approveOne = async (key: string, ticked: DecideRow[]) => {
    const [row] = ticked;
    const said = comment.trim();
    try {
      const gate = await gates.decide(
        { cutover: row.cutover.name, gate: row.gate },
        {
          hash: row.hash,
          decisions: ticked
            .flatMap(({ seats }) => seats)
            .map(seat => ({
              seat,
              verdict: 'approve' as const,
              ...(said ? { comment: said } : {}),
            })),
        },
      );
      ticked.forEach(each => tick(each, false));
      return { key, row, gate };
    } catch (error) {
      return { key, row, error: toError(error) };
    }
  };

  return {
    hasLooked,
    lookedBefore: row => gateKey(row) in looked && !hasLooked(row),
    look: (row, hash) =>
      setLooked(before =>
        before[gateKey(row)] === hash
          ? before
          : { ...before, [gateKey(row)]: hash },
      ),
    isTicked,
    tick,
    comment,
    type,
    count: chosen.size,
    progress,
    outcomes,
    async approve() {
      if (progress || chosen.size === 0) return;
      const found: Outcome[] = [];
      for (const [key, ticked] of chosen) {
        setProgress({ done: found.length + 1, total: chosen.size });
        found.push(await approveOne(key, ticked));
        setOutcomes([...found]);
      }
      setProgress(undefined);
      if (found.every(({ error }) => !error)) type('');
      refresh();
    },
  };
}
