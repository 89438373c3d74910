import { toError } from '@backstage/errors';
import {
  Composer,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  type CST,
  type Document,
} from 'yaml';

/** What a file of YAML may be at most: its reader is the backend, whom everybody waits for. */
export const YAML_LIMITS = {
  characters: 1024 * 1024,
  /** Maps and lists within each other; far more than a template may have. */
  levels: 100,
};

/** Why a text is not taken as YAML, and where. */
export interface YamlFault {
  /** Of the parser, or `TOO_DEEP`, `TOO_LARGE`. */
  code: string;
  /** What is wrong in words; may quote the text. */
  message: string;
  line: number;
  column: number;
}

/** Whether a text may be sound YAML, and is only too much. Its message does not quote the text. */
export function isBeyondLimits({ code }: YamlFault): boolean {
  return code === 'TOO_DEEP' || code === 'TOO_LARGE';
}

export interface ReadYaml {
  /** Each as plain objects too. None where the text is empty, or where `faults` keep it from being read. */
  documents: { document: Document.Parsed; value: unknown }[];
  faults: YamlFault[];
  lines: LineCounter;
}

/**
 * Reads a text of which nobody knows what it holds. Its size is looked at first and its depth while it is read, before
 * anything walks down into it. Keys that stand twice are looked for in one pass: the library compares each with all
 * others, which takes seconds where there are many.
 */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const refused = (...found: Found[]): ReadYaml => ({
    documents: [],
    faults: found
      .sort((one, other) => one.at - other.at)
      .map(({ code, message, at }) => {
        const { line, col } = lines.linePos(at);
        return { code, message, line, column: col };
      }),
    lines,
  });
  if (text.length > YAML_LIMITS.characters) {
    const most = YAML_LIMITS.characters / 1024 / 1024;
    const message = `This is larger than ${most} MiB; split it, or leave something out`;
    return refused({ code: 'TOO_LARGE', message, at: 0 });
  }

  const { tokens, tooDeepAt } = tokensOf(text, lines);
  // Its own check is quadratic.
  const composer = new Composer({ uniqueKeys: false });
  const documents = [...composer.compose(tokens)];
  const faults = documents.flatMap(faultsIn);
  if (tooDeepAt !== undefined) {
    // What is written wrongly may only look deep; what was cut off there is no fault of its writer.
    const earlier = faults.filter(({ at }) => at < tooDeepAt);
    if (earlier.length > 0) return refused(...earlier);
    const message = `This is nested more than ${YAML_LIMITS.levels} levels deep; put less into each other`;
    return refused({ code: 'TOO_DEEP', message, at: tooDeepAt });
  }
  if (faults.length > 0) return refused(...faults);
  try {
    return {
      documents: documents.map(document => ({
        document,
        value: document.toJS(),
      })),
      faults: [],
      lines,
    };
  } catch (error) {
    // An alias of what is not there, or so many that they would never end.
    const { message } = toError(error);
    return refused({ code: 'BAD_ALIAS', message, at: 0 });
  }
}

interface Found {
  code: string;
  message: string;
  at: number;
}

/** What the text is made of, up to its end or to where it is too deep. */
function tokensOf(text: string, lines: LineCounter) {
  const tokens: CST.Token[] = [];
  const parser = new Parser(lines.addNewLine);
  let tooDeepAt: number | undefined;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (levelsIn(parser) > YAML_LIMITS.levels) {
      tooDeepAt = parser.offset;
      break;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, tooDeepAt };
}

function faultsIn(document: Document.Parsed): Found[] {
  return [
    ...document.errors.map(({ code, message, pos: [at] }) => ({
      code,
      message,
      at,
    })),
    ...repeatedKeys(document),
  ];
}

/** Collections that are open at this moment. */
function levelsIn({ stack }: Parser): number {
  // Most are shallow whatever stands in them.
  if (stack.length <= YAML_LIMITS.levels) return stack.length;
  return stack.filter(
    ({ type }) =>
      type === 'block-map' ||
      type === 'block-seq' ||
      type === 'flow-collection',
  ).length;
}

function repeatedKeys(document: Document.Parsed): Found[] {
  const found: Found[] = [];
  const open: unknown[] = [document.contents];
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) {
      open.push(node.key, node.value);
    } else if (isNode(node) && 'items' in node && Array.isArray(node.items)) {
      for (const item of node.items) open.push(item);
      if (!isMap(node)) continue;
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          found.push({
            code: 'DUPLICATE_KEY',
            message: 'Map keys must be unique',
            at: key.range?.[0] ?? 0,
          });
        }
        seen.add(key.value);
      }
    }
  }
  return found;
}
