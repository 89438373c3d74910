import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Work } from '@backstage-cutover/plugin-cutover-common';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { myWorkRouteRef } from '../../routes';
import { useWorkLinks } from './links';
import { countOf, GROUPS, rowsOf } from './rows';
import { useMyWork } from './useMyWork';
import { Due } from './WorkRow';

const FIRST = 3;

const useStyles = makeStyles(theme => ({
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 3),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
    overflowWrap: 'anywhere',
  },
  item: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
}));

/** On the home page: how much waits for the person signed in, and what comes first. */
export function CutoverWorkCard() {
  const { t } = useWords();
  const live = useMyWork();
  switch (live.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={live.error}
          title={t('gate.work.failed')}
          retry={live.refresh}
        />
      );
    default:
      return <Card work={live.value} />;
  }
}

function Card({ work }: { work: Work }) {
  const { t, say } = useWords();
  const classes = useStyles();
  const page = useRouteRef(myWorkRouteRef)();
  const links = useWorkLinks();
  const rows = rowsOf(work, new Date().toISOString());
  const first = [
    ...rows.decide.map(row => ({ row, act: 'decide' as const, to: page })),
    ...rows.advise.map(row => ({ row, act: 'advise' as const, to: page })),
    ...rows.do.map(row => ({
      row,
      act: 'do' as const,
      to: links.activity(row),
    })),
  ].slice(0, FIRST);
  const more = countOf(work) - first.length;
  return (
    <>
      <ul className={classes.counts} aria-label={t('gate.work.card.counts')}>
        {GROUPS.map(group => (
          <Typography key={group} variant="body2" component="li">
            {t(`gate.work.group.${group}`)}{' '}
            <strong>{rows[group].length}</strong>
          </Typography>
        ))}
      </ul>
      {first.length === 0 && <Nothing title={t('gate.work.none')} />}
      {first.length > 0 && (
        <ul className={classes.list} aria-label={t('gate.work.title')}>
          {first.map(({ row, act, to }) => (
            <li key={row.key} className={classes.item}>
              <Typography variant="body2" component="div">
                <Link to={to}>
                  {t(`gate.work.group.${act}`)}
                  {t('gate.colon')}
                  {say(row.title)}
                </Link>
              </Typography>
              <div className={classes.facts}>
                <Typography
                  variant="body2"
                  color="textSecondary"
                  component="span"
                >
                  {row.cutover.title}
                </Typography>
                <Due row={row} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <Typography variant="body2">
        <Link to={page}>
          {more > 0
            ? t('gate.work.card.more', { count: more })
            : t('gate.work.card.all')}
        </Link>
      </Typography>
    </>
  );
}
