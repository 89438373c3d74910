import { once } from 'node:events';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import { z } from 'zod';
import { jsonList, sendJson } from '../http/json';
import { parseQuery } from '../http/query';
import type { AuditService } from './AuditService';

const auditQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export function auditRoutes(
  router: Router,
  deps: { httpAuth: HttpAuthService; audit: AuditService },
) {
  const { httpAuth, audit } = deps;

  router.get('/cutovers/:id/audit', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const page = parseQuery(auditQuery, req);
    const { entries, ...rest } = await audit.page(
      req.params.id,
      page,
      credentials,
    );
    sendJson(res, jsonList('items', entries, rest));
  });

  router.get('/cutovers/:id/audit/verify', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await audit.verify(req.params.id, credentials));
  });

  router.get('/cutovers/:id/audit.jsonl', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const batches = await audit.export(req.params.id, credentials);
    res.attachment(`${req.params.id}.audit.jsonl`).type('application/jsonl');
    for await (const batch of batches) {
      const written = res.write(`${batch.join('\n')}\n`);
      // Whoever reads slowly does not fill the memory; whoever has gone away is not waited for.
      if (!written)
        await Promise.race([once(res, 'drain'), once(res, 'close')]);
      if (res.destroyed) return;
    }
    res.end();
  });
}
