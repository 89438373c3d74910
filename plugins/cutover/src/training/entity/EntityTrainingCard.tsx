import { useCallback } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link, Progress } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef, useEntity } from '@backstage/plugin-catalog-react';
import type { EntityReadiness } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { Fold } from '../../gate/panel/Fold';
import { useLive } from '../../lifecycle/live/useLive';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { cutoverRoute } from '../../lifecycle/parts/refs';
import { Refused } from '../../lifecycle/words/Refused';
import { shareOf } from '../tab/readinessBars';
import { DueDay } from '../words/DueDay';
import { ShareBar } from '../words/ShareBar';
import { useTrainingReader } from '../words/trainingReader';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(2),
  },
  item: { minWidth: 0, overflowWrap: 'anywhere' },
  courses: {
    margin: 0,
    paddingInlineStart: theme.spacing(2.5),
    ...theme.typography.body2,
  },
}));

/** How ready the people are whom running cutovers train that touch this entity, or whose people it has. */
export function EntityTrainingCard() {
  const { entity } = useEntity();
  const { training } = useApi(cutoverApiRef);
  const { t } = useTrainingReader();
  const classes = useStyles();
  const ref = stringifyEntityRef(entity);
  const load = useCallback(
    (signal: AbortSignal) => training.readiness(ref, { signal }),
    [training, ref],
  );
  const live = useLive(load);
  return (
    <InfoCard title={t('training.card.title')}>
      {live.screen === 'loading' && <Progress />}
      {live.screen === 'failed' && (
        <Refused
          error={live.error}
          title={t('training.failed')}
          denied={t('training.denied')}
          retry={live.refresh}
        />
      )}
      {live.screen === 'ready' && live.stale && (
        <Refused error={live.stale} title={t('lifecycle.refused.stale')} />
      )}
      {live.screen === 'ready' && live.value.length === 0 && (
        <Nothing title={t('training.card.none')} />
      )}
      {live.screen === 'ready' && live.value.length > 0 && (
        <ul className={classes.list}>
          {live.value.map(item => (
            <Ready key={item.cutover.id} item={item} />
          ))}
        </ul>
      )}
    </InfoCard>
  );
}

function Ready({ item }: { item: EntityReadiness }) {
  const { cutover, courses, dueDay, late } = item;
  const reader = useTrainingReader();
  const { t, say } = reader;
  const classes = useStyles();
  const entity = useRouteRef(entityRouteRef);
  return (
    <li className={classes.item}>
      <Link to={`${entity(cutoverRoute(cutover))}/training`}>
        {cutover.title}
      </Link>
      <ShareBar share={shareOf(item)} />
      <Typography variant="body2">
        {reader.readiness(item)}
        {dueDay && (
          <>
            {t('training.comma')}
            <DueDay day={dueDay} late={late} />
          </>
        )}
      </Typography>
      {courses.length > 1 && (
        <Fold title={t('training.card.courses', { count: courses.length })}>
          <ul className={classes.courses}>
            {courses.map(course => (
              <li key={course.id}>
                {say(course.title)}
                {t('training.colon')}
                {reader.readiness(course)}
                {t('training.comma')}
                {t('training.due', { day: reader.day(course.dueDay) })}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </li>
  );
}
