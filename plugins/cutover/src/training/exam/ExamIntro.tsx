import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { AssessmentStanding } from '@backstage-cutover/plugin-cutover-common';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Refused } from '../../lifecycle/words/Refused';
import { useTrainingReader } from '../words/trainingReader';
import { FollowingWords } from './FollowingWords';

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(1, 0, 2),
    paddingInlineStart: theme.spacing(2.5),
    ...theme.typography.body1,
  },
}));

interface ExamIntroProps {
  standing: AssessmentStanding;
  busy: boolean;
  error?: Error;
  begin(): void;
}

/** What to know before the time begins to run, and the button that begins it. */
export function ExamIntro({ standing, busy, error, begin }: ExamIntroProps) {
  const { state, attempts, allowed, passMark, timeLimit } = standing;
  const reader = useTrainingReader();
  const { t } = reader;
  const classes = useStyles();
  const may = state === 'may-start' || state === 'open';
  return (
    <InfoCard title={t('training.exam.before')}>
      <ul className={classes.list}>
        {passMark !== undefined && (
          <li>
            {t('training.exam.beforeMark', { share: reader.percent(passMark) })}
          </li>
        )}
        <li>
          {timeLimit
            ? t('training.exam.beforeTime', {
                time: reader.duration(timeLimit),
              })
            : t('training.exam.beforeNoTime')}
        </li>
        {allowed !== undefined && (
          <li>
            {t('training.exam.beforeAttempts', {
              used: String(attempts),
              allowed: String(allowed),
            })}
          </li>
        )}
        <li>{t('training.exam.beforeSaved')}</li>
      </ul>
      {error && <Refused error={error} title={t('training.exam.notBegun')} />}
      {may ? (
        <Button
          variant="contained"
          color="primary"
          disabled={busy}
          onClick={begin}
        >
          {t('training.exam.begin')}
        </Button>
      ) : (
        <Typography variant="body1" component="div">
          <FollowingWords standing={standing} />
        </Typography>
      )}
    </InfoCard>
  );
}
