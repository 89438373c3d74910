import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_CUTOVER,
  type Cutover,
} from '@backstage-cutover/plugin-cutover-common';
import { z } from 'zod';

/** What a rule asks of a cutover, for the database to answer. */
export type CutoverFilter =
  | { about: 'type'; values: string[] }
  | { about: 'owner'; values: string[] }
  | { about: 'target-owner'; values: string[] }
  | { about: 'member'; values: string[]; role?: string };

export const cutoverPermissionResourceRef = createPermissionResourceRef<
  Cutover,
  CutoverFilter
>().with({ pluginId: 'cutover', resourceType: RESOURCE_TYPE_CUTOVER });

const refs = z
  .array(z.string())
  .describe('Full entity refs, such as the ownership refs of the user');

const hasRole = createPermissionRule({
  name: 'HAS_ROLE',
  description:
    'Allow if one of these people holds a role in the project team, or the given one',
  resourceRef: cutoverPermissionResourceRef,
  paramsSchema: z.object({
    refs,
    role: z.string().optional().describe('Id of a role of the template'),
  }),
  apply: (cutover, params) => {
    const people = new Set(lowerCase(params.refs));
    return Object.entries(cutover.team).some(
      ([role, holders]) =>
        (params.role === undefined || params.role === role) &&
        holders.some(holder => people.has(holder)),
    );
  },
  toQuery: params => ({
    about: 'member',
    values: lowerCase(params.refs),
    role: params.role,
  }),
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow if one of these groups or people owns the cutover',
  resourceRef: cutoverPermissionResourceRef,
  paramsSchema: z.object({ refs }),
  apply: (cutover, params) => lowerCase(params.refs).includes(cutover.owner),
  toQuery: params => ({ about: 'owner', values: lowerCase(params.refs) }),
});

const isType = createPermissionRule({
  name: 'IS_TYPE',
  description: 'Allow cutovers of these types',
  resourceRef: cutoverPermissionResourceRef,
  paramsSchema: z.object({
    types: z.array(z.string()).describe('Such as "technology-upgrade"'),
  }),
  apply: (cutover, params) => params.types.includes(cutover.type),
  toQuery: params => ({ about: 'type', values: params.types }),
});

const ownsTarget = createPermissionRule({
  name: 'OWNS_TARGET',
  description:
    'Allow if one of these groups or people owns an entity that the cutover changes',
  resourceRef: cutoverPermissionResourceRef,
  paramsSchema: z.object({ refs }),
  apply: (cutover, params) => {
    const owners = new Set(lowerCase(params.refs));
    return cutover.targets.some(
      target => target.owner !== undefined && owners.has(target.owner),
    );
  },
  toQuery: params => ({
    about: 'target-owner',
    values: lowerCase(params.refs),
  }),
});

/** The rules that a permission policy may lay down for cutovers. */
export const cutoverPermissionRules = { hasRole, isOwner, isType, ownsTarget };

/** For authors of permission policies: `cutoverConditions.isOwner({ refs })` and the like. */
export const {
  conditions: cutoverConditions,
  createConditionalDecision: createCutoverConditionalDecision,
} = createConditionExports({
  resourceRef: cutoverPermissionResourceRef,
  rules: cutoverPermissionRules,
});

// The catalog compares refs in lower case, and so are they stored.
function lowerCase(values: string[]) {
  return values.map(value => value.toLocaleLowerCase('en-US'));
}
