import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import WarningIcon from '@material-ui/icons/Warning';
import { Link } from '@backstage/core-components';
import type { Text } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';
import { useWorkLinks } from './links';
import { isRow } from './useRowKeys';
import { dueWords } from './workWords';

const useStyles = makeStyles(theme => ({
  row: {
    padding: theme.spacing(1.5, 1),
    borderBottom: `1px solid ${theme.palette.divider}`,
    borderInlineStart: '3px solid transparent',
    overflowWrap: 'anywhere',
    '&:focus-within': {
      borderInlineStartColor: theme.palette.primary.main,
      backgroundColor: theme.palette.action.hover,
    },
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5, 1),
  },
  what: { flex: '1 1 200px', minWidth: 0 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
  overdue: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: theme.typography.fontWeightBold as number,
  },
  // A long name breaks instead of making the row wider than a phone.
  chip: {
    margin: 0,
    height: 'auto',
    minHeight: 24,
    maxWidth: '100%',
    '& > span': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
  },
}));

interface WorkRowProps {
  row: {
    cutover: { name: string; title: string };
    title: Text;
    dueAt?: string;
    overdue: boolean;
  };
  /** Since when it waits, and other facts. */
  facts: string[];
  onBehalfOf?: string;
  lead?: ReactNode;
  act: ReactNode;
  children?: ReactNode;
}

/** One thing to do: what, of which cutover, until when. */
export function WorkRow(props: WorkRowProps) {
  const { row, facts, onBehalfOf, lead, act, children } = props;
  const { t, say } = useWords();
  const classes = useStyles();
  const links = useWorkLinks();
  return (
    <li className={classes.row} {...isRow}>
      <div className={classes.line}>
        {lead}
        <div className={classes.what}>
          <Typography variant="subtitle1" component="h3">
            {say(row.title)}
          </Typography>
          <div className={classes.facts}>
            <Typography variant="body2" component="span">
              <Link to={links.cutover(row)}>{row.cutover.title}</Link>
            </Typography>
            <Due row={row} />
            {facts.map(fact => (
              <Typography
                key={fact}
                variant="body2"
                color="textSecondary"
                component="span"
              >
                {fact}
              </Typography>
            ))}
            {onBehalfOf && (
              <Chip
                size="small"
                variant="outlined"
                className={classes.chip}
                label={t('gate.work.onBehalf', { person: onBehalfOf })}
              />
            )}
          </div>
        </div>
        {act}
      </div>
      {children}
    </li>
  );
}

/** Until when; what is overdue says so in words, not by its colour alone. */
export function Due({ row }: { row: { dueAt?: string; overdue: boolean } }) {
  const reader = useWords();
  const classes = useStyles();
  return (
    <Typography
      variant="body2"
      component="span"
      color={row.overdue ? 'error' : 'textSecondary'}
      className={row.overdue ? classes.overdue : undefined}
    >
      {row.overdue && <WarningIcon fontSize="inherit" aria-hidden />}
      {dueWords(row, reader)}
    </Typography>
  );
}
