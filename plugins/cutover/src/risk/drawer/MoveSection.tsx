import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { RiskView } from '@backstage-cutover/plugin-cutover-common';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { useNames } from '../../lifecycle/live/useNames';
import { reasonWords } from '../../lifecycle/words/refusal';
import { momentWords } from '../../lifecycle/words/time';
import type { RiskScene } from '../register/scene';
import { useRiskReader } from '../words/riskReader';
import { FormFrame } from './FormFrame';
import { TextInput } from '../../lifecycle/forms/inputs';
import { useRiskForm } from './useRiskForm';

const ACTS = ['occur', 'close', 'reopen'] as const;
type Act = (typeof ACTS)[number];

const useStyles = makeStyles(theme => ({
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

interface RiskProps {
  scene: RiskScene;
  risk: RiskView;
}

/** It has happened, it is over, or it is open again after all; each with a reason. */
export function MoveSection({ scene, risk }: RiskProps) {
  const { outcome, status, allowed } = risk;
  const { t, language, zone } = useRiskReader(scene.register);
  const classes = useStyles();
  const [act, setAct] = useState<Act>();
  const nameOf = useNames(outcome ? [outcome.by] : []);
  const isOver = status === 'closed' || status === 'occurred';
  // What makes no sense in this state is not offered; why something else is not allowed, the button says.
  const offered = ACTS.filter(each =>
    isOver
      ? each === 'reopen' || (each === 'close' && status === 'occurred')
      : each !== 'reopen',
  );
  return (
    <>
      {outcome && (
        <Typography variant="body2" gutterBottom>
          {t('risk.outcome', {
            status: t(`risk.status.${status}`),
            person: nameOf(outcome.by),
            at: momentWords(outcome.at, { language, zone }),
          })}{' '}
          “{outcome.reason}”
        </Typography>
      )}
      {act ? (
        <Reason
          key={act}
          scene={scene}
          risk={risk}
          act={act}
          onClose={() => setAct(undefined)}
        />
      ) : (
        <div className={classes.acts}>
          {offered.map(each => {
            const verdict = allowed[each];
            return (
              <ActButton
                key={each}
                words={t(`risk.act.${each}`)}
                why={
                  verdict.allowed
                    ? undefined
                    : reasonWords(t, verdict, `${each}-risk`)
                }
                onAct={() => setAct(each)}
              />
            );
          })}
        </div>
      )}
    </>
  );
}

function Reason(props: RiskProps & { act: Act; onClose(): void }) {
  const { scene, risk, act, onClose } = props;
  const { t } = useRiskReader(scene.register);
  const form = useRiskForm({
    scene,
    risk,
    name: act,
    initial: () => ({ reason: '' }),
    send: (risks, ref, { value }) => risks.move({ ...ref, act }, value),
    lookFirst: true,
    onDone: onClose,
  });
  const { value, change, faultAt } = form;
  const label = t(`risk.act.${act}.reason`);
  return (
    <FormFrame
      form={form}
      register={scene.register}
      label={t(`risk.act.${act}`)}
      act={t(`risk.act.${act}`)}
      what={`${act}-risk`}
      verdict={risk.allowed[act]}
      missing={value.reason.trim() ? undefined : label}
      words={(_key, all) => ({ title: label, words: all.reason })}
      onCancel={onClose}
    >
      <TextInput
        id="risk-move-reason"
        label={label}
        value={value.reason}
        onChange={reason => change({ reason })}
        error={faultAt('reason')}
        required
        long
      />
    </FormFrame>
  );
}
