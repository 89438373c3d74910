import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { CutoverPage } from '@backstage-cutover/plugin-cutover-common';
import { CutoverTable } from '../parts/CutoverTable';
import { Nothing } from '../parts/Nothing';
import { StartLink } from '../parts/StartLink';
import { useWords } from '../words/useWords';
import { changed, type Filters } from './filters';

interface PortfolioTableProps {
  page: CutoverPage;
  filters: Filters;
  onChange(filters: Filters): void;
}

/** One page of the list, in the order that the reader chose. */
export function PortfolioTable(props: PortfolioTableProps) {
  const { page, filters, onChange } = props;
  const { t } = useWords();
  const { items, nextCursor, previousCursor, total } = page;
  if (items.length === 0 && !filters.cursor) {
    return (
      <Box px={2}>
        <Nothing title={t('lifecycle.portfolio.none')}>
          {t('lifecycle.portfolio.noneHelp')} <StartLink />
        </Nothing>
      </Box>
    );
  }
  const turn = (cursor: string) => onChange({ ...filters, cursor });
  return (
    <>
      <CutoverTable
        label={t('lifecycle.cutovers')}
        cutovers={items}
        columns={['title', 'type', 'phase', 'window', 'owner', 'health']}
        sort={filters.sort}
        onSort={sort => onChange(changed(filters, { sort }))}
      />
      <Box
        display="flex"
        alignItems="center"
        justifyContent="flex-end"
        flexWrap="wrap"
        gridGap={16}
        p={2}
      >
        {total && (
          <Typography variant="body2" color="textSecondary">
            {total.exact
              ? t('lifecycle.portfolio.total', { count: total.count })
              : t('lifecycle.portfolio.atLeast', {
                  number: String(total.count),
                })}
          </Typography>
        )}
        <Button
          disabled={!previousCursor}
          onClick={() => previousCursor && turn(previousCursor)}
        >
          {t('lifecycle.portfolio.previous')}
        </Button>
        <Button
          disabled={!nextCursor}
          onClick={() => nextCursor && turn(nextCursor)}
        >
          {t('lifecycle.portfolio.next')}
        </Button>
      </Box>
    </>
  );
}
