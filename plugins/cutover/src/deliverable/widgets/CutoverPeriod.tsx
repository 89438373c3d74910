import Box from '@material-ui/core/Box';
import { errorId } from '@rjsf/utils';
import { useWords } from '../../lifecycle/words/useWords';
import { TimeInput } from './TimeInput';
import {
  Hint,
  readWidget,
  useFieldValue,
  WidgetFrame,
  type WidgetProps,
} from './widget';

export interface Period {
  start?: string;
  end?: string;
}

/** From one date to another, or from time to time, in the plan's zone. */
export function CutoverPeriod(props: WidgetProps<Period>) {
  const widget = readWidget(props);
  const { id, store, context, fixed } = widget;
  const { t } = useWords();
  const [period = {}, setPeriod] = useFieldValue(props);
  const { properties = {}, required = [] } = props.schema;

  return (
    <WidgetFrame widget={widget}>
      <Box display="flex" flexWrap="wrap" gridGap={16}>
        {(['start', 'end'] as const).map(edge => {
          const schema = properties[edge];
          const { format, title } =
            typeof schema === 'object' ? schema : { format: '', title: '' };
          const { __errors: faults = [] } = props.errorSchema?.[edge] ?? {};
          const own = `${id}/${edge}`;
          return (
            <div key={edge}>
              <TimeInput
                id={own}
                label={title || t(`deliverable.widget.period.${edge}`)}
                format={format === 'date-time' ? 'date-time' : 'date'}
                timeZone={context.timeZone}
                value={period[edge]}
                onChange={value => {
                  const { [edge]: _, ...other } = period;
                  const next = value ? { ...other, [edge]: value } : other;
                  const isEmpty = Object.keys(next).length === 0;
                  setPeriod(isEmpty ? undefined : next, 'typing');
                }}
                onBlur={() => store?.settle()}
                required={required.includes(edge)}
                fixed={fixed}
                invalid={widget.invalid || faults.length > 0}
                describedBy={faults.length > 0 ? errorId(own) : undefined}
              />
              {faults.length > 0 && (
                <Hint id={errorId(own)} error>
                  {faults.join(' ')}
                </Hint>
              )}
            </div>
          );
        })}
      </Box>
    </WidgetFrame>
  );
}
