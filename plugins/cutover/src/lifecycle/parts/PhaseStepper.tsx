import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import PlayCircleFilledIcon from '@material-ui/icons/PlayCircleFilled';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import VpnKeyIcon from '@material-ui/icons/VpnKeyOutlined';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Cutover,
  CutoverPhase,
  TemplatePhase,
} from '@backstage-cutover/plugin-cutover-common';
import { periodWords } from '../words/time';
import { useWords } from '../words/useWords';
import { phaseRoute } from './refs';

const useStyles = makeStyles(theme => ({
  // The usual one is so bright that nothing done looks like all done.
  track: { backgroundColor: theme.palette.divider },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    listStyle: 'none',
    margin: theme.spacing(2, 0, 0),
    padding: 0,
  },
  phase: {
    flex: '1 1 150px',
    minWidth: 140,
    // A Chinese date must not break before its last sign.
    wordBreak: 'keep-all',
    paddingTop: theme.spacing(1),
    borderTop: `3px solid ${theme.palette.divider}`,
  },
  done: { borderTopColor: theme.palette.success.main },
  now: { borderTopColor: theme.palette.primary.main },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: theme.typography.fontWeightBold as number,
  },
  gate: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.palette.text.secondary,
  },
}));

const icons = {
  done: CheckCircleIcon,
  'in-progress': PlayCircleFilledIcon,
  'not-started': RadioButtonUncheckedIcon,
};

interface PhaseStepperProps {
  cutover: Cutover;
  /** Tells the gates between the phases, where it is at hand. */
  phases?: TemplatePhase[];
}

/** The phases in order with their dates, the gate at the end of each, and how many are done. */
export function PhaseStepper({ cutover, phases = [] }: PhaseStepperProps) {
  const { t, say } = useWords();
  const classes = useStyles();
  const done = cutover.phases.filter(p => p.status === 'done').length;
  const total = cutover.phases.length;
  const progress = t('lifecycle.phases.progress', {
    done: String(done),
    total: String(total),
  });
  return (
    <div>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        {progress}
      </Typography>
      <LinearProgress
        variant="determinate"
        classes={{ colorPrimary: classes.track }}
        value={total === 0 ? 0 : (done / total) * 100}
        aria-label={progress}
      />
      <ol className={classes.list} aria-label={t('lifecycle.phases.title')}>
        {cutover.phases.map(phase => {
          const gate = phases.find(({ id }) => id === phase.id)?.gate;
          return (
            <PhaseStep key={phase.id} cutover={cutover} phase={phase}>
              {gate && (
                <Typography
                  variant="caption"
                  component="div"
                  className={classes.gate}
                >
                  <VpnKeyIcon fontSize="inherit" aria-hidden />
                  <span>
                    {t('lifecycle.gate.named', { gate: say(gate.title) })}
                  </span>
                </Typography>
              )}
            </PhaseStep>
          );
        })}
      </ol>
    </div>
  );
}

function PhaseStep(props: {
  cutover: Cutover;
  phase: CutoverPhase;
  children: ReactNode;
}) {
  const { cutover, phase, children } = props;
  const { t, say, language, zone } = useWords();
  const classes = useStyles();
  const Icon = icons[phase.status];
  const now = phase.status === 'in-progress';
  const tint = phase.status === 'done' ? classes.done : now && classes.now;
  return (
    <li
      className={`${classes.phase} ${tint || ''}`}
      aria-current={now ? 'step' : undefined}
    >
      <div className={classes.name}>
        <Icon
          fontSize="small"
          color={now ? 'primary' : 'inherit'}
          aria-hidden
        />
        <EntityRefLink
          entityRef={phaseRoute(cutover, phase.id)}
          title={say(phase.title)}
          hideIcon
        />
      </div>
      <Typography variant="caption" component="div">
        {t(`lifecycle.phase.${phase.status}`)}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {periodWords(phase.planned, { language, zone })}
      </Typography>
      {children}
    </li>
  );
}
