import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  RISK_BASES,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Actors, Caller } from '../actors/Actors';
import { jsonBody } from '../http/body';
import { parseQuery } from '../http/query';
import { etagOf, ifMatch } from '../http/versions';
import { idempotencyKey } from '../idempotency/idempotencyKey';
import type { RiskImport } from './RiskImport';
import type { RiskKey, RiskService } from './RiskService';
import { summedQuery, sumQuery, type RiskSums } from './RiskSums';

/** Three texts at their longest, in a script of three bytes a letter, and five hundred targets. */
const LONGEST_BODY = 512 * 1024;

/** Two thousand rows, each with a page of text. */
const LONGEST_IMPORT = 8 * 1024 * 1024;

const registerQuery = z.strictObject({
  since: z.iso.datetime().optional(),
});

const exposureQuery = z.strictObject({
  basis: z.enum(RISK_BASES).default('current'),
});

const rehearsedQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false'),
});

export function riskRoutes(
  router: Router,
  deps: {
    httpAuth: HttpAuthService;
    actors: Actors;
    risks: RiskService;
    riskImport: RiskImport;
    riskSums: RiskSums;
  },
) {
  const { httpAuth, actors, risks, riskImport, riskSums } = deps;
  // Services are let in as far as this, so that they are told in words that a person is needed.
  const callerOf = async (req: Request) =>
    actors.of(await httpAuth.credentials(req, { allow: ['user', 'service'] }));
  const body = jsonBody(LONGEST_BODY);

  /** Every write of a risk that is there. */
  const write = (
    method: 'post' | 'patch',
    path: string,
    work: (key: RiskKey, req: Request, caller: Caller) => Promise<RiskView>,
  ) =>
    router[method](
      `/cutovers/:id/risks/:risk${path}`,
      body,
      async (req: Request, res: Response) => {
        const caller = await callerOf(req);
        const { id: cutover, risk } = req.params;
        const key = { cutover, risk, version: ifMatch(req) };
        const saved = await work(key, req, caller);
        res.set('ETag', etagOf(saved.version)).json(saved);
      },
    );

  router.get('/risks/sum', async (req, res) => {
    const caller = await callerOf(req);
    res.json(await riskSums.sum(parseQuery(sumQuery, req), caller));
  });

  router.get('/risks', async (req, res) => {
    const caller = await callerOf(req);
    const query = parseQuery(summedQuery, req);
    res.json(await riskSums.summed(query, caller));
  });

  router.get('/cutovers/:id/risks', async (req, res) => {
    const caller = await callerOf(req);
    const query = parseQuery(registerQuery, req);
    res.json(await risks.register(req.params.id, query, caller));
  });

  router.get('/cutovers/:id/risks/exposure', async (req, res) => {
    const caller = await callerOf(req);
    const { basis } = parseQuery(exposureQuery, req);
    res.json({ items: await risks.exposure(req.params.id, basis, caller) });
  });

  router.get('/cutovers/:id/risks/:risk/assessments', async (req, res) => {
    const caller = await callerOf(req);
    const { id, risk } = req.params;
    res.json({ items: await risks.assessments(id, risk, caller) });
  });

  router.post('/cutovers/:id/risks', body, async (req, res) => {
    const caller = await callerOf(req);
    const options = callOptions(req);
    const { id } = req.params;
    const added = await risks.add(id, req.body, caller, options);
    if (options.dryRun) {
      res.json(added);
      return;
    }
    res.set('ETag', etagOf(added.version)).status(201).json(added);
  });

  router.post(
    '/cutovers/:id/risk-proposals/:standard/dismiss',
    body,
    async (req, res) => {
      const caller = await callerOf(req);
      const { id, standard } = req.params;
      await risks.dismiss(id, standard, req.body, caller);
      res.status(204).end();
    },
  );

  router.post(
    '/cutovers/:id/risks/import',
    jsonBody(LONGEST_IMPORT),
    async (req, res) => {
      const caller = await callerOf(req);
      const { dryRun } = parseQuery(rehearsedQuery, req);
      const { id } = req.params;
      const items =
        dryRun === 'true'
          ? await riskImport.review(id, req.body, caller)
          : await riskImport.run(id, req.body, caller, {
              idempotencyKey: idempotencyKey(req),
            });
      res.json({ items });
    },
  );

  write('patch', '', (key, req, caller) => risks.edit(key, req.body, caller));
  write('post', '/assessments', (key, req, caller) =>
    risks.assess(key, req.body, caller, callOptions(req)),
  );
  write('post', '/measures', (key, req, caller) =>
    risks.addMeasure(key, req.body, caller),
  );
  write('patch', '/measures/:measure', (key, req, caller) =>
    risks.changeMeasure(
      { ...key, measure: req.params.measure },
      req.body,
      caller,
    ),
  );
  write('post', '/acceptance', (key, req, caller) =>
    risks.askAcceptance(key, req.body, caller),
  );
  write('post', '/acceptance/decision', (key, req, caller) =>
    risks.decideAcceptance(key, req.body, caller),
  );
  for (const act of ['occur', 'close', 'reopen'] as const) {
    write('post', `/${act}`, (key, req, caller) =>
      risks.move(key, act, req.body, caller),
    );
  }
}

function callOptions(req: Request) {
  const key = idempotencyKey(req);
  return {
    dryRun: parseQuery(rehearsedQuery, req).dryRun === 'true',
    ...(key ? { idempotencyKey: key } : {}),
  };
}
