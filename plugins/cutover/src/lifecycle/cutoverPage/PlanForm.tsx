import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';
import type {
  Cutover,
  CutoverTemplateSpec,
  Fault,
} from '@backstage-cutover/plugin-cutover-common';
import { TARGET_KINDS } from '../isCutover';
import { EntityPicker } from '../parts/EntityPicker';
import { reasonWords } from '../words/refusal';
import { useWords } from '../words/useWords';
import { toLocal, toUtc, type Plan } from './plan';

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(2) },
  row: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
  },
  set: {
    '& > legend': { marginBottom: theme.spacing(2) },
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'grid',
    gap: theme.spacing(2),
  },
}));

const ZONES = Intl.supportedValuesOf('timeZone');

interface PlanFormProps {
  plan: Plan;
  onChange(part: Partial<Plan>): void;
  faults: Fault[];
  cutover: Cutover;
  template: CutoverTemplateSpec;
}

/** What may be edited in the plan, each field with what the server found wrong with it. */
export function PlanForm(props: PlanFormProps) {
  const { plan, onChange, faults, cutover, template } = props;
  const { t, say } = useWords();
  const classes = useStyles();
  const zone = cutover.window.timeZone;

  /** The words for the faults at a path and below it. */
  const faultAt = (...path: string[]) => {
    const here = faults.filter(fault =>
      path.every((key, index) => fault.path[index] === key),
    );
    return here.length > 0
      ? here.map(fault => reasonWords(t, fault)).join(' ')
      : undefined;
  };
  const text = (field: 'title' | 'goals' | 'scope', lines = 1) => (
    <TextField
      id={`cutover-${field}`}
      label={t(`lifecycle.field.${field}`)}
      value={plan[field]}
      onChange={event => onChange({ [field]: event.target.value })}
      required
      multiline={lines > 1}
      minRows={lines}
      maxRows={12}
      variant="outlined"
      size="small"
      error={Boolean(faultAt(field))}
      helperText={faultAt(field)}
    />
  );
  const moment = (
    id: string,
    label: string,
    value: string,
    error: string | undefined,
    change: (value: string) => void,
  ) => (
    <TextField
      id={id}
      label={label}
      type="datetime-local"
      value={value}
      onChange={event => change(event.target.value)}
      required
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      error={Boolean(error)}
      helperText={error}
    />
  );

  return (
    <div className={classes.form}>
      {text('title')}
      <EntityPicker
        id="cutover-owner"
        label={t('lifecycle.field.owner')}
        kinds={['Group', 'User']}
        max={1}
        value={plan.owner ? [plan.owner] : []}
        onChange={([owner = '']) => onChange({ owner })}
        error={faultAt('owner')}
      />
      <EntityPicker
        id="cutover-targets"
        label={t('lifecycle.field.targets')}
        kinds={[...TARGET_KINDS]}
        value={plan.targets}
        onChange={targets => onChange({ targets })}
        error={faultAt('targets')}
      />
      <fieldset className={classes.set}>
        <Typography component="legend" variant="subtitle2">
          {t('lifecycle.field.window')}
        </Typography>
        <div className={classes.row}>
          {moment(
            'cutover-window-start',
            t('lifecycle.field.windowStart'),
            plan.window.start,
            faultAt('window', 'start'),
            start => onChange({ window: { ...plan.window, start } }),
          )}
          {moment(
            'cutover-window-end',
            t('lifecycle.field.windowEnd'),
            plan.window.end,
            faultAt('window', 'end'),
            end => onChange({ window: { ...plan.window, end } }),
          )}
          <Autocomplete
            id="cutover-window-zone"
            options={ZONES}
            value={plan.window.timeZone}
            disableClearable
            openText={t('lifecycle.picker.open')}
            closeText={t('lifecycle.picker.close')}
            onChange={(_event, timeZone) =>
              onChange({ window: { ...plan.window, timeZone } })
            }
            size="small"
            renderInput={params => (
              <TextField
                {...params}
                label={t('lifecycle.field.timeZone')}
                variant="outlined"
                error={Boolean(faultAt('window', 'timeZone'))}
                helperText={faultAt('window', 'timeZone')}
              />
            )}
          />
        </div>
      </fieldset>
      <fieldset className={classes.set}>
        <Typography component="legend" variant="subtitle2">
          {t('lifecycle.edit.phases', { zone })}
        </Typography>
        {cutover.phases
          .filter(({ status }) => status !== 'done')
          .map(({ id, title }) => {
            const period = plan.phases[id];
            const change = (part: Partial<typeof period>) =>
              onChange({
                phases: { ...plan.phases, [id]: { ...period, ...part } },
              });
            return (
              <div key={id} className={classes.row}>
                {moment(
                  `cutover-phase-${id}-start`,
                  t('lifecycle.edit.phaseStart', { phase: say(title) }),
                  toLocal(period.start, zone),
                  faultAt('phases', id),
                  start => change({ start: toUtc(start, zone) }),
                )}
                {moment(
                  `cutover-phase-${id}-end`,
                  t('lifecycle.edit.phaseEnd', { phase: say(title) }),
                  toLocal(period.end, zone),
                  undefined,
                  end => change({ end: toUtc(end, zone) }),
                )}
              </div>
            );
          })}
      </fieldset>
      <fieldset className={classes.set}>
        <Typography component="legend" variant="subtitle2">
          {t('lifecycle.team.title')}
        </Typography>
        {template.roles.map(role => (
          <EntityPicker
            key={role.id}
            id={`cutover-role-${role.id}`}
            label={say(role.title)}
            kinds={['User']}
            max={role.max}
            value={plan.team[role.id] ?? []}
            onChange={refs =>
              onChange({ team: { ...plan.team, [role.id]: refs } })
            }
            error={faultAt('team', role.id)}
          />
        ))}
      </fieldset>
      {text('goals', 3)}
      {text('scope', 3)}
    </div>
  );
}
