import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  RiskMeasure,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { readableError } from '../../deliverable/widgets/readableError';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { useNames } from '../../lifecycle/live/useNames';
import { reasonWords } from '../../lifecycle/words/refusal';
import { dateWords } from '../../lifecycle/words/time';
import type { RiskScene } from '../register/scene';
import { useRiskReader } from '../words/riskReader';
import { MeasureForm } from './MeasureForm';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    borderTop: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
  },
  overdue: { color: readableError(theme) },
  add: { marginTop: theme.spacing(1) },
}));

/** What is done about a risk, and how far it is. */
export function MeasuresSection(props: { scene: RiskScene; risk: RiskView }) {
  const { scene, risk } = props;
  const { measures, overdue, allowed } = risk;
  const { t, language } = useRiskReader(scene.register);
  const classes = useStyles();
  // The id of a measure, or `new`.
  const [open, setOpen] = useState<string>();
  const nameOf = useNames(measures.map(({ owner }) => owner));
  const why = allowed.respond.allowed
    ? undefined
    : reasonWords(t, allowed.respond, 'respond-to-risk');
  const day = (iso: string) => dateWords(iso, { language, zone: 'UTC' });
  const drillWords = ({ drill }: RiskMeasure) => {
    if (!drill) return [];
    const { planned, held, result } = drill;
    return [
      held
        ? `${t('risk.drill.heldOn', { day: day(held) })}${
            result ? `${t('risk.comma')}${t(`risk.drill.${result}`)}` : ''
          }`
        : t('risk.drill.plannedFor', { day: day(planned) }),
    ];
  };
  return (
    <>
      {measures.length === 0 && (
        <Typography variant="body2">{t('risk.measures.none')}</Typography>
      )}
      <ul className={classes.list}>
        {measures.map(measure => (
          <li key={measure.id} className={classes.item}>
            {open === measure.id ? (
              <MeasureForm
                scene={scene}
                risk={risk}
                measure={measure}
                onClose={() => setOpen(undefined)}
              />
            ) : (
              <>
                <Typography variant="body2">
                  <strong>{measure.title}</strong> (
                  {t(`risk.strategy.${measure.strategy}`)})
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {[
                    t(`risk.measure.${measure.status}`),
                    nameOf(measure.owner),
                    t('risk.measure.until', { day: day(measure.due) }),
                    ...drillWords(measure),
                  ].join(' · ')}
                </Typography>
                {overdue.includes(measure.id) && (
                  <Typography variant="body2" className={classes.overdue}>
                    {t('risk.measure.overdue')}
                  </Typography>
                )}
                {measure.evidence && (
                  <Typography
                    variant="body2"
                    style={{ whiteSpace: 'pre-wrap' }}
                  >
                    “{measure.evidence}”
                  </Typography>
                )}
                <ActButton
                  words={t('risk.measure.change')}
                  label={t('risk.measure.changeIt', { title: measure.title })}
                  why={why}
                  onAct={() => setOpen(measure.id)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      <div className={classes.add}>
        {open === 'new' ? (
          <MeasureForm
            scene={scene}
            risk={risk}
            onClose={() => setOpen(undefined)}
          />
        ) : (
          <ActButton
            words={t('risk.measure.add')}
            why={why}
            onAct={() => setOpen('new')}
          />
        )}
      </div>
    </>
  );
}
