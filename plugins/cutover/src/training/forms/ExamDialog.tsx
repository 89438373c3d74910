import { useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import type {
  AssessmentVersion,
  CourseView,
  Exam,
} from '@backstage-cutover/plugin-cutover-common';
import { ChoiceInput, TextInput } from '../../lifecycle/forms/inputs';
import type { TrainingScene } from '../tab/scene';
import {
  useTrainingReader,
  type TrainingReader,
} from '../words/trainingReader';
import { freeId } from './courseDraft';
import { NumberInput } from './CourseDialog';
import { examDraft, examOf, withQuestions, type ExamDraft } from './examDraft';
import { Fetching } from './Fetching';
import { FormDialog, type FieldWords } from './FormDialog';
import { GiftImport } from './GiftImport';
import { QuestionList } from './QuestionList';
import { useDefinition } from './useDefinition';
import { useTrainingForm } from './useTrainingForm';

const useStyles = makeStyles(theme => ({
  numbers: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
  },
}));

/** What is filled in, and the text from which questions are read, which is not part of the exam. */
type Filled = ExamDraft & { gift: string };

interface ExamDialogProps {
  scene: TrainingScene;
  course: CourseView;
  /** Missing while a new one is written. */
  assessment?: string;
  onClose(): void;
}

/** The questions and rules of an exam. Saving makes a new version; whoever sits it goes on with theirs. */
export function ExamDialog(props: ExamDialogProps) {
  const { scene, assessment, onClose } = props;
  const { t } = useTrainingReader();
  const defined = useDefinition(scene, assessment);
  if (!assessment) return <Write {...props} />;
  const { value } = defined;
  if (value?.definition.kind !== 'exam') {
    return (
      <Fetching
        title={t('training.exam.questions')}
        error={defined.error}
        retry={defined.retry}
        onClose={onClose}
      >
        <Progress />
      </Fetching>
    );
  }
  return (
    <Write
      {...props}
      found={{ version: value.version, exam: value.definition }}
    />
  );
}

/** An exam as it was read. */
interface ExamVersion {
  version: number;
  exam: Exam;
}

