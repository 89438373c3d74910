import { EntityPicker } from '../../lifecycle/parts/EntityPicker';

interface TrainersInputProps {
  id: string;
  label: string;
  value: string[];
  onChange(trainers: string[]): void;
  faultAt(...path: (string | number)[]): string | undefined;
}

/** Who trains; what is wrong with one of them is said below. */
export function TrainersInput(props: TrainersInputProps) {
  const { faultAt, value, ...shown } = props;
  return (
    <EntityPicker
      {...shown}
      kinds={['User']}
      value={value}
      error={value
        .map((_ref, index) => faultAt('trainers', index))
        .find(Boolean)}
    />
  );
}
