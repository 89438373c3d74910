import type { AssessmentResults } from '@backstage-cutover/plugin-cutover-common';
import { ChoiceInput } from '../../lifecycle/forms/inputs';
import { useTrainingReader } from '../words/trainingReader';
import { versionWords } from './versionWords';

interface VersionChoiceProps {
  /** Whether results of all versions can be told together. */
  isGraded: boolean;
  versions: AssessmentResults['versions'];
  /** Empty: none is chosen. */
  value: string;
  onChange(version: string): void;
}

/** Of which version of an assessment results are shown. */
export function VersionChoice(props: VersionChoiceProps) {
  const { isGraded, versions, value, onChange } = props;
  const reader = useTrainingReader();
  const { t } = reader;
  return (
    <ChoiceInput
      id="training-results-version"
      label={t('training.results.version')}
      value={value}
      onChange={onChange}
      none={t(
        isGraded
          ? 'training.results.allVersions'
          : 'training.questionnaire.newest',
      )}
      options={versions.map(each => ({
        id: String(each.version),
        words: t(
          isGraded
            ? 'training.results.versionWith'
            : 'training.questionnaire.versionWith',
          { version: versionWords(each, reader), count: each.attempts },
        ),
      }))}
    />
  );
}
