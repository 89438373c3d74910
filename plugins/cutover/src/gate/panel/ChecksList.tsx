import { useCallback } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  CheckVerdict,
  TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../../lifecycle/live/useLive';
import { Refused } from '../../lifecycle/words/Refused';
import { momentWords } from '../../lifecycle/words/time';
import type { GateScene } from '../useGate';
import type { GateReader } from '../words/gateReader';
import { checkWords } from '../words/ruleWords';
import { Facts } from './Facts';

export const useCheckStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  check: {
    display: 'grid',
    gridTemplateColumns: '124px minmax(0, 1fr)',
    gap: theme.spacing(0.25, 2),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  outcome: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    alignSelf: 'start',
  },
  passed: { color: theme.palette.success.main },
  failed: { color: theme.palette.error.main },
  unknown: { color: theme.palette.text.secondary },
  facts: {
    '& > summary': {
      cursor: 'pointer',
      color: theme.palette.text.secondary,
      ...theme.typography.body2,
    },
  },
}));

const icons = {
  passed: CheckCircleIcon,
  failed: CancelIcon,
  unknown: HelpOutlineIcon,
};

/** How a check stands: an icon and a word. */
export function CheckOutcome(props: {
  outcome: CheckVerdict['outcome'];
  reader: Pick<GateReader, 't'>;
}) {
  const { outcome, reader } = props;
  const classes = useCheckStyles();
  const Icon = icons[outcome];
  return (
    <Typography variant="body2" component="div" className={classes.outcome}>
      <Icon fontSize="small" className={classes[outcome]} aria-hidden />
      {reader.t(`gate.check.${outcome}`)}
    </Typography>
  );
}

/** The checks of a gate as they stand now, asked from the server. */
export function LiveChecks({ scene }: { scene: GateScene }) {
  const { facts, ref, reader, plan } = scene;
  const { gates } = useApi(cutoverApiRef);
  const load = useCallback(
    (signal: AbortSignal) => gates.checks(ref, { signal }),
    [gates, ref],
  );
  const live = useLive(load, facts.cutover.id);
  switch (live.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={live.error}
          title={reader.t('gate.checks.failed')}
          retry={live.refresh}
        />
      );
    default: {
      const [first] = live.value;
      return (
        <>
          {live.stale && (
            <Refused
              error={live.stale}
              title={reader.t('gate.checks.failed')}
            />
          )}
          {first && (
            <Typography variant="caption" color="textSecondary">
              {reader.t('gate.checks.asked', {
                at: momentWords(first.at, reader),
              })}
            </Typography>
          )}
          <ChecksList checks={live.value} plan={plan} reader={reader} />
        </>
      );
    }
  }
}

interface ChecksListProps {
  checks: CheckVerdict[];
  plan: Pick<TemplateGate, 'checks'>;
  reader: GateReader;
}

/** Checks with icon and word, one sentence each, and the facts behind a disclosure. */
export function ChecksList({ checks, plan, reader }: ChecksListProps) {
  const { t, say } = reader;
  const classes = useCheckStyles();
  if (checks.length === 0) {
    return <Typography variant="body2">{t('gate.checks.none')}</Typography>;
  }
  return (
    <ul className={classes.list}>
      {checks.map((each, index) => {
        const title = titleOf(each, plan, reader);
        return (
          <li key={index} className={classes.check}>
            <CheckOutcome outcome={each.outcome} reader={reader} />
            <div>
              <Typography variant="body2" component="div">
                <strong>{title}</strong>
              </Typography>
              <Typography variant="body2">{say(each.explanation)}</Typography>
              <details className={classes.facts}>
                <summary>{t('gate.checks.facts', { check: title })}</summary>
                <Facts facts={each.facts} reader={reader} />
              </details>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** What a check is called: by its verdict, else by the template, else by the product. */
export function titleOf(
  { check, title }: CheckVerdict,
  { checks }: Pick<TemplateGate, 'checks'>,
  reader: Pick<GateReader, 't' | 'say'>,
): string {
  const planned = checks.find(each => each.check === check);
  return checkWords({ check, title: title ?? planned?.title }, reader);
}
