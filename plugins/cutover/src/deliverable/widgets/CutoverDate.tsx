import { TimeInput } from './TimeInput';
import {
  Description,
  readWidget,
  useFieldValue,
  type WidgetProps,
} from './widget';

/** A date, or a time in the plan's zone; which of both, the format of the schema says. */
export function CutoverDate(props: WidgetProps<string>) {
  const widget = readWidget(props);
  const [value, setValue] = useFieldValue(props);
  return (
    <>
      <TimeInput
        id={widget.id}
        label={widget.title}
        format={props.schema.format === 'date-time' ? 'date-time' : 'date'}
        timeZone={widget.context.timeZone}
        value={value}
        onChange={next => setValue(next, 'typing')}
        onBlur={() => widget.store?.settle()}
        required={widget.required}
        fixed={widget.fixed}
        invalid={widget.invalid}
        describedBy={widget.describedBy}
      />
      <Description widget={widget} />
    </>
  );
}
