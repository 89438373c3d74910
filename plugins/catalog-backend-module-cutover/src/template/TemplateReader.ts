import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  isChildPath,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  NotModifiedError,
  toError,
} from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import type { JsonObject } from '@backstage/types';
import {
  builtInTemplateFile,
  isBeyondLimits,
  readYaml,
  resolveTemplate,
} from '@backstage-cutover/plugin-cutover-node';
import { LRUCache } from 'lru-cache';

/** The type of location of what ships with the product. */
export const BUILT_IN = 'cutover';

const MOST_KEPT = 100;

/** Where a document lies, which says what it may build on. */
interface Place {
  type: typeof BUILT_IN | 'url' | 'file';
  target: string;
  /** For a file, the folders that it may read from. */
  folders: string[];
}

/** Reads what templates extend, from where the templates themselves lie. */
export class TemplateReader {
  readonly #urlReader: UrlReaderService;
  readonly #integrations: ScmIntegrations;
  readonly #kept = new LRUCache<string, { etag: string; text: string }>({
    max: MOST_KEPT,
  });
  /** By the hash of their text; nobody changes them. */
  readonly #documents = new LRUCache<string, JsonObject>({ max: MOST_KEPT });

  constructor(options: {
    urlReader: UrlReaderService;
    integrations: ScmIntegrations;
  }) {
    this.#urlReader = options.urlReader;
    this.#integrations = options.integrations;
  }

  /** The whole spec of a template. `onRead` hears the refresh key of all that it builds on. */
  resolve(
    document: JsonObject,
    from: { location: LocationSpec; originLocation: LocationSpec },
    onRead: (refreshKey: string) => void = () => {},
  ): Promise<JsonObject> {
    return this.#resolve(document, placeOf(from), [], onRead);
  }

  async #resolve(
    document: JsonObject,
    place: Place,
    under: string[],
    onRead: (refreshKey: string) => void,
  ): Promise<JsonObject> {
    return resolveTemplate(document, {
      read: async target => {
        const base = this.#locate(target, place);
        const key = `${base.type}:${base.target}`;
        if (under.includes(key)) {
          throw new InputError(
            `${[...under, key].join(' extends ')}, which has no end`,
          );
        }
        onRead(key);
        const found = await this.#read(base);
        // Resolved here, since what a base builds on lies relative to the base.
        const spec = await this.#resolve(found, base, [...under, key], onRead);
        return { ...found, spec };
      },
    });
  }

  /**
   * A file may build on files beneath its own folder, or beneath the folder of the file that the portal's
   * configuration names; links are followed before that is asked. So a template cannot lay open what else the
   * backend can read. URLs are read through the portal's own reader and its `backend.reading.allow`.
   */
  #locate(target: string, place: Place): Place {
    if (target.startsWith(`${BUILT_IN}:`)) {
      const name = target.slice(BUILT_IN.length + 1);
      return { type: BUILT_IN, target: name, folders: [] };
    }
    if (/^https?:\/\//i.test(target)) {
      return { type: 'url', target, folders: [] };
    }
    if (/^[a-z][a-z0-9+.-]+:/i.test(target) || place.type === BUILT_IN) {
      throw new InputError(
        `A template cannot extend "${target}"; use cutover:NAME, a URL, or a path beside the template`,
      );
    }
    if (place.type === 'url') {
      const url = this.#integrations.resolveUrl({
        url: target,
        base: place.target,
      });
      return { type: 'url', target: url, folders: [] };
    }
    const file = path.resolve(path.dirname(place.target), target);
    if (
      !/\.(ya?ml|json)$/i.test(file) ||
      !place.folders.some(folder => isChildPath(folder, file))
    ) {
      throw new NotAllowedError(
        `A template in a file can extend YAML files beneath its own folder only, not "${target}"`,
      );
    }
    return { type: 'file', target: file, folders: place.folders };
  }

  async #read(base: Place): Promise<JsonObject> {
    switch (base.type) {
      case BUILT_IN: {
        const file = builtInTemplateFile(base.target);
        return this.#documentIn(await readFile(file, 'utf8'), base.target);
      }
      case 'url':
        return this.#documentIn(await this.#readUrl(base.target), base.target);
      default:
        return this.#documentIn(await readText(base.target), base.target);
    }
  }

  /** Each text is parsed once: the catalog processes every template every few minutes. */
  #documentIn(text: string, where: string): JsonObject {
    const key = createHash('sha256').update(text).digest('hex');
    const document = this.#documents.get(key) ?? documentIn(text, where);
    this.#documents.set(key, document);
    return document;
  }

  async #readUrl(url: string): Promise<string> {
    const kept = this.#kept.get(url);
    try {
      const response = await this.#urlReader.readUrl(url, { etag: kept?.etag });
      const text = (await response.buffer()).toString('utf8');
      if (response.etag) {
        this.#kept.set(url, { etag: response.etag, text });
      }
      return text;
    } catch (error) {
      if (kept && toError(error).name === NotModifiedError.name) {
        return kept.text;
      }
      throw error;
    }
  }
}

function placeOf({
  location,
  originLocation,
}: {
  location: LocationSpec;
  originLocation: LocationSpec;
}): Place {
  const { type, target } = location;
  if (type === 'url') return { type, target, folders: [] };
  // Only paths have no meaning where a provider of another kind brings the template.
  if (type !== 'file') return { type: BUILT_IN, target, folders: [] };
  const files =
    originLocation.type === 'file' ? [target, originLocation.target] : [target];
  return { type, target, folders: files.map(file => path.dirname(file)) };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new NotFoundError(
      `The template extends ${path.basename(file)}, which cannot be read`,
      error,
    );
  }
}

function documentIn(text: string, where: string): JsonObject {
  const { documents, faults } = readYaml(text);
  const [fault] = faults;
  if (fault) {
    const { code, message, line, column } = fault;
    const at = `at line ${line}, column ${column}`;
    // The message of the parser quotes the text around the fault, which is nobody's business but its owner's.
    throw new InputError(
      isBeyondLimits(fault)
        ? `${where} cannot be read: ${message} (${at})`
        : `${where} is not YAML (${code} ${at})`,
    );
  }
  if (documents.length > 1) {
    throw new InputError(
      `${where} holds ${documents.length} documents; what a template extends is one`,
    );
  }
  const content = documents[0]?.value;
  if (!isDocument(content)) {
    throw new InputError(
      `${where} is no part of a template: it has no "spec" at its top`,
    );
  }
  return content;
}

function isDocument(content: unknown): content is JsonObject {
  return (
    typeof content === 'object' &&
    content !== null &&
    'spec' in content &&
    typeof content.spec === 'object' &&
    content.spec !== null
  );
}
