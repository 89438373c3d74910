import { makeStyles } from '@material-ui/core/styles';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { InfoCard } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { PhaseStepper } from '../parts/PhaseStepper';
import { Status } from '../parts/Status';
import { WindowText } from '../parts/WindowText';
import { momentWords } from '../words/time';
import { useWords } from '../words/useWords';
import { CutoverActions } from './CutoverActions';
import type { CutoverFacts } from './useCutover';

const useStyles = makeStyles(theme => ({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 4),
    marginBottom: theme.spacing(3),
  },
  title: { flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' },
  fact: { minWidth: 0 },
}));

/** Type, title, status, window and the phases: where the cutover stands. */
export function CutoverHead({ facts }: { facts: CutoverFacts }) {
  const { cutover, template } = facts;
  const { t, say, language, zone } = useWords();
  const classes = useStyles();
  return (
    <InfoCard>
      <div className={classes.top}>
        <div className={classes.title}>
          <Chip
            size="small"
            label={say(cutover.template.title)}
            style={{ marginBottom: 8 }}
          />
          <Typography variant="h5" component="h2">
            {cutover.title}
          </Typography>
        </div>
        <div className={classes.fact}>
          <Typography variant="overline" component="div">
            {t('lifecycle.field.status')}
          </Typography>
          <Status status={cutover.status} />
        </div>
        <div className={classes.fact}>
          <Typography variant="overline" component="div">
            {t('lifecycle.field.window')}
          </Typography>
          <WindowText window={cutover.window} />
        </div>
        <div className={classes.fact}>
          <Typography variant="overline" component="div">
            {t('lifecycle.field.owner')}
          </Typography>
          <EntityRefLink entityRef={cutover.owner} />
        </div>
        <CutoverActions facts={facts} />
      </div>
      {cutover.cancellation && (
        <Alert severity="info" style={{ marginBottom: 16 }}>
          {t('lifecycle.cancelled.by', {
            at: momentWords(cutover.cancellation.at, { language, zone }),
            reason: cutover.cancellation.reason,
          })}{' '}
          <EntityRefLink entityRef={cutover.cancellation.by} />
        </Alert>
      )}
      <PhaseStepper cutover={cutover} phases={template.phases} />
    </InfoCard>
  );
}
