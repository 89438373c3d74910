import Typography from '@material-ui/core/Typography';
import type { RoundView } from '@backstage-cutover/plugin-cutover-common';
import type { GateScene } from '../useGate';
import { lapsedWords, returnedWords } from '../words/roundWords';

interface WhyAgainProps {
  scene: Pick<GateScene, 'facts' | 'gate' | 'reader'>;
  round: RoundView;
}

/** Why a round follows another: what made the approvals of that one lapse, or to what it was returned. */
export function WhyAgain({ scene, round }: WhyAgainProps) {
  const before = scene.gate.rounds.find(
    ({ number }) => number === round.number - 1,
  );
  if (!before) return null;
  const lines = [
    ...returnedWords(before, scene),
    ...lapsedWords(before, scene),
    ...(before.ended?.reason ? [`“${before.ended.reason}”`] : []),
  ];
  if (lines.length === 0) return null;
  const { number } = before;
  return (
    <div>
      <Typography variant="subtitle2" component="h4">
        {scene.reader.t('gate.round', { number: String(number) })}
      </Typography>
      {lines.map(line => (
        <Typography
          key={line}
          variant="body2"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {line}
        </Typography>
      ))}
    </div>
  );
}
