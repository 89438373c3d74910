import { EntityPicker } from '../../lifecycle/parts/EntityPicker';
import { useNames } from '../../lifecycle/live/useNames';
import type { RiskScene } from '../register/scene';
import { useRiskReader } from '../words/riskReader';
import { deliverablesOf, type About } from './about';
import {
  ChoiceInput,
  SeveralInput,
  TextInput,
} from '../../lifecycle/forms/inputs';
import type { RiskForm } from './useRiskForm';

interface AboutFieldsProps {
  scene: RiskScene;
  form: Pick<RiskForm<About>, 'value' | 'change' | 'faultAt'>;
}

/** What a risk is: cause, event and consequence, whose it is and what it affects. */
export function AboutFields({ scene, form }: AboutFieldsProps) {
  const { register, facts } = scene;
  const { value, change, faultAt } = form;
  const reader = useRiskReader(register);
  const { t } = reader;
  const targets = facts.cutover.targets.map(({ ref }) => ref);
  const nameOf = useNames(targets);
  const text = (
    key: 'title' | 'cause' | 'event' | 'consequence',
    long = true,
  ) => (
    <TextInput
      id={`risk-${key}`}
      label={t(`risk.field.${key}`)}
      help={long ? t(`risk.help.${key}`) : undefined}
      value={value[key]}
      onChange={typed => change({ [key]: typed })}
      error={faultAt(key)}
      long={long}
      required={!long}
    />
  );
  return (
    <>
      {text('title', false)}
      <ChoiceInput
        id="risk-category"
        label={t('risk.field.category')}
        value={value.category}
        onChange={category => change({ category })}
        error={faultAt('category')}
        required
        options={register.categories.map(({ id }) => ({
          id,
          words: reader.category(id),
        }))}
      />
      {text('cause')}
      {text('event')}
      {text('consequence')}
      <EntityPicker
        id="risk-owner"
        label={t('risk.field.owner')}
        kinds={['User']}
        value={value.owner ? [value.owner] : []}
        onChange={([owner = '']) => change({ owner })}
        error={faultAt('owner')}
        max={1}
        required
      />
      <ChoiceInput
        id="risk-phase"
        label={t('risk.field.phase')}
        value={value.phase}
        onChange={phase => change({ phase })}
        error={faultAt('phase')}
        required
        options={register.phases.map(({ id }) => ({
          id,
          words: reader.phase(id),
        }))}
      />
      <SeveralInput
        id="risk-targets"
        label={t('risk.field.targets')}
        help={t('risk.help.targets')}
        value={value.targets}
        onChange={chosen => change({ targets: chosen })}
        error={value.targets
          .map((_ref, index) => faultAt('targets', index))
          .find(Boolean)}
        options={targets.map(id => ({ id, words: nameOf(id) }))}
      />
      <SeveralInput
        id="risk-links"
        label={t('risk.field.links')}
        value={value.links}
        onChange={links => change({ links })}
        error={value.links
          .map((_id, index) => faultAt('links', index, 'id'))
          .find(Boolean)}
        options={deliverablesOf(facts.template).map(({ id, title }) => ({
          id,
          words: reader.say(title),
        }))}
      />
    </>
  );
}
