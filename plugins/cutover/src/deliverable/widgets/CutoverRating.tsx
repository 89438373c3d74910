import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import Button from '@material-ui/core/Button';
import { useWords } from '../../lifecycle/words/useWords';
import {
  readWidget,
  useFieldValue,
  WidgetFrame,
  type WidgetProps,
} from './widget';

export interface RatingOptions {
  /** What the two ends of the scale mean. */
  low?: string;
  high?: string;
}

/** A number from 1 to what the schema allows, five without it; the template names both ends. */
export function CutoverRating(props: WidgetProps<number, RatingOptions>) {
  const widget = readWidget(props);
  const { id, title, fixed, options, required } = widget;
  const { t } = useWords();
  const [value, setValue] = useFieldValue(props);
  const { minimum = 1, maximum = 5 } = props.schema;
  const steps = Array.from(
    { length: Math.max(0, maximum - minimum) + 1 },
    (_, index) => minimum + index,
  );
  const meanings = new Map([
    [minimum, options.low],
    [maximum, options.high],
  ]);
  return (
    <WidgetFrame widget={widget}>
      <RadioGroup
        row
        name={id}
        aria-label={title}
        value={value ?? ''}
        onChange={(_event, chosen) => setValue(Number(chosen))}
      >
        {steps.map(step => {
          const meaning = meanings.get(step);
          return (
            <FormControlLabel
              key={step}
              value={step}
              disabled={fixed && step !== value}
              control={
                <Radio
                  color="primary"
                  id={step === steps[0] ? id : undefined}
                  readOnly={fixed}
                />
              }
              label={
                <>
                  {step}{' '}
                  {meaning && (
                    <Typography
                      variant="caption"
                      color="textSecondary"
                      component="span"
                    >
                      {meaning}
                    </Typography>
                  )}
                </>
              }
            />
          );
        })}
        {value !== undefined && !required && !fixed && (
          <Button size="small" onClick={() => setValue(undefined)}>
            {t('deliverable.widget.rating.clear')}
          </Button>
        )}
      </RadioGroup>
    </WidgetFrame>
  );
}
