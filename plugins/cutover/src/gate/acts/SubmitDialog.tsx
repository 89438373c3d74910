import { useState } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import DialogContentText from '@material-ui/core/DialogContentText';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Progress } from '@backstage/core-components';
import {
  appliesWhen,
  type GateRehearsal,
  type SubmitGateInput,
} from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import { EntityPicker } from '../../lifecycle/parts/EntityPicker';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import { BeingEdited } from '../panel/BeingEdited';
import { ChecksList } from '../panel/ChecksList';
import type { GateScene } from '../useGate';
import { ruleName } from '../words/ruleWords';
import { ActDialog } from './ActDialog';
import { Choices } from '../../lifecycle/forms/Choices';
import { LongText } from './LongText';
import { ShortageList } from './ShortageList';
import { useAct } from './useAct';
import { useKeptWords } from './useKeptWords';
import { useKeyFor } from '../../lifecycle/forms/useKeyFor';
import { useRehearsal, type Rehearsal } from './useRehearsal';

interface SubmitDialogProps {
  scene: GateScene;
  onClose(): void;
  onDone(): void;
}

/** Shows who would decide, lets the submitter choose what is theirs to choose, and begins a round. */
export function SubmitDialog({ scene, onClose, onDone }: SubmitDialogProps) {
  const { gate, plan, reader, ref, facts } = scene;
  const { t } = useWords();
  const words = useKeptWords(scene, 'submit');
  const note = words.of('note');
  const [approvers, setApprovers] = useState<Record<string, string[]>>({});
  const [copies, setCopies] = useState<string[]>([]);
  const [offered, setOffered] = useState<string[]>([]);
  const [straight, setStraight] = useState(false);
  const choices: SubmitGateInput = { approvers, offered, straight };
  const rehearsal = useRehearsal(ref, choices);
  const acting = useAct(scene);
  const keyFor = useKeyFor();
  const last = gate.rounds.at(-1);
  const act = t(last ? 'gate.act.resubmit' : 'gate.act.submit');
  const picking = plan.rules.filter(
    ({ pick, when }) => pick && appliesWhen(when, facts.cutover.intake),
  );
  const lapsed = (last?.seats ?? []).filter(
    ({ added, removed }) => added && !removed,
  );
  const { found, busy, error } = rehearsal;
  const why = whyNotYet();
  function whyNotYet() {
    if (busy) return t('gate.submit.rehearsing');
    if (error || found?.faults.length || found?.shortages.length) {
      return t('gate.submit.fix');
    }
    return undefined;
  }
  const send = async () => {
    const text = note.trim();
    const input = { ...choices, copies, ...(text ? { note: text } : {}) };
    const done = await acting.run(gates =>
      gates.submit(ref, input, { idempotencyKey: keyFor(input) }),
    );
    if (!done) return;
    words.forget();
    onDone();
  };
  return (
    <ActDialog
      scene={scene}
      title={t('gate.act.on', { act, gate: reader.say(plan.title) })}
      act={act}
      why={why}
      acting={acting}
      maxWidth="md"
      onSubmit={send}
      onClose={onClose}
    >
      <DialogContentText>
        {t('gate.submit.help', { number: String(gate.rounds.length + 1) })}
      </DialogContentText>
      <WhoWouldDecide scene={scene} rehearsal={rehearsal} />
      {picking.map(({ id, roles, pick }) => (
        <Picked
          key={id}
          scene={scene}
          title={t('gate.submit.pick', {
            rule: ruleName(id, plan, reader),
            min: String(pick?.min),
            max: String(pick?.max),
          })}
          roles={roles}
          chosen={approvers[id] ?? []}
          onChange={people =>
            setApprovers(before => ({ ...before, [id]: people }))
          }
        />
      ))}
      {lapsed.length > 0 && (
        <Choices
          title={t('gate.submit.offered')}
          options={lapsed.map(({ id, holder, added }) => ({
            id,
            words: t('gate.submit.offeredSeat', {
              person: reader.nameOf(holder),
              by: reader.nameOf(added?.by ?? ''),
            }),
          }))}
          chosen={offered}
          onChange={setOffered}
        />
      )}
      {last?.status === 'returned' && (
        <Straight
          scene={scene}
          unchanged={last.hash === gate.hash}
          by={last.ended?.by ?? ''}
          chosen={straight}
          onChange={setStraight}
        />
      )}
      <LongText
        id="gate-note"
        label={t('gate.field.note')}
        value={note}
        onChange={text => words.write('note', text)}
      />
      <EntityPicker
        id="gate-submit-copies"
        label={t('gate.field.copies')}
        kinds={['user']}
        value={copies}
        onChange={setCopies}
      />
    </ActDialog>
  );
}

