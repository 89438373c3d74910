import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  CutoversInMemory,
  plan,
  templateSpec,
} from '../__testUtils__/cutoversInMemory';
import { TemplateActions } from './TemplateActions';

const credentials = mockCredentials.user();
const service = mockCredentials.service();

function setUp(except: string[] = []) {
  const cutovers = new CutoversInMemory();
  const registry = actionsRegistryServiceMock();
  const actions = new TemplateActions({
    registry,
    service: cutovers,
    except: new Set(except),
  });
  const list = async () => (await registry.list()).actions;
  return { cutovers, registry, actions, list };
}

const ref = 'cutovertemplate:default/office-move';

describe('TemplateActions', () => {
  it('gives each template of a platform team an action with its form', async () => {
    const { cutovers, actions, list } = setUp(['cutovertemplate:default/ours']);
    cutovers.templates.set('cutovertemplate:default/ours', {
      hash: '1',
      spec: templateSpec(),
    });
    cutovers.templates.set(ref, {
      hash: '1',
      spec: templateSpec('Office move'),
    });
    cutovers.templates.set('cutovertemplate:asia/office-move', {
      hash: '1',
      spec: templateSpec(),
    });
    await actions.refresh(service);
    await actions.refresh(service);

    const found = await list();
    expect(found.map(({ name }) => name)).toEqual([
      'create:office-move',
      'create:asia.office-move',
    ]);
    expect(found[0]).toMatchObject({
      title: 'Office move',
      schema: {
        input: {
          properties: {
            intake: {
              required: ['reason'],
              properties: {
                reason: {
                  type: 'string',
                  enum: ['cost', 'age'],
                  description: 'Reason',
                },
                users: { type: 'integer' },
              },
            },
          },
        },
      },
    });
  });

  it('follows a form that is edited', async () => {
    const { cutovers, actions, list } = setUp();
    cutovers.templates.set(ref, { hash: '1', spec: templateSpec() });
    await actions.refresh(service);
    const spec = templateSpec();
    spec.intake.schema = {
      type: 'object',
      properties: { floor: { type: 'number' } },
    };
    cutovers.templates.set(ref, { hash: '2', spec });
    await actions.refresh(service);
    expect(JSON.stringify((await list())[0].schema.input)).toContain('floor');
  });

  it('starts a cutover as the caller', async () => {
    const { cutovers, actions, registry } = setUp();
    cutovers.templates.set(ref, { hash: '1', spec: templateSpec() });
    await actions.refresh(service);
    const { output } = await registry.invoke({
      id: 'test:create:office-move',
      input: { ...plan, idempotencyKey: 'k' },
      credentials,
    });
    expect(output).toEqual({
      cutoverId: 'id-1',
      name: 'cutover-1',
      entityRef: 'cutover:default/cutover-1',
    });
    expect(cutovers.calls[0]).toMatchObject({
      input: { template: ref, title: plan.title },
      options: { idempotencyKey: 'k' },
      by: { principal: { type: 'user' } },
    });
  });
});
