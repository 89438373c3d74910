import { makeStyles } from '@material-ui/core/styles';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import type { TemplateGate } from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { WholeText } from '../../lifecycle/parts/WholeText';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { useAct } from '../acts/useAct';
import { whyNotOnGate } from '../acts/whyNot';
import { useGate, type GateScene } from '../useGate';
import { awaitedWords, namesOf } from '../words/seatWords';

const useStyles = makeStyles(theme => ({
  late: { color: theme.palette.error.main },
  act: { marginTop: theme.spacing(1) },
}));

/** Who is awaited at the gate of the phase in progress, since when, and how to urge them. */
export function WaitingCard({ facts }: { facts: CutoverFacts }) {
  const { cutover, template } = facts;
  const { t } = useWords();
  const plan = template.phases.find(({ id }) => id === cutover.phase)?.gate;
  if (!plan || cutover.status !== 'running') return null;
  return (
    <InfoCard title={t('gate.waiting.title')}>
      <Waiting facts={facts} plan={plan} />
    </InfoCard>
  );
}

function Waiting(props: { facts: CutoverFacts; plan: TemplateGate }) {
  const { facts, plan } = props;
  const { t } = useWords();
  const view = useGate(facts, plan, facts.refresh);
  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={view.error}
          title={t('gate.failed')}
          retry={view.retry}
        />
      );
    default:
      return <Awaited scene={view.scene} />;
  }
}

function Awaited({ scene }: { scene: GateScene }) {
  const { gate, plan, reader, ref } = scene;
  const { t } = useWords();
  const classes = useStyles();
  const acting = useAct(scene);
  const open = (gate.rounds.at(-1)?.seats ?? []).filter(
    ({ state }) => state === 'open',
  );
  if (open.length === 0) {
    return (
      <Nothing title={t('gate.waiting.nobody')}>
        {t('gate.waiting.neverHelp')}
      </Nothing>
    );
  }
  const now = new Date().toISOString();
  return (
    <>
      <Typography variant="body2">
        {t('gate.waiting.count', {
          count: open.length,
          gate: reader.say(plan.title),
        })}
      </Typography>
      <List dense disablePadding>
        {open.map(seat => (
          <ListItem key={seat.id} disableGutters alignItems="flex-start">
            <WholeText
              primary={t('gate.seat.named', {
                person: namesOf(
                  seat.deciders.length ? seat.deciders : [seat.holder],
                  reader,
                ),
                role: reader.roleOf(seat.role),
              })}
              secondary={awaitedWords(seat, now, reader).map(
                ({ text, late }) => (
                  <span
                    key={text}
                    className={late ? classes.late : undefined}
                    style={{ display: 'block' }}
                  >
                    {text}
                  </span>
                ),
              )}
            />
          </ListItem>
        ))}
      </List>
      <div className={classes.act}>
        <ActButton
          words={t('gate.act.urge')}
          label={t('gate.act.on', {
            act: t('gate.act.urge'),
            gate: reader.say(plan.title),
          })}
          why={
            acting.busy
              ? t('gate.act.busy')
              : whyNotOnGate(t, 'urge', gate.allowed.urge)
          }
          onAct={() => acting.run(gates => gates.urge(ref, {}))}
        />
      </div>
      {acting.error && (
        <Refused error={acting.error} title={t('gate.refused')} />
      )}
    </>
  );
}
