import { useEffect, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type {
  DecisionVerdict,
  RoundView,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';
import { ActDialog } from '../acts/ActDialog';
import { useAct } from '../acts/useAct';
import { useKeptWords } from '../acts/useKeptWords';
import { useKeyFor } from '../../lifecycle/forms/useKeyFor';
import { BeingEdited } from '../panel/BeingEdited';
import type { GateScene } from '../useGate';
import { ruleName } from '../words/ruleWords';
import { toLookAt } from './changes';
import { ChangesList } from './ChangesList';
import { WhyAgain } from './WhyAgain';

const useStyles = makeStyles(theme => ({
  seat: {
    border: 0,
    margin: 0,
    padding: theme.spacing(1, 0),
    minWidth: 0,
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  verdicts: { flexDirection: 'row', flexWrap: 'wrap' },
  said: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

const VERDICTS: DecisionVerdict[] = ['approve', 'reject', 'abstain'];

interface Typed {
  verdict?: DecisionVerdict;
  comment: string;
}

interface DecisionDialogProps {
  scene: GateScene;
  onClose(): void;
  onDone(): void;
}

/** Shows what a round changes and takes one person's decision on each of their seats. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { scene, onClose, onDone } = props;
  const { gate, plan, reader, ref } = scene;
  const { t } = useWords();
  const round = gate.rounds.at(-1);
  const [opened, setOpened] = useState({
    hash: round?.hash,
    seats: mine(round),
  });
  const [verdicts, setVerdicts] = useState<Record<string, DecisionVerdict>>({});
  const words = useKeptWords(scene, 'decide');
  const typedFor = (seat: SeatView): Typed => {
    const key = keyOf(seat);
    const verdict = verdicts[key];
    return { comment: words.of(key), ...(verdict ? { verdict } : {}) };
  };
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState(false);
  const acting = useAct(scene);
  const keyFor = useKeyFor();
  const hash = round?.hash;
  useEffect(() => {
    if (hash === opened.hash) return;
    setOpened(before => ({ ...before, hash }));
    setChanged(true);
    setSeen(new Set());
  }, [hash, opened.hash]);
  if (!round) return null;

  const now = mine(round);
  // What was typed stays in view where nothing is left to decide.
  const seats = now.length ? now : opened.seats;
  const decisions = seats.flatMap(seat => {
    const { verdict, comment } = typedFor(seat);
    return verdict
      ? [
          {
            seat: seat.id,
            verdict,
            ...(comment.trim() ? { comment: comment.trim() } : {}),
          },
        ]
      : [];
  });
  const unseen = toLookAt(round).filter(item => !seen.has(item));
  const why = whyNotYet();
  function whyNotYet(): string | undefined {
    if (decisions.length === 0) return t('gate.decide.choose');
    const approves = decisions.some(({ verdict }) => verdict === 'approve');
    if (approves && unseen.length > 0) {
      return t('gate.decide.lookFirst', { count: unseen.length });
    }
    return decisions.some(
      ({ verdict, comment }) => verdict === 'reject' && !comment,
    )
      ? t('gate.decide.sayWhy')
      : undefined;
  }
  const send = async () => {
    const input = { hash: round.hash, decisions };
    const done = await acting.run(gates =>
      gates.decide(ref, input, { idempotencyKey: keyFor(input) }),
    );
    if (!done) return;
    words.forget();
    onDone();
  };
  return (
    <ActDialog
      scene={scene}
      title={t('gate.decide.title', {
        gate: reader.say(plan.title),
        number: String(round.number),
      })}
      act={t('gate.decide.do')}
      why={why}
      acting={acting}
      maxWidth="md"
      onSubmit={send}
      onClose={onClose}
    >
      {changed && <Alert severity="warning">{t('gate.decide.changed')}</Alert>}
      {now.length === 0 && (
        <Alert severity="info">
          {t('gate.decide.over', {
            status: t(`gate.round.status.${round.status}`),
          })}
        </Alert>
      )}
      <BeingEdited edited={gate.beingEdited} reader={reader} />
      <WhatChanged
        scene={scene}
        round={round}
        seen={seen}
        onSeen={item => setSeen(before => new Set(before).add(item))}
      />
      <div>
        <Typography variant="subtitle1" component="h3">
          {t('gate.decide.seats')}
        </Typography>
        {seats.map(seat => (
          <SeatDecision
            key={keyOf(seat)}
            scene={scene}
            seat={seat}
            typed={typedFor(seat)}
            onVerdict={verdict =>
              setVerdicts(before => ({ ...before, [keyOf(seat)]: verdict }))
            }
            onComment={comment => words.write(keyOf(seat), comment)}
          />
        ))}
      </div>
    </ActDialog>
  );
}

/** The seats on which the reader may decide now. */
function mine(round: RoundView | undefined): SeatView[] {
  return (round?.seats ?? []).filter(({ allowed }) => allowed?.decide.allowed);
}

/** The same in the next round, so that what was typed is kept. */
function keyOf({ rule, role, holder }: SeatView): string {
  return `${rule} ${role} ${holder}`;
}

interface WhatChangedProps {
  scene: GateScene;
  round: RoundView;
  seen: ReadonlySet<string>;
  onSeen(item: string): void;
}

function WhatChanged({ scene, round, seen, onSeen }: WhatChangedProps) {
  const { t, nameOf } = scene.reader;
  const classes = useStyles();
  const before = String(round.number - 1);
  const isFirst = round.number === 1;
  const nothing = !isFirst && round.changes.every(({ unchanged }) => unchanged);
  return (
    <div>
      {round.note && (
        <Typography variant="body2" className={classes.said} paragraph>
          {t('gate.decide.note', { person: nameOf(round.submittedBy) })}
          {t('gate.colon')}“{round.note}”
        </Typography>
      )}
      <WhyAgain scene={scene} round={round} />
      <Typography variant="subtitle1" component="h3">
        {isFirst
          ? t('gate.changes.first')
          : t(nothing ? 'gate.changes.nothing' : 'gate.changes.since', {
              number: before,
            })}
      </Typography>
      {!isFirst && !nothing && (
        <Typography variant="caption" color="textSecondary">
          {t('gate.changes.onlyDifference')}
        </Typography>
      )}
      <ChangesList scene={scene} round={round} seen={seen} onSeen={onSeen} />
    </div>
  );
}

interface SeatDecisionProps {
  scene: GateScene;
  seat: SeatView;
  typed: Typed;
  onVerdict(verdict: DecisionVerdict): void;
  onComment(comment: string): void;
}

function SeatDecision(props: SeatDecisionProps) {
  const { scene, seat, typed, onVerdict, onComment } = props;
  const { facts, plan, reader } = scene;
  const { t, roleOf, nameOf } = reader;
  const classes = useStyles();
  const { role, holder, rule } = seat;
  const asWhom =
    holder === facts.me?.ref
      ? t('gate.decide.seat', { role: roleOf(role) })
      : t('gate.decide.seatFor', {
          role: roleOf(role),
          holder: nameOf(holder),
        });
  const isRejected = typed.verdict === 'reject';
  return (
    <fieldset className={classes.seat}>
      <Typography component="legend" variant="subtitle2">
        {asWhom} · {ruleName(rule, plan, reader)}
      </Typography>
      <RadioGroup
        name={`decision-${seat.id}`}
        aria-label={asWhom}
        className={classes.verdicts}
        value={typed.verdict ?? ''}
        onChange={(_event, value) => {
          const verdict = VERDICTS.find(each => each === value);
          if (verdict) onVerdict(verdict);
        }}
      >
        {VERDICTS.map(verdict => (
          <FormControlLabel
            key={verdict}
            value={verdict}
            control={<Radio color="primary" />}
            label={t(`gate.decide.${verdict}`)}
          />
        ))}
      </RadioGroup>
      <TextField
        id={`comment-${seat.id}`}
        label={t(
          isRejected ? 'gate.field.commentNeeded' : 'gate.field.comment',
        )}
        value={typed.comment}
        onChange={({ target }) => onComment(target.value)}
        required={isRejected}
        multiline
        minRows={2}
        maxRows={12}
        fullWidth
        variant="outlined"
        size="small"
        inputProps={{ maxLength: 20_000 }}
      />
    </fieldset>
  );
}