function WhoWouldDecide(props: { scene: GateScene; rehearsal: Rehearsal }) {
  const { scene, rehearsal } = props;
  const { t } = useWords();
  const { found, error, retry } = rehearsal;
  if (error) {
    return (
      <Refused
        error={error}
        title={t('gate.submit.rehearsalFailed')}
        retry={retry}
      />
    );
  }
  return found ? <Found scene={scene} found={found} /> : <Progress />;
}

function Found({ scene, found }: { scene: GateScene; found: GateRehearsal }) {
  const { gate, plan, reader } = scene;
  const { roleOf } = reader;
  const { t } = useWords();
  const { seats, shortages, faults, checks, beingEdited } = found;
  const nameOf = useNames([
    ...seats.map(({ holder }) => holder),
    ...beingEdited.map(({ by }) => by),
  ]);
  const told = { ...reader, nameOf };
  const rules = [...new Set(seats.map(({ rule }) => rule))];
  const others = checks.filter(({ outcome }) => outcome !== 'passed');
  return (
    <>
      {rules.length > 0 && (
        <div>
          <Typography variant="subtitle2">{t('gate.submit.who')}</Typography>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {rules.map(rule => (
              <Typography key={rule} variant="body2" component="li">
                {ruleName(rule, plan, reader)}
                {t('gate.colon')}
                {seats
                  .filter(seat => seat.rule === rule)
                  .map(({ holder, role }) =>
                    t('gate.seat.named', {
                      person: nameOf(holder),
                      role: roleOf(role),
                    }),
                  )
                  .join(t('gate.and'))}
              </Typography>
            ))}
          </ul>
        </div>
      )}
      {shortages.length > 0 && (
        <Alert severity="error">
          <AlertTitle>{t('gate.submit.nobody')}</AlertTitle>
          <ShortageList shortages={shortages} scene={scene} />
          {t('gate.submit.fillRoles')}
        </Alert>
      )}
      {faults.length > 0 && (
        <Alert severity="warning">
          {faults.map((fault, index) => (
            <div key={index}>{reasonWords(t, fault)}</div>
          ))}
        </Alert>
      )}
      {others.length > 0 && (
        <div>
          <Alert severity="warning">
            {t(
              gate.awaitsReview
                ? 'gate.submit.reviewAnyway'
                : 'gate.submit.notPassing',
            )}
          </Alert>
          <ChecksList checks={others} plan={plan} reader={reader} />
        </div>
      )}
      <BeingEdited edited={beingEdited} reader={told} />
    </>
  );
}

interface PickedProps {
  scene: GateScene;
  title: string;
  roles: string[];
  chosen: string[];
  onChange(people: string[]): void;
}

/** The approvers whom the submitter chooses out of the holders of some roles. */
function Picked({ scene, title, roles, chosen, onChange }: PickedProps) {
  const { facts, reader } = scene;
  const { t } = useWords();
  const people = [
    ...new Set(roles.flatMap(role => facts.cutover.team[role] ?? [])),
  ];
  const nameOf = useNames(people);
  if (people.length === 0) {
    return (
      <Alert severity="warning">
        {t('gate.submit.pickNobody', {
          roles: roles.map(reader.roleOf).join(t('gate.separator')),
        })}
      </Alert>
    );
  }
  return (
    <Choices
      title={title}
      options={people.map(id => ({ id, words: nameOf(id) }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

interface StraightProps {
  scene: GateScene;
  /** Whether what the others approved is still the same. */
  unchanged: boolean;
  by: string;
  chosen: boolean;
  onChange(chosen: boolean): void;
}

function Straight({ scene, unchanged, by, chosen, onChange }: StraightProps) {
  const { t } = useWords();
  if (!unchanged) {
    return (
      <Typography variant="body2">{t('gate.submit.notStraight')}</Typography>
    );
  }
  return (
    <FormControlLabel
      label={t('gate.submit.straight', { person: scene.reader.nameOf(by) })}
      control={
        <Checkbox
          color="primary"
          checked={chosen}
          onChange={(_event, checked) => onChange(checked)}
        />
      }
    />
  );
}
