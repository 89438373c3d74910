import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { startRouteRef } from '../../routes';
import { useWords } from '../words/useWords';

/** To *Create*, where cutovers start; nothing in a portal without it. */
export function StartLink() {
  const { t } = useWords();
  const create = useRouteRef(startRouteRef);
  return create ? (
    // Underlined: it often stands within a sentence.
    <Link to={create()} underline="always">
      {t('lifecycle.start')}
    </Link>
  ) : null;
}
