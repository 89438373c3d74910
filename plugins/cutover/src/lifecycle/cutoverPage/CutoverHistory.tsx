import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { InfoCard, Progress } from '@backstage/core-components';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Nothing } from '../parts/Nothing';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { CutoverOf } from './CutoverOf';
import { HistoryEntry } from './HistoryEntry';
import type { CutoverFacts } from './useCutover';
import { useHistory, type HistoryView, type Verification } from './useHistory';

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
    alignItems: 'center',
  },
  filter: { minWidth: 180 },
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
    <InfoCard
      title={t('lifecycle.history.title')}
      subheader={t('lifecycle.history.subtitle')}
    >
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
  const { t } = useWords();
  const classes = useStyles();
  const [person, setPerson] = useState('');
  const [type, setType] = useState('');
  const people = [...new Set(view.entries.map(({ by }) => by))].sort();
  const types = [...new Set(view.entries.map(each => each.type))].sort();
  const entries = view.entries.filter(
    entry => (!person || entry.by === person) && (!type || entry.type === type),
  );
  const shortName = (ref: string) =>
    ref.includes(':')
      ? humanizeEntityRef(parseEntityRef(ref), { defaultKind: 'user' })
      : ref;

  return (
    <>
      <div className={classes.filters}>
        <TextField
          id="history-person"
          select
          className={classes.filter}
          label={t('lifecycle.history.person')}
          value={person}
          onChange={event => setPerson(event.target.value)}
          variant="outlined"
          size="small"
          SelectProps={{ displayEmpty: true }}
          InputLabelProps={{ shrink: true }}
        >
          <MenuItem value="">{t('lifecycle.filter.all')}</MenuItem>
          {people.map(ref => (
            <MenuItem key={ref} value={ref}>
              {shortName(ref)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          id="history-type"
          select
          className={classes.filter}
          label={t('lifecycle.history.type')}
          value={type}
          onChange={event => setType(event.target.value)}
          variant="outlined"
          size="small"
          SelectProps={{ displayEmpty: true }}
          InputLabelProps={{ shrink: true }}
        >
          <MenuItem value="">{t('lifecycle.filter.all')}</MenuItem>
          {types.map(each => (
            <MenuItem key={each} value={each}>
              {t(`lifecycle.happened.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        <Button
          variant="outlined"
          onClick={view.verify}
          disabled={view.verification.screen === 'checking'}
        >
          {t('lifecycle.history.verify')}
        </Button>
      </div>
      <div aria-live="polite">
        <VerificationAnswer verification={view.verification} />
      </div>
      {entries.length === 0 ? (
        <Nothing title={t('lifecycle.history.empty')}>
          {(person || type) && t('lifecycle.history.emptyHelp')}
        </Nothing>
      ) : (
        <ol className={classes.list} reversed>
          {entries.map(entry => (
            <HistoryEntry key={entry.seq} entry={entry} facts={facts} />
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
