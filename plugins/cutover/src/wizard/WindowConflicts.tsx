import { Link, WarningPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useRouteRef } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { cutoverTranslationRef } from '../translation';
import type { WindowConflict } from './typedWindow';
import { useChoices } from './useEntities';
import { periodIn } from './windowTexts';

/** What else is planned in the window, said aloud as it changes. */
export function WindowConflicts(props: {
  loading: boolean;
  error?: Error;
  conflicts: WindowConflict[];
  language: string;
}) {
  const { loading, error, conflicts, language } = props;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const sameTargets = conflicts.some(({ shared }) => shared.length > 0);
  const title = t('wizard.window.conflicts', { count: conflicts.length });
  const list = (
    <Box component="ul" m={0} pl={2.5}>
      {conflicts.map(conflict => (
        <ConflictItem
          key={conflict.cutover.id}
          conflict={conflict}
          language={language}
        />
      ))}
    </Box>
  );

  return (
    <Box mt={1} role="status" aria-live="polite" aria-busy={loading}>
      {loading && (
        <Typography variant="body2">{t('wizard.window.checking')}</Typography>
      )}
      {error && (
        <Typography variant="body2" color="error">
          {t('wizard.window.checkFailed', { message: error.message })}
        </Typography>
      )}
      {!loading && !error && conflicts.length === 0 && (
        <Typography variant="body2">{t('wizard.window.free')}</Typography>
      )}
      {!loading && sameTargets && (
        <WarningPanel title={title} defaultExpanded>
          {list}
        </WarningPanel>
      )}
      {!loading && !sameTargets && conflicts.length > 0 && (
        <>
          <Typography variant="subtitle2">{title}</Typography>
          {list}
        </>
      )}
    </Box>
  );
}

function ConflictItem(props: { conflict: WindowConflict; language: string }) {
  const { cutover, shared } = props.conflict;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const entityRoute = useRouteRef(entityRouteRef);
  const targets = useChoices(shared).map(({ label }) => label);
  const { window } = cutover;
  const { start, end } = periodIn(window, window.timeZone, props.language);
  return (
    <Typography component="li" variant="body2">
      <Link
        to={entityRoute({
          kind: 'cutover',
          namespace: 'default',
          name: cutover.name,
        })}
        target="_blank"
      >
        {cutover.title}
      </Link>
      {`, ${start} – ${end} (${window.timeZone}). `}
      {shared.length > 0
        ? t('wizard.window.sameTargets', { targets: targets.join(', ') })
        : t('wizard.window.otherTargets')}
    </Typography>
  );
}
