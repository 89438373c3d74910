const BREAK = new Set(['p', 'br', 'div', 'li']);
const PLAIN = new Set([
  ...BREAK,
  ...['a', 'b', 'code', 'em', 'i', 'ol', 's', 'small', 'span', 'strong'],
  ...['sub', 'sup', 'u', 'ul'],
]);

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
};

/** What simple HTML says, as text; undefined where it holds more than words. The text is never to be used as HTML. */
export function plainText(html: string): string | undefined {
  let isPlain = true;
  const text = html
    .replace(/<\/?([a-z][a-z0-9]*)\b[^<>]*>/gi, (_, tag: string) => {
      const name = tag.toLowerCase();
      if (!PLAIN.has(name)) isPlain = false;
      return BREAK.has(name) ? '\n' : '';
    })
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, entity);
  return isPlain
    ? text
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n[ \n]*/g, '\n')
        .trim()
    : undefined;
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) {
    const key = name.toLowerCase();
    return Object.hasOwn(NAMED, key) ? NAMED[key] : whole;
  }
  const isHex = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  const isCharacter =
    code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : whole;
}
