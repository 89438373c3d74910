import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ChoiceInput, TextInput } from '../../lifecycle/forms/inputs';
import {
  useTrainingReader,
  type TrainingReader,
} from '../words/trainingReader';
import { FormDialog, type FieldWords } from './FormDialog';
import { NumberInput } from './inputs';
import { plainNumber } from './percent';
import {
  gapInPractical,
  newCriterion,
  newLevel,
  newPractical,
  practicalDraft,
  practicalOf,
  sumOfWeights,
  type CriterionDraft,
  type LevelDraft,
  type PracticalDraft,
} from './practicalDraft';
import { Rows } from './Rows';
import {
  useAssessmentForm,
  type AssessmentDialogProps,
} from './useAssessmentForm';

const useStyles = makeStyles(theme => ({
  numbers: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
  },
  pair: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'minmax(0, 1fr) 150px',
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

/** A practical exercise: by which criteria it is assessed, what each of them counts, and from when on it is passed. */
export function RubricDialog(props: AssessmentDialogProps<'practical'>) {
  const { found, onClose } = props;
  const reader = useTrainingReader(props.scene.overview);
  const { t, say } = reader;
  const classes = useStyles();
  const form = useAssessmentForm<'practical', PracticalDraft>({
    ...props,
    kind: 'practical',
    initial: practical =>
      practical
        ? practicalDraft(practical, say)
        : newPractical(firstWords(reader)),
    definitionOf: practicalOf,
  });
  const { value, change, faultAt } = form;
  const sum = sumOfWeights(value.criteria);
  const isWhole = sum === 100;
  return (
    <FormDialog
      form={form}
      title={
        found
          ? t('training.rubricOf', { title: say(found.definition.title) })
          : t('training.rubric.add')
      }
      act={t(found ? 'training.exam.saveVersion' : 'training.rubric.add')}
      missing={missingIn(value, reader)}
      wrong={form.wrong}
      words={fieldWords(reader)}
      maxWidth="md"
      onClose={onClose}
    >
      {found && (
        <Typography variant="body2" color="textSecondary">
          {t('training.rubric.versionHelp')}
        </Typography>
      )}
      <TextInput
        id="practical-title"
        label={t('training.field.title')}
        value={value.title}
        onChange={title => change({ title })}
        error={faultAt('title')}
        required
      />
      <div className={classes.numbers}>
        <NumberInput
          id="practical-pass-mark"
          label={t('training.exam.passMark')}
          value={value.passMark}
          onChange={passMark => change({ passMark })}
          error={faultAt('passMark')}
          required
        />
        <NumberInput
          id="practical-attempts"
          label={t('training.rubric.attempts')}
          value={value.attempts}
          onChange={attempts => change({ attempts })}
          error={faultAt('attempts')}
          required
        />
        <ChoiceInput
          id="practical-on-fail"
          label={t('training.exam.onFail')}
          value={value.onFail}
          onChange={id =>
            change({ onFail: id === 're-sit' ? 're-sit' : 'new-session' })
          }
          options={(['re-sit', 'new-session'] as const).map(id => ({
            id,
            words: t(`training.rubric.onFail.${id}`),
          }))}
        />
      </div>
      <Rows
        title={t('training.rubric.criteria')}
        help={
          <Typography variant="body2" color="textSecondary" gutterBottom>
            {t('training.rubric.criteriaHelp')}
          </Typography>
        }
        rows={value.criteria}
        onChange={criteria => change({ criteria })}
        nameOf={number => t('training.row.criterion', { number })}
        addWords={t('training.rubric.addCriterion')}
        add={() => newCriterion(value.criteria)}
        least={1}
      >
        {(criterion, put, at) => (
          <>
            <div className={classes.pair}>
              <TextInput
                id={`criterion-${criterion.id}-title`}
                label={t('training.rubric.criterion')}
                value={criterion.title}
                onChange={title => put({ title })}
                error={faultAt('criteria', at, 'title')}
                required
              />
              <NumberInput
                id={`criterion-${criterion.id}-weight`}
                label={t('training.rubric.weight')}
                value={criterion.weight}
                onChange={weight => put({ weight })}
                error={faultAt('criteria', at, 'weight')}
                required
              />
            </div>
            <Levels
              criterion={criterion}
              number={at + 1}
              onChange={levels => put({ levels })}
              faultAt={(...path) => faultAt('criteria', at, 'levels', ...path)}
            />
          </>
        )}
      </Rows>
      <Typography
        variant="body2"
        color={isWhole ? 'textSecondary' : 'error'}
        role="status"
      >
        {weightWords(sum, reader)}
      </Typography>
      {/* What the server finds besides: the sum is said above. */}
      {isWhole && faultAt('criteria') && (
        <Typography variant="body2" color="error">
          {faultAt('criteria')}
        </Typography>
      )}
    </FormDialog>
  );
}

interface LevelsProps {
  criterion: CriterionDraft;
  /** Of the criterion, from 1. */
  number: number;
  onChange(levels: LevelDraft[]): void;
  faultAt(...path: (string | number)[]): string | undefined;
}

/** How well a criterion can be met, and what each level brings. */
function Levels({ criterion, number, onChange, faultAt }: LevelsProps) {
  const { t } = useTrainingReader();
  const classes = useStyles();
  return (
    <Rows
      inner
      title={t('training.rubric.level')}
      rows={criterion.levels}
      onChange={onChange}
      nameOf={level =>
        t('training.row.level', { number: level, of: String(number) })
      }
      addWords={t('training.rubric.addLevel')}
      add={newLevel}
      least={2}
    >
      {(level, put, at) => (
        <div className={classes.pair}>
          <TextInput
            id={`level-${criterion.id}-${level.id}-title`}
            label={t('training.rubric.level')}
            value={level.title}
            onChange={title => put({ title })}
            error={faultAt(at, 'title')}
            required
          />
          <NumberInput
            id={`level-${criterion.id}-${level.id}-share`}
            label={t('training.rubric.share')}
            value={level.share}
            onChange={share => put({ share })}
            error={faultAt(at, 'share')}
            required
          />
        </div>
      )}
    </Rows>
  );
}

function firstWords({ t }: TrainingReader) {
  return {
    criteria: [
      t('training.rubric.first.result'),
      t('training.rubric.first.way'),
    ],
    levels: [
      t('training.rubric.first.no'),
      t('training.rubric.first.helped'),
      t('training.rubric.first.alone'),
    ],
  };
}

function weightWords(sum: number, { t }: TrainingReader): string {
  if (sum === 100) return t('training.rubric.whole');
  const found = plainNumber(sum);
  return sum < 100
    ? t('training.rubric.short', { found, missing: plainNumber(100 - sum) })
    : t('training.rubric.over', { found, over: plainNumber(sum - 100) });
}

function missingIn(value: PracticalDraft, { t }: TrainingReader) {
  const gap = gapInPractical(value);
  if (!gap) return undefined;
  switch (gap.field) {
    case 'title':
      return t('training.field.title');
    case 'passMark':
      return t('training.exam.passMark');
    case 'attempts':
      return t('training.rubric.attempts');
    case 'level':
    case 'share':
      return `${t(`training.rubric.${gap.field}`)}${t('training.comma')}${t(
        'training.row.level',
        { number: String(gap.level), of: String(gap.criterion) },
      )}`;
    default:
      return `${t(`training.rubric.${gap.field}`)}${t('training.comma')}${t(
        'training.row.criterion',
        { number: String(gap.criterion) },
      )}`;
  }
}

function fieldWords(reader: TrainingReader): FieldWords<PracticalDraft> {
  const { t } = reader;
  return (key, value) => {
    switch (key) {
      case 'title':
        return { title: t('training.field.title'), words: value.title };
      case 'criteria':
        return {
          title: t('training.rubric.criteria'),
          words: value.criteria.map(criterionWords).join('\n'),
        };
      case 'onFail':
        return {
          title: t('training.exam.onFail'),
          words: t(`training.rubric.onFail.${value.onFail}`),
        };
      case 'attempts':
        return {
          title: t('training.rubric.attempts'),
          words: value.attempts || '–',
        };
      default:
        return { title: t('training.exam.passMark'), words: value[key] || '–' };
    }
  };
}

function criterionWords({ levels, title, weight }: CriterionDraft) {
  const each = levels.map(level => `${level.title} ${level.share} %`);
  return `${title} ${weight} %: ${each.join(' · ')}`;
}
