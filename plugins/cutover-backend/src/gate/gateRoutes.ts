import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { GateView } from '@backstage-cutover/plugin-cutover-common';
import type { Actors, Caller } from '../actors/Actors';
import { jsonBody } from '../http/body';
import { parseQuery } from '../http/query';
import { idempotencyKey } from '../idempotency/idempotencyKey';
import type { GateKey, GateService } from './GateService';
import type { SubstitutionService } from './SubstitutionService';
import type { WorkService } from './WorkService';

const LONGEST_BODY = 256 * 1024;

const submitQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false'),
});

export function gateRoutes(
  router: Router,
  deps: {
    httpAuth: HttpAuthService;
    actors: Actors;
    gates: GateService;
    substitutions: SubstitutionService;
    work: WorkService;
  },
) {
  const { httpAuth, actors, gates, substitutions, work } = deps;
  // Services are let in as far as this, so that they are told in words that a person is needed.
  const callerOf = async (req: Request) =>
    actors.of(await httpAuth.credentials(req, { allow: ['user', 'service'] }));
  const body = jsonBody(LONGEST_BODY);
  const all = '/cutovers/:id/gates';
  const one = `${all}/:gate`;
  const seat = `${one}/seats/:seat`;
  const keyOf = ({ params }: Request<Record<string, string>>): GateKey => ({
    cutover: params.id,
    gate: params.gate,
  });

  router.get(all, async (req, res) => {
    const items = await gates.list(req.params.id, await callerOf(req));
    res.json({ items });
  });

  router.get(one, async (req, res) => {
    res.json(await gates.get(keyOf(req), await callerOf(req)));
  });

  router.get(`${one}/checks`, async (req, res) => {
    res.json({ items: await gates.checks(keyOf(req), await callerOf(req)) });
  });

  router.get(`${one}/status`, async (req, res) => {
    const { credentials } = await callerOf(req);
    res.json(await gates.status(keyOf(req), credentials));
  });

  router.post(`${one}/rounds`, body, async (req, res) => {
    const caller = await callerOf(req);
    const { dryRun } = parseQuery(submitQuery, req);
    if (dryRun === 'true') {
      res.json(await gates.rehearse(keyOf(req), req.body, caller));
      return;
    }
    const view = await gates.submit(keyOf(req), req.body, caller, {
      idempotencyKey: idempotencyKey(req),
    });
    res.status(201).json(view);
  });

  router.post(`${one}/decisions`, body, async (req, res) => {
    const view = await gates.decide(keyOf(req), req.body, await callerOf(req), {
      idempotencyKey: idempotencyKey(req),
    });
    res.status(201).json(view);
  });

  type OnGate = (
    key: GateKey,
    body: unknown,
    caller: Caller,
  ) => Promise<GateView>;
  const onGate: Record<string, OnGate> = {
    withdraw: (...call) => gates.withdraw(...call),
    urge: (...call) => gates.urge(...call),
    copies: (...call) => gates.copy(...call),
    emergency: (...call) => gates.openInEmergency(...call),
  };
  for (const [path, act] of Object.entries(onGate)) {
    router.post(`${one}/${path}`, body, async (req, res) => {
      res.json(await act(keyOf(req), req.body, await callerOf(req)));
    });
  }

  type OnSeat = (
    key: GateKey,
    seat: string,
    body: unknown,
    caller: Caller,
  ) => Promise<GateView>;
  const onSeat: Record<string, OnSeat> = {
    signers: (...call) => gates.addSigner(...call),
    remove: (...call) => gates.removeSigner(...call),
    transfer: (...call) => gates.transfer(...call),
    questions: (...call) => gates.ask(...call),
    answers: (...call) => gates.answer(...call),
    return: (...call) => gates.returnTo(...call),
  };
  for (const [path, act] of Object.entries(onSeat)) {
    router.post(`${seat}/${path}`, body, async (req, res) => {
      const caller = await callerOf(req);
      res.json(await act(keyOf(req), req.params.seat, req.body, caller));
    });
  }

  type Alone = (
    key: GateKey,
    seat: string,
    caller: Caller,
  ) => Promise<GateView>;
  const onSeatAlone: Record<string, Alone> = {
    'take-back': (...call) => gates.takeBack(...call),
    recall: (...call) => gates.recall(...call),
    'questions/stop': (...call) => gates.stopAsking(...call),
  };
  for (const [path, act] of Object.entries(onSeatAlone)) {
    router.post(`${seat}/${path}`, async (req, res) => {
      const caller = await callerOf(req);
      res.json(await act(keyOf(req), req.params.seat, caller));
    });
  }

  router.get('/work', async (req, res) => {
    res.json(await work.of(await callerOf(req)));
  });

  router.get('/substitutions', async (req, res) => {
    res.json({ items: await substitutions.list(await callerOf(req)) });
  });

  router.post('/substitutions', body, async (req, res) => {
    const caller = await callerOf(req);
    res.status(201).json(await substitutions.add(req.body, caller));
  });

  router.delete('/substitutions/:substitution', async (req, res) => {
    const caller = await callerOf(req);
    await substitutions.end(req.params.substitution, caller);
    res.status(204).end();
  });
}
