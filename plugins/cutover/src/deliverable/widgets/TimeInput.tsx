import { useState } from 'react';
import { useTheme } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import {
  differs,
  isSkipped,
  offsetWords,
  typedTime,
  valueOfTyped,
  type TimeFormat,
} from './clock';

interface TimeInputProps {
  id: string;
  label: string;
  format: TimeFormat;
  /** The zone of the plan; the reader's own where there is no plan. */
  timeZone?: string;
  value?: string;
  onChange(value: string | undefined): void;
  onBlur?(): void;
  required?: boolean;
  fixed: boolean;
  invalid: boolean;
  describedBy?: string;
}

/** A date, or a time in the zone of the plan, with what the reader's own clock shows then. */
export function TimeInput(props: TimeInputProps) {
  const { id, format, value, onChange } = props;
  const { t, language, zone: own } = useWords();
  const { palette } = useTheme();
  const zone = props.timeZone ?? own;
  const [typed, setTyped] = useState(typedTime(value, format, zone));
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (valueOfTyped(typed, format, zone) !== value)
      setTyped(typedTime(value, format, zone));
  }

  const hints = () => {
    if (format === 'date' || !value) return undefined;
    if (typed && isSkipped(typed, format, zone))
      return t('deliverable.widget.time.skipped', {
        zone,
        time: momentWords(value, { language, zone }),
      });
    const at = t('deliverable.widget.time.zone', {
      zone,
      offset: offsetWords(value, zone, language) ?? '',
    });
    return differs(value, zone, own)
      ? `${at} ${t('deliverable.widget.time.yours', {
          time: momentWords(value, { language, zone: own }),
        })}`
      : at;
  };
  const hint = hints();

  return (
    <TextField
      id={id}
      type={format === 'date' ? 'date' : 'datetime-local'}
      label={props.label}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(valueOfTyped(target.value, format, zone));
      }}
      onBlur={props.onBlur}
      required={props.required}
      error={props.invalid}
      helperText={hint}
      FormHelperTextProps={{ id: `${id}__zone` }}
      InputLabelProps={{ shrink: true }}
      inputProps={{
        style: { colorScheme: palette.type },
        readOnly: props.fixed,
        'aria-describedby':
          [hint && `${id}__zone`, props.describedBy]
            .filter(Boolean)
            .join(' ') || undefined,
      }}
    />
  );
}
