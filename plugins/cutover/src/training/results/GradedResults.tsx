import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { GradedSum } from '@backstage-cutover/plugin-cutover-common';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { ShareBar } from '../words/ShareBar';
import { useTrainingReader } from '../words/trainingReader';
import { discriminationOf } from './discrimination';
import { Distribution } from './Distribution';

const useStyles = makeStyles({
  wide: { minWidth: 180, overflowWrap: 'anywhere', verticalAlign: 'top' },
  cell: { verticalAlign: 'top', minWidth: 80 },
  // Words do not break in heads: a narrow screen scrolls the table instead.
  table: { '& th': { whiteSpace: 'nowrap' } },
});

/** How attempts at an exam or a practical exercise ended, what was hard, and how rounds of it worked. */
export function GradedResults({ results }: { results: GradedSum }) {
  const { attempts, people, passed, passMark, rounds, items, kind } = results;
  const reader = useTrainingReader();
  const { t, say, percent } = reader;
  const classes = useStyles();
  if (attempts === 0) {
    return (
      <Nothing title={t('training.results.none')}>
        {t('training.results.noneHelp')}
      </Nothing>
    );
  }
  return (
    <>
      <Typography variant="body1">
        {t('training.results.sum', {
          passed: String(passed),
          people: String(people),
          attempts: String(attempts),
        })}
      </Typography>
      <Distribution
        counts={results.distribution}
        attempts={attempts}
        passMark={passMark}
      />
      <section aria-label={t('training.results.rounds')}>
        <Typography variant="subtitle1" component="h3">
          {t('training.results.rounds')}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t('training.results.roundsHelp')}
        </Typography>
        <TableContainer tabIndex={0}>
          <Table
            size="small"
            className={classes.table}
            aria-label={t('training.results.rounds')}
          >
            <TableHead>
              <TableRow>
                <TableCell>{t('training.results.round')}</TableCell>
                <TableCell>{t('training.results.attempts')}</TableCell>
                <TableCell>{t('training.results.passed')}</TableCell>
                <TableCell>{t('training.results.share')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {rounds.map(round => (
                <TableRow key={round.number}>
                  <TableCell>{round.number}</TableCell>
                  <TableCell>{round.attempts}</TableCell>
                  <TableCell className={classes.cell}>
                    {round.passed} ({percent(round.passed / round.attempts)})
                  </TableCell>
                  <TableCell className={classes.cell}>
                    {percent(round.share)}
                    <ShareBar share={round.share} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      </section>
      <section aria-label={t(`training.results.items.${kind}`)}>
        <Typography variant="subtitle1" component="h3">
          {t(`training.results.items.${kind}`)}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t(
            items.length > 0
              ? 'training.results.itemsHelp'
              : 'training.results.itemsHidden',
          )}
        </Typography>
        <TableContainer tabIndex={0} hidden={items.length === 0}>
          <Table
            size="small"
            className={classes.table}
            aria-label={t(`training.results.items.${kind}`)}
          >
            <TableHead>
              <TableRow>
                <TableCell>{t(`training.results.item.${kind}`)}</TableCell>
                <TableCell>{t('training.results.answered')}</TableCell>
                <TableCell>{t('training.results.difficulty')}</TableCell>
                <TableCell>{t('training.results.discrimination')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {items.map(item => {
                const { discrimination } = item;
                return (
                  <TableRow key={item.id}>
                    <TableCell className={classes.wide}>
                      {say(item.text)}
                    </TableCell>
                    <TableCell className={classes.cell}>
                      {item.answered}
                    </TableCell>
                    <TableCell className={classes.cell}>
                      {percent(item.difficulty)}
                      <ShareBar share={item.difficulty} />
                    </TableCell>
                    <TableCell className={classes.wide}>
                      {discrimination === undefined ? (
                        t('training.discrimination.unknown')
                      ) : (
                        <>
                          {discrimination.toFixed(2)}{' '}
                          {t(
                            `training.discrimination.${discriminationOf(
                              discrimination,
                            )}`,
                          )}
                        </>
                      )}
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </TableContainer>
      </section>
    </>
  );
}
