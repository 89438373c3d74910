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

/** A number as it is typed; whoever asks for a whole one says so beside it. */
export function NumberInput(props: NumberProps) {
  const { onChange } = props;
  return (
    <TextInput
      {...props}
      most={8}
      // A point that was dropped would make another number of it: what is no whole number is said to be none.
      onChange={typed => onChange(typed.replace(/[^\d.,]/g, ''))}
    />
  );
}
