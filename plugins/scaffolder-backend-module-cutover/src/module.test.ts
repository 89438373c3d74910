import type { Entity } from '@backstage/catalog-model';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { wizardOf } from '@backstage-cutover/plugin-cutover-common';
import request from 'supertest';
import cutoverModules from './index';
import {
  CutoversInMemory,
  plan,
  templateSpec,
} from './__testUtils__/cutoversInMemory';

// Each test starts a backend, on machines that may be busy.
jest.setTimeout(60_000);

const person = mockCredentials.user.header('user:default/mei');

const wizard: Entity = wizardOf({
  ref: 'cutovertemplate:default/technology-upgrade',
  name: 'technology-upgrade',
  spec: templateSpec(),
});
wizard.metadata.annotations = {
  'backstage.io/managed-by-location': 'url:https://example.com/t.yaml',
};

async function startPortal(
  cutovers: CutoversInMemory,
  builtInTemplates: boolean | string[] = false,
) {
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      cutoverModules,
      cutovers.factory(),
      catalogServiceMock.factory({ entities: [wizard] }),
      mockServices.rootConfig.factory({
        data: {
          scaffolder: { taskRecovery: { enabled: true } },
          cutover: { builtInTemplates },
        },
      }),
    ],
  });
  return server;
}

type Server = Awaited<ReturnType<typeof startPortal>>;

async function startTask(server: Server, values: object) {
  const { body, status } = await request(server)
    .post('/api/scaffolder/v2/tasks')
    .set('Authorization', person)
    .send({ templateRef: 'template:default/start-technology-upgrade', values });
  expect({ status, body }).toMatchObject({ status: 201 });
  return String(body.id);
}

interface TaskEvent {
  type: string;
  body: { message: string; output?: Record<string, unknown> };
}

/** Everything a task has said up to its end; the request stays open until there is news. */
async function eventsOf(server: Server, id: string): Promise<TaskEvent[]> {
  const events: (TaskEvent & { id: number })[] = [];
  while (events.at(-1)?.type !== 'completion') {
    const { body } = await request(server)
      .get(`/api/scaffolder/v2/tasks/${id}/events`)
      .query(events.length ? { after: events[events.length - 1].id } : {})
      .set('Authorization', person);
    events.push(...body);
  }
  return events;
}

async function endOf(server: Server, id: string) {
  const events = await eventsOf(server, id);
  const { body } = await request(server)
    .get(`/api/scaffolder/v2/tasks/${id}`)
    .set('Authorization', person);
  return {
    status: body.status,
    output: events.at(-1)?.body.output,
    log: events.map(event => event.body.message).join('\n'),
  };
}

describe('the scaffolder with the cutover module', () => {
  it('runs the wizard of a template to the end, and takes what was typed as it is', async () => {
    const cutovers = new CutoversInMemory();
    const server = await startPortal(cutovers);
    const id = await startTask(server, { ...plan, language: 'zh-CN' });
    const { status, output } = await endOf(server, id);

    expect(status).toBe('completed');
    expect(output).toMatchObject({
      links: [
        { title: '打开切换', entityRef: 'cutover:default/cutover-1' },
        {
          title: '打开第一阶段',
          entityRef: 'cutoverphase:default/cutover-1.initiation',
        },
      ],
      text: [{ title: '现在要做什么' }],
    });
    expect(cutovers.calls).toHaveLength(1);
    expect(cutovers.calls[0]).toMatchObject({
      input: {
        ...plan,
        template: 'cutovertemplate:default/technology-upgrade',
      },
      by: { principal: { userEntityRef: 'user:default/mei' } },
    });
    expect(cutovers.calls[0].input).not.toHaveProperty('name');
    expect(cutovers.calls[0].input).not.toHaveProperty('language');
  });

  it('starts one cutover when a task is retried after its answer was lost', async () => {
    const cutovers = new CutoversInMemory();
    cutovers.answersToLose = 1;
    const server = await startPortal(cutovers);
    const id = await startTask(server, plan);
    expect(await endOf(server, id)).toMatchObject({
      status: 'failed',
      log: expect.stringContaining('The connection was cut'),
    });

    const { status } = await request(server)
      .post(`/api/scaffolder/v2/tasks/${id}/retry`)
      .set('Authorization', person)
      .send({});
    expect(status).toBe(201);
    expect(await endOf(server, id)).toMatchObject({ status: 'completed' });
    expect(cutovers.cutovers).toHaveLength(1);
    expect(cutovers.calls).toHaveLength(2);
  });

  it('shows every fault of a refused plan in the log of the task', async () => {
    const cutovers = new CutoversInMemory();
    const server = await startPortal(cutovers);
    const id = await startTask(server, {
      ...plan,
      window: { ...plan.window, start: '2020-01-01T00:00' },
    });
    const { status, log } = await endOf(server, id);
    expect(status).toBe('failed');
    expect(log).toContain('- window.start: The window begins in the past');
    expect(log).toContain('- team.sponsor: Nobody holds the role "sponsor"');
  });

  it('checks a plan in a dry run and writes nothing', async () => {
    const cutovers = new CutoversInMemory();
    const server = await startPortal(cutovers);
    const { status, body } = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .set('Authorization', person)
      .send({ template: wizard, values: plan, directoryContents: [] });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        output: { links: [{ entityRef: 'cutover:default/cutover-1' }, {}] },
      },
    });
    expect(cutovers.calls[0].options).toEqual({ dryRun: true });
    expect(cutovers.cutovers).toEqual([]);
  });

  it('lists its actions with the words for every input', async () => {
    const server = await startPortal(new CutoversInMemory(), true);
    const { body } = await request(server)
      .get('/api/scaffolder/v2/actions')
      .set('Authorization', person);
    const actions: { id: string; schema: { input: object } }[] = body;
    const create = actions.find(({ id }) => id === 'cutover:create');
    expect(create?.schema.input).toHaveProperty(
      'properties.template.description',
    );
    const submit = actions.find(
      ({ id }) => id === 'cutover:deliverable:submit',
    );
    expect(submit?.schema.input).toHaveProperty('properties.data.description');
    for (const id of ['cutover:gate:submit', 'cutover:gate:require']) {
      const onGate = actions.find(each => each.id === id);
      expect(onGate?.schema.input).toHaveProperty(
        'properties.gate.description',
      );
    }
    for (const id of [
      'cutover:training:assign',
      'cutover:training:course:add',
    ]) {
      const onCourse = actions.find(each => each.id === id);
      expect(onCourse?.schema.input).toHaveProperty(
        'properties.course.description',
      );
    }
    expect(
      actions
        .map(({ id }) => id)
        .filter(id => id.startsWith('cutover:create:')),
    ).toEqual([
      'cutover:create:business-restructuring',
      'cutover:create:market-expansion',
      'cutover:create:strategic-transformation',
      'cutover:create:technology-upgrade',
    ]);
  });
});
