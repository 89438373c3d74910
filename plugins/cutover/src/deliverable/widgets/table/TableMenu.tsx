import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { useWords } from '../../../lifecycle/words/useWords';
import type { Table } from './useTable';

interface TableMenuProps {
  table: Table;
  /** Place of the row that it is about, and where it hangs. */
  at: number;
  anchor: HTMLElement;
  open(): void;
  close(): void;
}

/** What can be done with one row. */
export function TableMenu({ table, at, anchor, open, close }: TableMenuProps) {
  const { t } = useWords();
  const { fixed } = table.widget;
  const last = table.rows.length - 1;
  const acts = [
    {
      name: t(`deliverable.widget.table.${fixed ? 'read' : 'edit'}`),
      usable: true,
      act: open,
    },
    ...(fixed
      ? []
      : [
          {
            name: t('deliverable.widget.table.below'),
            usable: true,
            act: () => table.add(at + 1),
          },
          {
            name: t('deliverable.widget.table.duplicate'),
            usable: true,
            act: () => table.duplicate(at),
          },
          {
            name: t('deliverable.widget.table.up'),
            usable: at > 0,
            act: () => table.move(at, at - 1),
          },
          {
            name: t('deliverable.widget.table.down'),
            usable: at < last,
            act: () => table.move(at, at + 1),
          },
          {
            name: t('deliverable.widget.table.remove'),
            usable: true,
            act: () => table.remove(at),
          },
        ]),
  ];
  return (
    <Menu open anchorEl={anchor} onClose={close}>
      {acts.map(({ name, usable, act }) => (
        <MenuItem
          key={name}
          disabled={!usable}
          onClick={() => {
            close();
            act();
          }}
        >
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
