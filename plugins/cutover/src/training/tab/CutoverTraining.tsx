import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { CutoverOf } from '../../lifecycle/cutoverPage/CutoverOf';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { useSame } from '../../lifecycle/live/useSame';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { myTrainingRouteRef } from '../../routes';
import { trainingWhy } from '../words/trainingWhy';
import { CourseList } from './CourseList';
import { ReadinessCard } from './ReadinessCard';
import type { TrainingScene } from './scene';
import { viewOf, withView, type TrainingView } from './trainingView';
import { useTraining } from './useTraining';

// Whoever looks at how ready people are needs neither lists of them nor forms nor results.
const PeopleCard = lazy(() =>
  import('../people/PeopleCard').then(m => ({ default: m.PeopleCard })),
);
const CourseDialog = lazy(() =>
  import('../forms/CourseDialog').then(m => ({ default: m.CourseDialog })),
);
const ResultsDrawer = lazy(() =>
  import('../results/ResultsDrawer').then(m => ({ default: m.ResultsDrawer })),
);

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  halves: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
  },
}));

/** The training of a cutover: how ready whom, the courses, and who is missing. */
export function CutoverTraining() {
  return <CutoverOf>{facts => <Training facts={facts} />}</CutoverOf>;
}

function Training({ facts }: { facts: CutoverFacts }) {
  const { t } = useWords();
  const live = useTraining(facts.cutover);
  const overview = useSame(live.screen === 'ready' ? live.value : undefined);
  switch (live.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={live.error}
          title={t('training.failed')}
          denied={t('training.denied')}
          retry={live.refresh}
        />
      );
    default:
      return (
        <>
          {live.stale && (
            <Refused error={live.stale} title={t('lifecycle.refused.stale')} />
          )}
          <Loaded
            scene={{
              facts,
              overview: overview ?? live.value,
              refresh: live.refresh,
            }}
          />
        </>
      );
  }
}

function Loaded({ scene }: { scene: TrainingScene }) {
  const { facts, overview } = scene;
  const { t } = useWords();
  const classes = useStyles();
  const mine = useRouteRef(myTrainingRouteRef);
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => viewOf(params), [params]);
  // What is looked at must not fill the browser's history.
  const change = useCallback(
    (part: Partial<TrainingView>) =>
      setParams(before => withView(before, { ...viewOf(before), ...part }), {
        replace: true,
      }),
    [setParams],
  );
  const [isAdding, setAdding] = useState(false);
  const { manage } = overview.allowed;
  const isEmpty = overview.courses.length === 0;
  const isMine = overview.courses.some(({ mine: part }) => part);
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        <ActButton
          words={t('training.addCourse')}
          why={trainingWhy(t, 'manage', manage)}
          primary
          dialog
          onAct={() => setAdding(true)}
        />
        {isMine && (
          <Typography variant="body2">
            {t('training.youToo')}{' '}
            <Link to={mine()}>{t('training.mine.title')}</Link>
          </Typography>
        )}
      </div>
      {isEmpty ? (
        <InfoCard>
          <Nothing title={t('training.none')}>{t('training.noneHelp')}</Nothing>
        </InfoCard>
      ) : (
        <>
          <ReadinessCard
            overview={overview}
            timeZone={facts.cutover.window.timeZone}
            view={view}
            onChange={change}
          />
          <div className={classes.halves}>
            <CourseList scene={scene} view={view} onChange={change} />
            <Suspense fallback={<Progress />}>
              <PeopleCard scene={scene} view={view} onChange={change} />
            </Suspense>
          </div>
        </>
      )}
      <Suspense fallback={isAdding ? <Progress /> : null}>
        {isAdding && (
          <CourseDialog
            scene={scene}
            onClose={() => setAdding(false)}
            onDone={({ id }) => change({ course: id })}
          />
        )}
      </Suspense>
      <Suspense fallback={view.results ? <Progress /> : null}>
        {view.results && (
          <ResultsDrawer
            scene={scene}
            view={view}
            onChange={change}
            onClose={() => change({ results: '', version: '' })}
          />
        )}
      </Suspense>
    </div>
  );
}
