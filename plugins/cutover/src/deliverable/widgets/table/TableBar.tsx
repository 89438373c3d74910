import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import { useWords } from '../../../lifecycle/words/useWords';
import { FileButton } from '../FileButton';
import { PAGE } from './rows';
import type { Table } from './useTable';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
  },
  space: { flex: 1 },
}));

interface TableBarProps {
  table: Table;
  bringIn(file: File): void;
  handOut(kind: 'csv' | 'xlsx'): void;
}

/** Below a table: another row, another page, files. */
export function TableBar({ table, bringIn, handOut }: TableBarProps) {
  const { rows, page, pages, widget, turn } = table;
  const { t } = useWords();
  const classes = useStyles();
  const first = page * PAGE;
  const button = (label: string, act: () => void, usable = true) => (
    <Button size="small" disabled={!usable} onClick={act}>
      {label}
    </Button>
  );
  return (
    <div className={classes.bar}>
      {!widget.fixed && (
        <Button
          id={widget.id}
          size="small"
          startIcon={<AddIcon />}
          onClick={() => table.add()}
        >
          {t('deliverable.widget.table.add')}
        </Button>
      )}
      {pages > 1 && (
        <>
          {button(
            t('deliverable.widget.table.previous'),
            () => turn(page - 1),
            page > 0,
          )}
          <Typography variant="body2" role="status">
            {t('deliverable.widget.table.page', {
              first: String(first + 1),
              last: String(Math.min(first + PAGE, rows.length)),
              all: String(rows.length),
            })}
          </Typography>
          {button(
            t('deliverable.widget.table.next'),
            () => turn(page + 1),
            page < pages - 1,
          )}
        </>
      )}
      <span className={classes.space} />
      {!widget.fixed && (
        <FileButton accept=".csv,.tsv,.txt,.xlsx" choose={bringIn}>
          {t('deliverable.widget.table.bringIn')}
        </FileButton>
      )}
      {rows.length > 0 && (
        <>
          {button(t('deliverable.widget.table.csv'), () => handOut('csv'))}
          {button(t('deliverable.widget.table.excel'), () => handOut('xlsx'))}
        </>
      )}
    </div>
  );
}
