import { useMemo, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type {
  Change,
  DeliverableFile,
  DeliverableForm,
} from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { useWords } from '../../lifecycle/words/useWords';
import { documentLanguage } from '../document/DocumentBar';
import { formIn } from '../document/documentOf';
import type { Readable } from '../document/readable';
import {
  documentWords,
  refsInValue,
  valueWords,
  type Reader,
} from '../document/reader';
import {
  describeChanges,
  type ChangedField,
  type ChangedRow,
  type DescribedChange,
  type Sides,
} from './describeChanges';
import { TextDiff } from './TextDiff';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  change: {
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  rows: {
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0, 0, 0, 1),
    borderInlineStart: `2px solid ${theme.palette.divider}`,
  },
  row: { padding: theme.spacing(0.5, 0) },
  sign: {
    display: 'inline-block',
    width: '1.2em',
    fontFamily: 'monospace',
    fontWeight: theme.typography.fontWeightBold as number,
  },
  members: { margin: 0, paddingInlineStart: '1.2em' },
  value: { whiteSpace: 'pre-wrap', textDecoration: 'none' },
  was: { whiteSpace: 'pre-wrap' },
}));

export interface DifferenceViewProps {
  /** By which the values are read. */
  form: Pick<DeliverableForm, 'schema' | 'uiSchema'>;
  changes: Change[];
  /** Whether fields differ besides that the reader may not see. */
  hiddenChanges?: boolean;
  /** All that stands on both sides: gives the rows of tables their names. */
  sides?: Sides;
  /** The zone of the plan. */
  timeZone: string;
  /** Files that values may name. */
  files?: DeliverableFile[];
}

/** What differs between two states of a document, in words: fields by their titles, rows by their first text. */
export function DifferenceView(props: DifferenceViewProps) {
  const { form, changes, hiddenChanges, sides, timeZone, files = [] } = props;
  const portal = useWords();
  const { t, language } = portal;
  const classes = useStyles();
  const described = useMemo(
    () =>
      describeChanges(formIn(form, documentLanguage(language)), changes, sides),
    [form, language, changes, sides],
  );
  const nameOf = useNames(refsIn(described));
  const reader: Reader = {
    ...documentWords(documentLanguage(language), timeZone, portal),
    nameOf,
    fileOf: id => files.find(file => file.id === id),
  };
  if (described.length === 0)
    return (
      <Nothing title={t('deliverable.difference.nothing')}>
        {hiddenChanges && t('deliverable.difference.onlyHidden')}
      </Nothing>
    );
  return (
    <>
      {hiddenChanges && (
        <Alert severity="info">{t('deliverable.difference.hidden')}</Alert>
      )}
      <ul className={classes.list}>
        {described.map((change, index) => (
          <li key={index} className={classes.change}>
            <Typography variant="subtitle2" component="div">
              {change.titles.join(' › ')}
            </Typography>
            {change.kind === 'table' ? (
              <ul className={classes.rows}>
                {change.rows.map(row => (
                  <Row key={row.id} row={row} reader={reader} />
                ))}
              </ul>
            ) : (
              <FieldChange field={change} reader={reader} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ row, reader }: { row: ChangedRow; reader: Reader }) {
  const { kind, moved, fields } = row;
  const { t } = useWords();
  const classes = useStyles();
  const name =
    row.name ??
    t('deliverable.difference.row', { number: String((row.at ?? 0) + 1) });
  const edited = kind === 'kept' && fields.length > 0;
  const words = [
    ...(kind === 'added' ? [t('deliverable.difference.added')] : []),
    ...(kind === 'removed' ? [t('deliverable.difference.removed')] : []),
    ...(moved
      ? [
          t('deliverable.difference.moved', {
            from: String(moved.from + 1),
            to: String(moved.to + 1),
          }),
        ]
      : []),
    ...(edited ? [t('deliverable.difference.edited')] : []),
  ].join(', ');
  const sign = { added: '+', removed: '−', kept: edited ? '±' : '↕' }[kind];
  return (
    <li className={classes.row}>
      <Typography variant="body2" component="div">
        <Sign>{sign}</Sign>
        {kind === 'removed' ? <del>{name}</del> : <strong>{name}</strong>}
        {` – ${words}`}
      </Typography>
      {fields.length > 0 && (
        <div className={classes.members}>
          {fields.map((field, index) => (
            <Typography key={index} variant="body2" component="div">
              {field.titles.join(' › ')}
              {': '}
              {kind === 'kept' ? (
                <FieldChange field={field} reader={reader} />
              ) : (
                <span className={classes.value}>
                  {wordsOf(field.after ?? field.before, reader)}
                </span>
              )}
            </Typography>
          ))}
        </div>
      )}
    </li>
  );
}

/** Signs tell it to the eye; to a screen reader the words beside them do. */
function Sign({ children }: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <span className={classes.sign} aria-hidden>
      {children}
    </span>
  );
}

function FieldChange(props: { field: ChangedField; reader: Reader }) {
  const { field, reader } = props;
  const { t } = useWords();
  const classes = useStyles();
  const before = wordsOf(field.before, reader);
  const after = wordsOf(field.after, reader);
  if (isText(field.before) && isText(field.after))
    return (
      <Typography variant="body2" component="div">
        <TextDiff before={before} after={after} />
      </Typography>
    );
  const nothing = <em>{t('deliverable.difference.empty')}</em>;
  return (
    <Typography variant="body2" component="div">
      <div>
        <Sign>−</Sign>
        {before ? <del className={classes.was}>{before}</del> : nothing}
      </div>
      <div>
        <Sign>+</Sign>
        {after ? <ins className={classes.value}>{after}</ins> : nothing}
      </div>
    </Typography>
  );
}

function isText(value?: Readable) {
  return value?.kind === 'text' || value?.kind === 'markdown';
}

function wordsOf(value: Readable | undefined, reader: Reader) {
  return value ? valueWords(value, reader) : '';
}

function refsIn(described: DescribedChange[]): string[] {
  const fields = described.flatMap(change =>
    change.kind === 'table' ? change.rows.flatMap(row => row.fields) : [change],
  );
  return fields.flatMap(({ before, after }) => [
    ...refsInValue(before),
    ...refsInValue(after),
  ]);
}
