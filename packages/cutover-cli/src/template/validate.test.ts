import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  builtInTemplateFile,
  builtInTemplateNames,
} from '@backstage-cutover/plugin-cutover-node';
import { main } from '../main';

// A cold start compiles the sources, which takes a while on a busy machine.
jest.setTimeout(120_000);

const fixtures = path.resolve(__dirname, '../__fixtures__');
const fixture = (name: string) => path.join(fixtures, name);

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

interface Told {
  file: string;
  line: number;
  column: number;
  path: string;
  reason: string;
  message: string;
}

async function faultsOf(...files: string[]): Promise<Told[]> {
  const { out } = await run('validate', '--json', ...files.map(fixture));
  return JSON.parse(out);
}

/** The reasons that a fixture announces behind its lines, as `line reason`. */
function announced(file: string): string[] {
  return readFileSync(fixture(file), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const [, reasons] = /#! (.*)$/.exec(text) ?? [];
      return reasons
        ? reasons.split(' ').map(reason => `${index + 1} ${reason}`)
        : [];
    });
}

describe('cutover validate', () => {
  it('tells every kind of fault, on the line where it stands, and nothing else', async () => {
    const told = await faultsOf('every-fault.yaml');
    expect(told.map(({ line, reason }) => `${line} ${reason}`).sort()).toEqual(
      announced('every-fault.yaml').sort(),
    );
  });

  it('points at the value itself, and at the name of a key that should not be there', async () => {
    const lines = readFileSync(fixture('every-fault.yaml'), 'utf8').split('\n');
    const told = await faultsOf('every-fault.yaml');
    const textAt = (reason: string) => {
      const { line, column } = told.find(fault => fault.reason === reason)!;
      return lines[line - 1].slice(column - 1);
    };
    expect(textAt('priority.unknown')).toMatch(/^urgent/);
    expect(textAt('template.unknown-key')).toMatch(/^stray/);
    expect(textAt('schema.unknown-keyword')).toMatch(/^titel/);
    expect(textAt('risk.matrix-cell-missing')).toMatch(/^low: /);
    expect(textAt('runbook.cycle')).toMatch(/^c\]/);
  });

  it('follows a faulty value into the file that the template extends', async () => {
    const told = await faultsOf('extending.yaml');
    expect(
      told.map(({ file, line, path: at, reason }) => [
        path.basename(file),
        line,
        at,
        reason,
      ]),
    ).toEqual([
      ['ours.yaml', 10, 'spec.phases[1].activities[1].role', 'role.unknown'],
      ['extending.yaml', 9, 'spec.roles', 'role.nobody-leads'],
    ]);
  });

  it.each([
    ['a part of a template', 'part.yaml', 1, 'document.is-a-part'],
    [
      'a template that builds on itself',
      'loop.yaml',
      6,
      'template.extends-cycle',
    ],
    [
      'a base that is not there',
      'missing-base.yaml',
      8,
      'template.extends-unreadable',
    ],
    ['a file that is not there', 'no-such.yaml', 1, 'file.unreadable'],
    ['a folder', 'company', 1, 'file.unreadable'],
    ['an empty file', 'empty.yaml', 1, 'file.empty'],
    [
      'a file that is no template at all',
      'list.yaml',
      2,
      'document.not-an-object',
    ],
  ])('tells %s', async (_, file, line, reason) => {
    expect(await faultsOf(file)).toEqual([
      expect.objectContaining({ line, reason }),
    ]);
  });

  it('tells every fault of the YAML itself', async () => {
    const told = await faultsOf('syntax.txt');
    expect(told.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'file.not-yaml'],
      [7, 'file.not-yaml'],
    ]);
  });

  it('says of what is nested too deep that it is, and where', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cutover-deep-'));
    const deep = path.join(folder, 'deep.yaml');
    writeFileSync(deep, `spec: ${'['.repeat(100_000)}`);
    const told = await faultsOf(path.relative(fixtures, deep));
    rmSync(folder, { recursive: true });
    expect(told).toMatchObject([
      {
        line: 1,
        reason: 'file.beyond-limits',
        message:
          'This is nested more than 100 levels deep; put less into each other',
      },
    ]);
  });

  it('tells the faults of a base that is not YAML, and who extends it', async () => {
    const told = await faultsOf('broken-base.yaml');
    expect(
      told.map(fault => [path.basename(fault.file), fault.reason]),
    ).toEqual(
      expect.arrayContaining([
        ['broken-base.yaml', 'template.extends-unreadable'],
        ['syntax.txt', 'file.not-yaml'],
      ]),
    );
  });

  it('prints one line for each fault, for people and editors', async () => {
    const { code, out, err } = await run(
      'validate',
      fixture('missing-base.yaml'),
      fixture('fine.yaml'),
    );
    expect(code).toBe(1);
    expect(out).toMatch(
      /missing-base\.yaml:8:7 {2}spec\.extends\[1\] {2}.*there is no such file {2}\[template\.extends-unreadable\]\n/,
    );
    expect(out).toMatch(/fine\.yaml: no faults\n/);
    expect(err).toBe('1 fault\n');
  });

  it('has nothing to say against the templates that ship with the product', async () => {
    const files = builtInTemplateNames().map(builtInTemplateFile);
    const { code, out } = await run('validate', ...files);
    expect(out.trim().split('\n')).toEqual(
      files.map(file => `${file}: no faults`),
    );
    expect(code).toBe(0);
  });
});

describe('the command as it is called', () => {
  const call = promisify(execFile);
  const bin = path.resolve(__dirname, '../../bin/cutover');
  const cutover = (...args: string[]) =>
    call(process.execPath, [bin, ...args], { cwd: fixtures });

  it('is content with a right template', async () => {
    const { stdout } = await cutover('validate', 'fine.yaml');
    expect(stdout).toBe('fine.yaml: no faults\n');
  });

  it('ends with 1 where a template is faulty, without any stack', async () => {
    await expect(
      cutover('validate', 'fine.yaml', 'extending.yaml'),
    ).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^fine\.yaml: no faults\ncompany\/ours\.yaml:10:17 {2}spec\./,
      ),
      stderr: '2 faults\n',
    });
  });

  it('ends with 2 and one line where it cannot do what it is asked', async () => {
    await expect(cutover('resolve', 'no-such.yaml')).rejects.toMatchObject({
      code: 2,
      stderr: 'cutover: no-such.yaml cannot be read: there is no such file\n',
    });
    await expect(cutover('validat')).rejects.toMatchObject({ code: 2 });
    await expect(cutover('validate')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("missing required argument 'file'"),
    });
  });
});
