import Box from '@material-ui/core/Box';
import { Content, Header, Page, Progress } from '@backstage/core-components';
import { Refused } from '../../lifecycle/words/Refused';
import { useWords } from '../../lifecycle/words/useWords';
import { SubstitutesCard } from './substitutes/SubstitutesCard';
import { useMyWork } from './useMyWork';
import { WorkList } from './WorkList';

/** `/cutovers/my-work`: what waits for the reader over all cutovers, and who stands in for them. */
export function MyWorkPage() {
  const { t } = useWords();
  return (
    <Page themeId="tool">
      <Header title={t('gate.work.title')} subtitle={t('gate.work.subtitle')} />
      <Content>
        <Box
          display="grid"
          gridTemplateColumns="minmax(0, 1fr)"
          gridGap={24}
          maxWidth={1100}
        >
          <MyWork />
          <SubstitutesCard />
        </Box>
      </Content>
    </Page>
  );
}

function MyWork() {
  const { t } = useWords();
  const live = useMyWork();
  switch (live.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return (
        <Refused
          error={live.error}
          title={t('gate.work.failed')}
          denied={t('gate.work.forbidden')}
          retry={live.refresh}
        />
      );
    default:
      return (
        <div>
          {live.stale && (
            <Refused error={live.stale} title={t('lifecycle.refused.stale')} />
          )}
          <WorkList work={live.value} refresh={live.refresh} />
        </div>
      );
  }
}
