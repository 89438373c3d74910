import type { ReactNode } from 'react';
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
  top: { display: 'flex', alignItems: 'flex-start' },
  title: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 6),
    margin: theme.spacing(2, 0, 3),
  },
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
          <Typography variant="h5" component="h2" gutterBottom>
            {cutover.title}
          </Typography>
          <Chip size="small" label={say(cutover.template.title)} />
        </div>
        <CutoverActions facts={facts} />
      </div>
      <div className={classes.facts}>
        <Fact title={t('lifecycle.field.status')}>
          <Status status={cutover.status} />
        </Fact>
        <Fact title={t('lifecycle.field.window')}>
          <WindowText window={cutover.window} />
        </Fact>
        <Fact title={t('lifecycle.field.owner')}>
          <Typography variant="body2" component="div">
            <EntityRefLink entityRef={cutover.owner} />
          </Typography>
        </Fact>
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

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div style={{ minWidth: 0 }}>
      <Typography variant="overline" color="textSecondary" component="div">
        {title}
      </Typography>
      {children}
    </div>
  );
}
