import { useCallback, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link, Progress } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLink,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import type { EntityAssessments } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useLive } from '../../lifecycle/live/useLive';
import { useMe } from '../../lifecycle/live/useMe';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { cutoverRoute } from '../../lifecycle/parts/refs';
import { Refused } from '../../lifecycle/words/Refused';
import { myTrainingRouteRef } from '../../routes';
import { certificateWords } from '../words/certificateWords';
import { DueDay } from '../words/DueDay';
import { useTrainingReader } from '../words/trainingReader';
import { EntityTrainingCard } from './EntityTrainingCard';

/** So many rows at once. */
const PAGE = 25;

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
  },
  cell: { verticalAlign: 'top', minWidth: 120, overflowWrap: 'anywhere' },
  day: { verticalAlign: 'top', whiteSpace: 'nowrap' },
  table: { '& th': { whiteSpace: 'nowrap' } },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
  },
  more: { padding: theme.spacing(1, 2) },
}));

/** What a person, or the people of a group, have to learn, how it went, and how long their certificates hold. */
export function EntityTraining() {
  const { entity } = useEntity();
  const { training } = useApi(cutoverApiRef);
  const { t } = useTrainingReader();
  const classes = useStyles();
  const me = useMe();
  const mine = useRouteRef(myTrainingRouteRef);
  const ref = stringifyEntityRef(entity);
  const isGroup = entity.kind.toLocaleLowerCase('en-US') === 'group';
  const load = useCallback(
    (signal: AbortSignal) => training.assessmentsOf(ref, { signal }),
    [training, ref],
  );
  const live = useLive(load);
  return (
    <div className={classes.page}>
      {me?.ref === ref && (
        <Typography variant="body2">
          {t('training.youToo')}{' '}
          <Link to={mine()}>{t('training.mine.title')}</Link>
        </Typography>
      )}
      {isGroup && <EntityTrainingCard />}
      <InfoCard
        title={t('training.entity.title')}
        subheader={t('training.entity.help')}
        noPadding={live.screen === 'ready' && live.value.items.length > 0}
      >
        {live.screen === 'loading' && <Progress />}
        {live.screen === 'failed' && (
          <Refused
            error={live.error}
            title={t('training.failed')}
            denied={t('training.entity.denied')}
            retry={live.refresh}
          />
        )}
        {live.screen === 'ready' && live.stale && (
          <Refused error={live.stale} title={t('lifecycle.refused.stale')} />
        )}
        {live.screen === 'ready' && live.value.items.length === 0 && (
          <Nothing title={t('training.entity.none')} />
        )}
        {live.screen === 'ready' && live.value.items.length > 0 && (
          <Assessments {...live.value} withPerson={isGroup} />
        )}
      </InfoCard>
    </div>
  );
}

interface AssessmentsProps extends EntityAssessments {
  withPerson: boolean;
}

function Assessments({ items, more, withPerson }: AssessmentsProps) {
  const reader = useTrainingReader();
  const { t, say } = reader;
  const classes = useStyles();
  const entity = useRouteRef(entityRouteRef);
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / PAGE));
  const page = Math.min(wanted, pages - 1);
  const shown = items.slice(page * PAGE, (page + 1) * PAGE);
  return (
    <>
      <TableContainer tabIndex={0}>
        <Table
          size="small"
          className={classes.table}
          aria-label={t('training.entity.title')}
        >
          <TableHead>
            <TableRow>
              {withPerson && <TableCell>{t('training.person')}</TableCell>}
              <TableCell>{t('training.cutover')}</TableCell>
              <TableCell>{t('training.course')}</TableCell>
              <TableCell>{t('training.dueDay')}</TableCell>
              <TableCell>{t('training.assessments')}</TableCell>
              <TableCell>{t('training.certificate')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(item => {
              const { cutover, course, person, standings } = item;
              return (
                <TableRow key={`${cutover.id} ${course.id} ${person}`}>
                  {withPerson && (
                    <TableCell className={classes.cell}>
                      <EntityRefLink entityRef={person} hideIcon />
                    </TableCell>
                  )}
                  <TableCell className={classes.cell}>
                    <Link to={`${entity(cutoverRoute(cutover))}/training`}>
                      {cutover.title}
                    </Link>
                  </TableCell>
                  <TableCell className={classes.cell}>
                    {say(course.title)}
                  </TableCell>
                  <TableCell className={classes.day}>
                    {item.late ? (
                      <DueDay day={course.dueDay} late />
                    ) : (
                      reader.day(course.dueDay)
                    )}
                  </TableCell>
                  <TableCell className={classes.cell}>
                    {standings.length === 0
                      ? '–'
                      : standings.map(each => (
                          <div key={each.assessment}>
                            {say(each.title)}
                            {t('training.colon')}
                            {reader.standing(each)}
                          </div>
                        ))}
                  </TableCell>
                  <TableCell className={classes.cell}>
                    {certificateWords(item.certificate, reader)}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
      {pages > 1 && (
        <div className={classes.pages}>
          <Button
            size="small"
            disabled={page === 0}
            onClick={() => setWanted(page - 1)}
          >
            {t('training.page.previous')}
          </Button>
          <Typography variant="body2" role="status">
            {t('training.page.from', {
              first: String(page * PAGE + 1),
              last: String(page * PAGE + shown.length),
              all: String(items.length),
            })}
          </Typography>
          <Button
            size="small"
            disabled={page === pages - 1}
            onClick={() => setWanted(page + 1)}
          >
            {t('training.page.next')}
          </Button>
        </div>
      )}
      {more && (
        <Typography variant="body2" className={classes.more}>
          {t('training.entity.more', { number: String(items.length) })}
        </Typography>
      )}
    </>
  );
}
