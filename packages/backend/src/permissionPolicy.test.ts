import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type Permission,
} from '@backstage/plugin-permission-common';
import { taskReadPermission } from '@backstage/plugin-scaffolder-common/alpha';
import {
  cutoverCancelPermission,
  cutoverCreatePermission,
  cutoverDeliverableEditPermission,
  cutoverDeliverableReadPermission,
  cutoverGateDecidePermission,
  cutoverGateEmergencyPermission,
  cutoverGateSubmitPermission,
  cutoverReadPermission,
  cutoverTrainingAssessPermission,
  cutoverTrainingManagePermission,
  cutoverTrainingResultsReadPermission,
  cutoverUpdatePermission,
} from '@backstage-cutover/plugin-cutover-common';
import { PortalPolicy } from './permissionPolicy';

const person = (ref: string, ...groups: string[]) => ({
  credentials: mockCredentials.user(ref),
  info: { userEntityRef: ref, ownershipEntityRefs: [ref, ...groups] },
});
const ada = person('user:default/ada', 'group:default/business');
const tom = person('user:default/tom', 'group:default/external-auditors');

const decide = (permission: Permission, user?: ReturnType<typeof person>) =>
  new PortalPolicy().handle({ permission }, user);

const hasRole = ({ info }: typeof ada) => ({
  rule: 'HAS_ROLE',
  resourceType: 'cutover',
  params: { refs: info.ownershipEntityRefs },
});

describe('The policy of the portal', () => {
  it('lets everybody who works here see cutovers and their documents, and start cutovers', async () => {
    for (const permission of [
      cutoverReadPermission,
      cutoverDeliverableReadPermission,
      cutoverCreatePermission,
      catalogEntityReadPermission,
    ]) {
      expect(await decide(permission, ada)).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });

  it('lets everybody who works here decide where a gate waits for them, such as a substitute from elsewhere', async () => {
    expect(await decide(cutoverGateDecidePermission, ada)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('lets only those who take part open a gate in an emergency, not the owner', async () => {
    expect(await decide(cutoverGateEmergencyPermission, ada)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'cutover',
      conditions: hasRole(ada),
    });
  });

  it.each([
    cutoverUpdatePermission,
    cutoverCancelPermission,
    cutoverGateSubmitPermission,
  ])(
    'lets those who take part in a cutover or own it change it and submit its gates ($name)',
    async permission => {
      expect(await decide(permission, ada)).toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'cutover',
        resourceType: 'cutover',
        conditions: {
          anyOf: [
            hasRole(ada),
            {
              rule: 'IS_OWNER',
              resourceType: 'cutover',
              params: { refs: ada.info.ownershipEntityRefs },
            },
          ],
        },
      });
    },
  );

  it('lets those who own what a cutover changes comment on its documents, as those who take part write on them', async () => {
    const { info } = ada;
    expect(await decide(cutoverDeliverableEditPermission, ada)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'cutover',
      resourceType: 'cutover',
      conditions: {
        anyOf: ['HAS_ROLE', 'IS_OWNER', 'OWNS_TARGET'].map(rule => ({
          rule,
          resourceType: 'cutover',
          params: { refs: info.ownershipEntityRefs },
        })),
      },
    });
  });

  it.each([
    cutoverDeliverableReadPermission,
    cutoverTrainingResultsReadPermission,
  ])(
    'keeps documents, and how others did in exams, from people from outside ($name)',
    async permission => {
      expect(await decide(permission, tom)).toEqual({
        result: AuthorizeResult.DENY,
      });
    },
  );

  it.each([
    cutoverTrainingManagePermission,
    cutoverTrainingAssessPermission,
    cutoverTrainingResultsReadPermission,
  ])(
    'leaves it to the rules of training who trains and whose results one reads, since trainers and heads need not take part ($name)',
    async permission => {
      expect(await decide(permission, ada)).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    },
  );

  it('shows people from outside the cutovers that they take part in', async () => {
    expect(await decide(cutoverReadPermission, tom)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: hasRole(tom),
    });
  });

  it('keeps other cutovers from them in the catalog and its search as well', async () => {
    expect(await decide(catalogEntityReadPermission, tom)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      conditions: {
        anyOf: [
          {
            not: {
              rule: 'IS_ENTITY_KIND',
              params: { kinds: ['Cutover', 'CutoverPhase'] },
            },
          },
          {
            rule: 'TAKES_PART_IN_CUTOVER',
            params: { refs: tom.info.ownershipEntityRefs },
          },
        ],
      },
    });
  });

  it('keeps from them what others filled in to start a cutover', async () => {
    expect(await decide(taskReadPermission, tom)).toEqual({
      result: AuthorizeResult.DENY,
    });
    expect(await decide(taskReadPermission, ada)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it.each([
    cutoverCreatePermission,
    cutoverUpdatePermission,
    cutoverCancelPermission,
    cutoverDeliverableEditPermission,
    cutoverGateSubmitPermission,
    cutoverGateDecidePermission,
    cutoverGateEmergencyPermission,
  ])(
    'lets people from outside change and decide nothing ($name)',
    async permission => {
      expect(await decide(permission, tom)).toEqual({
        result: AuthorizeResult.DENY,
      });
    },
  );

  it('denies everything to whom it does not know', async () => {
    expect(await decide(cutoverReadPermission)).toEqual({
      result: AuthorizeResult.DENY,
    });
  });
});
