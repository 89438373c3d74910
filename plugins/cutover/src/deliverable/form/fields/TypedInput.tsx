import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import {
  descriptionId,
  errorId,
  getInputProps,
  type BaseInputTemplateProps,
} from '@rjsf/utils';
import type { JsonValue } from '@backstage/types';
import type { FormContext } from './formContext';
import { keysOfId } from './fieldIds';

type Value = JsonValue | undefined;

const INPUT_MODES = { number: 'decimal', integer: 'numeric' } as const;

/**
 * Every field that is typed in. A key press changes this field and the draft, and nothing else: the form learns of it
 * after a pause, so that a large one is as quick as a small one.
 */
export function TypedInput(props: BaseInputTemplateProps) {
  const { id, schema, options, formContext } = props;
  const { store } = formContext as FormContext;
  const {
    type,
    step: _,
    ...attributes
  } = getInputProps(schema, props.type, options, false);
  const isNumber = schema.type === 'number' || schema.type === 'integer';
  const read = (text: string): Value => {
    if (isNumber) return numberIn(text);
    // Nothing at all would bring the default back while somebody is about to type something else.
    return text === '' && schema.default === undefined ? undefined : text;
  };
  const [text, setText] = useText(
    props.value,
    () => store.at(keysOfId(id)) ?? props.value,
    read,
  );
  const { rawErrors = [], readonly, hideLabel } = props;
  // An entry of a list is called by its number, and is never one that is needed.
  const entry = /\/(\d+)$/.exec(id)?.[1];
  const name = entry ? `${props.label} ${Number(entry) + 1}` : props.label;
  const described = [
    ...(props.options.description ?? schema.description
      ? [descriptionId(id)]
      : []),
    ...(rawErrors.length > 0 ? [errorId(id)] : []),
  ];
  return (
    <TextField
      id={id}
      name={id}
      type={isNumber ? 'text' : type}
      multiline={props.multiline}
      minRows={props.multiline ? props.rows ?? 3 : undefined}
      maxRows={20}
      label={hideLabel ? undefined : props.label}
      placeholder={props.placeholder}
      required={props.required && !entry}
      disabled={props.disabled}
      error={rawErrors.length > 0}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        store.type(keysOfId(id), read(target.value));
      }}
      onFocus={() => props.onFocus(id, text)}
      onBlur={() => {
        store.settle();
        props.onBlur(id, text);
      }}
      InputLabelProps={type === 'time' ? { shrink: true } : undefined}
      inputProps={{
        ...attributes,
        readOnly: readonly,
        inputMode: isNumber ? INPUT_MODES[schema.type as 'number'] : undefined,
        'aria-label': hideLabel ? name : undefined,
        'aria-describedby': described.join(' ') || undefined,
      }}
    />
  );
}

/** What cannot be read as a number stays as it was typed: the fault beside it says what is wrong. */
function numberIn(text: string): Value {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : text;
}

function textOf(value: Value): string {
  return value === undefined || value === null ? '' : String(value);
}

/**
 * What is typed, until the value becomes another one by other means: somebody else's edit, a choice in a conflict. The
 * form is behind what is typed, so that is asked of the draft itself.
 */
function useText(
  value: Value,
  now: () => Value,
  read: (text: string) => Value,
) {
  const [text, setText] = useState(() => textOf(now()));
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    const current = now();
    if (read(text) !== current) setText(textOf(current));
  }
  return [text, setText] as const;
}
