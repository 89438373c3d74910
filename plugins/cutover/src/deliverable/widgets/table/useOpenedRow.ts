import { useMemo, useRef, useState } from 'react';
import { keysOfId } from '../../form/fields/fieldIds';
import type { FormStore } from '../../form/fields/formContext';
import { valueAt, withValueAt } from '../../form/draft/values';
import type { Row } from './rows';
import type { Table } from './useTable';

/** The row whose editor is open, and where its fields write to, wherever the row is moved meanwhile. */
export function useOpenedRow(table: Table) {
  const [row, open] = useState<string>();
  const latest = useRef(table);
  latest.current = table;
  const { store: parent, id } = table.widget;

  const store = useMemo<FormStore | undefined>(() => {
    if (row === undefined) return undefined;
    const at = () => latest.current.placeOf(row);
    const data = () => latest.current.latest()[at()] ?? {};
    const write: FormStore['set'] = (keys, value) => {
      const rows = latest.current.latest();
      latest.current.change(withValueAt(rows, [at(), ...keys], value) as Row[]);
    };
    return {
      get data() {
        return data();
      },
      at: keys => valueAt(data(), keys),
      type: (keys, value) =>
        parent
          ? parent.type([...keysOfId(id), at(), ...keys], value)
          : write(keys, value),
      set: write,
      settle: () => parent?.settle(),
      // A row is made with all that it begins with.
      begin: () => {},
    };
  }, [row, parent, id]);

  return {
    at: row === undefined ? -1 : table.placeOf(row),
    store,
    open,
    close: () => open(undefined),
  };
}
