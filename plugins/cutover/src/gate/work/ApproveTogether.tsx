import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useNames } from '../../lifecycle/live/useNames';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import type { Approving, Outcome } from './useApproving';

const useStyles = makeStyles(theme => ({
  box: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    justifyItems: 'start',
    padding: theme.spacing(2, 1),
  },
}));

interface ApproveTogetherProps {
  approving: Approving;
  /** Whether there is something to approve; what came of it stays where there is no more. */
  open: boolean;
}

/** Approves all gates that are ticked, and says of each what came of it. */
export function ApproveTogether({ approving, open }: ApproveTogetherProps) {
  const { comment, count, progress, outcomes } = approving;
  const { t } = useWords();
  const classes = useStyles();
  const still = count === 0 || progress !== undefined;
  return (
    <section className={classes.box} aria-label={t('gate.work.together')}>
      {open && (
        <Typography variant="body2" color="textSecondary">
          {t('gate.work.togetherHelp')}
        </Typography>
      )}
      {open && (count > 0 || comment) && (
        <TextField
          id="approve-together-comment"
          label={t('gate.work.comment')}
          value={comment}
          onChange={({ target }) => approving.type(target.value)}
          multiline
          minRows={2}
          maxRows={12}
          fullWidth
          variant="outlined"
          size="small"
          inputProps={{ maxLength: 20_000 }}
        />
      )}
      {open && (
        <Button
          variant="contained"
          color={still ? 'default' : 'primary'}
          // Not `disabled`: it keeps the focus while it works.
          aria-disabled={still}
          style={still ? { opacity: 0.7 } : undefined}
          onClick={() => (still ? undefined : approving.approve())}
        >
          {progress
            ? t('gate.work.approving', {
                done: String(progress.done),
                total: String(progress.total),
              })
            : t('gate.work.approve', { count })}
        </Button>
      )}
      <Outcomes outcomes={outcomes} />
    </section>
  );
}

function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const { t } = useWords();
  return (
    <div
      role="status"
      aria-label={t('gate.work.outcomes')}
      style={{ display: 'grid', gap: 8, width: '100%' }}
    >
      {outcomes.map(outcome => (
        <OneOutcome key={outcome.key} outcome={outcome} />
      ))}
    </div>
  );
}

function OneOutcome({ outcome }: { outcome: Outcome }) {
  const { row, gate, error } = outcome;
  const { t, say } = useWords();
  const gaps = { gate: say(row.title), cutover: row.cutover.title };
  const round = gate?.rounds.at(-1);
  const awaited =
    round?.status === 'in-review'
      ? round.seats
          .filter(({ state }) => state === 'open')
          .flatMap(({ deciders }) => deciders)
      : [];
  const people = [...new Set(awaited)];
  const nameOf = useNames(people);
  if (error) {
    return (
      <Refused error={error} title={t('gate.work.outcome.refused', gaps)} />
    );
  }
  return (
    <Alert severity="success">
      {gate?.status === 'open' && t('gate.work.outcome.opened', gaps)}
      {gate?.status !== 'open' &&
        (people.length > 0
          ? t('gate.work.outcome.waiting', {
              ...gaps,
              people: people.map(nameOf).join(t('gate.separator')),
            })
          : t('gate.work.outcome.approved', gaps))}
    </Alert>
  );
}
