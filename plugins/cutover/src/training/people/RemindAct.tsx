import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { RemindedTrainees } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { Refused } from '../../lifecycle/words/Refused';
import type { TrainingScene } from '../tab/scene';
import type { TrainingView } from '../tab/trainingView';
import { useTrainingReader } from '../words/trainingReader';
import { trainingWhy } from '../words/trainingWhy';

const useStyles = makeStyles(theme => ({
  remind: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
}));

interface RemindActProps {
  scene: TrainingScene;
  /** Of whom: a course, and what narrows it down. */
  view: Pick<TrainingView, 'course' | 'department' | 'role'>;
}

/** Reminds those who are missing; nothing for readers who may remind nobody. */
export function RemindAct({ scene, view }: RemindActProps) {
  const { facts, overview } = scene;
  const { course, department, role } = view;
  const { training } = useApi(cutoverApiRef);
  const { t } = useTrainingReader(overview);
  const classes = useStyles();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<RemindedTrainees>();
  const [error, setError] = useState<Error>();
  if (!overview.courses.some(({ allowed }) => allowed.remind.allowed)) {
    return null;
  }
  const chosen = overview.courses.find(({ id }) => id === course);

  async function remind() {
    setBusy(true);
    setDone(undefined);
    setError(undefined);
    try {
      const told = await training.remind(
        { cutover: facts.cutover.name, course },
        {
          ...(department ? { department } : {}),
          ...(role ? { role } : {}),
        },
      );
      setDone(told);
    } catch (e) {
      setError(toError(e));
    } finally {
      setBusy(false);
    }
  }

  const why = chosen
    ? trainingWhy(t, 'remind', chosen.allowed.remind)
    : t('training.remind.choose');
  return (
    <div className={classes.remind}>
      <ActButton
        words={t('training.remind')}
        why={why}
        onAct={() => (busy ? undefined : remind())}
      />
      {done && (
        <Typography variant="body2" role="status">
          {t(done.before ? 'training.remind.some' : 'training.remind.done', {
            reminded: String(done.reminded),
            before: String(done.before),
          })}
        </Typography>
      )}
      {error && <Refused error={error} />}
    </div>
  );
}
