import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import { Content, Header, Page, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { MyTraining } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { Fold } from '../../gate/panel/Fold';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { saveAs } from '../../lifecycle/parts/saveAs';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { MyCourseCard } from './MyCourseCard';
import { sortMine } from './sortMine';
import { useMyTraining } from './useMyTraining';

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
    maxWidth: 1100,
  },
}));

/** `/cutovers/training`: what the reader has to learn and to sit, by when. */
export function MyTrainingPage() {
  const { t } = useWords();
  const classes = useStyles();
  return (
    <Page themeId="tool">
      <Header
        title={t('training.mine.title')}
        subtitle={t('training.mine.subtitle')}
      />
      <Content>
        <div className={classes.page}>
          <Mine />
        </div>
      </Content>
    </Page>
  );
}

function Mine() {
  const { t } = useWords();
  const live = useMyTraining();
  switch (live.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={live.error}
          title={t('training.failed')}
          denied={t('training.mine.denied')}
          retry={live.refresh}
        />
      );
    default:
      return (
        <>
          {live.stale && (
            <Refused error={live.stale} title={t('lifecycle.refused.stale')} />
          )}
          <Courses items={live.value} refresh={live.refresh} />
        </>
      );
  }
}

function Courses(props: { items: MyTraining[]; refresh(): void }) {
  const { items, refresh } = props;
  const { t } = useWords();
  const classes = useStyles();
  const { open, done } = sortMine(items);
  const isSignedUp = items.some(({ sessions }) =>
    sessions.some(({ seat }) => seat === 'signed-up' || seat === 'waiting'),
  );
  return (
    <>
      {isSignedUp && <MyCalendar />}
      {open.length === 0 && (
        <InfoCard>
          <Nothing title={t('training.mine.none')}>
            {t(
              items.length > 0
                ? 'training.mine.allDone'
                : 'training.mine.noneHelp',
            )}
          </Nothing>
        </InfoCard>
      )}
      {open.map(item => (
        <MyCourseCard key={keyOf(item)} item={item} refresh={refresh} />
      ))}
      {done.length > 0 && (
        <Fold title={t('training.mine.done', { count: done.length })}>
          <div className={classes.page} style={{ marginTop: 16 }}>
            {done.map(item => (
              <MyCourseCard key={keyOf(item)} item={item} refresh={refresh} />
            ))}
          </div>
        </Fold>
      )}
    </>
  );
}

function keyOf({ cutover, definition }: MyTraining) {
  return `${cutover.id} ${definition.id}`;
}

/** All sessions that one is signed up for, as a file for one's calendar. */
function MyCalendar() {
  const { training } = useApi(cutoverApiRef);
  const { t } = useWords();
  const [error, setError] = useState<Error>();
  const download = async () => {
    setError(undefined);
    try {
      saveAs(await training.myCalendar(), 'training.ics');
    } catch (e) {
      setError(toError(e));
    }
  };
  return (
    <div>
      <Button size="small" variant="outlined" onClick={download}>
        {t('training.mine.calendar')}
      </Button>
      {error && <Refused error={error} />}
    </div>
  );
}
