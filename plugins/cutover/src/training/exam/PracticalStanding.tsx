import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  AssessmentRef,
  AssessmentStanding,
  AttemptResult,
  Practical,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { Prose } from '../../deliverable/document/Prose';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Refused } from '../../lifecycle/words/Refused';
import { useTrainingReader } from '../words/trainingReader';
import { useRubric } from '../words/useRubric';

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
    maxWidth: 900,
    overflowWrap: 'anywhere',
  },
  list: { margin: theme.spacing(1, 0, 0), paddingInlineStart: 20 },
  criterion: { marginTop: theme.spacing(1.5) },
  part: { marginTop: theme.spacing(1.5) },
  levels: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    ...theme.typography.body2,
  },
  share: { color: theme.palette.text.secondary },
}));

interface PracticalStandingProps {
  of: AssessmentRef;
  standing: AssessmentStanding;
}

/** A practical exercise for whoever is to show it: how it went, and by what it is assessed. */
export function PracticalStanding({ of, standing }: PracticalStandingProps) {
  const { training } = useApi(cutoverApiRef);
  const reader = useTrainingReader();
  const { t } = reader;
  const classes = useStyles();
  const rubric = useRubric(of);
  const { cutover } = of;
  const { attempt } = standing;
  const last = useAsyncRetry(async () => {
    if (!attempt) return undefined;
    const found = await training.attempt({ cutover, attempt });
    return 'result' in found ? found.result : undefined;
  }, [training, cutover, attempt]);
  const unfetched = {
    title: t('training.failed'),
    denied: t('training.denied'),
  };
  return (
    <div className={classes.page}>
      <InfoCard title={t('training.kind.practical')}>
        <Typography variant="body1">{reader.standing(standing)}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t('training.practicalHelp')}
        </Typography>
      </InfoCard>
      {last.error && (
        <Refused {...unfetched} error={last.error} retry={last.retry} />
      )}
      {last.value && <HowItWent result={last.value} />}
      {rubric.error && (
        <Refused {...unfetched} error={rubric.error} retry={rubric.retry} />
      )}
      {rubric.loading && <Progress />}
      {rubric.value && (
        <InfoCard title={t('training.practical.how')}>
          {last.value && last.value.attempt.version < rubric.value.version && (
            <Typography variant="body2" paragraph>
              {t('training.practical.changed')}
            </Typography>
          )}
          <Rubric practical={rubric.value.definition} />
        </InfoCard>
      )}
    </div>
  );
}

function Rubric({ practical }: { practical: Practical }) {
  const { t, say, percent } = useTrainingReader();
  const classes = useStyles();
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t('training.practical.howHelp', { mark: percent(practical.passMark) })}
      </Typography>
      <ol className={classes.list} aria-label={t('training.rubric.criteria')}>
        {practical.criteria.map(({ id, levels, title, weight }) => (
          <li key={id} className={classes.criterion}>
            <Typography variant="subtitle2" component="div">
              {say(title)}{' '}
              <Typography
                variant="caption"
                color="textSecondary"
                component="span"
              >
                {t('training.practical.weight', { weight: String(weight) })}
              </Typography>
            </Typography>
            <ul className={classes.levels}>
              {levels.map(level => (
                <li key={level.id}>
                  {say(level.title)}{' '}
                  <span className={classes.share}>{percent(level.share)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What was reached in each criterion, with what was remarked. */
function HowItWent({ result }: { result: AttemptResult }) {
  const { attempt, review = [] } = result;
  const { practical, endedAt, passed, share } = attempt;
  const reader = useTrainingReader();
  const { t, say } = reader;
  const classes = useStyles();
  return (
    <InfoCard title={t('training.practical.went')}>
      {share !== undefined && (
        <Typography variant="body1">
          {t(
            passed ? 'training.practical.passes' : 'training.practical.fails',
            {
              share: reader.percent(share),
              mark: reader.percent(result.passMark),
            },
          )}
        </Typography>
      )}
      {practical && (
        <Typography variant="body2" color="textSecondary">
          {t('training.practical.by')}
          {t('training.colon')}
          <EntityRefLink entityRef={practical.assessedBy} hideIcon />
          {endedAt && `${t('training.comma')}${reader.moment(endedAt)}`}
        </Typography>
      )}
      <ul className={classes.list} aria-label={t('training.practical.went')}>
        {review.map(({ id, given, text }) => (
          <li key={id} className={classes.criterion}>
            <Typography variant="body2">
              {say(text)}
              {t('training.colon')}
              {given ? say(given) : '–'}
            </Typography>
            {practical?.remarks[id] && <Prose>{practical.remarks[id]}</Prose>}
          </li>
        ))}
      </ul>
      {practical?.remark && (
        <>
          <Typography
            variant="subtitle2"
            component="h3"
            className={classes.part}
          >
            {t('training.practical.remark')}
          </Typography>
          <Prose>{practical.remark}</Prose>
        </>
      )}
      {practical?.evidence && (
        <>
          <Typography
            variant="subtitle2"
            component="h3"
            className={classes.part}
          >
            {t('training.practical.evidence')}
          </Typography>
          <Prose>{practical.evidence}</Prose>
        </>
      )}
    </InfoCard>
  );
}
