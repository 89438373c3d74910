import { useContext, useRef, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import RemoveIcon from '@material-ui/icons/Close';
import {
  descriptionId,
  errorId,
  type ArrayFieldTemplateItemType,
  type ArrayFieldTemplateProps,
  type FieldTemplateProps,
  type ObjectFieldTemplateProps,
} from '@rjsf/utils';
import { useWords } from '../../../lifecycle/words/useWords';
import { readableError } from '../../widgets/readableError';
import { DescriptionFieldTemplate } from './DescriptionFieldTemplate';
import { FieldNotesContext } from './formContext';
import { keysOfId } from './fieldIds';

const useStyles = makeStyles(theme => ({
  // The theme's own red is too pale for small letters on either background.
  words: {
    '& .MuiFormHelperText-root.Mui-error, & .MuiFormLabel-root.Mui-error, & .MuiTypography-colorError':
      { color: readableError(theme) },
  },
  field: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
    minWidth: 0,
  },
  // What is not in view is not laid out: a key press would else cost the more, the longer the form is.
  block: {
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 640px',
    // What is in view is cut off at the edge of its block, lines around focused fields too.
    margin: theme.spacing(0, -1),
    padding: theme.spacing(0, 1),
  },
  control: { flex: 1, minWidth: 0 },
  section: {
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    '& &': {
      borderInlineStart: `2px solid ${theme.palette.divider}`,
      paddingInlineStart: theme.spacing(2),
    },
  },
  legend: { marginBottom: theme.spacing(1), padding: 0 },
  item: { display: 'flex', alignItems: 'flex-start', minWidth: 0 },
}));

const CHOICES = new Set(['radio', 'checkboxes']);

/** What stands around every field: description, faults, and what the page has to say about it. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, children, hidden, rawErrors = [], schema } = props;
  const classes = useStyles();
  const options = CHOICES.has(String(props.uiSchema?.['ui:widget']));
  const { below, aside } = useContext(FieldNotesContext);
  if (hidden) return <div hidden>{children}</div>;
  const keys = keysOfId(id);
  // A section is no field: what is to be said is said at its fields.
  if (
    keys.length === 0 ||
    (schema.type === 'object' && !props.uiSchema?.['ui:field'])
  )
    return (
      <div data-field={id} className={classes.words}>
        {children}
        <Fixed uiSchema={props.uiSchema} />
        <Faults id={id} faults={rawErrors} />
      </div>
    );
  return (
    <div className={`${classes.field} ${classes.words}`} data-field={id}>
      <FormControl
        className={classes.control}
        // The library names each of the options, and not what is chosen by them.
        {...(options ? { role: 'group', 'aria-label': props.label } : {})}
        error={rawErrors.length > 0}
        required={props.required}
        disabled={props.disabled}
      >
        {children}
        {props.displayLabel && schema.type !== 'boolean' && props.description}
        <Fixed uiSchema={props.uiSchema} />
        <Faults id={id} faults={rawErrors} />
        {below?.(keys)}
      </FormControl>
      {aside?.(keys)}
    </div>
  );
}

/** Of a field that this person may not change it is said, since it looks like the others. */
function Fixed({ uiSchema }: Pick<FieldTemplateProps, 'uiSchema'>) {
  const { t } = useWords();
  if (uiSchema?.['ui:readonly'] !== true) return null;
  return <FormHelperText>{t('deliverable.form.readOnlyField')}</FormHelperText>;
}

function Faults({ id, faults }: { id: string; faults: string[] }) {
  if (faults.length === 0) return null;
  return (
    <div id={errorId(id)}>
      {faults.map(fault => (
        <FormHelperText key={fault} error>
          {fault}
        </FormHelperText>
      ))}
    </div>
  );
}

export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { title, description, properties, idSchema } = props;
  const classes = useStyles();
  if (keysOfId(idSchema.$id).length === 0)
    return <Blocks properties={properties} />;
  return (
    <fieldset className={classes.section}>
      {title && (
        <Typography component="legend" variant="h6" className={classes.legend}>
          {title}
        </Typography>
      )}
      <DescriptionFieldTemplate
        id={descriptionId(idSchema)}
        description={description ?? ''}
      />
      {properties.map(({ content }) => content)}
    </fieldset>
  );
}

/** Fields for the height of a screen. */
const BLOCK = 8;

/** The fields of the whole form, in blocks that are laid out only while they are in view. */
function Blocks({ properties }: Pick<ObjectFieldTemplateProps, 'properties'>) {
  const classes = useStyles();
  // A field stays in its block when others come and go: in another one it would begin anew, without the focus.
  const blockOf = useRef(new Map<string, number>()).current;
  const isFirst = blockOf.size === 0;
  const blocks: ReactNode[][] = [];
  properties.forEach(({ name, content }, index) => {
    const last = Math.max(0, blocks.length - 1);
    const known = blockOf.get(name);
    const block = known ?? (isFirst ? Math.floor(index / BLOCK) : last);
    blockOf.set(name, block);
    const at = Math.max(block, last);
    while (blocks.length <= at) blocks.push([]);
    blocks[at].push(content);
  });
  return (
    <>
      {blocks.map((block, index) => (
        <div key={index} className={classes.block}>
          {block}
        </div>
      ))}
    </>
  );
}

/** A list of single values. Lists of rows are tables. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { title, items, canAdd, onAddClick, idSchema, schema } = props;
  const { disabled, readonly, required } = props;
  const { t } = useWords();
  const classes = useStyles();
  return (
    <fieldset className={classes.section}>
      <Typography component="legend" className={classes.legend}>
        {title}
        {required && ' *'}
      </Typography>
      <DescriptionFieldTemplate
        id={descriptionId(idSchema)}
        description={schema.description ?? ''}
      />
      {items.map(({ key, ...item }) => (
        <Item key={key} {...item} />
      ))}
      {canAdd && !readonly && (
        <Button
          size="small"
          startIcon={<AddIcon />}
          disabled={disabled}
          onClick={onAddClick}
        >
          {t('deliverable.form.list.add', { name: title })}
        </Button>
      )}
    </fieldset>
  );
}

function Item(props: Omit<ArrayFieldTemplateItemType, 'key'>) {
  const { children, index, hasMoveUp, hasMoveDown, hasRemove } = props;
  const { onReorderClick, onDropIndexClick, readonly, disabled } = props;
  const { t } = useWords();
  const classes = useStyles();
  const number = String(index + 1);
  const buttons = [
    {
      label: t('deliverable.form.list.up', { number }),
      icon: <UpIcon fontSize="small" />,
      usable: hasMoveUp,
      act: onReorderClick(index, index - 1),
    },
    {
      label: t('deliverable.form.list.down', { number }),
      icon: <DownIcon fontSize="small" />,
      usable: hasMoveDown,
      act: onReorderClick(index, index + 1),
    },
    {
      label: t('deliverable.form.list.remove', { number }),
      icon: <RemoveIcon fontSize="small" />,
      usable: hasRemove,
      act: onDropIndexClick(index),
    },
  ];
  return (
    <div className={classes.item}>
      <div className={classes.control}>{children}</div>
      {!readonly &&
        buttons.map(({ label, icon, usable, act }) => (
          <IconButton
            key={label}
            size="small"
            aria-label={label}
            title={label}
            disabled={disabled || !usable}
            onClick={act}
          >
            {icon}
          </IconButton>
        ))}
    </div>
  );
}
