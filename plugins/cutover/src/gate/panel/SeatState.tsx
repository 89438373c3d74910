import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import BlockIcon from '@material-ui/icons/Block';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ScheduleIcon from '@material-ui/icons/Schedule';
import type {
  Outcome,
  SeatView,
} from '@backstage-cutover/plugin-cutover-common';
import type { GateReader } from '../words/gateReader';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
  good: { color: theme.palette.success.main },
  bad: { color: theme.palette.error.main },
  now: { color: theme.palette.primary.main },
  still: { color: theme.palette.text.secondary },
}));

type Look = [typeof CheckCircleIcon, 'good' | 'bad' | 'now' | 'still'];

const verdicts: Record<string, Look> = {
  approve: [CheckCircleIcon, 'good'],
  reject: [CancelIcon, 'bad'],
  abstain: [RemoveCircleOutlineIcon, 'still'],
};

const states: Record<SeatView['state'], Look> = {
  open: [HourglassEmptyIcon, 'now'],
  waiting: [ScheduleIcon, 'still'],
  decided: [CheckCircleIcon, 'good'],
  'not-needed': [RadioButtonUncheckedIcon, 'still'],
  closed: [RadioButtonUncheckedIcon, 'still'],
  removed: [BlockIcon, 'still'],
};

/** How a seat stands, or what was decided on it: an icon and a word. */
export function SeatState(props: {
  seat: SeatView;
  reader: Pick<GateReader, 't'>;
}) {
  const { seat, reader } = props;
  const { decision, state } = seat;
  const classes = useStyles();
  const [Icon, look] = decision ? verdicts[decision.verdict] : states[state];
  return (
    <Typography variant="body2" component="div" className={classes.line}>
      <Icon fontSize="small" className={classes[look]} aria-hidden />
      {decision
        ? reader.t(`gate.seat.verdict.${decision.verdict}`)
        : reader.t(`gate.seat.state.${state}`)}
    </Typography>
  );
}

const outcomes: Record<Outcome, Look> = {
  pending: [HourglassEmptyIcon, 'still'],
  met: [CheckCircleIcon, 'good'],
  failed: [CancelIcon, 'bad'],
};

/** Whether a rule is met: an icon and a word. */
export function RuleOutcome(props: {
  outcome: Outcome;
  reader: Pick<GateReader, 't'>;
}) {
  const { outcome, reader } = props;
  const classes = useStyles();
  const [Icon, look] = outcomes[outcome];
  return (
    <Typography variant="body2" component="span" className={classes.line}>
      <Icon fontSize="small" className={classes[look]} aria-hidden />
      {reader.t(`gate.outcome.${outcome}`)}
    </Typography>
  );
}
