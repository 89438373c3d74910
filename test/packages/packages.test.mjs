import fs from 'node:fs';
import path from 'node:path';
import { root } from '../portal.mjs';
import {
  buildCopy,
  filesOf,
  manifestOf,
  pack,
  publishedFolders,
  runNode,
} from './packing.mjs';

/** What a package may consist of. */
const EXPECTED = [
  /^(package|config\.schema)\.json$/,
  /^README\.md$/,
  /^dist\/.+\.(cjs|esm)\.js(\.map)?$/,
  /^dist\/.+\.d\.ts$/,
  /^bin\/cutover$/,
  /^migrations\/[^/]+\.js$/,
  /^schema\/cutover-template\.schema\.json$/,
  /^templates\/.+\.yaml$/,
];
/** What tests are made of has no place in it, wherever it was built to. */
const FOR_TESTS = /\.test\.|__fixtures__|__testUtils__|setupTests/;

const folders = publishedFolders();
const folder = path.join(root, 'test-results/packages');
const copy = path.join(folder, 'copy');
let manifests;
const unpacked = {};

beforeAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await buildCopy(copy);
  manifests = Object.fromEntries(
    folders.map(each => [each, filesWithManifest(each)]),
  );
  const modules = path.join(folder, 'installed/node_modules');
  for (const each of folders) unpacked[each] = await pack(copy, each, modules);
}, 600_000);

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The manifest of a package in the copy, and what else lies beside it. */
function filesWithManifest(each) {
  const home = path.join(copy, each);
  return { manifest: manifestOf(home), beside: fs.readdirSync(home).sort() };
}

/** Every file that a manifest names. */
function namedBy({
  main,
  module,
  types,
  bin,
  exports,
  typesVersions,
  configSchema,
}) {
  const texts = value => {
    if (typeof value === 'string') return [value];
    return Object.values(value ?? {}).flatMap(texts);
  };
  return texts([main, module, types, bin, exports, typesVersions, configSchema])
    .filter(text => /^[\w.]+(\/|\.\w+$)/.test(text))
    .map(text => path.posix.normalize(text));
}

describe.each(folders)('The package of %s', each => {
  it('holds what was built and what it reads, and nothing of its sources and tests', () => {
    const files = filesOf(unpacked[each]);
    expect(files).toContain('README.md');
    expect(
      files.filter(
        file => FOR_TESTS.test(file) || !EXPECTED.some(kind => kind.test(file)),
      ),
    ).toEqual([]);
  });

  it('holds every file that its manifest names', () => {
    const named = namedBy(manifestOf(unpacked[each]));
    expect(named.length).toBeGreaterThan(0);
    expect(filesOf(unpacked[each])).toEqual(expect.arrayContaining(named));
    expect(named.filter(file => file.startsWith('src/'))).toEqual([]);
  });

  it('depends on nothing that only this repository has', () => {
    const { dependencies, peerDependencies } = manifestOf(unpacked[each]);
    const ranges = Object.entries({ ...dependencies, ...peerDependencies });
    expect(ranges.filter(([, range]) => !/^[\d^~]/.test(range))).toEqual([]);
  });

  it('brings all of its migrations and templates', () => {
    const brought = home =>
      filesOf(home).filter(file => /^(migrations|templates)\//.test(file));
    expect(brought(unpacked[each])).toEqual(brought(path.join(root, each)));
  });

  it('is packed without a trace in the repository', () => {
    const { manifest, beside } = filesWithManifest(each);
    expect(manifest).toEqual(manifests[each].manifest);
    // The schema is written for packing, and git ignores it.
    expect(beside.filter(name => name !== 'schema')).toEqual(
      manifests[each].beside,
    );
  });
});

describe('The packed command', () => {
  const cutover = (args, code) =>
    runNode(
      path.join(folder, 'installed'),
      [path.join(unpacked['packages/cutover-cli'], 'bin/cutover'), ...args],
      code,
    );

  it('validates a template that extends a built-in one', async () => {
    const file = 'examples/templates/acme-payment-switch.yaml';
    const { stdout } = await cutover(['validate', path.join(root, file)]);
    expect(stdout).toMatch('no faults');
  });

  it('refuses what is no template', async () => {
    const { stdout } = await cutover(
      ['validate', path.join(root, 'app-config.yaml')],
      1,
    );
    expect(stdout).toMatch('document.kind');
  });

  it('prints the schema that the package of the domain holds', async () => {
    const { stdout } = await cutover(['schema']);
    const file = 'schema/cutover-template.schema.json';
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(
        fs.readFileSync(
          path.join(unpacked['plugins/cutover-common'], file),
          'utf8',
        ),
      ),
    );
  });
});

it('offers the frontend plugin to the old and to the new frontend system', () => {
  const { exports, backstage } = manifestOf(unpacked['plugins/cutover']);
  expect(Object.keys(exports)).toEqual(['.', './alpha', './package.json']);
  expect(backstage.features).toEqual({
    './alpha': '@backstage/FrontendPlugin',
  });
});
