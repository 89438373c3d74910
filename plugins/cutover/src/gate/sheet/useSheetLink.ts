import { useRouteRef } from '@backstage/core-plugin-api';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { gateSheetRouteRef } from '../../routes';

/** Where the sheet of a gate is read and printed. */
export function useSheetLink() {
  const route = useRouteRef(gateSheetRouteRef);
  return ({ name }: Pick<Cutover, 'name'>, gate: string) =>
    route({ cutover: name, gate });
}
