import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import {
  because,
  cutoverTemplateSpecSchema,
  inputErrorOf,
  normalRef,
  parseTemplate,
  publicTemplate,
  TEMPLATE_HASH_ANNOTATION,
  type CutoverTemplateSpec,
  type TemplateCopy,
  type TemplateSummary,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { sha256 } from '../audit/sha256';
import type { TemplateStore } from './TemplateStore';

/** A template that new cutovers may begin with, whole. */
export interface OfferedTemplate {
  ref: string;
  hash: string;
  spec: CutoverTemplateSpec;
}

/** So many contents are held in memory; a portal has a few templates, in a few versions each. */
const HELD = 200;

export class TemplateService {
  readonly #db: Knex;
  readonly #store: TemplateStore;
  readonly #catalog: CatalogService;
  readonly #clock: () => Date;
  // What is kept under a hash never changes, so that nothing here grows stale.
  readonly #held = new LRUCache<string, CutoverTemplateSpec>({ max: HELD });
  /** By the hash of what was written. */
  readonly #registered = new LRUCache<string, string>({ max: HELD });
  readonly #public = new WeakMap<CutoverTemplateSpec, CutoverTemplateSpec>();

  constructor(options: {
    db: Knex;
    store: TemplateStore;
    catalog: CatalogService;
    clock: () => Date;
  }) {
    this.#db = options.db;
    this.#store = options.store;
    this.#catalog = options.catalog;
    this.#clock = options.clock;
  }

  /**
   * Keeps a template's content under its hash. Whoever calls has checked it before; it is checked again, but each content
   * once: the catalog brings every template every few minutes, and while all its forms compile nobody is served.
   */
  async register(spec: JsonObject): Promise<{ hash: string }> {
    const written = sha256(JSON.stringify(spec));
    const known = this.#registered.get(written);
    if (known && (await this.#store.has(this.#db, known))) {
      return { hash: known };
    }
    const parsed = parseTemplate(spec);
    if (parsed.faults.length || !parsed.spec) {
      throw inputErrorOf(parsed.faults, 'template.invalid');
    }
    // As it is written, and not in the canonical order: forms show their fields in the order of their schemas.
    const content = JSON.stringify(parsed.spec);
    const hash = sha256(content);
    await this.#store.keep(this.#db, {
      hash,
      content,
      at: this.#clock().toISOString(),
    });
    this.#registered.set(written, hash);
    return { hash };
  }

  /** The templates that the caller may see, as the catalog has them now. */
  async list(credentials: BackstageCredentials): Promise<TemplateSummary[]> {
    const entities: Entity[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: 'CutoverTemplate' },
        fields: ['kind', 'metadata'],
      },
      { credentials },
    );
    for await (const page of pages) entities.push(...page);

    const hashes = entities.flatMap(entity => hashOf(entity) ?? []);
    const specs = await this.#specs(this.#db, hashes);
    return entities.flatMap(entity => {
      const hash = hashOf(entity);
      const spec = hash && specs.get(hash);
      return spec ? [summaryOf(entity, hash, spec)] : [];
    });
  }

  async get(
    typed: string,
    credentials: BackstageCredentials,
  ): Promise<TemplateCopy & { ref: string }> {
    const ref = normalRef(typed, 'cutovertemplate');
    const entity =
      ref && (await this.#catalog.getEntityByRef(ref, { credentials }));
    const hash = entity && hashOf(entity);
    const spec = hash && (await this.#specs(this.#db, [hash])).get(hash);
    if (!spec) {
      throw because(
        new NotFoundError(`There is no template "${typed.slice(0, 200)}"`),
        'template.unknown',
      );
    }
    return { ref, hash, spec: this.#withoutAnswers(spec) };
  }

  /** The template that a new cutover asks for, found by its entity. */
  async offered(
    ref: string,
    entity: Entity | undefined,
  ): Promise<OfferedTemplate> {
    if (!entity || entity.kind !== 'CutoverTemplate') {
      throw templateFault(
        'template.unknown',
        `${ref} is not in the catalog; choose a template that is`,
        ref,
      );
    }
    const hash = hashOf(entity);
    const spec = hash && (await this.#specs(this.#db, [hash])).get(hash);
    if (!spec) {
      throw templateFault(
        'template.not-ready',
        `The catalog is still taking in ${ref}; try again in a minute`,
        ref,
      );
    }
    return { ref, hash, spec };
  }

  /** The frozen copy that a cutover runs on. */
  async copy(hash: string, db: Knex = this.#db): Promise<CutoverTemplateSpec> {
    const spec = (await this.#specs(db, [hash])).get(hash);
    if (!spec) throw new Error(`No template is kept under the hash ${hash}`);
    return spec;
  }

  /** The frozen copy without what people who sit its exams may not see. */
  async publicCopy(hash: string): Promise<TemplateCopy> {
    return { hash, spec: this.#withoutAnswers(await this.copy(hash)) };
  }

  #withoutAnswers(spec: CutoverTemplateSpec): CutoverTemplateSpec {
    const found = this.#public.get(spec) ?? publicTemplate(spec);
    this.#public.set(spec, found);
    return found;
  }

  async #specs(
    db: Knex,
    hashes: string[],
  ): Promise<Map<string, CutoverTemplateSpec>> {
    const missing = [...new Set(hashes)].filter(hash => !this.#held.has(hash));
    if (missing.length) {
      for (const [hash, content] of await this.#store.contents(db, missing)) {
        // Kept by an older version of the product, it may lack what has come since.
        const spec = cutoverTemplateSpecSchema.parse(JSON.parse(content));
        this.#held.set(hash, spec);
      }
    }
    return new Map(
      hashes.flatMap((hash): [string, CutoverTemplateSpec][] => {
        const spec = this.#held.get(hash);
        return spec ? [[hash, spec]] : [];
      }),
    );
  }
}

/** Refuses what is no object before anybody looks into it. */
export function templateBody(body: unknown): JsonObject {
  const spec = (body as { spec?: JsonObject } | undefined)?.spec;
  if (typeof spec === 'object' && spec !== null && !Array.isArray(spec)) {
    return spec;
  }
  throw because(
    new InputError('The body must be an object with the template as "spec"'),
    'template.invalid',
  );
}

function hashOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[TEMPLATE_HASH_ANNOTATION];
}

function summaryOf(
  entity: Entity,
  hash: string,
  spec: CutoverTemplateSpec,
): TemplateSummary {
  const { type, version, title, description, chooseWhen } = spec;
  return {
    ref: stringifyEntityRef(entity),
    name: entity.metadata.name,
    hash,
    ...{ type, version, title, description, chooseWhen },
  };
}

function templateFault(reason: string, message: string, ref: string) {
  return inputErrorOf([
    { path: ['template'], reason, message, params: { ref } },
  ]);
}
