import Chip from '@material-ui/core/Chip';
import AssignmentTurnedInIcon from '@material-ui/icons/AssignmentTurnedIn';
import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useWords } from '../../lifecycle/words/useWords';
import { myWorkRouteRef } from '../../routes';
import { countOf } from './rows';
import { useMyWork } from './useMyWork';

/** It stands on every page, and signals bring what is new: by itself it asks seldom. */
const EVERY_MS = 300_000;

const MOST = 99;

/** An item of the portal's menu: *My work*, with the number of what waits for the person signed in. */
export function CutoverWorkSidebarItem() {
  const { t } = useWords();
  const to = useRouteRef(myWorkRouteRef)();
  const live = useMyWork(EVERY_MS);
  // Where it cannot be found out, the page itself says why.
  const count = live.screen === 'ready' ? countOf(live.value) : undefined;
  return (
    <SidebarItem
      to={to}
      text={t('gate.work.title')}
      icon={AssignmentTurnedInIcon}
      hasNotifications={Boolean(count)}
      aria-label={
        count === undefined
          ? t('gate.work.title')
          : t('gate.work.nav', { count })
      }
    >
      {count ? (
        <Chip
          size="small"
          label={count > MOST ? `${MOST}+` : count}
          style={{ margin: 0 }}
        />
      ) : undefined}
    </SidebarItem>
  );
}
