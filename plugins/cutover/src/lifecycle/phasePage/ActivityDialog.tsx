import { useState, type FormEvent, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import TextField from '@material-ui/core/TextField';
import type {
  ActivityAct,
  ActivityChange,
  ActivityView,
  Period,
} from '@backstage-cutover/plugin-cutover-common';
import { toLocal, toUtc } from '../cutoverPage/plan';
import type { CutoverFacts } from '../cutoverPage/useCutover';
import { useNames } from '../live/useNames';
import { momentWords } from '../words/time';
import { reasonWords, refusalOf } from '../words/refusal';
import { useWords } from '../words/useWords';
import { ActivityRefusal } from './ActivityRefusal';
import { useActivityChange } from './useActivityChange';

/** Acts that need more than a press of a button. */
export type AskingAct = Exclude<ActivityAct, 'start' | 'complete'>;

interface ActivityDialogProps {
  act: AskingAct;
  activity: ActivityView;
  title: string;
  facts: CutoverFacts;
  titleOf(deliverable: string): string | undefined;
  refresh(): void;
  onClose(): void;
}

/** Asks for what an act needs: a reason, people or dates. What was typed stays where the server refuses it. */
export function ActivityDialog(props: ActivityDialogProps) {
  const { act, activity, title, facts, titleOf, refresh, onClose } = props;
  const { t } = useWords();
  // The change is based on what stood there when the dialog was opened, until that was refused once.
  const [opened, setOpened] = useState<ActivityView | undefined>(activity);
  const changer = useActivityChange(facts.cutover, opened ?? activity, refresh);
  const [change, setChange] = useState<ActivityChange>(() =>
    beginning(act, activity),
  );
  const faults = changer.error ? refusalOf(changer.error).faults : [];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await changer.change(change)) onClose();
    else setOpened(undefined);
  };
  const faultAt = (...path: string[]) =>
    faults
      .filter(fault => path.every((key, index) => fault.path[index] === key))
      .map(fault => reasonWords(t, fault))
      .join(' ');
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="activity-dialog-title"
    >
      <form onSubmit={submit}>
        <DialogTitle id="activity-dialog-title">
          {t('lifecycle.activity.actOn', {
            act: t(`lifecycle.activity.act.${act}`),
            activity: title,
          })}
        </DialogTitle>
        <DialogContent>
          <Fields {...props} {...{ change, setChange, faultAt }} />
          {changer.error && (
            <div style={{ marginTop: 16 }}>
              <ActivityRefusal error={changer.error} titleOf={titleOf} />
            </div>
          )}
        </DialogContent>
        <DialogActions>
          {act === 'forecast' && activity.forecast && (
            <Button
              disabled={changer.busy}
              onClick={async () => {
                if (await changer.change({ forecast: null })) onClose();
                else setOpened(undefined);
              }}
            >
              {t('lifecycle.activity.noForecast')}
            </Button>
          )}
          <Button onClick={onClose}>{t('lifecycle.back')}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={changer.busy || !isComplete(act, activity, change)}
          >
            {act === 'dismiss' || act === 'reopen'
              ? t(`lifecycle.activity.act.${act}`)
              : t('lifecycle.activity.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** What is sent if nothing is filled in. */
function beginning(act: AskingAct, activity: ActivityView): ActivityChange {
  const { status, assignees, planned, forecast } = activity;
  switch (act) {
    case 'dismiss':
      return { status: 'not-applicable' };
    case 'reopen':
      return { status: status === 'done' ? 'in-progress' : 'not-started' };
    case 'assign':
      return { assignees };
    case 'plan':
      return { planned: { start: planned.start, end: planned.end } };
    default:
      return { forecast: forecast ?? { end: planned.end } };
  }
}

/** Shorter ones say nothing to whoever reads the history. */
const SHORTEST_REASON = 3;

function isComplete(
  act: AskingAct,
  { status }: ActivityView,
  { reason = '', planned, forecast }: ActivityChange,
) {
  switch (act) {
    case 'dismiss':
      return reason.trim().length >= SHORTEST_REASON;
    case 'reopen':
      return (
        status === 'not-applicable' || reason.trim().length >= SHORTEST_REASON
      );
    case 'plan':
      return Boolean(planned?.start && planned.end);
    case 'forecast':
      return Boolean(forecast?.start || forecast?.end);
    default:
      return true;
  }
}

interface FieldsProps extends ActivityDialogProps {
  change: ActivityChange;
  setChange(change: ActivityChange): void;
  faultAt(...path: string[]): string;
}

function Fields(props: FieldsProps) {
  const { act, activity, change, setChange, facts, faultAt } = props;
  const { cutover } = facts;
  const { t, language, zone } = useWords();
  const phase = cutover.phases.find(({ id }) => id === activity.phase);
  switch (act) {
    case 'assign':
      return <People {...props} />;
    case 'plan':
      return (
        <Dates
          id="planned"
          help={
            phase &&
            t('lifecycle.activity.planHelp', {
              period: `${momentWords(phase.planned.start, {
                language,
                zone,
              })} – ${momentWords(phase.planned.end, { language, zone })}`,
            })
          }
          value={change.planned ?? {}}
          required
          timeZone={cutover.window.timeZone}
          faultAt={edge => faultAt('planned', edge)}
          onChange={({ start = '', end = '' }) =>
            setChange({ planned: { start, end } })
          }
        />
      );
    case 'forecast':
      return (
        <Dates
          id="forecast"
          help={t('lifecycle.activity.forecastHelp')}
          value={change.forecast ?? {}}
          timeZone={cutover.window.timeZone}
          faultAt={edge => faultAt('forecast', edge)}
          onChange={forecast => setChange({ forecast })}
        />
      );
    default:
      return (
        <>
          <DialogContentText>
            {t(`lifecycle.activity.${act}Help`)}
          </DialogContentText>
          <TextField
            id="activity-reason"
            label={t('lifecycle.activity.reason')}
            value={change.reason ?? ''}
            onChange={({ target }) =>
              setChange({
                status: change.status,
                ...(target.value ? { reason: target.value } : {}),
              })
            }
            required={act === 'dismiss' || activity.status === 'done'}
            multiline
            minRows={3}
            fullWidth
            variant="outlined"
            inputProps={{ maxLength: 2000 }}
            error={Boolean(faultAt('reason'))}
            helperText={faultAt('reason')}
          />
        </>
      );
  }
}

function People({ activity, facts, change, setChange, faultAt }: FieldsProps) {
  const { cutover, template } = facts;
  const { t, say } = useWords();
  const holders = cutover.team[activity.role] ?? [];
  const nameOf = useNames(holders);
  const role = template.roles.find(({ id }) => id === activity.role);
  const words = { role: role ? say(role.title) : activity.role };
  const chosen = change.assignees ?? [];
  if (holders.length === 0)
    return (
      <DialogContentText>
        {t('lifecycle.activity.nobodyToAssign', words)}
      </DialogContentText>
    );
  return (
    <>
      <DialogContentText>
        {t('lifecycle.activity.assignHelp', words)}
      </DialogContentText>
      <FormGroup>
        {holders.map(ref => (
          <FormControlLabel
            key={ref}
            label={nameOf(ref)}
            control={
              <Checkbox
                color="primary"
                checked={chosen.includes(ref)}
                onChange={(_event, checked) =>
                  setChange({
                    assignees: checked
                      ? [...chosen, ref]
                      : chosen.filter(each => each !== ref),
                  })
                }
              />
            }
          />
        ))}
      </FormGroup>
      {faultAt('assignees') && (
        <DialogContentText color="error">
          {faultAt('assignees')}
        </DialogContentText>
      )}
    </>
  );
}

const useStyles = makeStyles(theme => ({
  dates: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
  },
}));

interface DatesProps {
  id: string;
  help: ReactNode;
  value: Partial<Period>;
  required?: boolean;
  timeZone: string;
  faultAt(edge: 'start' | 'end'): string;
  onChange(value: Partial<Period>): void;
}

function Dates(props: DatesProps) {
  const { id, help, value, required, timeZone, faultAt, onChange } = props;
  const { t } = useWords();
  const classes = useStyles();
  const edge = (which: 'start' | 'end') => (
    <TextField
      id={`activity-${id}-${which}`}
      label={t(
        which === 'start'
          ? 'lifecycle.activity.begins'
          : 'lifecycle.activity.ends',
      )}
      type="datetime-local"
      value={toLocal(value[which] ?? '', timeZone)}
      onChange={({ target }) => {
        const { [which]: _, ...other } = value;
        onChange(
          target.value
            ? { ...other, [which]: toUtc(target.value, timeZone) }
            : other,
        );
      }}
      required={required}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      error={Boolean(faultAt(which))}
      helperText={faultAt(which)}
    />
  );
  return (
    <>
      <DialogContentText>
        {help} {t('lifecycle.activity.zone', { zone: timeZone })}
      </DialogContentText>
      <div className={classes.dates}>
        {edge('start')}
        {edge('end')}
      </div>
    </>
  );
}
