import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  catalogView,
  CUTOVER_API_VERSION,
  inLanguage,
  TEMPLATE_HASH_ANNOTATION,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverBackend } from '../backend/CutoverBackend';
import type { TemplateChecker } from './TemplateChecker';
import { BUILT_IN, type TemplateReader } from './TemplateReader';
import { wizardEntity } from './wizardEntity';

/** Some eight seconds in all: as long as a portal takes to start, and not long enough to hold up the catalog. */
const TRIES = 6;

/**
 * Makes of a CutoverTemplate as it was written one that is whole and checked: its content goes to the cutover
 * backend, the catalog keeps what everybody may read, and a wizard appears under *Create*. Whatever fails throws,
 * so that the catalog shows the error beside the last good version.
 */
export class CutoverTemplateProcessor implements CatalogProcessor {
  readonly #backend: CutoverBackend;
  readonly #reader: TemplateReader;
  readonly #checker: TemplateChecker;

  constructor(options: {
    backend: CutoverBackend;
    reader: TemplateReader;
    checker: TemplateChecker;
  }) {
    this.#backend = options.backend;
    this.#reader = options.reader;
    this.#checker = options.checker;
  }

  getProcessorName() {
    return 'CutoverTemplateProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
    emit: CatalogProcessorEmit,
    originLocation: LocationSpec,
  ): Promise<Entity> {
    if (
      entity.kind !== 'CutoverTemplate' ||
      entity.apiVersion !== CUTOVER_API_VERSION
    ) {
      return entity;
    }
    const whole = await this.#reader.resolve(
      { spec: entity.spec ?? {} },
      { location, originLocation },
      key => emit(processingResult.refresh(key)),
    );
    const spec = this.#checker.check(whole);
    const ref = stringifyEntityRef(entity);
    const { hash } = await this.#backend.callPatiently(
      api => api.registerTemplate({ ref, spec: whole }),
      TRIES,
    );
    // The provider of the built-in templates brings their wizards itself: what it emits needs no catalog rule.
    if (location.type !== BUILT_IN) {
      emit(processingResult.entity(location, wizardEntity(entity, spec)));
    }
    return {
      ...entity,
      metadata: {
        title: inLanguage(spec.title, 'en'),
        description: inLanguage(spec.description, 'en'),
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          [TEMPLATE_HASH_ANNOTATION]: hash,
        },
      },
      spec: catalogView(spec),
    };
  }
}
