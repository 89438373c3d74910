import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { withDeliverable } from '../../deliverable/page/useOpenDeliverable';
import { gateAnchor } from '../gateAnchor';
import { cutoverRoute } from '../../lifecycle/parts/refs';

interface Place {
  cutover: { name: string };
}

/** Where the work of a person is done: the phases of its cutover, with the right thing in view. */
export function useWorkLinks() {
  const entityRoute = useRouteRef(entityRouteRef);
  const phases = ({ cutover }: Place) =>
    `${entityRoute(cutoverRoute(cutover))}/phases`;
  return {
    cutover: ({ cutover }: Place) => entityRoute(cutoverRoute(cutover)),
    gate: (place: Place & { gate: string }) =>
      `${phases(place)}#${gateAnchor(place.gate)}`,
    activity: (place: Place & { activity: string }) =>
      `${phases(place)}#${place.activity}`,
    /** With the document open beside it. */
    document: (place: Place & { activity: string }, deliverable: string) =>
      `${phases(place)}${withDeliverable('', deliverable)}#${place.activity}`,
  };
}
