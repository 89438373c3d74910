import type { PersonAsk } from '../people/PeopleCard';
import type { TrainingScene } from '../tab/scene';
import { DecideDialog } from './DecideDialog';
import { PracticalDialog } from './PracticalDialog';

export interface PersonDialogProps {
  scene: TrainingScene;
  ask: PersonAsk;
  onClose(): void;
  onDone(): void;
}

/** A practical exercise to be assessed, or how it goes on for somebody whose attempts are used up. */
export function PersonDialog(props: PersonDialogProps) {
  return props.ask.act === 'assess' ? (
    <PracticalDialog {...props} />
  ) : (
    <DecideDialog {...props} />
  );
}
