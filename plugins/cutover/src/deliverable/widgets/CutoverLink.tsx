import isEqual from 'fast-deep-equal';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { JsonValue } from '@backstage/types';
import { dateWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { readable } from '../document/readable';
import { valueWords } from '../document/reader';
import { useReader } from '../form/useReader';
import { CutoverDate } from './CutoverDate';
import { CutoverPeriod, type Period } from './CutoverPeriod';
import { useLinkedValue } from './useLinkedValue';
import {
  Hint,
  readWidget,
  useFieldValue,
  WidgetFrame,
  type WidgetProps,
} from './widget';

export interface LinkOptions {
  /** Another deliverable of the same cutover. */
  deliverable?: string;
  /** A field at the top of its form; templates call it `field`. */
  source?: string;
}

const FIELDS: Record<string, string> = {
  string: 'StringField',
  number: 'NumberField',
  integer: 'NumberField',
  boolean: 'BooleanField',
};

/** A value that another deliverable has too: shown beside, taken over by a button, and compared from then on. */
export function CutoverLink(props: WidgetProps<JsonValue, LinkOptions>) {
  const widget = readWidget(props);
  const { id, context, options, fixed } = widget;
  const { t, say } = useWords();
  const [value, setValue] = useFieldValue(props);
  const source = useLinkedValue(context.deliverable, options);
  const said =
    source.value &&
    readable(source.value.field, source.value.value, source.value.root);
  const reader = useReader([said], context);

  const line = () => {
    if (!context.deliverable)
      return <Hint>{t('deliverable.widget.onlyInDeliverables')}</Hint>;
    if (source.error)
      return <Hint error>{t('deliverable.widget.link.unreachable')}</Hint>;
    if (!source.value) return null;
    const title = say(source.value.title);
    if (!said)
      return <Hint>{t('deliverable.widget.link.nothing', { title })}</Hint>;
    const { revision } = source.value;
    const words = revision
      ? t('deliverable.widget.link.says', {
          title,
          revision: String(revision.number),
          date: dateWords(revision.at, reader),
          value: valueWords(said, reader),
        })
      : t('deliverable.widget.link.drafts', {
          title,
          value: valueWords(said, reader),
        });
    const isSame = isEqual(value, source.value.value);
    return (
      <div id={`${id}__source`}>
        <Typography variant="body2" color="textSecondary">
          {words}
        </Typography>
        {isSame && <Hint>{t('deliverable.widget.link.same')}</Hint>}
        {!isSame && value !== undefined && (
          <Hint error>{t('deliverable.widget.link.differs')}</Hint>
        )}
        {!isSame && !fixed && (
          <Button size="small" onClick={() => setValue(source.value?.value)}>
            {t('deliverable.widget.link.take')}
          </Button>
        )}
      </div>
    );
  };

  return (
    <div>
      <OwnValue {...props} />
      {line()}
    </div>
  );
}

/** The value itself, to be written by hand as well, as its type wants it. */
function OwnValue(props: WidgetProps<JsonValue, LinkOptions>) {
  const { schema, uiSchema, registry } = props;
  const widget = readWidget(props);
  const { format, type, properties } = schema;
  const { 'ui:field': _, 'ui:disabled': __, ...plain } = uiSchema;
  // What the form library hands on is the same for every type of value.
  const rest = props as object;
  if (format === 'date' || format === 'date-time')
    return <CutoverDate {...(rest as WidgetProps<string>)} />;
  if (properties?.start)
    return <CutoverPeriod {...(rest as WidgetProps<Period>)} />;
  const name = FIELDS[String(type)];
  const Field = name && registry.fields[name];
  if (Field)
    return <Field {...props} uiSchema={plain} readonly={widget.fixed} />;
  return (
    <WidgetFrame widget={widget}>
      <Typography variant="body2">
        {props.formData === undefined ? '–' : JSON.stringify(props.formData)}
      </Typography>
    </WidgetFrame>
  );
}
