import Typography from '@material-ui/core/Typography';
import type {
  CheckVerdict,
  Shortage,
} from '@backstage-cutover/plugin-cutover-common';
import { Refused } from '../../lifecycle/words/Refused';
import { ChecksList } from '../panel/ChecksList';
import type { GateScene } from '../useGate';
import { ShortageList } from './ShortageList';

interface GateRefusedProps {
  error: Error;
  scene: Pick<GateScene, 'plan' | 'reader'>;
}

/** Why an act was refused, with the checks that fail or the people who are missing where those are the reason. */
export function GateRefused({ error, scene }: GateRefusedProps) {
  const { plan, reader } = scene;
  const { checks = [], shortages = [] } = detailsOf(error);
  return (
    <div>
      <Refused error={error} title={reader.t('gate.refused')} />
      {checks.length > 0 && (
        <ChecksList checks={checks} plan={plan} reader={reader} />
      )}
      {shortages.length > 0 && (
        <Typography variant="body2" component="div">
          <ShortageList shortages={shortages} scene={scene} />
        </Typography>
      )}
    </div>
  );
}

/** What the server adds to some refusals. */
function detailsOf(error: Error): {
  checks?: CheckVerdict[];
  shortages?: Shortage[];
} {
  const { body } = error as Error & { body?: { error?: object } };
  const found = (body?.error ?? {}) as Record<string, unknown>;
  return {
    checks: Array.isArray(found.checks) ? found.checks : undefined,
    shortages: Array.isArray(found.shortages) ? found.shortages : undefined,
  };
}
