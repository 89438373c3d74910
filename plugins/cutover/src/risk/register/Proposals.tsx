import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { RiskProposal } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { useKeyFor } from '../../lifecycle/forms/useKeyFor';
import { TextInput } from '../../lifecycle/forms/inputs';
import { useNames } from '../../lifecycle/live/useNames';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Refused } from '../../lifecycle/words/Refused';
import { dateWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { useRiskReader } from '../words/riskReader';
import type { RiskScene } from './scene';
import { NEW_RISK } from './useOpenRisk';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: theme.spacing(0.5, 1),
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'auto minmax(0, 1fr)',
    },
  },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    [theme.breakpoints.down('xs')]: { gridColumn: '1 / -1' },
  },
  dismiss: {
    gridColumn: '1 / -1',
    display: 'grid',
    gap: theme.spacing(1),
    justifyItems: 'start',
  },
  bar: { display: 'flex', gap: theme.spacing(1), margin: theme.spacing(1, 0) },
}));

interface ProposalsProps {
  scene: RiskScene;
  /** Why nothing can be taken over or dismissed. */
  why?: string;
}

/** The standard risks of the template: to be taken over, one or several, or dismissed with a reason. */
export function Proposals({ scene, why }: ProposalsProps) {
  const { register, facts, show, refresh } = scene;
  const { proposals, dismissed } = register;
  const reader = useRiskReader(register);
  const { t, language, say } = reader;
  const { risks } = useApi(cutoverApiRef);
  const classes = useStyles();
  const [, setParams] = useSearchParams();
  const keyFor = useKeyFor();
  const [chosen, setChosen] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [dismissing, setDismissing] = useState<string>();
  const nameOf = useNames(proposals.flatMap(({ owner }) => owner ?? []));
  const taken = proposals.filter(({ id }) => chosen.includes(id));

  const takeOver = async (which: RiskProposal[]) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      for (const { id } of which) {
        const input = { standard: id, language };
        show(
          await risks.add(facts.cutover.name, input, {
            idempotencyKey: keyFor(input),
          }),
        );
        setChosen(before => before.filter(each => each !== id));
      }
    } catch (e) {
      setError(toError(e));
    } finally {
      setBusy(false);
      refresh();
    }
  };
  const adapt = (standard: string) =>
    setParams(before => {
      const next = new URLSearchParams(before);
      next.set('risk', NEW_RISK);
      next.set('standard', standard);
      return next;
    });

  return (
    <InfoCard
      title={t('risk.proposals.title')}
      subheader={t('risk.proposals.help')}
    >
      {proposals.length === 0 && (
        <Typography variant="body2">{t('risk.proposals.none')}</Typography>
      )}
      {proposals.length > 0 && (
        <div className={classes.bar}>
          <ActButton
            words={t('risk.proposals.takeChosen', {
              number: String(taken.length),
            })}
            why={
              why ??
              (taken.length === 0 ? t('risk.proposals.chooseFirst') : undefined)
            }
            onAct={() => takeOver(taken)}
          />
        </div>
      )}
      {error && <Refused error={error} title={t('risk.notSaved')} />}
      <ul className={classes.list} aria-label={t('risk.proposals.title')}>
        {proposals.map(proposal => {
          const { id, title, event, category, phase, owner } = proposal;
          const name = say(title);
          // Whose it is has to be said first.
          const noOwner = owner ? undefined : t('risk.proposals.noOwner');
          return (
            <li key={id} className={classes.item}>
              <Checkbox
                color="primary"
                size="small"
                disabled={!owner || Boolean(why)}
                checked={chosen.includes(id)}
                inputProps={{
                  'aria-label': t('risk.proposals.choose', { title: name }),
                }}
                onChange={(_event, on) =>
                  setChosen(before =>
                    on ? [...before, id] : before.filter(each => each !== id),
                  )
                }
              />
              <div>
                <Typography variant="body2">
                  <strong>{name}</strong>
                  {t('risk.colon')}
                  {say(event)}
                </Typography>
                <Typography variant="caption" color="textSecondary">
                  {[
                    reader.category(category),
                    reader.phase(phase),
                    owner ? nameOf(owner) : t('risk.proposals.nobody'),
                  ].join(' · ')}
                </Typography>
              </div>
              <div className={classes.acts}>
                <ActButton
                  words={t('risk.proposals.take')}
                  label={t('risk.proposals.takeIt', { title: name })}
                  why={why ?? noOwner}
                  onAct={() => takeOver([proposal])}
                />
                <ActButton
                  words={t('risk.proposals.adapt')}
                  label={t('risk.proposals.adaptIt', { title: name })}
                  why={why}
                  dialog
                  onAct={() => adapt(id)}
                />
                <ActButton
                  words={t('risk.proposals.dismiss')}
                  label={t('risk.proposals.dismissIt', { title: name })}
                  why={why}
                  onAct={() => setDismissing(id)}
                />
              </div>
              {dismissing === id && (
                <Dismiss
                  title={name}
                  send={reason =>
                    risks.dismiss(facts.cutover.name, id, { reason })
                  }
                  onDone={() => {
                    setDismissing(undefined);
                    refresh();
                  }}
                  onClose={() => setDismissing(undefined)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {dismissed.length > 0 && <Dismissed scene={scene} />}
    </InfoCard>
  );
}

interface DismissProps {
  title: string;
  send(reason: string): Promise<void>;
  onDone(): void;
  onClose(): void;
}

function Dismiss({ title, send, onDone, onClose }: DismissProps) {
  const { t } = useWords();
  const classes = useStyles();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await send(reason.trim());
      onDone();
    } catch (e) {
      setError(toError(e));
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.dismiss}
      aria-label={t('risk.proposals.dismissIt', { title })}
      onSubmit={submit}
    >
      <TextInput
        id="risk-dismiss-reason"
        label={t('risk.proposals.reason')}
        value={reason}
        onChange={setReason}
        required
        long
      />
      {error && <Refused error={error} />}
      <div className={classes.acts}>
        <Button
          type="submit"
          size="small"
          variant="contained"
          color="primary"
          disabled={busy || !reason.trim()}
        >
          {t('risk.proposals.dismiss')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('lifecycle.back')}
        </Button>
      </div>
    </form>
  );
}

function Dismissed({ scene }: { scene: RiskScene }) {
  const { dismissed } = scene.register;
  const { t, say, language, zone } = useRiskReader(scene.register);
  const nameOf = useNames(dismissed.map(({ by }) => by));
  return (
    <details>
      <Typography component="summary" variant="body2">
        {t('risk.proposals.dismissed', { count: dismissed.length })}
      </Typography>
      <ul>
        {dismissed.map(({ standard, title, reason, by, at }) => (
          <Typography key={standard} component="li" variant="body2">
            <strong>{say(title)}</strong>
            {t('risk.colon')}“{reason}” (
            {t('risk.proposals.dismissedBy', {
              person: nameOf(by),
              at: dateWords(at, { language, zone }),
            })}
            )
          </Typography>
        ))}
      </ul>
    </details>
  );
}
