import type { TranslationMessages } from '@backstage/core-plugin-api/alpha';
import { dependencies } from '../../package.json';
import { portalTranslationRef } from './portal';
import { shell } from './shell';

/** What a translation ref knows beside what its public type shows. */
interface KnownRef {
  id: string;
  getDefaultMessages(): Record<string, string>;
}

/** Every ref that a stock plugin of this app offers, found in what it exports. */
function stockRefs(): KnownRef[] {
  const refs = new Map<string, KnownRef>();
  for (const name of Object.keys(dependencies)) {
    if (!/^@backstage\/(plugin-|core-components)/.test(name)) continue;
    for (const entry of [name, `${name}/alpha`]) {
      for (const [exported, value] of Object.entries(exportsOf(entry))) {
        if (exported.endsWith('TranslationRef')) {
          refs.set((value as KnownRef).id, value as KnownRef);
        }
      }
    }
  }
  return [...refs.values()];
}

function exportsOf(entry: string): Record<string, unknown> {
  try {
    return jest.requireActual(entry);
  } catch (error) {
    // Not every plugin has a second entry.
    if (/not defined by "exports"|Cannot find module/.test(String(error)))
      return {};
    throw error;
  }
}

const files = [
  'catalog',
  'catalogGraph',
  'catalogReact',
  'coreComponents',
  'home',
  'homeReact',
  'notifications',
  'org',
  'portal',
  'scaffolder',
  'scaffolderReact',
  'search',
  'searchReact',
  'userSettings',
];
const chinese: TranslationMessages[] = files.map(
  file => jest.requireActual(`./zh-CN/${file}`).default,
);

/** No words of a language stand in these. */
const SAME_IN_EVERY_LANGUAGE = [
  'templateEditorToolbar.addToCatalogDialogActions.documentationUrl',
  'templateWizardPage.templateWithTitle',
];

const placeholders = (message: string) =>
  [...message.matchAll(/\{\{?\s*(\w+)/g)].map(([, name]) => name).sort();

describe('The Chinese words of the shell', () => {
  const refs = [...stockRefs(), portalTranslationRef as unknown as KnownRef];

  it('exist for every stock plugin that can be translated', () => {
    expect(
      Object.values(shell)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(refs.map(({ id }) => id).sort());
  });

  it.each(refs.map(ref => [ref.id, ref] as const))(
    'say everything that %s says, with the same values in it',
    (id, ref) => {
      const { messages } = chinese.find(file => file.id === id)!;
      const english = ref.getDefaultMessages();

      expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
      for (const [key, message] of Object.entries(messages)) {
        expect({ key, in: placeholders(message) }).toEqual({
          key,
          in: placeholders(english[key]),
        });
      }
    },
  );

  it('are Chinese', () => {
    const untranslated = chinese.flatMap(({ messages }) =>
      Object.entries(messages)
        .filter(([, message]) => !/\p{Script=Han}/u.test(message))
        .map(([key]) => key),
    );
    expect(untranslated.sort()).toEqual(SAME_IN_EVERY_LANGUAGE);
  });
});
