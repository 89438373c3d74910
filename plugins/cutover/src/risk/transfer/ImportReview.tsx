import { useState } from 'react';
import type { Theme } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import Alert from '@material-ui/lab/Alert';
import {
  formatPath,
  type ImportedRisk,
  type RiskDifference,
} from '@backstage-cutover/plugin-cutover-common';
import { useNames, type NameOf } from '../../lifecycle/live/useNames';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import type { RiskScene } from '../register/scene';
import { useRiskReader, type RiskReader } from '../words/riskReader';
import { differenceWords, refsIn } from './differenceWords';
import type { Review } from './useRiskTransfer';

/** So many rows at once. */
const PAGE = 50;
const KINDS = ['wrong', 'new', 'changed', 'same'] as const;
type Kind = ImportedRisk['kind'];

const SHORT = {
  padding: 8,
  verticalAlign: 'top',
  whiteSpace: 'nowrap',
} as const;
const LONG = {
  padding: 8,
  width: '100%',
  overflowWrap: 'anywhere',
} as const;

const TOGGLE = { textTransform: 'none', color: 'inherit' } as const;

interface ImportReviewProps {
  register: RiskScene['register'];
  review: Review;
  busy: boolean;
  error?: Error;
  onTake(): void;
  onClose(): void;
}

/** What a file would do to the register, row by row, before anything is stored. */
export function ImportReview(props: ImportReviewProps) {
  const { register, review, busy, error, onTake, onClose } = props;
  const { items, fileName } = review;
  const reader = useRiskReader(register);
  const { t } = reader;
  const isNarrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('xs'));
  const counts = Object.fromEntries(
    KINDS.map(kind => [kind, items.filter(each => each.kind === kind).length]),
  ) as Record<Kind, number>;
  const [shown, setShown] = useState<Kind | 'all'>(
    counts.wrong > 0 ? 'wrong' : 'all',
  );
  const [most, setMost] = useState(PAGE);
  const rows = items.filter(({ kind }) => shown === 'all' || kind === shown);
  const onPage = rows.slice(0, most);
  const nameOf = useNames(onPage.flatMap(({ changes }) => refsIn(changes)));
  const stored = counts.new + counts.changed;
  const isWrong = counts.wrong > 0;
  return (
    <Dialog
      open
      fullWidth
      fullScreen={isNarrow}
      maxWidth="md"
      onClose={onClose}
      aria-labelledby="risk-review-title"
    >
      <DialogTitle id="risk-review-title">
        {t('risk.review.title', { file: fileName })}
      </DialogTitle>
      <DialogContent dividers>
        {isWrong && (
          <Alert severity="error">
            {t('risk.review.wrong', { count: counts.wrong })}
          </Alert>
        )}
        {!isWrong && stored === 0 && (
          <Alert severity="info">{t('risk.review.nothing')}</Alert>
        )}
        <ToggleButtonGroup
          exclusive
          size="small"
          style={{ flexWrap: 'wrap', margin: '8px 0' }}
          aria-label={t('risk.review.show')}
          value={shown}
          onChange={(_event, kind: Kind | 'all' | null) => {
            if (!kind) return;
            setShown(kind);
            setMost(PAGE);
          }}
        >
          <ToggleButton value="all" style={TOGGLE}>
            {t('risk.review.all', { number: String(items.length) })}
          </ToggleButton>
          {KINDS.filter(kind => counts[kind] > 0).map(kind => (
            <ToggleButton key={kind} value={kind} style={TOGGLE}>
              {t(`risk.review.kind.${kind}`)} ({counts[kind]})
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <TableContainer>
          <Table size="small" aria-label={t('risk.review.rows')}>
            <TableHead>
              <TableRow>
                <TableCell style={SHORT}>{t('risk.review.row')}</TableCell>
                <TableCell style={SHORT}>{t('risk.review.what')}</TableCell>
                <TableCell style={LONG}>{t('risk.review.details')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {onPage.map(item => (
                <Row
                  key={item.row}
                  item={item}
                  reader={reader}
                  nameOf={nameOf}
                />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
        {rows.length > most && (
          <Button onClick={() => setMost(most + PAGE)}>
            {t('risk.review.more', { count: rows.length - most })}
          </Button>
        )}
        {error && <Refused error={error} title={t('risk.import.failed')} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('lifecycle.back')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={busy || isWrong || stored === 0}
          onClick={onTake}
        >
          {t('risk.review.take', { count: stored })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface RowProps {
  item: ImportedRisk;
  reader: RiskReader;
  nameOf: NameOf;
}

function Row({ item, reader, nameOf }: RowProps) {
  const { row, kind, number, title, changes, faults } = item;
  const { t } = reader;
  return (
    <TableRow>
      {/* As the spreadsheet counts, with its titles in the first line. */}
      <TableCell style={SHORT}>{row + 2}</TableCell>
      <TableCell style={SHORT}>{t(`risk.review.kind.${kind}`)}</TableCell>
      <TableCell style={LONG}>
        <Typography variant="subtitle2" component="div">
          {number === undefined ? title : `R-${number} ${title}`}
        </Typography>
        {faults.map((fault, index) => (
          <div key={index}>
            <strong>{formatPath(fault.path)}</strong>
            {t('risk.colon')}
            {reasonWords(t, fault)}
          </div>
        ))}
        {changes.map(change => (
          <Difference
            key={change.field}
            change={change}
            reader={reader}
            nameOf={nameOf}
          />
        ))}
      </TableCell>
    </TableRow>
  );
}

interface DifferenceProps {
  change: RiskDifference;
  reader: RiskReader;
  nameOf: NameOf;
}

function Difference({ change, reader, nameOf }: DifferenceProps) {
  const { t } = reader;
  const { what, before, after } = differenceWords(change, reader, nameOf);
  return (
    <div style={{ whiteSpace: 'pre-wrap' }}>
      <strong>{what}</strong>
      {t('risk.colon')}
      {before === undefined ? after : `${before} → ${after}`}
    </div>
  );
}
