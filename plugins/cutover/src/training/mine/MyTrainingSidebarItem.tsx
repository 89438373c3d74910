import SchoolIcon from '@material-ui/icons/School';
import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useWords } from '../../lifecycle/words/useWords';
import { myTrainingRouteRef } from '../../routes';

/** An item of the portal's menu: *My training*. */
export function MyTrainingSidebarItem() {
  const { t } = useWords();
  const to = useRouteRef(myTrainingRouteRef)();
  return (
    <SidebarItem to={to} text={t('training.mine.title')} icon={SchoolIcon} />
  );
}
