import Typography from '@material-ui/core/Typography';
import type { CourseView } from '@backstage-cutover/plugin-cutover-common';
import { Choices } from '../../lifecycle/forms/Choices';
import { useKeyFor } from '../../lifecycle/forms/useKeyFor';
import {
  ChoiceInput,
  DayInput,
  SeveralInput,
  TextInput,
} from '../../lifecycle/forms/inputs';
import { useNames } from '../../lifecycle/live/useNames';
import { EntityPicker } from '../../lifecycle/parts/EntityPicker';
import type { TrainingScene } from '../tab/scene';
import {
  useTrainingReader,
  type TrainingReader,
} from '../words/trainingReader';
import {
  addCourseInput,
  changeCourseInput,
  CONTENTS,
  courseDraft,
  METHODS,
  newUnit,
  type CourseDraft,
  type UnitDraft,
} from './courseDraft';
import { FormDialog, type FieldWords } from './FormDialog';
import { NumberInput } from './inputs';
import { Rows } from './Rows';
import { TrainersInput } from './TrainersInput';
import { useTrainingForm } from './useTrainingForm';

interface CourseDialogProps {
  scene: TrainingScene;
  /** Missing while it is being added. */
  course?: CourseView;
  onClose(): void;
  onDone?(course: CourseView): void;
}

/** A course: of one from the template who trains and until when; of one that was added here everything. */
export function CourseDialog(props: CourseDialogProps) {
  const { scene, course, onClose, onDone } = props;
  const { facts, overview } = scene;
  const { template } = facts;
  const reader = useTrainingReader(overview);
  const { t, say, language } = reader;
  const keyFor = useKeyFor();
  const form = useTrainingForm<CourseDraft, CourseView>({
    scene,
    name: course ? `course ${course.id}` : 'new course',
    item: course,
    initial: now => courseDraft(now ?? course, say),
    send: (training, ref, sent) => {
      if (course) {
        return training.changeCourse(
          { ...ref, course: course.id },
          changeCourseInput(sent, course, language),
        );
      }
      const input = addCourseInput(sent.value, {
        taken: overview.courses.map(({ id }) => id),
        language,
      });
      return training.addCourse(ref.cutover, input, {
        idempotencyKey: keyFor(input),
      });
    },
    fetchNow: async (training, cutover) => {
      const { courses } = await training.overview(cutover);
      const now = courses.find(({ id }) => id === course?.id);
      if (!now) throw new Error(t('training.course.gone'));
      return now;
    },
    onDone: done => {
      onClose();
      onDone?.(done);
    },
  });
  const { value, change, faultAt } = form;
  const isOwn = course?.origin !== 'template';
  const roles = template.roles.map(({ id, title }) => ({
    id,
    words: say(title),
  }));
  const fault = (...path: (string | number)[]) =>
    faultAt('course', ...path) ?? faultAt(...path);
  const assessments = new Map(
    [
      ...template.training.assessments,
      ...overview.courses.flatMap(each => each.assessments),
    ].map(({ id, title }) => [id, say(title)]),
  );
  // Those that stand in the template stay.
  const added = course?.addedAssessments ?? [];
  const fixed = isOwn
    ? []
    : course?.definition.assessments.filter(id => !added.includes(id)) ?? [];
  const options = [...assessments].flatMap(([id, words]) =>
    fixed.includes(id) ? [] : [{ id, words }],
  );
  return (
    <FormDialog
      form={form}
      title={
        course
          ? t('training.editCourseOf', { course: reader.course(course.id) })
          : t('training.addCourse')
      }
      act={t(course ? 'training.form.save' : 'training.addCourse')}
      missing={isOwn ? missingIn(value, reader) : undefined}
      words={useCourseWords(reader, assessments, [
        form.meanwhile?.theirs,
        value,
      ])}
      maxWidth="md"
      onClose={onClose}
    >
      {!isOwn && (
        <Typography variant="body2" color="textSecondary">
          {t('training.courseOfTemplate')}
        </Typography>
      )}
      {isOwn && (
        <>
          <TextInput
            id="course-title"
            label={t('training.field.title')}
            value={value.title}
            onChange={title => change({ title })}
            error={fault('title')}
            required
          />
          <TextInput
            id="course-description"
            label={t('training.field.description')}
            value={value.description}
            onChange={description => change({ description })}
            error={fault('description')}
            long
          />
          <Choices
            title={t('training.field.content')}
            options={CONTENTS.map(id => ({
              id,
              words: t(`training.content.${id}`),
            }))}
            chosen={value.content}
            onChange={chosen =>
              change({ content: CONTENTS.filter(id => chosen.includes(id)) })
            }
          />
          <ChoiceInput
            id="course-method"
            label={t('training.field.method')}
            value={value.method}
            onChange={chosen =>
              change({ method: METHODS.find(id => id === chosen) })
            }
            error={fault('method')}
            options={METHODS.map(id => ({
              id,
              words: t(`training.method.${id}`),
            }))}
          />
          <SeveralInput
            id="course-audience"
            label={t('training.field.audience')}
            help={t('training.help.audience')}
            value={value.audience}
            onChange={audience => change({ audience })}
            error={fault('audience')}
            options={roles}
          />
          {!course && (
            <EntityPicker
              id="course-assigned"
              label={t('training.field.assigned')}
              kinds={['Group', 'User']}
              value={value.assigned}
              onChange={assigned => change({ assigned })}
              error={fault('assigned')}
            />
          )}
          <ChoiceInput
            id="course-phase"
            label={t('training.field.phase')}
            value={value.phase}
            onChange={phase => change({ phase })}
            error={fault('finishBefore', 'phase')}
            required
            options={template.phases.map(({ id, title }) => ({
              id,
              words: say(title),
            }))}
          />
        </>
      )}
      <DayInput
        id="course-due"
        label={t('training.field.due')}
        help={t('training.help.due', {
          zone: facts.cutover.window.timeZone,
        })}
        value={value.due}
        onChange={due => change({ due })}
        error={fault('due')}
      />
      <TrainersInput
        id="course-trainers"
        label={t('training.field.trainers')}
        value={value.trainers}
        onChange={trainers => change({ trainers })}
        faultAt={faultAt}
      />
      <TextInput
        id="course-external"
        label={t('training.field.externalTrainer')}
        value={value.externalTrainer}
        onChange={externalTrainer => change({ externalTrainer })}
        error={fault('externalTrainer')}
      />
      {isOwn && (
        <>
          <ChoiceInput
            id="course-trainer-role"
            label={t('training.field.trainerRole')}
            help={t('training.help.trainerRole')}
            value={value.trainerRole}
            onChange={trainerRole => change({ trainerRole })}
            error={fault('trainerRole')}
            none={t('training.noRole')}
            options={roles}
          />
          <NumberInput
            id="course-months"
            label={t('training.field.months')}
            help={t('training.help.months')}
            value={value.months}
            onChange={months => change({ months })}
            error={fault('validFor')}
          />
        </>
      )}
      {options.length > 0 && (
        <SeveralInput
          id="course-assessments"
          label={t(
            isOwn ? 'training.assessments' : 'training.assessments.added',
          )}
          help={t('training.help.assessments')}
          value={value.assessments.filter(id => !fixed.includes(id))}
          onChange={chosen => change({ assessments: [...fixed, ...chosen] })}
          error={fault('assessments')}
          options={options}
        />
      )}
      {isOwn && (
        <Units
          units={value.units}
          onChange={units => change({ units })}
          faultAt={(index, key) => fault('units', index, key)}
        />
      )}
    </FormDialog>
  );
}

