import { useRouteRef } from '@backstage/core-plugin-api';
import type { Cutover } from '@backstage-cutover/plugin-cutover-common';
import { documentsRouteRef } from '../../routes';

/** Where the documents of a phase are read, or one of them in one revision. */
export function useDocumentsLink() {
  const route = useRouteRef(documentsRouteRef);
  return (
    { name }: Pick<Cutover, 'name'>,
    phase: string,
    only: { deliverable?: string; revision?: number } = {},
  ) => {
    const params = new URLSearchParams();
    if (only.deliverable) params.set('deliverable', only.deliverable);
    if (only.revision) params.set('revision', String(only.revision));
    const text = params.toString();
    return `${route({ cutover: name, phase })}${text && `?${text}`}`;
  };
}
