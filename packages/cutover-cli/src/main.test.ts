import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  chainEntry,
  templateJsonSchema,
  type AuditEntry,
} from '@backstage-cutover/plugin-cutover-common';
import { parse } from 'yaml';
import { main } from './main';

const fixture = (name: string) => path.resolve(__dirname, '__fixtures__', name);

async function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
  });
  return { code, out, err };
}

describe('cutover resolve', () => {
  it('prints the template with all that it extends merged in', async () => {
    const { code, out } = await run('resolve', fixture('fine.yaml'));
    expect(code).toBe(0);
    const { metadata, spec } = parse(out);
    expect(metadata.name).toBe('payment-upgrade');
    expect(spec).toMatchObject({
      title: { en: 'Payment upgrade' },
      version: '2.0.0',
      type: 'technology-upgrade',
    });
    expect(spec).not.toHaveProperty('extends');
    expect(spec.phases).toHaveLength(5);
  });

  it('says in one line why it cannot', async () => {
    expect(await run('resolve', fixture('syntax.txt'))).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^cutover: .*syntax\.txt:5:1 .*\n$/),
    });
    expect(await run('resolve', fixture('loop.yaml'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('builds on itself'),
    });
  });
});

describe('cutover schema', () => {
  it('prints the JSON Schema of templates', async () => {
    const { code, out } = await run('schema');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(templateJsonSchema());
  });
});

describe('cutover audit verify', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cutover-audit-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const sha256 = (text: string) =>
    createHash('sha256').update(text, 'utf8').digest('hex');

  function aTrail(): AuditEntry[] {
    const trail: AuditEntry[] = [];
    for (const title of ['Move the shop', '迁移商城', 'Move it again']) {
      trail.push(
        chainEntry(
          trail.at(-1),
          {
            type: 'cutover.updated',
            cutoverId: 'c-1',
            at: '2026-11-24T12:00:00.000Z',
            by: 'user:default/alice',
            after: { title },
          },
          sha256,
        ),
      );
    }
    return trail;
  }

  async function exported(trail: unknown[]): Promise<string> {
    const file = path.join(folder, 'audit.jsonl');
    const lines = trail.map(entry => JSON.stringify(entry));
    await writeFile(file, `${lines.join('\n')}\n`);
    return file;
  }

  it('confirms a trail that is as it was written, and tells its head', async () => {
    const trail = aTrail();
    const file = await exported(trail);
    expect(await run('audit', 'verify', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining(
        `3 entries, unchanged; the head is ${trail[2].hash}`,
      ),
    });
    const withHead = await run(
      'audit',
      'verify',
      file,
      '--head',
      trail[2].hash,
    );
    expect(withHead.code).toBe(0);
  });

  it('names the entry at which a changed trail breaks', async () => {
    const trail = aTrail();
    const file = await exported([
      trail[0],
      { ...trail[1], by: 'user:default/eve' },
      trail[2],
    ]);
    expect(await run('audit', 'verify', file)).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /broken at entry 2: .* \[audit\.content-changed\]/,
      ),
    });
  });

  it('sees what was written beside the truth, though the entry is read as it was recorded', async () => {
    const trail = aTrail();
    const file = await exported(trail);
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace('"by":', '"by":"user:default/eve","by":'),
    );
    expect(await run('audit', 'verify', file)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/broken at entry 1: .* \[audit\.rewritten\]/),
    });
  });

  it('checks one file, and says so where two are given', async () => {
    const file = await exported(aTrail());
    expect(await run('audit', 'verify', file, file)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('too many arguments'),
    });
  });

  it('sees by the head that the end was cut off, which the chain alone cannot show', async () => {
    const trail = aTrail();
    const file = await exported(trail.slice(0, 2));
    expect((await run('audit', 'verify', file)).code).toBe(0);
    expect(
      await run('audit', 'verify', file, '--head', trail[2].hash),
    ).toMatchObject({
      code: 1,
      out: expect.stringContaining('its end was cut off'),
    });
  });

  it('says so where the head is older than the export', async () => {
    const trail = aTrail();
    const file = await exported(trail);
    expect(
      await run('audit', 'verify', file, '--head', trail[0].hash),
    ).toMatchObject({
      code: 1,
      out: expect.stringContaining('goes on after entry 1'),
    });
  });

  it.each([
    ['a line that is no JSON', '{"seq":1', ':1 is no entry'],
    ['a line that is no entry', '{"seq":1}', ':1 is no entry'],
    ['nothing', '', 'is empty'],
  ])('refuses %s in one line', async (_, text, message) => {
    const file = path.join(folder, 'other.jsonl');
    await writeFile(file, text);
    expect(await run('audit', 'verify', file)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^cutover: .*\n$/),
    });
    expect((await run('audit', 'verify', file)).err).toContain(message);
  });

  it('says that a file is not there', async () => {
    expect(await run('audit', 'verify', 'no-such.jsonl')).toMatchObject({
      code: 2,
      err: 'cutover: no-such.jsonl cannot be read: there is no such file\n',
    });
  });
});

describe('cutover', () => {
  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('validate');
  });
});
