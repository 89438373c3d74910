import { useMemo, useRef, useState } from 'react';
import type { ErrorSchema } from '@rjsf/utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import { itemsOf } from '../../document/fields';
import { keysOfId } from '../../form/fields/fieldIds';
import { readWidget, useFieldValue, type WidgetProps } from '../widget';
import { columnsOf, shownColumns, type Column } from './columns';
import {
  duplicated,
  freshRow,
  idOfRow,
  inserted,
  moved,
  PAGE,
  removed,
  withCell,
  withIds,
  withoutIds,
  type Row,
} from './rows';

export interface TableOptions {
  /** Keys of the columns that stand in the table, in this order. */
  columns?: string[];
}

export type TableProps = WidgetProps<JsonValue[], TableOptions>;

/** A place in the table: the row's number from 0 in the whole table, and the column's among those that are shown. */
export interface Place {
  row: number;
  column: number;
}

/** What a table shows and what can be done with it. */
export function useTable(props: TableProps) {
  const widget = readWidget(props);
  const { schema, uiSchema, registry } = props;
  const { store, id, options } = widget;
  const [value, setValue] = useFieldValue(props);
  // In the scaffolder's wizard rows have no ids; there their places have to do.
  const idFor = store ? undefined : String;
  const rows = useMemo(() => withIds(value, idFor), [value, idFor]);
  const root = registry.rootSchema as JsonObject;
  const items = useMemo(
    () => itemsOf(schema as JsonObject, root),
    [schema, root],
  );
  const itemsUi = uiSchema.items as JsonObject | undefined;
  const columns = useMemo(
    () => columnsOf(items, itemsUi ?? {}, root),
    [items, itemsUi, root],
  );
  const shown = useMemo(
    () => shownColumns(columns, options.columns),
    [columns, options.columns],
  );
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const current = Math.min(page, pages - 1);

  /** The rows at this moment: a cell that is typed in is ahead of what the form knows. */
  const latest = (): Row[] => {
    const now = store?.at(keysOfId(id)) ?? value;
    return now === value ? rows : withIds(now as JsonValue[], idFor);
  };
  const placeOf = (row: string) =>
    latest().findIndex(each => idOfRow(each) === row);
  const change = (next: Row[]) => setValue(store ? next : withoutIds(next));

  /** Turns to a cell; `among` are the rows that there will be. */
  const go = (to: Place, among = latest()) => {
    const row = Math.max(0, Math.min(to.row, among.length - 1));
    const column = Math.max(0, Math.min(to.column, shown.length));
    setPlace({ row, column });
    setPage(Math.floor(row / PAGE));
  };
  const wanted = useRef(false);
  const goAndFocus = (to: Place, among?: Row[]) => {
    wanted.current = true;
    go(to, among);
  };
  const changeAndGo = (next: Row[], row: number, column = 0) => {
    change(next);
    goAndFocus({ row, column }, next);
  };

  return {
    widget,
    root,
    items,
    itemsUi,
    rows,
    columns,
    shown,
    place: { ...place, row: Math.max(0, Math.min(place.row, rows.length - 1)) },
    go,
    goAndFocus,
    /** Whether the focus is to follow as soon as the cell is drawn. */
    wanted,
    page: current,
    pages,
    turn: (to: number) => go({ row: to * PAGE, column: place.column }),
    latest,
    placeOf,
    change,
    errors: (props.errorSchema ?? {}) as Record<number, ErrorSchema>,
    /** While a cell is typed in: kept at once, shown to the form after a pause. */
    type(row: string, column: Column, cell: JsonValue | undefined) {
      const at = placeOf(row);
      if (at >= 0) store?.type([...keysOfId(id), at, column.key], cell);
    },
    write(row: string, column: Column, cell: JsonValue | undefined) {
      const at = placeOf(row);
      if (at >= 0) change(withCell(latest(), at, column, cell));
    },
    add(at = latest().length) {
      changeAndGo(inserted(latest(), at, freshRow(columns)), at);
    },
    duplicate: (at: number) => changeAndGo(duplicated(latest(), at), at + 1),
    remove: (at: number) =>
      changeAndGo(removed(latest(), at), at, place.column),
    move: (from: number, to: number) =>
      changeAndGo(moved(latest(), from, to), to, place.column),
  };
}

export type Table = ReturnType<typeof useTable>;
