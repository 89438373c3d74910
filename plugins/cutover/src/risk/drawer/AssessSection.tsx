import { makeStyles } from '@material-ui/core/styles';
import isEqual from 'fast-deep-equal';
import {
  RISK_BASES,
  type AssessRisk,
  type RiskBasis,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import type { RiskScene } from '../register/scene';
import { useRiskReader } from '../words/riskReader';
import { FormFrame } from './FormFrame';
import { TextInput } from '../../lifecycle/forms/inputs';
import type { FormWords } from './Meanwhile';
import { draftOf, isRated, type RatingDraft } from './rating';
import { RatingInput } from './RatingInput';
import { useRiskForm } from './useRiskForm';

const useStyles = makeStyles(theme => ({
  bases: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
  },
}));

interface Assessment extends Record<RiskBasis, RatingDraft> {
  reason: string;
}

const ratingWords: FormWords<Assessment> = (key, value, reader) => {
  if (key === 'reason') {
    return { title: reader.t('risk.assess.reason'), words: value.reason };
  }
  const { likelihood, impact } = value[key];
  return {
    title: reader.basis(key),
    words: [
      `${reader.t('risk.field.likelihood')} ${reader.likelihood(likelihood)}`,
      ...Object.entries(impact).map(
        ([dimension, step]) =>
          `${reader.dimension(dimension)} ${reader.impact(step)}`,
      ),
    ].join('; '),
  };
};

/** How likely and how bad: before anything is done, as it is now, and as it shall be. */
export function AssessSection(props: { scene: RiskScene; risk: RiskView }) {
  const { scene, risk } = props;
  const { register } = scene;
  const reader = useRiskReader(register);
  const { t } = reader;
  const classes = useStyles();
  const form = useRiskForm<Assessment>({
    scene,
    risk,
    name: 'assess',
    initial: now => assessmentOf(now ?? risk),
    send: (risks, ref, { value, base }) =>
      risks.assess(ref, inputOf(base, value)),
  });
  const { value, change, faultAt } = form;
  const isNone = RISK_BASES.every(basis => !isRated(value[basis]));
  return (
    <FormFrame
      form={form}
      register={register}
      label={t('risk.assess')}
      act={t('risk.assess')}
      what="assess-risk"
      verdict={risk.allowed.assess}
      missing={isNone ? t('risk.rating') : undefined}
      words={ratingWords}
    >
      <div className={classes.bases}>
        {RISK_BASES.map(basis => (
          <RatingInput
            key={basis}
            id={`risk-${basis}`}
            title={reader.basis(basis)}
            scale={register.scale}
            value={value[basis]}
            onChange={rating => change({ [basis]: rating })}
            faultAt={(...path) => faultAt('ratings', basis, ...path)}
          />
        ))}
      </div>
      <TextInput
        id="risk-assess-reason"
        label={t('risk.assess.reason')}
        value={value.reason}
        onChange={reason => change({ reason })}
        error={faultAt('reason')}
        long
      />
    </FormFrame>
  );
}

function assessmentOf({ ratings }: RiskView): Assessment {
  return {
    inherent: draftOf(ratings.inherent),
    current: draftOf(ratings.current),
    residual: draftOf(ratings.residual),
    reason: '',
  };
}

/** What differs; where nothing does, all of it: somebody has looked, and found it as before. */
function inputOf(base: Assessment, mine: Assessment): AssessRisk {
  const rated = RISK_BASES.filter(basis => isRated(mine[basis]));
  const moved = rated.filter(basis => !isEqual(base[basis], mine[basis]));
  const reason = mine.reason.trim();
  return {
    ratings: Object.fromEntries(
      (moved.length ? moved : rated).map(basis => [basis, mine[basis]]),
    ),
    ...(reason ? { reason } : {}),
  };
}
