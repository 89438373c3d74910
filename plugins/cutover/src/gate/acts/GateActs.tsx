import type { RefObject } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useNavigate } from 'react-router-dom';
import type {
  GateAct,
  RoundView,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { useSheetLink } from '../sheet/useSheetLink';
import type { GateScene } from '../useGate';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { ActMenu, type MenuAct } from '../../lifecycle/parts/ActMenu';
import { GateDialog, type GateAsk } from './GateDialog';
import { useAct } from './useAct';
import { useAsking } from './useAsking';
import { whyNotOnGate, whyNotOnSeat } from './whyNot';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
    marginTop: theme.spacing(2),
  },
  refused: { flexBasis: '100%' },
}));

interface GateActsProps {
  scene: GateScene;
  /** Takes the focus when what had it is gone. */
  heading: RefObject<HTMLElement>;
  onDone(said: string): void;
}

/** What comes next with a gate as buttons, the rest in a menu; what the reader may not do says why. */
export function GateActs({ scene, heading, onDone }: GateActsProps) {
  const { gate, plan, ref, facts, reader } = scene;
  const { t } = useWords();
  const classes = useStyles();
  const acting = useAct(scene);
  const navigate = useNavigate();
  const sheet = useSheetLink();
  const { asking, ask, close } = useAsking<GateAsk>(heading);
  const round = gate.rounds.at(-1);
  const inReview = round?.status === 'in-review';
  const label = (words: string) =>
    t('gate.act.on', { act: words, gate: reader.say(plan.title) });

  const urge = async () => {
    const done = await acting.run(gates => gates.urge(ref, {}));
    if (done) onDone(t('gate.done', { act: t('gate.act.urge') }));
  };
  const item = (act: GateAct): MenuAct => ({
    id: act,
    words: t(`gate.act.${act}`),
    why: whyNotOnGate(t, act, gate.allowed[act]),
    onAct: opener => (act === 'urge' ? urge() : ask({ act }, opener)),
  });
  const menu: MenuAct[] = [
    ...(inReview ? [item('withdraw'), item('urge'), item('copy')] : []),
    ...(plan.emergency && gate.status !== 'open' ? [item('emergency')] : []),
    ...(round
      ? [
          {
            id: 'sheet',
            words: t('gate.act.sheet'),
            onAct: () => navigate(sheet(facts.cutover, gate.id)),
          },
        ]
      : []),
  ];
  const submittable =
    !inReview && (gate.status !== 'open' || gate.awaitsReview);
  const submitWords = t(round ? 'gate.act.resubmit' : 'gate.act.submit');
  const seat = inReview ? seatToDecide(round, facts.me?.ref) : undefined;
  const returnable = round?.seats.find(
    ({ allowed }) => allowed?.return.allowed,
  );
  return (
    <div className={classes.bar}>
      {submittable && (
        <ActButton
          primary
          dialog
          words={submitWords}
          label={label(submitWords)}
          why={whyNotOnGate(t, 'submit', gate.allowed.submit)}
          onAct={opener => ask({ act: 'submit' }, opener)}
        />
      )}
      {seat && (
        <ActButton
          primary
          dialog
          words={t('gate.act.decide')}
          label={label(t('gate.act.decide'))}
          why={whyNotOnSeat(t, 'decide', seat)}
          onAct={opener => ask({ act: 'decide', seat }, opener)}
        />
      )}
      {returnable && (
        <ActButton
          dialog
          words={t('gate.act.return')}
          label={label(t('gate.act.return'))}
          onAct={opener => ask({ act: 'return', seat: returnable }, opener)}
        />
      )}
      <ActMenu label={t('gate.act.menu')} acts={menu} />
      {acting.error && (
        <div className={classes.refused}>
          <Refused error={acting.error} title={t('gate.refused')} />
        </div>
      )}
      {asking && (
        <GateDialog
          scene={scene}
          ask={asking}
          onClose={close}
          onDone={words => {
            onDone(t('gate.done', { act: words }));
            close();
          }}
        />
      )}
    </div>
  );
}

/** Of which seat it is told whether the reader may decide: theirs if they have one, else one that is awaited. */
function seatToDecide(
  { seats }: RoundView,
  me: string | undefined,
): SeatView | undefined {
  const live = seats.filter(
    ({ state }) => state === 'open' || state === 'waiting',
  );
  const theirs = (seat: SeatView) =>
    me !== undefined && (seat.deciders.includes(me) || seat.holder === me);
  return (
    live.find(({ allowed }) => allowed?.decide.allowed) ??
    live.find(theirs) ??
    seats.find(theirs) ??
    live.find(({ state }) => state === 'open') ??
    live[0]
  );
}
