import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  RISK_BASES,
  type RiskAssessment,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useNames } from '../../lifecycle/live/useNames';
import { Refused } from '../../lifecycle/words/Refused';
import { momentWords } from '../../lifecycle/words/time';
import type { RiskScene } from '../register/scene';
import { PriorityMark } from '../words/PriorityMark';
import { useRiskReader } from '../words/riskReader';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingInlineStart: theme.spacing(3) },
  item: { padding: theme.spacing(0.5, 0), ...theme.typography.body2 },
}));

interface HistoryProps {
  scene: RiskScene;
  risk: RiskView;
}

/** Every assessment: who, when, why, and where it stood then, on the scale of then. */
export function HistorySection({ scene, risk }: HistoryProps) {
  const { name } = scene.facts.cutover;
  const { risks } = useApi(cutoverApiRef);
  const { t } = useRiskReader(scene.register);
  const classes = useStyles();
  const { value, error, retry } = useAsyncRetry(
    () => risks.assessments({ cutover: name, risk: risk.id }),
    // One more with each version at most.
    [risks, name, risk.id, risk.assessments],
  );
  const nameOf = useNames((value ?? []).map(({ by }) => by));
  if (error) return <Refused error={error} retry={retry} />;
  if (!value) return <Progress />;
  if (value.length === 0) {
    return <Typography variant="body2">{t('risk.history.none')}</Typography>;
  }
  return (
    <ol className={classes.list} reversed>
      {[...value].reverse().map(each => (
        <li key={each.number} className={classes.item}>
          <Assessment assessment={each} person={nameOf(each.by)} />
        </li>
      ))}
    </ol>
  );
}

function Assessment(props: { assessment: RiskAssessment; person: string }) {
  const { person } = props;
  const { at, places, reason, scale } = props.assessment;
  const reader = useRiskReader({ scale });
  const { t, language, zone } = reader;
  return (
    <>
      {t('risk.history.by', {
        person,
        at: momentWords(at, { language, zone }),
      })}
      {reason && ` “${reason}”`}
      {RISK_BASES.map(basis => {
        const place = places[basis];
        return (
          place && (
            <div key={basis}>
              {reader.basis(basis)}
              {t('risk.colon')}
              {reader.cell(place)}{' '}
              <PriorityMark id={place.priority} scale={scale} />
            </div>
          )
        );
      })}
    </>
  );
}
