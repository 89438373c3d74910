import { useState } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import type { RiskView } from '@backstage-cutover/plugin-cutover-common';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { useNames } from '../../lifecycle/live/useNames';
import { reasonWords } from '../../lifecycle/words/refusal';
import { dateWords, momentWords } from '../../lifecycle/words/time';
import type { RiskScene } from '../register/scene';
import { useRiskReader } from '../words/riskReader';
import { FormFrame } from './FormFrame';
import { DayInput, TextInput } from '../../lifecycle/forms/inputs';
import { useRiskForm } from './useRiskForm';

interface RiskProps {
  scene: RiskScene;
  risk: RiskView;
}

/** Leave to live with a risk for a time: who asks, who decides, and until when it holds. */
export function AcceptanceSection({ scene, risk }: RiskProps) {
  const { acceptance, allowed } = risk;
  const { t, language, zone } = useRiskReader(scene.register);
  const [isAsking, setAsking] = useState(false);
  const nameOf = useNames(
    [acceptance?.askedBy, acceptance?.decidedBy].filter(
      ref => ref !== undefined,
    ),
  );
  const ask = allowed['ask-acceptance'];
  return (
    <>
      {acceptance ? (
        <>
          <Typography variant="body2">
            <strong>{t(`risk.acceptance.${acceptance.status}`)}</strong>
            {t('risk.comma')}
            {t('risk.acceptance.until', {
              day: dateWords(acceptance.until, { language, zone: 'UTC' }),
            })}
          </Typography>
          <Said
            words={t('risk.acceptance.askedBy', {
              person: nameOf(acceptance.askedBy),
              at: momentWords(acceptance.askedAt, { language, zone }),
            })}
            text={acceptance.reason}
          />
          {acceptance.decidedBy && acceptance.decidedAt && (
            <Said
              words={t('risk.acceptance.decidedBy', {
                person: nameOf(acceptance.decidedBy),
                at: momentWords(acceptance.decidedAt, { language, zone }),
              })}
              text={acceptance.comment}
            />
          )}
        </>
      ) : (
        <Typography variant="body2">{t('risk.acceptance.none')}</Typography>
      )}
      {acceptance?.status === 'asked' && <Decide scene={scene} risk={risk} />}
      {acceptance?.status !== 'asked' &&
        (isAsking ? (
          <Ask scene={scene} risk={risk} onClose={() => setAsking(false)} />
        ) : (
          <ActButton
            words={t('risk.acceptance.ask')}
            why={
              ask.allowed ? undefined : reasonWords(t, ask, 'ask-acceptance')
            }
            onAct={() => setAsking(true)}
          />
        ))}
    </>
  );
}

function Said({ words, text }: { words: string; text?: string }) {
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      gutterBottom
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {words}
      {text && ` “${text}”`}
    </Typography>
  );
}

function Ask({ scene, risk, onClose }: RiskProps & { onClose(): void }) {
  const { t } = useRiskReader(scene.register);
  const form = useRiskForm({
    scene,
    risk,
    name: 'ask',
    initial: () => ({ reason: '', until: '' }),
    send: (risks, ref, { value }) => risks.askAcceptance(ref, value),
    lookFirst: true,
    onDone: onClose,
  });
  const { value, change, faultAt } = form;
  const fields = {
    reason: t('risk.acceptance.reason'),
    until: t('risk.acceptance.lastDay'),
  };
  const missing = (['reason', 'until'] as const).find(
    key => !value[key].trim(),
  );
  return (
    <FormFrame
      form={form}
      register={scene.register}
      label={t('risk.acceptance.ask')}
      act={t('risk.acceptance.ask')}
      what="ask-acceptance"
      verdict={risk.allowed['ask-acceptance']}
      missing={missing && fields[missing]}
      words={(key, all) => ({ title: fields[key], words: all[key] })}
      onCancel={onClose}
    >
      <TextInput
        id="acceptance-reason"
        label={fields.reason}
        value={value.reason}
        onChange={reason => change({ reason })}
        error={faultAt('reason')}
        required
        long
      />
      <DayInput
        id="acceptance-until"
        label={fields.until}
        value={value.until}
        onChange={until => change({ until })}
        error={faultAt('until')}
        required
      />
    </FormFrame>
  );
}

const ANSWERS = ['granted', 'refused'] as const;

function Decide({ scene, risk }: RiskProps) {
  const { t } = useRiskReader(scene.register);
  const form = useRiskForm({
    scene,
    risk,
    name: `decide ${risk.acceptance?.askedAt}`,
    initial: () => ({ answer: '', comment: '' }),
    send: (risks, ref, { value }) => {
      const comment = value.comment.trim();
      return risks.decideAcceptance(ref, {
        granted: value.answer === 'granted',
        ...(comment ? { comment } : {}),
      });
    },
    // Nobody accepts a risk other than the one that they looked at.
    lookFirst: true,
  });
  const { value, change, faultAt } = form;
  const fields = {
    answer: t('risk.acceptance.decide'),
    comment: t('risk.acceptance.comment'),
  };
  return (
    <FormFrame
      form={form}
      register={scene.register}
      label={fields.answer}
      act={fields.answer}
      what="decide-acceptance"
      verdict={risk.allowed['decide-acceptance']}
      missing={value.answer ? undefined : fields.answer}
      words={(key, all) => ({ title: fields[key], words: all[key] })}
    >
      <RadioGroup
        row
        name="acceptance-answer"
        aria-label={fields.answer}
        value={value.answer}
        onChange={(_event, answer) => change({ answer })}
      >
        {ANSWERS.map(answer => (
          <FormControlLabel
            key={answer}
            value={answer}
            control={<Radio color="primary" size="small" />}
            label={t(`risk.acceptance.answer.${answer}`)}
          />
        ))}
      </RadioGroup>
      <TextInput
        id="acceptance-comment"
        label={fields.comment}
        value={value.comment}
        onChange={comment => change({ comment })}
        error={faultAt('comment')}
        required={value.answer === 'refused'}
        long
      />
    </FormFrame>
  );
}
