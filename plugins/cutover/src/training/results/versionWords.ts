import type { ResultVersion } from '@backstage-cutover/plugin-cutover-common';
import type { TrainingReader } from '../words/trainingReader';

/** What a version of an assessment is called. */
export function versionWords(
  { at, version }: Pick<ResultVersion, 'at' | 'version'>,
  { moment, t }: TrainingReader,
): string {
  return at
    ? t('training.results.versionAt', {
        version: String(version),
        at: moment(at),
      })
    : t('training.results.versionOfTemplate', { version: String(version) });
}
