import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { AssessmentResults } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { ChoiceInput } from '../../lifecycle/forms/inputs';
import { useLive } from '../../lifecycle/live/useLive';
import { SideDrawer } from '../../lifecycle/parts/SideDrawer';
import { saveAs } from '../../lifecycle/parts/saveAs';
import { Refused } from '../../lifecycle/words/Refused';
import { useDepartmentNames } from '../tab/ReadinessCard';
import type { TrainingScene } from '../tab/scene';
import type { TrainingView } from '../tab/trainingView';
import { useTrainingReader } from '../words/trainingReader';
import { GradedResults } from './GradedResults';
import { QuestionnaireResults } from './QuestionnaireResults';
import { VersionChoice } from './VersionChoice';
import { VersionLine } from './VersionLine';

const useStyles = makeStyles(theme => ({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    padding: theme.spacing(2, 3, 4),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2, 2, 4) },
  },
  head: { paddingInlineEnd: theme.spacing(5), overflowWrap: 'anywhere' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
  },
  choice: { flex: '0 1 280px', minWidth: 0 },
}));

interface ResultsDrawerProps {
  scene: TrainingScene;
  view: TrainingView;
  onChange(part: Partial<TrainingView>): void;
  onClose(): void;
}

/** What came of the assessment that the address names, beside the list that led to it. */
export function ResultsDrawer(props: ResultsDrawerProps) {
  const { scene, view, onChange, onClose } = props;
  const { facts, overview } = scene;
  const { id, name } = facts.cutover;
  const { course, results: assessment, version } = view;
  const { training } = useApi(cutoverApiRef);
  const reader = useTrainingReader(overview);
  const { t, say } = reader;
  const classes = useStyles();
  // Whoever heads a department without planning the training sees the results of its people.
  const [department, setDepartment] = useState(
    (!overview.allowed.manage.allowed && overview.heads[0]) || '',
  );
  const departmentName = useDepartmentNames(overview);
  const [error, setError] = useState<Error>();
  const opener = useRef(document.activeElement);
  useEffect(() => {
    const { current } = opener;
    return () => {
      if (current instanceof HTMLElement) current.focus();
    };
  }, []);
  const asked = useMemo(
    () => ({
      cutover: name,
      course,
      assessment,
      ...(department ? { department } : {}),
      ...(version ? { version: Number(version) } : {}),
    }),
    [name, course, assessment, department, version],
  );
  // What there is to choose from stays there while what was chosen is fetched.
  const [versions, setVersions] = useState<AssessmentResults['versions']>([]);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const results = await training.results(asked, { signal });
      if (!signal.aborted) setVersions(results.versions);
      return results;
    },
    [training, asked],
  );
  const live = useLive(load, id);
  const found = overview.courses
    .find(each => each.id === course)
    ?.assessments.find(each => each.id === assessment);
  const title = found ? say(found.title) : assessment;
  const isGraded = found?.kind !== 'questionnaire';
  const isChosen = version !== '';
  const download = async () => {
    setError(undefined);
    try {
      saveAs(await training.resultsCsv(asked), `${title}.csv`);
    } catch (e) {
      setError(toError(e));
    }
  };
  return (
    <SideDrawer
      open
      label={t('training.resultsOf', { title })}
      closeWords={t('training.results.close')}
      onClose={onClose}
    >
      <div className={classes.body}>
        <div>
          <Typography variant="h6" component="h2" className={classes.head}>
            {title}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {reader.course(course)}
          </Typography>
        </div>
        {(isGraded || isChosen || versions.length > 1) && (
          <div className={classes.bar}>
            {/* Of a smaller group somebody could be recognised, and a line for each even more. */}
            {isGraded && overview.departments.length > 0 && (
              <div className={classes.choice}>
                <ChoiceInput
                  id="training-results-department"
                  label={t('training.filter.department')}
                  value={department}
                  onChange={setDepartment}
                  none={t('lifecycle.filter.all')}
                  options={overview.departments.map(({ ref }) => ({
                    id: ref,
                    words: departmentName(ref),
                  }))}
                />
              </div>
            )}
            {(isChosen || versions.length > 1) && (
              <div className={classes.choice}>
                <VersionChoice
                  isGraded={isGraded}
                  versions={versions}
                  value={version}
                  onChange={chosen => onChange({ version: chosen })}
                />
              </div>
            )}
            {isGraded && live.screen === 'ready' && (
              <Button size="small" onClick={download}>
                {t('training.results.export')}
              </Button>
            )}
          </div>
        )}
        {error && (
          <Refused error={error} title={t('training.results.notExported')} />
        )}
        {live.screen === 'loading' && <Progress />}
        {live.screen === 'failed' && (
          <Refused
            error={live.error}
            title={t('training.failed')}
            denied={t('training.results.denied')}
            retry={live.refresh}
          />
        )}
        {live.screen === 'ready' && (
          <>
            {live.stale && (
              <Refused
                error={live.stale}
                title={t('lifecycle.refused.stale')}
              />
            )}
            <VersionLine results={live.value} isChosen={isChosen} />
            {live.value.kind === 'questionnaire' ? (
              <QuestionnaireResults results={live.value} />
            ) : (
              <GradedResults results={live.value} />
            )}
          </>
        )}
      </div>
    </SideDrawer>
  );
}
