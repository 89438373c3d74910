import DialogContentText from '@material-ui/core/DialogContentText';
import type {
  GateApi,
  GateView,
} from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';
import type { GateScene } from '../useGate';
import { ActDialog } from './ActDialog';
import { LongText } from './LongText';
import { useAct } from './useAct';
import { useKeptWords } from './useKeptWords';

interface TextDialogProps {
  scene: GateScene;
  /** Tells it from what else is written at this gate. */
  name: string;
  act: string;
  help?: string;
  label: string;
  required?: boolean;
  send(gates: GateApi, text: string): Promise<GateView>;
  onClose(): void;
  onDone(): void;
}

/** Asks for one text and then acts. */
export function TextDialog(props: TextDialogProps) {
  const { scene, name, act, help, label, required, send, onClose, onDone } =
    props;
  const { t } = useWords();
  const words = useKeptWords(scene, name);
  const acting = useAct(scene);
  const given = words.of('text').trim();
  return (
    <ActDialog
      scene={scene}
      title={t('gate.act.on', {
        act,
        gate: scene.reader.say(scene.plan.title),
      })}
      act={act}
      why={required && !given ? t('gate.fillIn', { field: label }) : undefined}
      acting={acting}
      onSubmit={async () => {
        if (!(await acting.run(gates => send(gates, given)))) return;
        words.forget();
        onDone();
      }}
      onClose={onClose}
    >
      {help && <DialogContentText>{help}</DialogContentText>}
      <LongText
        id="gate-text"
        label={label}
        value={words.of('text')}
        required={required}
        onChange={text => words.write('text', text)}
      />
    </ActDialog>
  );
}
