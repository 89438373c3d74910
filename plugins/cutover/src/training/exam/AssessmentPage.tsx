import { useParams } from 'react-router-dom';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import {
  Content,
  EmptyState,
  Header,
  Page,
  Progress,
} from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type {
  AssessmentStanding,
  CourseReading,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useMe } from '../../lifecycle/live/useMe';
import { Refused } from '../../lifecycle/words/Refused';
import { myTrainingRouteRef } from '../../routes';
import { useTrainingReader } from '../words/trainingReader';
import { ExamIntro } from './ExamIntro';
import { ExamResult } from './ExamResult';
import { PracticalStanding } from './PracticalStanding';
import { Questionnaire } from './Questionnaire';
import { Sitting } from './Sitting';
import { useExam } from './useExam';

/** `/cutovers/training/…`: an exam to sit, a questionnaire to answer, or how an exercise is assessed. */
export function AssessmentPage() {
  const { cutover = '', course = '', assessment = '' } = useParams();
  const { training } = useApi(cutoverApiRef);
  const { t, say } = useTrainingReader();
  const mine = useRouteRef(myTrainingRouteRef);
  const reading = useAsyncRetry(
    () => training.course({ cutover, course }),
    [training, cutover, course],
  );
  const standing = reading.value?.mine?.standings.find(
    each => each.assessment === assessment,
  );
  return (
    <Page themeId="tool">
      <Header
        title={standing ? say(standing.title) : t('training.assessments')}
        subtitle={reading.value && say(reading.value.course.definition.title)}
        type={t('training.mine.title')}
        typeLink={mine()}
      />
      <Content>
        <Body
          of={{ cutover, course, assessment }}
          reading={reading.value}
          standing={standing}
          error={reading.error}
          retry={reading.retry}
        />
      </Content>
    </Page>
  );
}

interface BodyProps {
  of: { cutover: string; course: string; assessment: string };
  reading?: CourseReading;
  standing?: AssessmentStanding;
  error?: Error;
  retry(): void;
}

function Body({ of, reading, standing, error, retry }: BodyProps) {
  const { t } = useTrainingReader();
  if (error && !reading) {
    return (
      <Refused
        error={error}
        title={t('training.failed')}
        denied={t('training.denied')}
        retry={retry}
      />
    );
  }
  if (!reading) return <Progress />;
  if (!standing) {
    return (
      <EmptyState
        missing="data"
        title={t('training.notYours')}
        description={t('training.notYoursHelp')}
      />
    );
  }
  switch (standing.kind) {
    case 'exam':
      return <Exam of={of} standing={standing} refresh={retry} />;
    case 'questionnaire':
      return <Questionnaire of={of} />;
    default:
      return <PracticalStanding of={of} standing={standing} />;
  }
}

function Exam(props: {
  of: BodyProps['of'];
  standing: AssessmentStanding;
  refresh(): void;
}) {
  const { of, standing, refresh } = props;
  const me = useMe();
  const view = useExam(of, standing, refresh);
  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return <Refused error={view.error} retry={view.retry} />;
    case 'intro':
      return <ExamIntro standing={standing} {...view} />;
    case 'sitting':
      return me ? (
        <Sitting
          // Another attempt begins with nothing of the one before.
          key={view.paper.attempt.id}
          cutover={of.cutover}
          person={me.ref}
          paper={view.paper}
          asked={view.asked}
          begun={view.begun}
          ended={view.ended}
        />
      ) : (
        <Progress />
      );
    default:
      return <ExamResult result={view.result} again={view.again} />;
  }
}
