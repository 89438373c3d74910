import type { AssessmentStanding } from '@backstage-cutover/plugin-cutover-common';
import { useTrainingReader } from '../words/trainingReader';

/** What follows for somebody from where they stand with an exam. */
export function FollowingWords({ standing }: { standing: AssessmentStanding }) {
  const { state, attempts, allowed, from } = standing;
  const { t, moment } = useTrainingReader();
  switch (state) {
    case 'passed':
      return <>{t('training.then.passed')}</>;
    case 'may-start':
      return (
        <>
          {t('training.then.may-start', {
            used: String(attempts),
            allowed: String(allowed ?? attempts),
          })}
        </>
      );
    case 'waiting':
      return (
        <>
          {from
            ? t('training.then.waiting', { at: moment(from) })
            : t('training.then.session-needed')}
        </>
      );
    default:
      return <>{t(`training.then.${state}`)}</>;
  }
}