interface UnitsProps {
  units: UnitDraft[];
  onChange(units: UnitDraft[]): void;
  faultAt(index: number, key: string): string | undefined;
}

/** What there is to be read, in order. */
function Units({ units, onChange, faultAt }: UnitsProps) {
  const { t } = useTrainingReader();
  return (
    <Rows
      title={t('training.field.units')}
      help={
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('training.help.units')}
        </Typography>
      }
      rows={units}
      onChange={onChange}
      nameOf={number => t('training.row.unit', { number })}
      addWords={t('training.unit.add')}
      add={newUnit}
    >
      {(unit, put, at) => (
        <>
          <TextInput
            id={`unit-${unit.id}-title`}
            label={t('training.unit.title', { number: String(at + 1) })}
            value={unit.title}
            onChange={title => put({ title })}
            error={faultAt(at, 'title')}
            required
          />
          <TextInput
            id={`unit-${unit.id}-body`}
            label={t('training.unit.body')}
            value={unit.body}
            onChange={body => put({ body })}
            error={faultAt(at, 'body')}
            required
            long
          />
        </>
      )}
    </Rows>
  );
}

function useCourseWords(
  reader: TrainingReader,
  assessments: ReadonlyMap<string, string>,
  drafts: (CourseDraft | undefined)[],
): FieldWords<CourseDraft> {
  const { t } = reader;
  const nameOf = useNames(
    drafts.flatMap(draft =>
      draft ? [...draft.trainers, ...draft.assigned] : [],
    ),
  );
  return (key, value) => {
    const list = (items: string[]) => items.join(t('gate.separator')) || '–';
    const words = () => {
      switch (key) {
        case 'trainers':
        case 'assigned':
          return list(value[key].map(nameOf));
        case 'audience':
          return list(value.audience.map(reader.role));
        case 'assessments':
          return list(value.assessments.map(id => assessments.get(id) ?? id));
        case 'content':
          return list(value.content.map(each => t(`training.content.${each}`)));
        case 'units':
          return list(value.units.map(({ title }) => title));
        case 'method':
          return t(`training.method.${value.method}`);
        case 'phase':
          return reader.phase(value.phase);
        case 'due':
          return value.due ? reader.day(value.due) : '–';
        default:
          return value[key] || '–';
      }
    };
    return {
      title:
        key === 'assessments'
          ? t('training.assessments')
          : t(`training.field.${key}`),
      words: words(),
    };
  };
}

/** The first field without which it cannot be stored. */
function missingIn(value: CourseDraft, { t }: TrainingReader) {
  if (!value.title.trim()) return t('training.field.title');
  if (value.content.length === 0) return t('training.field.content');
  if (value.audience.length === 0 && value.assigned.length === 0) {
    return t('training.field.audience');
  }
  if (!value.phase) return t('training.field.phase');
  const at = value.units.findIndex(
    ({ title, body }) => !title.trim() || !body.trim(),
  );
  return at < 0
    ? undefined
    : t('training.unit.title', { number: String(at + 1) });
}
