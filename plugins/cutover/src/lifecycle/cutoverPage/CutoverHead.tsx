import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';
import { InfoCard } from '../parts/InfoCard';
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
    alignItems: 'flex-start',
    marginBottom: theme.spacing(3),
  },
  facts: {
    display: 'flex',
    flex: '1 1 auto',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 6),
    margin: 0,
    minWidth: 0,
  },
  fact: { minWidth: 0, overflowWrap: 'anywhere' },
  what: { margin: 0 },
}));

/** Type, status, window and the phases: where the cutover stands. The page's own head names title and owner. */
export function CutoverHead({ facts }: { facts: CutoverFacts }) {
  const { cutover, template } = facts;
  const { t, say, language, zone } = useWords();
  const { entity } = useEntity();
  const classes = useStyles();
  return (
    <InfoCard>
      {/* The catalog follows within seconds; until then the page's head has the old title. */}
      {entity.metadata.title !== cutover.title && (
        <Typography variant="h5" component="h2" className={classes.fact}>
          {cutover.title}
        </Typography>
      )}
      <div className={classes.top}>
        <dl className={classes.facts}>
          <Fact title={t('lifecycle.column.type')}>
            <Typography variant="body2">
              {say(cutover.template.title)}
            </Typography>
          </Fact>
          <Fact title={t('lifecycle.field.status')}>
            <Status status={cutover.status} />
          </Fact>
          {cutover.progress && (
            <Fact title={t('lifecycle.activities.title')}>
              <Typography variant="body2">
                {t('lifecycle.activity.progress', {
                  done: String(cutover.progress.done),
                  total: String(cutover.progress.total),
                })}
              </Typography>
            </Fact>
          )}
          <Fact title={t('lifecycle.field.window')}>
            <WindowText window={cutover.window} />
          </Fact>
        </dl>
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

function Fact({ title, children }: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.fact}>
      <Typography variant="overline" color="textSecondary" component="dt">
        {title}
      </Typography>
      <dd className={classes.what}>{children}</dd>
    </div>
  );
}
