import { TestDatabases } from '@backstage/backend-test-utils';
import { TEMPLATE_HASH_ANNOTATION } from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { aPortal } from '../__testUtils__/aPortal';
import {
  aBody,
  aTemplate,
  aTemplateHash,
  alice,
  bob,
  company,
  entity,
} from '../__testUtils__/company';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

jest.setTimeout(60_000);

const ref = 'cutovertemplate:default/small-change';

describe.each(databases.eachSupportedId())('Templates on %s', databaseId => {
  let portal: Awaited<ReturnType<typeof aPortal>>;
  let knex: Knex;
  const next = { ...aTemplate, version: '2.0.0' };

  beforeAll(async () => {
    const early = entity('CutoverTemplate', 'early');
    const lost = entity('CutoverTemplate', 'lost');
    lost.metadata.annotations = { [TEMPLATE_HASH_ANNOTATION]: 'f'.repeat(64) };
    knex = await databases.init(databaseId);
    portal = await aPortal({ knex, entities: [...company, early, lost] });
  });

  it('are kept once under the hash of their content', async () => {
    const register = (spec: unknown) =>
      portal.service.post('/templates', { ref, spec });
    expect((await register(aTemplate)).body).toEqual({ hash: aTemplateHash });
    const reordered = Object.fromEntries(Object.entries(aTemplate).reverse());
    expect((await register(reordered)).body).toEqual({ hash: aTemplateHash });
    const { body } = await register(next);
    expect(body.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(body.hash).not.toBe(aTemplateHash);
  });

  it('are kept anew where what was kept of them has gone', async () => {
    const kept = async () => {
      const { body } = await portal.service.post('/templates', {
        ref,
        spec: next,
      });
      return knex('template_copies').where({ hash: body.hash });
    };
    const [first] = await kept();
    await knex('template_copies').where({ hash: first.hash }).delete();
    expect(await kept()).toEqual([
      expect.objectContaining({ content: first.content }),
    ]);
  });

  it('are taken from services only, and only whole', async () => {
    const refused = await portal
      .as(bob)
      .post('/templates', { ref, spec: aTemplate });
    expect([refused.status, refused.body.error.reason]).toEqual([
      403,
      'actor.service-needed',
    ]);
    const broken = await portal.service.post('/templates', {
      ref,
      spec: { ...aTemplate, phases: [], roles: 'none' },
    });
    expect(broken.status).toBe(400);
    expect(broken.body.error.reason).toBe('template.invalid');
    expect(broken.body.error.faults.length).toBeGreaterThan(1);
    for (const body of [{}, { spec: 7 }, { spec: [] }, []]) {
      const { status } = await portal.service.post('/templates', body);
      expect(status).toBe(400);
    }
  });

  it('are listed as the catalog has them, once their content is here', async () => {
    const { body } = await portal.as(bob).get('/templates');
    expect(body.items).toEqual([
      {
        ref,
        name: 'small-change',
        type: 'small-change',
        version: '1.0.0',
        hash: aTemplateHash,
        title: aTemplate.title,
        description: aTemplate.description,
        chooseWhen: aTemplate.chooseWhen,
      },
    ]);
  });

  it('are shown without the questions and answers of their exams', async () => {
    const { id } = await portal.started();
    for (const path of [
      `/templates/${encodeURIComponent(ref)}`,
      '/templates/small-change',
      `/cutovers/${id}/template`,
    ]) {
      const { body, text } = await portal.as(bob).get(path);
      expect(body.hash).toBe(aTemplateHash);
      expect(body.spec.phases).toHaveLength(3);
      expect(text).not.toContain('Is this secret?');
    }
    const unknown = await portal.as(bob).get('/templates/nonsense');
    expect([unknown.status, unknown.body.error.reason]).toEqual([
      404,
      'template.unknown',
    ]);
  });

  it('that the catalog is still taking in are refused as such', async () => {
    for (const template of ['early', 'lost']) {
      const refused = await portal
        .as(bob)
        .post('/cutovers', aBody({ template }));
      expect(refused.status).toBe(400);
      expect(refused.body.error.faults).toEqual([
        expect.objectContaining({
          path: ['template'],
          reason: 'template.not-ready',
        }),
      ]);
    }
  });

  it('may change without touching what runs on them', async () => {
    const { id } = await portal.started();
    await portal.service.post('/templates', { ref, spec: next }).expect(200);
    const { body } = await portal.as(alice).get(`/cutovers/${id}/template`);
    expect(body.spec.version).toBe('1.0.0');
  });
});
