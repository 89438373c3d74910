import type { LooseSpec } from './names';
import type { Path, Report } from './report';

const LANGUAGE = /^[a-z]{2}(-[A-Za-z]{2,4})?$/;

/** Every text that is translated speaks every language of the template, inside forms too. */
export function checkTexts(spec: LooseSpec, report: Report) {
  const languages = (spec.languages ?? ['en', 'zh-CN']).flatMap(
    language => language ?? [],
  );
  languages.forEach((language, index) => {
    if (LANGUAGE.test(language)) return;
    report(
      ['languages', index],
      'language.invalid',
      `"${language}" names no language; use a tag such as "en" or "zh-CN"`,
      { language },
    );
  });
  visit(spec, [], (text, path) => {
    for (const language of languages) {
      if (Object.hasOwn(text, language)) continue;
      report(
        [...path, language],
        'text.translation-missing',
        `This text is missing in ${language}; add it beside ${Object.keys(
          text,
        ).join(' and ')}`,
        { language },
      );
    }
    for (const key of Object.keys(text)) {
      if (LANGUAGE.test(key)) continue;
      report(
        [...path, key],
        'language.invalid',
        `"${key}" names no language; use a tag such as "en" or "zh-CN"`,
        { language: key },
      );
    }
  });
}

/** A text is known by having English and nothing but strings; only what answers may be is not for reading. */
function visit(
  value: unknown,
  path: Path,
  onText: (text: object, path: Path) => void,
) {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, [...path, index], onText));
    return;
  }
  const entries = Object.entries(value);
  if (
    Object.hasOwn(value, 'en') &&
    entries.every(([, word]) => typeof word === 'string')
  ) {
    onText(value, path);
    return;
  }
  for (const [key, item] of entries) {
    if (key === 'const' || key === 'enum' || key === 'when') continue;
    visit(item, [...path, key], onText);
  }
}
