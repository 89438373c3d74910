import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import type {
  RiskMeasure,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { EntityPicker } from '../../lifecycle/parts/EntityPicker';
import type { RiskScene } from '../register/scene';
import { useRiskReader, type RiskReader } from '../words/riskReader';
import { FormFrame } from './FormFrame';
import { ChoiceInput, DayInput, TextInput } from '../../lifecycle/forms/inputs';
import type { FormWords } from './Meanwhile';
import {
  addMeasureInput,
  changeMeasureInput,
  measureDraft,
  MEASURE_STATES,
  STRATEGIES,
  type MeasureDraft,
} from './measure';
import { useRiskForm } from './useRiskForm';

const measureWords: FormWords<MeasureDraft> = (key, value, reader, nameOf) => {
  const { t } = reader;
  const title = () => {
    switch (key) {
      case 'owner':
      case 'status':
        return t(`risk.field.${key}`);
      case 'planned':
      case 'held':
      case 'result':
        return t(`risk.drill.${key}`);
      default:
        return t(`risk.measure.${key}`);
    }
  };
  const words = () => {
    if (key === 'owner') return nameOf(value.owner);
    if (key === 'status') return t(`risk.measure.${value.status}`);
    if (key === 'strategy') return t(`risk.strategy.${value.strategy}`);
    if (key === 'result' && value.result)
      return t(`risk.drill.${value.result}`);
    return String(value[key]) || '–';
  };
  return { title: title(), words: words() };
};

interface MeasureFormProps {
  scene: RiskScene;
  risk: RiskView;
  /** The one that is changed; a new one where it is missing. */
  measure?: RiskMeasure;
  onClose(): void;
}

/** What is done about a risk: by whom, until when, and what shows that it was done. */
export function MeasureForm(props: MeasureFormProps) {
  const { scene, risk, measure, onClose } = props;
  const { register, facts } = scene;
  const reader = useRiskReader(register);
  const { t, say, language } = reader;
  const me = facts.me?.ref ?? '';
  const form = useRiskForm<MeasureDraft>({
    scene,
    risk,
    name: `measure ${measure?.id ?? 'new'}`,
    initial: now =>
      measureDraft(
        measure && now?.measures.find(({ id }) => id === measure.id),
        me,
      ),
    send: (risks, ref, { value, base }) =>
      measure
        ? risks.changeMeasure(
            { ...ref, measure: measure.id },
            changeMeasureInput(base, value),
          )
        : risks.addMeasure(ref, addMeasureInput(value, language)),
    onDone: onClose,
  });
  const { value, change, faultAt } = form;
  const responses =
    register.categories.find(({ id }) => id === risk.category)?.responses ?? [];
  const follow = (id: string) => {
    const response = responses.find(each => each.id === id);
    change({
      response: id,
      ...(response
        ? {
            title: say(response.title),
            strategy: response.strategy,
            isDrill: response.drill,
          }
        : {}),
    });
  };
  const label = t(measure ? 'risk.measure.change' : 'risk.measure.add');
  return (
    <FormFrame
      form={form}
      register={register}
      label={label}
      act={t(measure ? 'risk.save' : 'risk.measure.add')}
      what="respond-to-risk"
      verdict={risk.allowed.respond}
      missing={missingIn(value, reader)}
      words={measureWords}
      people={[value.owner]}
      onCancel={onClose}
    >
      {!measure && responses.length > 0 && (
        <ChoiceInput
          id="measure-response"
          label={t('risk.measure.response')}
          value={value.response}
          onChange={follow}
          error={faultAt('response')}
          none={t('risk.measure.byHand')}
          options={responses.map(({ id, title }) => ({
            id,
            words: say(title),
          }))}
        />
      )}
      <TextInput
        id="measure-title"
        label={t('risk.measure.title')}
        value={value.title}
        onChange={title => change({ title })}
        error={faultAt('title')}
        required
      />
      <ChoiceInput
        id="measure-strategy"
        label={t('risk.measure.strategy')}
        value={value.strategy}
        onChange={id =>
          change({ strategy: STRATEGIES.find(each => each === id) })
        }
        error={faultAt('strategy')}
        options={STRATEGIES.map(id => ({
          id,
          words: t(`risk.strategy.${id}`),
        }))}
      />
      <EntityPicker
        id="measure-owner"
        label={t('risk.field.owner')}
        kinds={['User']}
        value={value.owner ? [value.owner] : []}
        onChange={([owner = '']) => change({ owner })}
        error={faultAt('owner')}
        max={1}
        required
      />
      <DayInput
        id="measure-due"
        label={t('risk.measure.due')}
        value={value.due}
        onChange={due => change({ due })}
        error={faultAt('due')}
        required
      />
      {!measure && (
        <FormControlLabel
          label={t('risk.measure.isDrill')}
          control={
            <Checkbox
              color="primary"
              checked={value.isDrill}
              onChange={(_event, isDrill) => change({ isDrill })}
            />
          }
        />
      )}
      {value.isDrill && (
        <DayInput
          id="measure-planned"
          label={t('risk.drill.planned')}
          value={value.planned}
          onChange={planned => change({ planned })}
          error={faultAt('drill', 'planned')}
          required
        />
      )}
      {measure?.drill && (
        <>
          <DayInput
            id="measure-held"
            label={t('risk.drill.held')}
            value={value.held}
            onChange={held => change({ held })}
            error={faultAt('drill', 'held')}
          />
          <ChoiceInput
            id="measure-result"
            label={t('risk.drill.result')}
            value={value.result}
            onChange={id =>
              change({
                result: id === 'passed' || id === 'failed' ? id : '',
              })
            }
            error={faultAt('drill', 'result')}
            none={t('risk.notSaid')}
            options={(['passed', 'failed'] as const).map(id => ({
              id,
              words: t(`risk.drill.${id}`),
            }))}
          />
        </>
      )}
      {measure && (
        <>
          <ChoiceInput
            id="measure-status"
            label={t('risk.field.status')}
            value={value.status}
            onChange={id =>
              change({ status: MEASURE_STATES.find(each => each === id) })
            }
            error={faultAt('status')}
            options={MEASURE_STATES.map(id => ({
              id,
              words: t(`risk.measure.${id}`),
            }))}
          />
          <TextInput
            id="measure-evidence"
            label={t(
              value.status === 'dropped'
                ? 'risk.measure.whyDropped'
                : 'risk.measure.evidence',
            )}
            value={value.evidence}
            onChange={evidence => change({ evidence })}
            error={faultAt('evidence')}
            required={value.status !== 'open'}
            long
          />
        </>
      )}
    </FormFrame>
  );
}

function missingIn(
  { title, owner, due, isDrill, planned }: MeasureDraft,
  { t }: RiskReader,
): string | undefined {
  if (!title.trim()) return t('risk.measure.title');
  if (!owner) return t('risk.field.owner');
  if (!due) return t('risk.measure.due');
  return isDrill && !planned ? t('risk.drill.planned') : undefined;
}