function Write(props: ExamDialogProps & { found?: ExamVersion }) {
  const { scene, course, found, onClose } = props;
  const exam = found?.exam;
  const reader = useTrainingReader(scene.overview);
  const { t, say, language } = reader;
  const classes = useStyles();
  // A new exam is stored first and then put into its course: trying again must not store it twice.
  const stored = useRef<AssessmentVersion>();
  const form = useTrainingForm<Filled, ExamVersion, unknown>({
    scene,
    name: exam ? `exam ${exam.id}` : `new exam ${course.id}`,
    item: found,
    initial: now => ({ ...examDraft(now?.exam ?? exam, say), gift: '' }),
    fetchNow: async (training, cutover) => {
      const [newest] = await training.assessment({
        cutover,
        assessment: exam?.id ?? '',
      });
      const { definition, version } = newest;
      if (definition.kind !== 'exam') throw new Error(definition.kind);
      return { version, exam: definition };
    },
    send: async (training, { cutover, version }, { value }) => {
      const id =
        exam?.id ??
        stored.current?.assessment ??
        freeId(value.title, 'exam', idsIn(scene));
      const saved =
        stored.current ??
        (await training.saveAssessment(
          { cutover, assessment: id, version },
          { definition: examOf(value, { id, before: exam, language }) },
        ));
      if (exam) return saved;
      stored.current = saved;
      const { when: _, assessments, ...definition } = course.definition;
      return training.changeCourse(
        { cutover, course: course.id, version: course.version },
        { course: { ...definition, assessments: [...assessments, id] } },
      );
    },
    onDone: onClose,
  });
  const { value, change, faultAt } = form;
  const fault = (...path: (string | number)[]) =>
    faultAt('definition', ...path) ?? faultAt(...path);
  const number = (
    key: 'passMark' | 'minutes' | 'attempts' | 'waitHours' | 'draw',
    of: { fault: string; required?: boolean; help?: string },
  ) => (
    <NumberInput
      id={`exam-${key}`}
      label={t(`training.exam.${key}`)}
      help={of.help}
      value={value[key]}
      onChange={typed => change({ [key]: typed })}
      error={fault(of.fault)}
      required={of.required}
    />
  );
  return (
    <FormDialog
      form={form}
      title={
        exam
          ? t('training.exam.questionsOf', { exam: say(exam.title) })
          : t('training.exam.add')
      }
      act={t(exam ? 'training.exam.saveVersion' : 'training.exam.add')}
      missing={missingIn(value, reader)}
      words={fieldWords(reader)}
      maxWidth="md"
      onClose={onClose}
    >
      {exam && (
        <Typography variant="body2" color="textSecondary">
          {t('training.exam.versionHelp')}
        </Typography>
      )}
      <TextInput
        id="exam-title"
        label={t('training.field.title')}
        value={value.title}
        onChange={title => change({ title })}
        error={fault('title')}
        required
      />
      <div className={classes.numbers}>
        {number('passMark', { fault: 'passMark', required: true })}
        {number('minutes', {
          fault: 'timeLimit',
          help: t('training.help.minutes'),
        })}
        {number('attempts', { fault: 'attempts', required: true })}
        {number('waitHours', { fault: 'waitBetween' })}
        {/* Where there are pools, each of them says how many are drawn from it. */}
        {!exam?.pools?.length &&
          number('draw', { fault: 'draw', help: t('training.help.draw') })}
      </div>
      <div className={classes.numbers}>
        <ChoiceInput
          id="exam-on-fail"
          label={t('training.exam.onFail')}
          value={value.onFail}
          onChange={id =>
            change({ onFail: id === 're-sit' ? 're-sit' : 'new-session' })
          }
          options={(['re-sit', 'new-session'] as const).map(id => ({
            id,
            words: t(`training.onFail.${id}`),
          }))}
        />
        <ChoiceInput
          id="exam-show"
          label={t('training.exam.show')}
          value={value.show}
          onChange={id => change({ show: id === 'all' ? 'all' : 'one-by-one' })}
          options={(['all', 'one-by-one'] as const).map(id => ({
            id,
            words: t(`training.show.${id}`),
          }))}
        />
        <ChoiceInput
          id="exam-partial"
          label={t('training.exam.partialCredit')}
          value={value.partialCredit}
          onChange={id =>
            change({
              partialCredit: id === 'none' ? 'none' : 'right-minus-wrong',
            })
          }
          options={(['none', 'right-minus-wrong'] as const).map(id => ({
            id,
            words: t(`training.partialCredit.${id}`),
          }))}
        />
      </div>
      <GiftImport
        cutover={scene.facts.cutover.name}
        text={value.gift}
        onText={gift => change({ gift })}
        onTake={(questions, gift) =>
          change({
            gift,
            questions: withQuestions(value.questions, questions),
          })
        }
      />
      <QuestionList
        questions={value.questions}
        onRemove={id =>
          change({
            questions: value.questions.filter(each => each.id !== id),
          })
        }
      />
    </FormDialog>
  );
}

const CHOICES = ['onFail', 'show', 'partialCredit'] as const;

function fieldWords({ t }: TrainingReader): FieldWords<Filled> {
  return (key, value) => {
    if (key === 'gift') return { title: t('training.gift'), words: value.gift };
    if (key === 'title') {
      return { title: t('training.field.title'), words: value.title };
    }
    const title = t(`training.exam.${key}`);
    if (key === 'questions') {
      const { length } = value.questions;
      return { title, words: t('training.exam.count', { count: length }) };
    }
    const choice = CHOICES.find(each => each === key);
    return { title, words: choice ? value[choice] : String(value[key]) || '–' };
  };
}

function idsIn({ facts, overview }: TrainingScene): string[] {
  return [
    ...facts.template.training.assessments.map(({ id }) => id),
    ...overview.courses.flatMap(({ assessments }) =>
      assessments.map(({ id }) => id),
    ),
  ];
}

function missingIn(value: ExamDraft, { t }: TrainingReader) {
  if (!value.title.trim()) return t('training.field.title');
  const mark = Number(value.passMark);
  if (!value.passMark || mark > 100) return t('training.exam.passMark');
  if (!Number(value.attempts)) return t('training.exam.attempts');
  return value.questions.length ? undefined : t('training.exam.questions');
}
