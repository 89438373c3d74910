import { lazy, Suspense, useState } from 'react';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Tooltip from '@material-ui/core/Tooltip';
import Alert from '@material-ui/lab/Alert';
import {
  MOST_IMPORTED_RISKS,
  riskColumns,
} from '@backstage-cutover/plugin-cutover-common';
import { FileButton } from '../../deliverable/widgets/FileButton';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import type { RiskScene } from '../register/scene';
import { useRiskTransfer } from './useRiskTransfer';

const ImportReview = lazy(() =>
  import('./ImportReview').then(m => ({ default: m.ImportReview })),
);

interface RiskTransferProps {
  scene: RiskScene;
  /** Why nothing can be brought in. */
  why?: string;
}

/** The register from a spreadsheet, and into one. */
export function RiskTransfer({ scene, why }: RiskTransferProps) {
  const { t } = useWords();
  const transfer = useRiskTransfer(scene);
  const { review, refusal, error, busy, imported } = transfer;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const handOut = (kind: 'csv' | 'xlsx') => {
    setAnchor(undefined);
    transfer.handOut(kind);
  };
  return (
    <>
      <Tooltip title={why ?? ''}>
        <span>
          <FileButton
            accept=".csv,.tsv,.txt,.xlsx"
            disabled={busy || Boolean(why)}
            choose={transfer.bringIn}
          >
            {t('risk.import')}
          </FileButton>
        </span>
      </Tooltip>
      <Button
        size="small"
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        disabled={busy || scene.register.items.length === 0}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t('risk.export')}
      </Button>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(undefined)}
      >
        <MenuItem onClick={() => handOut('csv')}>CSV</MenuItem>
        <MenuItem onClick={() => handOut('xlsx')}>Excel</MenuItem>
      </Menu>
      {refusal && (
        <Alert severity="error" onClose={transfer.dismiss} role="alert">
          {t(`deliverable.widget.sheet.${refusal}`, {
            most: String(MOST_IMPORTED_RISKS),
            columns: riskColumns(scene.register.scale).join(', '),
          })}
        </Alert>
      )}
      {imported !== undefined && (
        <Alert severity="success" onClose={transfer.dismiss} role="status">
          {t('risk.imported', { count: imported })}
        </Alert>
      )}
      {error && !review && (
        <Refused error={error} title={t('risk.import.failed')} />
      )}
      {review && (
        <Suspense fallback={null}>
          <ImportReview
            register={scene.register}
            review={review}
            busy={busy}
            error={error}
            onTake={() => transfer.take(review)}
            onClose={transfer.close}
          />
        </Suspense>
      )}
    </>
  );
}
