import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import {
  phaseEntityName,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';

/** What the routes of the catalog need to lead to a cutover. */
export const cutoverRoute = ({ name }: Pick<Cutover, 'name'>) => ({
  kind: 'cutover',
  namespace: DEFAULT_NAMESPACE,
  name,
});

/** The same for one of its phases; also an entity ref in parts. */
export const phaseRoute = (
  cutover: Pick<Cutover, 'name' | 'phases'>,
  phase: string,
) => ({
  kind: 'cutoverphase',
  namespace: DEFAULT_NAMESPACE,
  name: phaseEntityName(cutover, phase),
});
