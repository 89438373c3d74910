import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { RowReview } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../../lifecycle/words/useWords';
import { readable } from '../../document/readable';
import { valueWords } from '../../document/reader';
import { faultWords } from '../../form/faultWords';
import { useReader } from '../../form/useReader';
import { textOfValue, type Column } from './columns';
import { idOfRow, type Row } from './rows';
import type { UnknownColumn } from './spreadsheet';
import type { Table } from './useTable';

/** As many lines of each kind as one reads. */
const LINES = 50;

interface ReviewDialogProps {
  review: RowReview;
  table: Table;
  /** Whether rows that were not in it may be removed: not for a block that was pasted. */
  isWhole: boolean;
  /** Columns of the file that the table does not have. */
  unknown: UnknownColumn[];
  /** How many columns of a pasted block lie beyond the last one of the table. */
  beyond?: number;
  take(rows: Row[], gone: ReadonlySet<string>): void;
  close(): void;
}

/** What pasting or a file would do to a table: what is new, what changes, what is wrong. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { review, table, isWhole, unknown, beyond = 0, take, close } = props;
  const { added, changed, wrong, missing } = review;
  const { columns, root, widget } = table;
  const { t } = useWords();
  const [withWrong, setWithWrong] = useState(false);
  const [withoutMissing, setWithoutMissing] = useState(false);
  const taken = [
    ...added,
    ...changed.map(({ after }) => after),
    ...(withWrong ? wrong.map(({ row }) => row) : []),
  ];
  const titleOf = (key: string | number) =>
    columns.find(column => column.key === key)?.title ?? String(key);
  const said = (column: Column, row: Row) =>
    readable(column, row[column.key], root);
  const reader = useReader(
    [
      ...added.slice(0, LINES),
      ...changed
        .slice(0, LINES)
        .flatMap(({ before, after }) => [before, after]),
    ].flatMap(row => columns.map(column => said(column, row))),
    widget.context,
  );
  const say = (column: Column, row: Row) => {
    const value = said(column, row);
    return value ? valueWords(value, reader) : '–';
  };
  const differs = (column: Column, before: Row, after: Row) =>
    textOfValue(column, before[column.key]) !==
    textOfValue(column, after[column.key]);

  const lists = [
    {
      title: t('deliverable.widget.review.added', { count: added.length }),
      count: added.length,
      lines: added.slice(0, LINES).map(row =>
        columns
          .filter(({ key }) => row[key] !== undefined)
          .map(column => say(column, row))
          .join(' · '),
      ),
    },
    {
      title: t('deliverable.widget.review.changed', { count: changed.length }),
      count: changed.length,
      lines: changed.slice(0, LINES).map(({ before, after }) =>
        columns
          .filter(column => differs(column, before, after))
          .map(
            column =>
              `${column.title}: ${say(column, before)} → ${say(column, after)}`,
          )
          .join(' · '),
      ),
    },
    {
      title: t('deliverable.widget.review.wrong', { count: wrong.length }),
      count: wrong.length,
      lines: wrong
        .slice(0, LINES)
        .map(({ index, faults }) =>
          [
            t('deliverable.widget.review.line', { number: String(index + 1) }),
            ...faults.map(
              fault =>
                `${fault.path.slice(0, 1).map(titleOf)}: ${faultWords(
                  t,
                  fault,
                )}`,
            ),
          ].join(' '),
        ),
    },
  ].filter(({ count }) => count > 0);

  const unknownWords = ({ title, number, like }: UnknownColumn) => {
    if (!title)
      return t('deliverable.widget.review.untitled', {
        number: String(number),
      });
    // Some exports put a whole text where a title belongs.
    const short = title.length > 80 ? `${title.slice(0, 80)}…` : title;
    return like
      ? t('deliverable.widget.review.like', { title: short, like })
      : t('deliverable.widget.review.named', { title: short });
  };

  const choice = (
    label: string,
    checked: boolean,
    set: (on: boolean) => void,
  ) => (
    <FormControlLabel
      label={label}
      control={
        <Checkbox
          color="primary"
          checked={checked}
          onChange={(_event, on) => set(on)}
        />
      }
    />
  );

  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={close}
      aria-labelledby="table-review-title"
    >
      <DialogTitle id="table-review-title">
        {t('deliverable.widget.review.title')}
      </DialogTitle>
      <DialogContent dividers>
        {unknown.length > 0 && (
          <Alert severity="warning">
            <AlertTitle>
              {t('deliverable.widget.review.unknown', {
                count: unknown.length,
              })}
            </AlertTitle>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {unknown.slice(0, LINES).map(column => (
                <li key={column.number}>{unknownWords(column)}</li>
              ))}
              {unknown.length > LINES && (
                <li>
                  {t('deliverable.widget.review.moreColumns', {
                    count: unknown.length - LINES,
                  })}
                </li>
              )}
            </ul>
          </Alert>
        )}
        {beyond > 0 && (
          <Alert severity="warning">
            {t('deliverable.widget.review.beyond', { count: beyond })}
          </Alert>
        )}
        {lists.length === 0 && (
          <Typography>{t('deliverable.widget.review.nothing')}</Typography>
        )}
        {lists.map(({ title, count, lines }) => (
          <section key={title}>
            <Typography variant="subtitle2" component="h3">
              {title}
            </Typography>
            <ul>
              {lines.map((line, index) => (
                <li key={index}>{line}</li>
              ))}
              {count > LINES && (
                <li>
                  {t('deliverable.widget.review.more', {
                    count: count - LINES,
                  })}
                </li>
              )}
            </ul>
          </section>
        ))}
        {wrong.length > 0 &&
          choice(
            t('deliverable.widget.review.takeWrong'),
            withWrong,
            setWithWrong,
          )}
        {isWhole &&
          missing.length > 0 &&
          choice(
            t('deliverable.widget.review.remove', { count: missing.length }),
            withoutMissing,
            setWithoutMissing,
          )}
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{t('lifecycle.back')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={taken.length === 0 && !withoutMissing}
          onClick={() =>
            take(taken, new Set(withoutMissing ? missing.map(idOfRow) : []))
          }
        >
          {t('deliverable.widget.review.take', { count: taken.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
