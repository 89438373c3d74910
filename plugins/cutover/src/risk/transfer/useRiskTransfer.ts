import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { ImportedRisk } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import type { SheetRefusal } from '../../deliverable/widgets/table/spreadsheet';
import { useKeyFor } from '../../lifecycle/forms/useKeyFor';
import { saveAs } from '../../lifecycle/parts/saveAs';
import type { RiskScene } from '../register/scene';

/** Reading and writing files is loaded with the first of them. */
const sheets = () => import('../../deliverable/widgets/table/spreadsheet');

export interface Review {
  fileName: string;
  rows: Record<string, string>[];
  items: ImportedRisk[];
}

/** Risks that come from a file and go into one. Nothing is stored before somebody has looked at it. */
export function useRiskTransfer({ facts, register, refresh }: RiskScene) {
  const { name, title } = facts.cutover;
  const { risks } = useApi(cutoverApiRef);
  const keyFor = useKeyFor();
  const [review, setReview] = useState<Review>();
  const [refusal, setRefusal] = useState<SheetRefusal>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const [imported, setImported] = useState<number>();

  async function trying(work: () => Promise<void>) {
    setBusy(true);
    setError(undefined);
    setRefusal(undefined);
    setImported(undefined);
    try {
      await work();
    } catch (e) {
      setError(toError(e));
    } finally {
      setBusy(false);
    }
  }

  return {
    review,
    refusal,
    error,
    busy,
    /** How many were stored last. */
    imported,
    dismiss() {
      setRefusal(undefined);
      setError(undefined);
      setImported(undefined);
    },
    close() {
      setReview(undefined);
      setError(undefined);
    },
    handOut: (kind: 'csv' | 'xlsx') =>
      trying(async () => {
        const [{ csvOf, excelOf }, { cellsOfRisks }] = await Promise.all([
          sheets(),
          import('./riskSheet'),
        ]);
        const cells = cellsOfRisks(register.items, register.scale);
        const content = await (kind === 'csv' ? csvOf(cells) : excelOf(cells));
        saveAs(content, `${title}.${kind}`);
      }),
    bringIn: (file: File) =>
      trying(async () => {
        const [{ readSheetFile, refusalIn }, { rowsOfCells }] =
          await Promise.all([sheets(), import('./riskSheet')]);
        let cells: string[][];
        try {
          cells = await readSheetFile(file);
        } catch (e) {
          setRefusal(refusalIn(e));
          return;
        }
        const rows = rowsOfCells(cells, register.scale);
        if (!rows) {
          setRefusal('no-columns');
          return;
        }
        const items = await risks.reviewImport(name, rows);
        setReview({ fileName: file.name, rows, items });
      }),
    take: ({ rows }: Review) =>
      trying(async () => {
        const items = await risks.import(name, rows, {
          idempotencyKey: keyFor(rows),
        });
        setReview(undefined);
        setImported(
          items.filter(({ kind }) => kind === 'new' || kind === 'changed')
            .length,
        );
        refresh();
      }),
  };
}
