import { z } from 'zod';

/** The languages in which the built-in templates speak, in the order of preference. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text of a template: one string for every reader, or one per language. */
export type Text = string | ({ en: string } & { [language: string]: string });

export const textSchema: z.ZodType<Text> = z.union([
  z.string().min(1).max(20_000),
  z
    .object({ en: z.string().min(1).max(20_000) })
    .catchall(z.string().min(1).max(20_000)),
]);

/** What stands for `text` in `language`; English where that language is missing. */
export function inLanguage(text: Text, language: string): string {
  if (typeof text === 'string') return text;
  return text[language] ?? text[language.split('-')[0]] ?? text.en;
}

/** A text as readers of every language read it side by side. */
export function inAllLanguages(
  text: Text,
  languages: readonly string[],
  separator: string,
): string {
  return [
    ...new Set(languages.map(language => inLanguage(text, language))),
  ].join(separator);
}

function isTranslated(value: unknown): value is Exclude<Text, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.hasOwn(value, 'en') &&
    Object.entries(value).every(
      ([key, word]) =>
        /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(key) && typeof word === 'string',
    )
  );
}

/**
 * `value` with every translated text in it replaced by the reader's language. A form schema whose titles are
 * translated becomes plain JSON Schema this way.
 */
export function localize<T>(value: T, language: string): T;
export function localize(value: unknown, language: string): unknown {
  if (isTranslated(value)) return inLanguage(value, language);
  if (Array.isArray(value)) return value.map(item => localize(item, language));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        localize(item, language),
      ]),
    );
  }
  return value;
}
