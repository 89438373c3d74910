import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChoiceInput, TextInput } from '../../lifecycle/forms/inputs';
import {
  useTrainingReader,
  type TrainingReader,
} from '../words/trainingReader';
import {
  examDraft,
  examOf,
  inPool,
  inPools,
  isPoolName,
  withQuestions,
  type ExamDraft,
} from './examDraft';
import { FormDialog, type FieldWords } from './FormDialog';
import { GiftImport } from './GiftImport';
import { NumberInput } from './inputs';
import { isPercent } from './percent';
import { Pools } from './Pools';
import { QuestionList } from './QuestionList';
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
}));

/** What is filled in, and the text from which questions are read, which is not part of the exam. */
type Filled = ExamDraft & { gift: string };

/** The questions and rules of an exam. Saving makes a new version; whoever sits it goes on with theirs. */
export function ExamDialog(props: AssessmentDialogProps<'exam'>) {
  const { scene, found, onClose } = props;
  const exam = found?.definition;
  const reader = useTrainingReader(scene.overview);
  const { t, say } = reader;
  const classes = useStyles();
  const form = useAssessmentForm<'exam', Filled>({
    ...props,
    kind: 'exam',
    initial: now => ({ ...examDraft(now, say), gift: '' }),
    definitionOf: examOf,
  });
  const { value, change, faultAt } = form;
  const number = (
    key: 'minutes' | 'attempts' | 'draw',
    of: { fault: string; required?: boolean; help?: string },
  ) => (
    <NumberInput
      id={`exam-${key}`}
      label={t(`training.exam.${key}`)}
      help={of.help}
      value={value[key]}
      onChange={typed => change({ [key]: typed })}
      error={faultAt(of.fault)}
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
      wrong={form.wrong}
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
        error={faultAt('title')}
        required
      />
      <div className={classes.numbers}>
        <NumberInput
          id="exam-pass-mark"
          label={t('training.exam.passMark')}
          value={value.passMark}
          onChange={passMark => change({ passMark })}
          error={faultAt('passMark')}
          required
        />
        {number('minutes', {
          fault: 'timeLimit',
          help: t('training.help.minutes'),
        })}
        {number('attempts', { fault: 'attempts', required: true })}
        <NumberInput
          id="exam-waitHours"
          label={t('training.exam.waitHours')}
          help={t('training.help.waitHours')}
          value={value.waitHours}
          onChange={waitHours => change({ waitHours })}
          error={faultAt('waitBetween')}
        />
        {/* Where there are pools, each of them says how many are drawn from it. */}
        {value.pools.length === 0 &&
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
      <Pools
        pools={value.pools}
        questions={value.questions}
        onChange={pools =>
          change({ pools, questions: inPools(value.questions, pools) })
        }
        faultAt={(...path) => faultAt('pools', ...path)}
      />
      <GiftImport
        cutover={scene.facts.cutover.name}
        text={value.gift}
        pools={value.pools}
        onText={gift => change({ gift })}
        onTake={({ left, pool, questions }) =>
          change({
            gift: left,
            pools:
              pool && !value.pools.includes(pool)
                ? [...value.pools, pool]
                : value.pools,
            questions: withQuestions(value.questions, questions, pool?.id),
          })
        }
      />
      <QuestionList
        questions={value.questions}
        pools={value.pools}
        onPool={(id, pool) =>
          change({
            questions: value.questions.map(each =>
              each.id === id ? inPool(each, pool) : each,
            ),
          })
        }
        onRemove={id =>
          change({
            questions: value.questions.filter(each => each.id !== id),
          })
        }
      />
    </FormDialog>
  );
}

function fieldWords({ t }: TrainingReader): FieldWords<Filled> {
  return (key, value) => {
    switch (key) {
      case 'gift':
        return { title: t('training.gift'), words: value.gift };
      case 'title':
        return { title: t('training.field.title'), words: value.title };
      case 'pools':
        return {
          title: t('training.pools'),
          words:
            value.pools
              .map(({ draw, name }) => `${name}: ${draw}`)
              .join('\n') || '–',
        };
      case 'questions':
        return {
          title: t('training.exam.questions'),
          words: t('training.exam.count', { count: value.questions.length }),
        };
      case 'onFail':
        return {
          title: t('training.exam.onFail'),
          words: t(`training.onFail.${value.onFail}`),
        };
      case 'show':
        return {
          title: t('training.exam.show'),
          words: t(`training.show.${value.show}`),
        };
      case 'partialCredit':
        return {
          title: t('training.exam.partialCredit'),
          words: t(`training.partialCredit.${value.partialCredit}`),
        };
      default:
        return { title: t(`training.exam.${key}`), words: value[key] || '–' };
    }
  };
}

function missingIn(value: ExamDraft, { t }: TrainingReader) {
  if (!value.title.trim()) return t('training.field.title');
  if (!isPercent(value.passMark)) return t('training.exam.passMark');
  if (!Number(value.attempts)) return t('training.exam.attempts');
  const at = value.pools.findIndex(
    ({ draw, name }) => !isPoolName(name) || !Number(draw),
  );
  if (at >= 0) return t('training.row.pool', { number: String(at + 1) });
  return value.questions.length ? undefined : t('training.exam.questions');
}
