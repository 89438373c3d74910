import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { lifecycleOf } from '../live/catalogFacts';
import { useCatalogEntities } from '../live/useCatalogEntities';
import { InfoCard } from '../parts/InfoCard';
import { useWords } from '../words/useWords';
import type { CutoverFacts } from './useCutover';

const cell = { overflowWrap: 'normal', wordBreak: 'keep-all' } as const;

/** What the cutover changes, who owns it and how far it is in its own life. */
export function TargetsCard({ facts }: { facts: CutoverFacts }) {
  const { targets } = facts.cutover;
  const { t } = useWords();
  const entities = useCatalogEntities(targets.map(({ ref }) => ref));
  return (
    <InfoCard title={t('lifecycle.field.targets')} noPadding>
      <TableContainer>
        <Table size="small" aria-label={t('lifecycle.field.targets')}>
          <TableHead>
            {/* A narrow screen scrolls the table; no word is broken. */}
            <TableRow>
              <TableCell style={cell}>
                {t('lifecycle.targets.entity')}
              </TableCell>
              <TableCell style={cell}>{t('lifecycle.field.owner')}</TableCell>
              <TableCell style={cell}>
                {t('lifecycle.targets.lifecycle')}
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {targets.map(target => (
              <TableRow key={target.ref}>
                <TableCell style={cell}>
                  <EntityRefLink entityRef={target.ref} />
                </TableCell>
                <TableCell style={cell}>
                  {target.owner ? (
                    <EntityRefLink entityRef={target.owner} />
                  ) : (
                    t('lifecycle.targets.noOwner')
                  )}
                </TableCell>
                <TableCell style={cell}>
                  {lifecycleOf(entities.get(target.ref)) ?? '–'}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </InfoCard>
  );
}
