import { lazy, Suspense } from 'react';
import Box from '@material-ui/core/Box';
import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLinks, useEntity } from '@backstage/plugin-catalog-react';
import { rootRouteRef } from '../../routes';
import { CutoverTable } from '../parts/CutoverTable';
import { InfoCard } from '../parts/InfoCard';
import { Nothing } from '../parts/Nothing';
import { StartLink } from '../parts/StartLink';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { useEntityCutovers, type TouchingCutover } from './useEntityCutovers';

// Whoever only looks at what touches a thing decides on nothing.
const WaitsForMe = lazy(() =>
  import('../../gate/decision/WaitsForMe').then(m => ({
    default: m.WaitsForMe,
  })),
);

/** What touches this entity: what of it waits for the reader, then now, next and in the past. */
export function EntityCutovers() {
  const { entity } = useEntity();
  const { t } = useWords();
  const view = useEntityCutovers(entity);
  const portfolio = useRouteRef(rootRouteRef);

  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return <Refused error={view.error} retry={view.retry} />;
    case 'none':
      return (
        <InfoCard>
          <Nothing title={t('lifecycle.entity.none')}>
            {t('lifecycle.entity.noneHelp')} <StartLink />
          </Nothing>
        </InfoCard>
      );
    default:
      return (
        <Box display="grid" gridGap={24} minWidth={0}>
          <Suspense fallback={null}>
            <WaitsForMe
              cutovers={[...view.now, ...view.next].map(
                ({ cutover }) => cutover.id,
              )}
            />
          </Suspense>
          <Group
            title={t('lifecycle.entity.now')}
            empty={t('lifecycle.entity.nowNone')}
            rows={view.now}
            self={view.ref}
          />
          <Group
            title={t('lifecycle.entity.next')}
            empty={t('lifecycle.entity.nextNone')}
            rows={view.next}
            self={view.ref}
          />
          <Group
            title={t('lifecycle.entity.past')}
            empty={t('lifecycle.entity.pastNone')}
            rows={view.past}
            self={view.ref}
          />
          {view.more && (
            <Link to={`${portfolio()}?target=${encodeURIComponent(view.ref)}`}>
              {t('lifecycle.entity.more')}
            </Link>
          )}
        </Box>
      );
  }
}

interface GroupProps {
  title: string;
  empty: string;
  rows: TouchingCutover[];
  self: string;
}

function Group({ title, empty, rows, self }: GroupProps) {
  const { t } = useWords();
  const through = new Map(rows.map(row => [row.cutover.id, row.through]));
  return (
    <InfoCard title={title} noPadding={rows.length > 0}>
      {rows.length === 0 ? (
        <Nothing title={empty} />
      ) : (
        <CutoverTable
          label={title}
          cutovers={rows.map(({ cutover }) => cutover)}
          columns={['title', 'window', 'phase', 'health', 'owner']}
          extra={{
            title: t('lifecycle.entity.role'),
            cell: ({ id }) => {
              const refs = through.get(id) ?? [];
              const parts = refs.filter(ref => ref !== self);
              return (
                <>
                  {refs.includes(self) && t('lifecycle.entity.isTarget')}
                  {refs.includes(self) && parts.length > 0 && ' · '}
                  {parts.length > 0 && (
                    <>
                      {t('lifecycle.entity.parts')}{' '}
                      <EntityRefLinks entityRefs={parts} />
                    </>
                  )}
                </>
              );
            },
          }}
        />
      )}
    </InfoCard>
  );
}
