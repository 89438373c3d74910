import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { Link, Progress } from '@backstage/core-components';
import type {
  Cutover,
  DeliverableFile,
  DeliverableRef,
  DeliverableView,
  RevisionSummary,
} from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { useDocumentsLink } from '../document/useDocumentsLink';
import { DifferenceView } from './DifferenceView';
import { useDifference, type Between } from './useDifference';
import { useRevisions } from './useRevisions';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  revision: {
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  hash: { fontFamily: 'monospace' },
  choice: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    margin: theme.spacing(2, 0, 1),
  },
}));

interface RevisionsPanelProps {
  cutover: Cutover;
  view: DeliverableView;
  files: DeliverableFile[];
  between?: Between;
  onCompare(between: Between): void;
}

/** All revisions, the newest first, and what differs between two of them. */
export function RevisionsPanel(props: RevisionsPanelProps) {
  const { cutover, view, files, between, onCompare } = props;
  const { t } = useWords();
  const ref = { cutover: cutover.name, deliverable: view.id };
  const revisions = useRevisions(ref, view.revision?.number ?? 0);
  if (revisions.error) return <Refused error={revisions.error} />;
  if (!revisions.value) return <Progress />;
  if (revisions.value.length === 0)
    return (
      <Nothing title={t('deliverable.revisions.none')}>
        {t('deliverable.revisions.noneHelp')}
      </Nothing>
    );
  const [last] = revisions.value;
  const hasDraft = view.draft !== undefined;
  const chosen = between ?? {
    from: hasDraft ? last.number : last.number - 1,
    to: hasDraft ? ('draft' as const) : last.number,
  };
  return (
    <>
      <List
        cutover={cutover}
        view={view}
        revisions={revisions.value}
        onCompare={onCompare}
      />
      <Compared
        of={ref}
        cutover={cutover}
        view={view}
        files={files}
        revisions={revisions.value}
        between={chosen}
        onCompare={onCompare}
      />
    </>
  );
}

/** More than these are seldom looked for. */
const FIRST = 10;

function List(props: {
  cutover: Cutover;
  view: DeliverableView;
  revisions: RevisionSummary[];
  onCompare(between: Between): void;
}) {
  const { cutover, view, revisions, onCompare } = props;
  const { t, language, zone } = useWords();
  const classes = useStyles();
  const link = useDocumentsLink();
  const [all, setAll] = useState(false);
  const shown = all ? revisions : revisions.slice(0, FIRST);
  const nameOf = useNames(
    revisions.filter(({ byService }) => !byService).map(({ author }) => author),
  );
  return (
    <>
      <ul className={classes.list} aria-label={t('deliverable.revisions.list')}>
        {shown.map(({ number, author, byService, at, note, hash }) => (
          <li key={number} className={classes.revision}>
            <div className={classes.head}>
              <Typography variant="subtitle2" component="span">
                {t('deliverable.revisions.number', { number: String(number) })}
              </Typography>
              <span>
                <Button
                  size="small"
                  aria-label={t('deliverable.revisions.compareWith', {
                    number: String(number),
                  })}
                  onClick={() => onCompare({ from: number - 1, to: number })}
                >
                  {t('deliverable.revisions.compare')}
                </Button>
                <Link
                  aria-label={t('deliverable.revisions.readNumber', {
                    number: String(number),
                  })}
                  to={link(cutover, view.phase, {
                    deliverable: view.id,
                    revision: number,
                  })}
                >
                  {t('deliverable.revisions.read')}
                </Link>
              </span>
            </div>
            <Typography variant="body2" component="div">
              {byService
                ? t('deliverable.document.service', { name: author })
                : nameOf(author)}
              {' · '}
              <time dateTime={at}>{momentWords(at, { language, zone })}</time>
            </Typography>
            {note && (
              <Typography variant="body2" style={{ whiteSpace: 'pre-wrap' }}>
                “{note}”
              </Typography>
            )}
            <Typography
              variant="caption"
              color="textSecondary"
              title={hash}
              className={classes.hash}
            >
              {hash.slice(0, 12)}…
            </Typography>
          </li>
        ))}
      </ul>
      {shown.length < revisions.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('deliverable.revisions.all', { count: revisions.length })}
        </Button>
      )}
    </>
  );
}

function Compared(props: {
  of: DeliverableRef;
  cutover: Cutover;
  view: DeliverableView;
  files: DeliverableFile[];
  revisions: RevisionSummary[];
  between: Between;
  onCompare(between: Between): void;
}) {
  const { of, cutover, view, files, revisions, between, onCompare } = props;
  const { t } = useWords();
  const classes = useStyles();
  const found = useDifference(of, between, view.version);
  const words = (which: number | 'draft') => {
    if (which === 'draft') return t('deliverable.revisions.draft');
    return which === 0
      ? t('deliverable.revisions.nothing')
      : t('deliverable.revisions.number', { number: String(which) });
  };
  const numbers = revisions.map(({ number }) => number);
  return (
    <section aria-labelledby="deliverable-difference">
      <Typography
        variant="h6"
        component="h3"
        id="deliverable-difference"
        style={{ marginTop: 16 }}
      >
        {t('deliverable.revisions.differs')}
      </Typography>
      <div className={classes.choice}>
        <TextField
          select
          id="deliverable-compare-from"
          label={t('deliverable.revisions.from')}
          value={String(between.from)}
          size="small"
          variant="outlined"
          onChange={({ target }) =>
            onCompare({ ...between, from: Number(target.value) })
          }
        >
          {[...numbers, 0].map(number => (
            <MenuItem key={number} value={String(number)}>
              {words(number)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          id="deliverable-compare-to"
          label={t('deliverable.revisions.to')}
          value={String(between.to)}
          size="small"
          variant="outlined"
          onChange={({ target }) =>
            onCompare({
              ...between,
              to: target.value === 'draft' ? 'draft' : Number(target.value),
            })
          }
        >
          {(['draft', ...numbers] as const).map(which => (
            <MenuItem key={which} value={String(which)}>
              {words(which)}
            </MenuItem>
          ))}
        </TextField>
      </div>
      {found.error && <Refused error={found.error} />}
      {found.loading && !found.value && <Progress />}
      {found.value && (
        <DifferenceView
          {...found.value}
          timeZone={cutover.window.timeZone}
          files={files}
        />
      )}
    </section>
  );
}
