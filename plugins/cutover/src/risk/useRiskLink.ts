import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { cutoverRoute } from '../lifecycle/parts/refs';
import { withRisk } from './register/useOpenRisk';

/** Where a risk is open on the page of its cutover. */
export function useRiskLink() {
  const entity = useRouteRef(entityRouteRef);
  return (cutover: Pick<Cutover, 'name'>, risk: string) =>
    `${entity(cutoverRoute(cutover))}/risks${withRisk('', risk)}`;
}
