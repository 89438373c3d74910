import Typography from '@material-ui/core/Typography';
import type { AssessmentResults } from '@backstage-cutover/plugin-cutover-common';
import { useTrainingReader } from '../words/trainingReader';
import { versionWords } from './versionWords';

interface VersionLineProps {
  results: Pick<AssessmentResults, 'changed' | 'kind' | 'version' | 'versions'>;
  isChosen: boolean;
}

/** Of which version results are, where that is not plain: there are several, or something else is asked by now. */
export function VersionLine({ results, isChosen }: VersionLineProps) {
  const { changed, kind, version, versions } = results;
  const reader = useTrainingReader();
  const { t } = reader;
  const shown = versions.find(each => each.version === version);
  if (!shown || (versions.length < 2 && !changed)) return null;
  const isTogether =
    kind !== 'questionnaire' && !isChosen && versions.length > 1;
  const words = isTogether
    ? t(`training.results.together.${kind}`, { version: String(version) })
    : t('training.results.shownVersion', {
        version: versionWords(shown, reader),
      });
  return (
    <Typography variant="body2" color="textSecondary" role="status">
      {changed ? t('training.results.changed', { words }) : words}
    </Typography>
  );
}
