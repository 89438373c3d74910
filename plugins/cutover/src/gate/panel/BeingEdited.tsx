import Alert from '@material-ui/lab/Alert';
import { momentWords } from '../../lifecycle/words/time';
import type { GateScene } from '../useGate';
import type { GateReader } from '../words/gateReader';

/** Whoever writes on a document under review is about to make the approvals lapse. */
export function BeingEdited(props: {
  edited: GateScene['gate']['beingEdited'];
  reader: GateReader;
}) {
  const { edited, reader } = props;
  const { t, say, nameOf } = reader;
  if (edited.length === 0) return null;
  return (
    <Alert severity="warning">
      {edited.map(({ item, title, by, at }) => (
        <div key={`${item} ${by}`}>
          {t('gate.editing', {
            person: nameOf(by),
            item: say(title),
            at: momentWords(at, reader),
          })}
        </div>
      ))}
      {t('gate.editingHelp')}
    </Alert>
  );
}
