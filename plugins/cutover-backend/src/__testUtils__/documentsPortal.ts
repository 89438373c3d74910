import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { aPortal } from './aPortal';
import { company } from './company';
import { aTemplateWithDocuments, documentsEntity } from './documents';

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

export type DocumentsPortal = Awaited<ReturnType<typeof documentsPortal>>;

/** A backend that offers the template with documents. */
export async function documentsPortal(
  options: Omit<Parameters<typeof aPortal>[0], 'entities'>,
) {
  const portal = await aPortal({
    ...options,
    entities: [...company, documentsEntity],
  });
  await portal.service
    .post('/templates', {
      ref: 'cutovertemplate:default/documented-change',
      spec: aTemplateWithDocuments,
    })
    .expect(200);

  const call = (method: Method, who: string, path: string) =>
    request(portal.server)
      [method](path)
      .set('Authorization', mockCredentials.user.header(who));

  /** A new cutover, and calls to its documents as somebody; to the report where no other is named. */
  async function begun() {
    const cutover = await portal.started({ template: 'documented-change' });
    const url = (document: string, rest = '') =>
      `/api/cutover/cutovers/${cutover.id}/deliverables/${document}${rest}`;
    return {
      cutover,
      url,
      get: (who: string, document = 'report', rest = '') =>
        call('get', who, url(document, rest)),
      save: (who: string, version: number, data: object, document = 'report') =>
        call('patch', who, url(document, '/draft'))
          .set('If-Match', `"${version}"`)
          .send({ data }),
      discard: (who: string, version: number, document = 'report') =>
        call('delete', who, url(document, '/draft')).set(
          'If-Match',
          `"${version}"`,
        ),
      submit: (who: string, body: object, version?: number) => {
        const sent = call('post', who, url('report', '/revisions'));
        if (version) sent.set('If-Match', `"${version}"`);
        return sent.send(body);
      },
      post: (who: string, rest: string, body: object = {}) =>
        call('post', who, url('report', rest)).send(body),
      upload: (who: string, name: string, content: Buffer | string) =>
        call(
          'post',
          who,
          url('report', `/files?name=${encodeURIComponent(name)}`),
        )
          .set('Content-Type', 'application/octet-stream')
          .send(content),
      call,
    };
  }

  return { ...portal, begun };
}
