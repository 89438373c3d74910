import { makeStyles } from '@material-ui/core/styles';
import FormHelperText from '@material-ui/core/FormHelperText';
import Typography from '@material-ui/core/Typography';
import type { RiskScale } from '@backstage-cutover/plugin-cutover-common';
import { PriorityMark } from '../words/PriorityMark';
import { useRiskReader } from '../words/riskReader';
import { ChoiceInput } from '../../lifecycle/forms/inputs';
import { placeOfDraft, withImpact, type RatingDraft } from './rating';

const useStyles = makeStyles(theme => ({
  field: {
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
    alignContent: 'start',
  },
  legend: { padding: 0, marginBottom: theme.spacing(1) },
}));

interface RatingInputProps {
  id: string;
  title: string;
  help?: string;
  scale: RiskScale;
  value: RatingDraft;
  onChange(value: RatingDraft): void;
  /** What is wrong, by the path within the rating. */
  faultAt(...path: string[]): string | undefined;
}

/** Likelihood, and the impact on each thing that is endangered, with the priority that they make. */
export function RatingInput(props: RatingInputProps) {
  const { id, title, help, scale, value, onChange, faultAt } = props;
  const reader = useRiskReader({ scale });
  const { t } = reader;
  const classes = useStyles();
  const place = placeOfDraft(scale, value);
  const wrong = faultAt('impact');
  return (
    <fieldset className={classes.field}>
      <Typography
        component="legend"
        variant="subtitle2"
        className={classes.legend}
      >
        {title}
      </Typography>
      {help && (
        <Typography variant="caption" color="textSecondary">
          {help}
        </Typography>
      )}
      <ChoiceInput
        id={`${id}-likelihood`}
        label={t('risk.field.likelihood')}
        value={value.likelihood}
        onChange={likelihood => onChange({ ...value, likelihood })}
        error={faultAt('likelihood')}
        none={t('risk.notSaid')}
        options={scale.likelihood.map(step => ({
          id: step.id,
          words: reader.likelihood(step.id),
        }))}
      />
      <Typography variant="caption" color="textSecondary">
        {t('risk.impactOn')}
      </Typography>
      {scale.dimensions.map(({ id: dimension }) => (
        <ChoiceInput
          key={dimension}
          id={`${id}-impact-${dimension}`}
          label={reader.dimension(dimension)}
          value={value.impact[dimension] ?? ''}
          onChange={step => onChange(withImpact(value, dimension, step))}
          error={faultAt('impact', dimension)}
          none={t('risk.noImpact')}
          options={scale.impact.map(step => ({
            id: step.id,
            words: reader.impact(step.id),
          }))}
        />
      ))}
      {wrong && <FormHelperText error>{wrong}</FormHelperText>}
      <Typography variant="body2" component="div" aria-live="polite">
        {t('risk.field.priority')}
        {t('risk.colon')}
        {place ? <PriorityMark id={place.priority} scale={scale} /> : '–'}
      </Typography>
    </fieldset>
  );
}
