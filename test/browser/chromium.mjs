import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Chromium keeps to itself: no update, no sync, no call to anybody. */
const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Left out of what the package suggests for serverless functions: both make it unlike the browsers people use. */
const UNLIKE_A_REAL_BROWSER = ['--single-process', '--disable-web-security'];

/** A headless Chromium from npm, with Latin and Chinese fonts. */
export async function launchChromium({ args = [] } = {}) {
  const { chromium } = await import('playwright-core');
  if (process.platform !== 'linux') {
    // The npm package holds a Linux build; elsewhere an installed Chrome serves.
    return chromium.launch({ channel: 'chrome', args });
  }
  const folder = unpackFolder();
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    const launch = () =>
      chromium.launch({
        executablePath,
        args: [
          ...packaged.args.filter(arg => !UNLIKE_A_REAL_BROWSER.includes(arg)),
          ...QUIET,
          ...args,
        ],
        env: { ...process.env, FONTCONFIG_FILE: fontConfig(folder) },
      });
    // Once in some hundred starts one of its own threads crashes in libc before there is a page.
    return await launch().catch(launch);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The package reuses whatever Chromium it finds in the temporary folder, of any version: hence one folder per version. */
function unpackFolder() {
  // The package does not export its manifest.
  const entry = require.resolve('@sparticuz/chromium');
  const manifest = path.resolve(path.dirname(entry), '../package.json');
  const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  const folder = path.join(os.tmpdir(), `cutover-chromium-${version}`);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

function fontConfig(folder) {
  const chinese = path.dirname(
    require.resolve(
      '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    ),
  );
  const file = path.join(folder, 'fonts.conf');
  fs.writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <dir>${chinese}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}
