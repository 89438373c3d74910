import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import GetAppIcon from '@material-ui/icons/GetApp';
import Alert from '@material-ui/lab/Alert';
import { Progress } from '@backstage/core-components';
import { useNames } from '../live/useNames';
import { InfoCard } from '../parts/InfoCard';
import { Nothing } from '../parts/Nothing';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { CutoverOf } from './CutoverOf';
import { HistoryEntry } from './HistoryEntry';
import { HistoryFilters, noHistoryFilter, passes } from './HistoryFilters';
import { refsIn, riskNames, trainingNames } from './historyWords';
import { useAuditExport } from './useAuditExport';
import type { CutoverFacts } from './useCutover';
import { useHistory, type HistoryView, type Verification } from './useHistory';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
    alignItems: 'center',
  },
  answer: { marginBottom: theme.spacing(2) },
  list: { listStyle: 'none', margin: 0, padding: 0 },
}));

/** The audit trail as a timeline that people can read, and a button that verifies its chain. */
export function CutoverHistory() {
  return <CutoverOf>{facts => <History facts={facts} />}</CutoverOf>;
}

function History({ facts }: { facts: CutoverFacts }) {
  const { t } = useWords();
  const view = useHistory(facts.cutover.id);
  return (
    <InfoCard>
      <Typography color="textSecondary" paragraph>
        {t('lifecycle.history.subtitle')}
      </Typography>
      {view.screen === 'loading' && <Progress />}
      {view.screen === 'failed' && (
        <Refused error={view.error} retry={view.retry} />
      )}
      {view.screen === 'ready' && <Timeline facts={facts} view={view} />}
    </InfoCard>
  );
}

interface TimelineProps {
  facts: CutoverFacts;
  view: Extract<HistoryView, { screen: 'ready' }>;
}

function Timeline({ facts, view }: TimelineProps) {
  const words = useWords();
  const { t } = words;
  const classes = useStyles();
  const [filter, setFilter] = useState(noHistoryFilter);
  const audit = useAuditExport(facts.cutover);
  const nameOf = useNames(refsIn(view.entries));
  const { template } = facts;
  const reader = {
    ...words,
    nameOf,
    template,
    risks: riskNames(view.entries),
    training: trainingNames(view.entries, { ...words, template }),
  };
  const entries = view.entries.filter(entry => passes(entry, filter));

  return (
    <>
      <div className={classes.bar}>
        <HistoryFilters
          entries={view.entries}
          filter={filter}
          onChange={setFilter}
          reader={reader}
        />
        <Button
          variant="outlined"
          onClick={view.verify}
          disabled={view.verification.screen === 'checking'}
        >
          {t('lifecycle.history.verify')}
        </Button>
        <Button
          variant="outlined"
          startIcon={<GetAppIcon />}
          onClick={audit.download}
          disabled={audit.busy}
        >
          {t('lifecycle.history.export')}
        </Button>
      </div>
      {audit.error && <Refused error={audit.error} />}
      <div aria-live="polite" className={classes.answer}>
        <VerificationAnswer verification={view.verification} />
      </div>
      {entries.length === 0 ? (
        <Nothing title={t('lifecycle.history.empty')}>
          {view.entries.length > 0 && t('lifecycle.history.emptyHelp')}
        </Nothing>
      ) : (
        <ol className={classes.list} reversed>
          {entries.map(entry => (
            <HistoryEntry key={entry.seq} entry={entry} reader={reader} />
          ))}
        </ol>
      )}
      {view.cut && (
        <Typography variant="body2" color="textSecondary">
          {t('lifecycle.history.cut', { number: String(view.entries.length) })}
        </Typography>
      )}
    </>
  );
}

function VerificationAnswer(props: { verification: Verification }) {
  const { verification } = props;
  const { t } = useWords();
  switch (verification.screen) {
    case 'checking':
      return <Progress />;
    case 'failed':
      return <Refused error={verification.error} />;
    case 'answered':
      return verification.verdict.holds ? (
        <Alert severity="success">
          {t('lifecycle.history.holds', {
            count: verification.verdict.entries,
            head: verification.verdict.head.slice(0, 12),
          })}
        </Alert>
      ) : (
        <Alert severity="error">
          {t('lifecycle.history.broken', {
            seq: String(verification.verdict.brokenAt),
            message: verification.verdict.message,
          })}
        </Alert>
      );
    default:
      return null;
  }
}
