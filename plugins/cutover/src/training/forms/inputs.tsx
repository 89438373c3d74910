import { TextInput } from '../../lifecycle/forms/inputs';

interface NumberProps {
  id: string;
  label: string;
  help?: string;
  value: string;
  onChange(value: string): void;
  error?: string;
  required?: boolean;
}

/** A whole number from 1 on, or nothing. */
export function NumberInput(props: NumberProps) {
  const { onChange } = props;
  return (
    <TextInput
      {...props}
      most={6}
      // A point that was dropped would make another number of it: what is no whole number is said to be none.
      onChange={typed => onChange(typed.replace(/[^\d.,]/g, ''))}
    />
  );
}

/** A number that may have decimals. */
export function DecimalInput(props: NumberProps) {
  const { onChange } = props;
  return (
    <TextInput
      {...props}
      most={8}
      onChange={typed => onChange(typed.replace(/[^\d.,]/g, ''))}
    />
  );
}
