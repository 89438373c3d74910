import { useEffect, useMemo, useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import {
  inLanguage,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverTranslationRef } from '../../translation';

export type Translate = TranslationFunction<typeof cutoverTranslationRef.T>;

export interface Words {
  t: Translate;
  /** What a text of a template says in the reader's language. */
  say(text: Text): string;
  /** How the reader writes dates: their variant of the language chosen, if the browser names one. */
  language: string;
  /** The reader's own time zone. */
  zone: string;
}

/** The reader's language, and the words of pages and templates in it. */
export function useWords(): Words {
  const { t } = useTranslationRef(cutoverTranslationRef);
  const languages = useApiHolder().get(appLanguageApiRef);
  const [language, setLanguage] = useState(
    () => languages?.getLanguage().language ?? 'en',
  );
  useEffect(() => {
    const subscription = languages
      ?.language$()
      .subscribe(chosen => setLanguage(chosen.language));
    return () => subscription?.unsubscribe();
  }, [languages]);
  return useMemo(
    () => ({
      t,
      language:
        navigator.languages.find(
          each => each.startsWith(`${language}-`) && isLanguage(each),
        ) ?? language,
      say: text => inLanguage(text, language),
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [t, language],
  );
}

/** Some systems name languages that no formatter knows, such as `en-US@posix`. */
function isLanguage(tag: string) {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
