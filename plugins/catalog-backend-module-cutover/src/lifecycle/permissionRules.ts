import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import {
  createConditionFactory,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RELATION_CUTOVER_TEAM_MEMBER } from '@backstage-cutover/plugin-cutover-common';
import { z } from 'zod';

/** A rule about entities of the catalog, for people who may see only what they take part in. */
export const takesPartInCutover = createPermissionRule({
  name: 'TAKES_PART_IN_CUTOVER',
  description: 'Allow cutovers in whose project team one of these people is',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({
    refs: z
      .array(z.string())
      .describe('Full entity refs, such as the ownership refs of the user'),
  }),
  apply: (entity, { refs }) =>
    Boolean(
      entity.relations?.some(
        ({ type, targetRef }) =>
          type === RELATION_CUTOVER_TEAM_MEMBER &&
          lowerCase(refs).includes(targetRef),
      ),
    ),
  toQuery: ({ refs }) => ({
    key: `relations.${RELATION_CUTOVER_TEAM_MEMBER}`,
    values: lowerCase(refs),
  }),
});

/** For authors of permission policies: `cutoverEntityConditions.takesPartInCutover({ refs })`. */
export const cutoverEntityConditions = {
  takesPartInCutover: createConditionFactory(takesPartInCutover),
};

// As the catalog writes the refs of relations.
function lowerCase(refs: string[]) {
  return refs.map(ref => ref.toLocaleLowerCase('en-US'));
}
