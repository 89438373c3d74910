import { useEffect, type Dispatch, type SetStateAction } from 'react';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import type { RoundView } from '@backstage-cutover/plugin-cutover-common';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { toLookAt } from '../decision/changes';
import { ChangesList } from '../decision/ChangesList';
import { WhyAgain } from '../decision/WhyAgain';
import { BeingEdited } from '../panel/BeingEdited';
import type { GateScene } from '../useGate';
import { GateOf } from './GateOf';
import type { DecideRow } from './rows';

/** What was opened of the difference of one round. */
export interface Look {
  hash?: string;
  seen: ReadonlySet<string>;
  /** How many documents are still to be opened. */
  rest?: number;
}

const NONE: ReadonlySet<string> = new Set();

interface DifferenceProps {
  row: DecideRow;
  look: Look;
  onLook: Dispatch<SetStateAction<Look>>;
}

/** What differs since the round before, or what is reviewed in the first one; each document is opened on demand. */
export function Difference({ row, look, onLook }: DifferenceProps) {
  const { t } = useWords();
  return (
    <GateOf of={row} onChanged={() => undefined}>
      {view => {
        if (view.screen === 'loading') return <Progress />;
        if (view.screen === 'failed') {
          return (
            <Refused
              error={view.error}
              title={t('gate.work.notLoaded')}
              retry={view.retry}
            />
          );
        }
        const round =
          view.screen === 'ready' ? view.scene.gate.rounds.at(-1) : undefined;
        if (view.screen === 'gone' || round?.status !== 'in-review') {
          return (
            <Nothing title={t('gate.work.gone')}>
              {t('gate.work.goneHelp')}
            </Nothing>
          );
        }
        return (
          <Round
            key={round.hash}
            scene={view.scene}
            round={round}
            look={look}
            onLook={onLook}
          />
        );
      }}
    </GateOf>
  );
}

interface RoundProps extends Omit<DifferenceProps, 'row'> {
  scene: GateScene;
  round: RoundView;
}

function Round({ scene, round, look, onLook }: RoundProps) {
  const { gate, reader } = scene;
  const { t, nameOf } = reader;
  const { hash, note, number, submittedBy, changes } = round;
  const seen = look.hash === hash ? look.seen : NONE;
  const rest = toLookAt(round).filter(item => !seen.has(item)).length;
  useEffect(
    () =>
      onLook(before => ({
        hash,
        seen: before.hash === hash ? before.seen : NONE,
        rest,
      })),
    [hash, rest, onLook],
  );
  const isSame = number > 1 && changes.every(({ unchanged }) => unchanged);
  return (
    <>
      {note && (
        <Typography
          variant="body2"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {t('gate.decide.note', { person: nameOf(submittedBy) })}
          {t('gate.colon')}“{note}”
        </Typography>
      )}
      <WhyAgain scene={scene} round={round} />
      <Typography variant="subtitle2" component="h4">
        {number === 1
          ? t('gate.changes.first')
          : t(isSame ? 'gate.changes.nothing' : 'gate.changes.since', {
              number: String(number - 1),
            })}
      </Typography>
      <BeingEdited edited={gate.beingEdited} reader={reader} />
      <ChangesList
        scene={scene}
        round={round}
        seen={seen}
        onSeen={item =>
          // Several may come at once.
          onLook(before => ({
            ...before,
            seen: new Set(before.seen).add(item),
          }))
        }
      />
    </>
  );
}
