import { useEffect, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { StatusError, StatusOK } from '@backstage/core-components';
import type { AttemptResult } from '@backstage-cutover/plugin-cutover-common';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { ShareBar } from '../words/ShareBar';
import { useTrainingReader } from '../words/trainingReader';
import { FollowingWords } from './FollowingWords';

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
    maxWidth: 900,
  },
  outcome: { display: 'flex', alignItems: 'center' },
  share: { maxWidth: 360, margin: theme.spacing(1, 0, 2) },
  cell: { verticalAlign: 'top', overflowWrap: 'anywhere', minWidth: 120 },
  // Words do not break in heads: a narrow screen scrolls the table instead.
  table: { '& th': { whiteSpace: 'nowrap' } },
  points: { verticalAlign: 'top', whiteSpace: 'nowrap' },
  acts: { marginTop: theme.spacing(2) },
}));

interface ExamResultProps {
  result: AttemptResult;
  again?(): void;
}

/** How an attempt ended, and what follows. */
export function ExamResult({ result, again }: ExamResultProps) {
  const { attempt, passMark, review, standing } = result;
  const { passed, share, status } = attempt;
  const reader = useTrainingReader();
  const { t } = reader;
  const classes = useStyles();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  const Icon = passed ? StatusOK : StatusError;
  return (
    <div className={classes.page}>
      <InfoCard title={t('training.result')}>
        <div ref={here} tabIndex={-1} role="status" style={{ outline: 'none' }}>
          <div className={classes.outcome}>
            {/* Backstage hides what stands within a status from screen readers. */}
            <Icon />
            <Typography variant="h6" component="span">
              {t(passed ? 'training.result.passed' : 'training.result.failed')}
            </Typography>
          </div>
          {share !== undefined && (
            <>
              <Typography variant="body1">
                {t('training.result.share', {
                  share: reader.percent(share),
                  mark: reader.percent(passMark),
                })}
              </Typography>
              <div className={classes.share}>
                <ShareBar share={share} />
              </div>
            </>
          )}
          {status === 'timed-out' && (
            <Typography variant="body1" paragraph>
              {t('training.result.timedOut')}
            </Typography>
          )}
          <Typography variant="body1">
            <FollowingWords standing={standing} />
          </Typography>
        </div>
        {again && (
          <div className={classes.acts}>
            <Button variant="contained" color="primary" onClick={again}>
              {t('training.exam.again')}
            </Button>
          </div>
        )}
      </InfoCard>
      {review && <Review review={review} />}
    </div>
  );
}

function Review({ review }: { review: NonNullable<AttemptResult['review']> }) {
  const { t, say } = useTrainingReader();
  const classes = useStyles();
  return (
    <InfoCard title={t('training.result.review')} noPadding>
      <TableContainer tabIndex={0}>
        <Table
          size="small"
          className={classes.table}
          aria-label={t('training.result.review')}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('training.result.question')}</TableCell>
              <TableCell>{t('training.result.given')}</TableCell>
              <TableCell>{t('training.result.right')}</TableCell>
              <TableCell>{t('training.result.points')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {review.map(({ id, text, given, right, points, of }) => (
              <TableRow key={id}>
                <TableCell className={classes.cell}>{say(text)}</TableCell>
                <TableCell className={classes.cell}>
                  {given ? say(given) : '–'}
                </TableCell>
                <TableCell className={classes.cell}>
                  {right ? say(right) : '–'}
                </TableCell>
                <TableCell className={classes.points}>
                  {t('training.result.pointsOf', {
                    points: String(points),
                    of: String(of),
                  })}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </InfoCard>
  );
}
