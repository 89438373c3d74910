import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ChoiceInput, TextInput } from '../../lifecycle/forms/inputs';
import {
  useTrainingReader,
  type TrainingReader,
} from '../words/trainingReader';
import { FormDialog, type FieldWords } from './FormDialog';
import { NumberInput } from './inputs';
import {
  answeredBy,
  gapInQuestionnaire,
  isGroupTooSmall,
  ITEM_KINDS,
  newItem,
  newOption,
  newQuestionnaire,
  questionnaireDraft,
  questionnaireOf,
  STEPS,
  type ItemDraft,
  type QuestionnaireDraft,
} from './questionnaireDraft';
import { Rows } from './Rows';
import {
  useAssessmentForm,
  type AssessmentDialogProps,
} from './useAssessmentForm';

const useStyles = makeStyles(theme => ({
  pair: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

/** What people are asked about the training, and from how many on it is shown what they answered. */
export function QuestionnaireDialog(
  props: AssessmentDialogProps<'questionnaire'>,
) {
  const { found, onClose } = props;
  const reader = useTrainingReader(props.scene.overview);
  const { t, say } = reader;
  const form = useAssessmentForm<'questionnaire', QuestionnaireDraft>({
    ...props,
    kind: 'questionnaire',
    initial: questionnaire =>
      questionnaire
        ? questionnaireDraft(questionnaire, say)
        : newQuestionnaire({
            rating: t('training.items.first.ready'),
            open: t('training.items.first.open'),
          }),
    definitionOf: questionnaireOf,
  });
  const { value, change, faultAt } = form;
  return (
    <FormDialog
      form={form}
      title={
        found
          ? t('training.itemsOf', { title: say(found.definition.title) })
          : t('training.items.add')
      }
      act={t(found ? 'training.exam.saveVersion' : 'training.items.add')}
      missing={missingIn(value, reader)}
      wrong={form.wrong}
      words={fieldWords(reader)}
      maxWidth="md"
      onClose={onClose}
    >
      {found && (
        <Typography variant="body2" color="textSecondary">
          {t('training.items.versionHelp')}
        </Typography>
      )}
      <TextInput
        id="questionnaire-title"
        label={t('training.field.title')}
        value={value.title}
        onChange={title => change({ title })}
        error={faultAt('title')}
        required
      />
      <NumberInput
        id="questionnaire-minimum"
        label={t('training.items.minimumGroup')}
        help={t('training.items.minimumGroupHelp')}
        value={value.minimumGroup}
        onChange={minimumGroup => change({ minimumGroup })}
        error={
          value.minimumGroup && isGroupTooSmall(value.minimumGroup)
            ? t('training.items.tooFew')
            : faultAt('minimumGroup')
        }
        required
      />
      <Rows
        title={t('training.items')}
        rows={value.items}
        onChange={items => change({ items })}
        nameOf={number => t('training.row.item', { number })}
        addWords={t('training.items.addItem')}
        add={newItem}
        least={1}
      >
        {(item, put, at) => (
          <Item
            item={item}
            number={at + 1}
            onChange={put}
            faultAt={(...path) => faultAt('items', at, ...path)}
          />
        )}
      </Rows>
    </FormDialog>
  );
}

interface ItemProps {
  item: ItemDraft;
  /** From 1. */
  number: number;
  onChange(part: Partial<ItemDraft>): void;
  faultAt(...path: (string | number)[]): string | undefined;
}

function Item({ item, number, onChange, faultAt }: ItemProps) {
  const { t } = useTrainingReader();
  const classes = useStyles();
  return (
    <>
      <TextInput
        id={`item-${item.id}-text`}
        label={t('training.items.item')}
        value={item.text}
        onChange={text => onChange({ text })}
        error={faultAt('text')}
        required
      />
      <div className={classes.pair}>
        <ChoiceInput
          id={`item-${item.id}-kind`}
          label={t('training.items.kind')}
          value={item.kind}
          onChange={chosen => {
            const kind = ITEM_KINDS.find(each => each === chosen);
            if (kind) onChange(answeredBy(item, kind));
          }}
          options={ITEM_KINDS.map(id => ({
            id,
            words: t(`training.item.${id}`),
          }))}
        />
        {item.kind === 'rating' && (
          <ChoiceInput
            id={`item-${item.id}-steps`}
            label={t('training.items.steps')}
            value={item.steps}
            onChange={steps => onChange({ steps })}
            error={faultAt('steps')}
            options={STEPS.map(String).map(id => ({ id, words: id }))}
          />
        )}
      </div>
      {item.kind === 'choice' && (
        <Rows
          inner
          title={t('training.items.option')}
          rows={item.options}
          onChange={options => onChange({ options })}
          nameOf={option =>
            t('training.row.option', { number: option, of: String(number) })
          }
          addWords={t('training.items.addOption')}
          add={newOption}
          least={2}
        >
          {(option, put, at) => (
            <TextInput
              id={`option-${item.id}-${option.id}`}
              label={t('training.items.option')}
              value={option.text}
              onChange={text => put({ text })}
              error={faultAt('options', at, 'text')}
              required
            />
          )}
        </Rows>
      )}
    </>
  );
}

function missingIn(value: QuestionnaireDraft, { t }: TrainingReader) {
  const gap = gapInQuestionnaire(value);
  if (!gap) return undefined;
  switch (gap.field) {
    case 'title':
      return t('training.field.title');
    case 'minimumGroup':
      return t('training.items.minimumGroup');
    case 'item':
      return t('training.row.item', { number: String(gap.item) });
    default:
      return t('training.row.option', {
        number: String(gap.option),
        of: String(gap.item),
      });
  }
}

function fieldWords({ t }: TrainingReader): FieldWords<QuestionnaireDraft> {
  const itemWords = ({ kind, options, steps, text }: ItemDraft) => {
    const choices = options.map(option => option.text).join(' · ');
    const more = { rating: steps, choice: choices, 'free-text': '' }[kind];
    return [text, t(`training.item.${kind}`), ...(more ? [more] : [])].join(
      t('training.comma'),
    );
  };
  return (key, value) => {
    switch (key) {
      case 'title':
        return { title: t('training.field.title'), words: value.title };
      case 'items':
        return {
          title: t('training.items'),
          words: value.items.map(itemWords).join('\n'),
        };
      default:
        return { title: t(`training.items.${key}`), words: value[key] || '–' };
    }
  };
}
