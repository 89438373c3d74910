import { pipeline } from 'node:stream/promises';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { Actors } from '../actors/Actors';
import { parseQuery } from '../http/query';
import type { FileService } from './FileService';

const uploadQuery = z.strictObject({ name: z.string().min(1).max(1_000) });

export function fileRoutes(
  router: Router,
  deps: { httpAuth: HttpAuthService; actors: Actors; files: FileService },
) {
  const { httpAuth, actors, files } = deps;
  const callerOf = async (req: Request) =>
    actors.of(await httpAuth.credentials(req, { allow: ['user', 'service'] }));
  const all = '/cutovers/:id/deliverables/:deliverable/files';

  router.get(all, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    res.json({ items: await files.list(id, deliverable, caller) });
  });

  router.post(all, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    const { name } = parseQuery(uploadQuery, req);
    const upload = {
      name,
      content: contentOf(req),
      announced: announcedBy(req),
    };
    const file = await files.upload(id, deliverable, upload, caller);
    res.status(201).json(file);
  });

  router.get(`${all}/:file`, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    const { file, content } = await files.download(
      id,
      deliverable,
      req.params.file,
      caller,
    );
    res.set({
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encoded(
        file.name,
      )}`,
      // Whatever it holds, a browser is to save it and not to run it.
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    await pipeline(content, res).catch(error => {
      // Whoever has gone away needs no answer.
      if (!res.destroyed || !isClosedEarly(error)) throw error;
    });
  });

  router.delete(`${all}/:file`, async (req, res) => {
    const { id, deliverable } = req.params;
    const caller = await callerOf(req);
    await files.remove(id, deliverable, req.params.file, caller);
    res.status(204).end();
  });
}

/** Whoever stops reading still answers on the same connection. */
function contentOf(req: Request): AsyncIterable<Buffer> {
  return req.iterator({ destroyOnReturn: false });
}

/** As RFC 8187 has it: without what `encodeURIComponent` leaves as it is. */
function encoded(name: string) {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function isClosedEarly(error: unknown) {
  return Object(error).code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function announcedBy(req: Request): number | undefined {
  const length = req.get('Content-Length');
  return length === undefined ? undefined : Number(length);
}
