import type { RefObject } from 'react';
import type {
  SeatAct,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import type { GateScene } from '../useGate';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { ActMenu, type MenuAct } from '../../lifecycle/parts/ActMenu';
import { GateDialog, type GateAsk } from './GateDialog';
import { actsOnSeat } from './actsOnSeat';
import { useAct } from './useAct';
import { useAsking } from './useAsking';
import { whyNotOnGate, whyNotOnSeat } from './whyNot';

interface SeatActsProps {
  scene: GateScene;
  seat: SeatView;
  /** Takes the focus when what had it is gone. */
  heading: RefObject<HTMLElement>;
  onDone(said: string): void;
}

/** Done at the press of a button: whoever did so can take it back. */
const AT_ONCE = ['take-back', 'recall', 'stop-asking'] as const;
type AtOnce = (typeof AT_ONCE)[number];

const isAtOnce = (act: SeatAct): act is AtOnce =>
  AT_ONCE.some(each => each === act);

/** Shown beside the menu where the reader may do it: what waits for them, or undoes what they did. */
const VISIBLE: SeatAct[] = ['take-back', 'answer'];

/** What can be done with a seat; what the reader may not do says why. */
export function SeatActs({ scene, seat, heading, onDone }: SeatActsProps) {
  const { gate, plan, ref, reader } = scene;
  const { t } = useWords();
  const acting = useAct(scene);
  const { asking, ask, close } = useAsking<GateAsk>(heading);
  const person = reader.nameOf(seat.holder);
  const seatRef = { ...ref, seat: seat.id };

  const atOnce = async (act: AtOnce) => {
    const done = await acting.run(gates => {
      if (act === 'take-back') return gates.takeBack(seatRef);
      return act === 'recall'
        ? gates.recall(seatRef)
        : gates.stopAsking(seatRef);
    });
    if (!done) return;
    onDone(t('gate.done', { act: t(`gate.act.${act}`) }));
    heading.current?.focus();
  };
  const perform = (act: SeatAct, opener: HTMLElement | null) => {
    if (isAtOnce(act)) atOnce(act);
    else ask({ act, seat }, opener);
  };
  const urge = async () => {
    const done = await acting.run(gates =>
      gates.urge(ref, { seats: [seat.id] }),
    );
    if (done) onDone(t('gate.done', { act: t('gate.act.urge') }));
  };
  const acts = actsOnSeat(seat, plan);
  const visible = acts.filter(
    act => VISIBLE.includes(act) && seat.allowed?.[act].allowed,
  );
  const menu: MenuAct[] = acts
    .filter(act => !visible.includes(act))
    .map(act => ({
      id: act,
      words: t(`gate.act.${act}`),
      why: whyNotOnSeat(t, act, seat),
      onAct: opener => perform(act, opener),
    }));
  if (seat.state === 'open') {
    menu.push({
      id: 'urge',
      words: t('gate.act.urge'),
      why: whyNotOnGate(t, 'urge', gate.allowed.urge),
      onAct: urge,
    });
  }
  return (
    <>
      {visible.map(act => (
        <ActButton
          key={act}
          words={t(`gate.act.${act}`)}
          label={t('gate.act.for', { act: t(`gate.act.${act}`), person })}
          dialog={!isAtOnce(act)}
          onAct={opener => perform(act, opener)}
        />
      ))}
      <ActMenu label={t('gate.act.seatMenu', { person })} acts={menu} />
      {acting.error && (
        <div style={{ flexBasis: '100%' }}>
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
    </>
  );
}
