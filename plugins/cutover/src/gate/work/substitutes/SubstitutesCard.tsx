import { useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { toError } from '@backstage/errors';
import type { SubstitutionView } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../../api';
import { useNames } from '../../../lifecycle/live/useNames';
import { InfoCard } from '../../../lifecycle/parts/InfoCard';
import { refusalOf } from '../../../lifecycle/words/refusal';
import { Refused } from '../../../lifecycle/words/Refused';
import { momentWords } from '../../../lifecycle/words/time';
import { useWords } from '../../../lifecycle/words/useWords';
import { SubstituteForm } from './SubstituteForm';
import { substituteWords } from './substituteWords';
import { useSubstitutes } from './useSubstitutes';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(0, 0, 2), padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(0.5, 0),
    overflowWrap: 'anywhere',
  },
  // It takes the focus when what had it is gone; nobody tabs to it.
  heading: { outline: 'none' },
}));

/** Who decides for the reader while they are away, and for whom they do. */
export function SubstitutesCard() {
  const { t } = useWords();
  const view = useSubstitutes();
  return (
    <InfoCard title={t('gate.substitute.title')}>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('gate.substitute.help')}
      </Typography>
      {view.screen === 'loading' && <Progress />}
      {view.screen === 'failed' && (
        <Refused
          error={view.error}
          title={t('gate.substitute.failed')}
          retry={view.retry}
        />
      )}
      {view.screen === 'ready' && (
        <>
          {view.stale && (
            <Refused error={view.stale} title={t('lifecycle.refused.stale')} />
          )}
          <Substitutes
            mine={view.mine}
            theirs={view.theirs}
            refresh={view.refresh}
          />
        </>
      )}
    </InfoCard>
  );
}

interface SubstitutesProps {
  mine: SubstitutionView[];
  theirs: SubstitutionView[];
  refresh(): void;
}

function Substitutes({ mine, theirs, refresh }: SubstitutesProps) {
  const { t } = useWords();
  const classes = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<(name: (ref: string) => string) => string>();
  const nameOf = useNames([
    ...mine.map(({ substitute }) => substitute),
    ...theirs.map(({ principal }) => principal),
  ]);
  const done = (words: (name: typeof nameOf) => string) => {
    setSaid(() => words);
    refresh();
    heading.current?.focus();
  };
  return (
    <>
      <Typography
        variant="subtitle1"
        component="h3"
        ref={heading}
        tabIndex={-1}
        className={classes.heading}
      >
        {t('gate.substitute.mine')}
      </Typography>
      <Typography variant="body2" role="status">
        {said?.(nameOf)}
      </Typography>
      {mine.length === 0 && (
        <Typography variant="body2" color="textSecondary" paragraph>
          {t('gate.substitute.mineNone')}
        </Typography>
      )}
      <ul className={classes.list} aria-label={t('gate.substitute.mine')}>
        {mine.map(each => (
          <Mine
            key={each.id}
            substitution={each}
            name={nameOf(each.substitute)}
            onEnded={() =>
              done(name =>
                t('gate.substitute.ended', { person: name(each.substitute) }),
              )
            }
          />
        ))}
      </ul>
      <Typography variant="subtitle1" component="h3">
        {t('gate.substitute.theirs')}
      </Typography>
      {theirs.length === 0 && (
        <Typography variant="body2" color="textSecondary" paragraph>
          {t('gate.substitute.theirsNone')}
        </Typography>
      )}
      <ul className={classes.list} aria-label={t('gate.substitute.theirs')}>
        {theirs.map(each => (
          <li key={each.id} className={classes.item}>
            <EntityRefLink entityRef={each.principal} hideIcon />
            <Period substitution={each} />
          </li>
        ))}
      </ul>
      {adding ? (
        <SubstituteForm
          onCancel={() => {
            setAdding(false);
            heading.current?.focus();
          }}
          onSaved={person => {
            setAdding(false);
            done(name => t('gate.substitute.saved', { person: name(person) }));
          }}
        />
      ) : (
        <Button
          variant="outlined"
          color="primary"
          onClick={() => setAdding(true)}
        >
          {t('gate.substitute.add')}
        </Button>
      )}
    </>
  );
}

interface MineProps {
  substitution: SubstitutionView;
  name: string;
  onEnded(): void;
}

function Mine({ substitution, name, onEnded }: MineProps) {
  const { t, language, zone } = useWords();
  const classes = useStyles();
  const { gates } = useApi(cutoverApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const end = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await gates.endSubstitution(substitution.id);
      onEnded();
    } catch (e) {
      setError(toError(e));
      setBusy(false);
    }
  };
  return (
    <li className={classes.item}>
      <EntityRefLink entityRef={substitution.substitute} hideIcon />
      <Period substitution={substitution} />
      <Button
        size="small"
        aria-disabled={busy}
        aria-label={t('gate.substitute.end.of', {
          person: name,
          period: periodOf(substitution, { t, language, zone }),
        })}
        onClick={end}
      >
        {t('gate.substitute.end.do')}
      </Button>
      {error && (
        <Alert severity="error" style={{ flexBasis: '100%' }}>
          <AlertTitle>{t('gate.substitute.notEnded')}</AlertTitle>
          {substituteWords(t, refusalGrounds(error), name)}
        </Alert>
      )}
    </li>
  );
}

function refusalGrounds(error: Error) {
  const { reason = '', message } = refusalOf(error);
  return { reason, message };
}

function Period({ substitution }: { substitution: SubstitutionView }) {
  const words = useWords();
  const { t } = words;
  const isLater = substitution.start > new Date().toISOString();
  return (
    <>
      <Typography variant="body2" component="span">
        {periodOf(substitution, words)}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="span">
        {t(isLater ? 'gate.substitute.later' : 'gate.substitute.now')}
      </Typography>
    </>
  );
}

function periodOf(
  { start, end }: SubstitutionView,
  reader: Pick<ReturnType<typeof useWords>, 't' | 'language' | 'zone'>,
): string {
  return reader.t('gate.substitute.period', {
    start: momentWords(start, reader),
    end: momentWords(end, reader),
  });
}
