import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  cutoverEntityRef,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';

/** To the page of a cutover in the catalog. */
export function CutoverLink({ cutover }: { cutover: Cutover }) {
  return (
    <EntityRefLink
      entityRef={cutoverEntityRef(cutover)}
      title={cutover.title}
      hideIcon
    />
  );
}
