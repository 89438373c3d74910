import { createHash } from 'node:crypto';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import {
  because,
  catalogView,
  CUTOVER_API_VERSION,
  formatPath,
  inLanguage,
  parseTemplate,
  TEMPLATE_HASH_ANNOTATION,
  type CutoverTemplateSpec,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverBackend } from '../backend/CutoverBackend';
import { BUILT_IN, type TemplateReader } from './TemplateReader';
import { wizardEntity } from './wizardEntity';

/** Some eight seconds in all: as long as a portal takes to start, and not long enough to hold up the catalog. */
const TRIES = 6;

const MOST_REMEMBERED = 50;

/**
 * Makes of a CutoverTemplate as it was written one that is whole and checked: its content goes to the cutover
 * backend, the catalog keeps what everybody may read, and a wizard appears under *Create*. Whatever fails throws,
 * so that the catalog shows the error beside the last good version.
 */
export class CutoverTemplateProcessor implements CatalogProcessor {
  readonly #backend: CutoverBackend;
  readonly #reader: TemplateReader;
  readonly #checked = new Map<string, ReturnType<typeof parseTemplate>>();

  constructor(options: { backend: CutoverBackend; reader: TemplateReader }) {
    this.#backend = options.backend;
    this.#reader = options.reader;
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
    const spec = this.#check(whole);
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

  #check(whole: JsonObject): CutoverTemplateSpec {
    const key = createHash('sha256')
      .update(JSON.stringify(whole))
      .digest('hex');
    // The catalog processes every entity every few minutes; compiling all forms of a template takes a while.
    const checked = this.#checked.get(key) ?? parseTemplate(whole);
    this.#checked.delete(key);
    this.#checked.set(key, checked);
    const [oldest] = this.#checked.keys();
    if (this.#checked.size > MOST_REMEMBERED) this.#checked.delete(oldest);
    return checkedSpec(checked);
  }
}

/** The spec of a template without faults; otherwise an error that names every one of them. */
export function checkedSpec({
  spec,
  faults,
}: {
  spec?: CutoverTemplateSpec;
  faults: Fault[];
}): CutoverTemplateSpec {
  if (spec && faults.length === 0) return spec;
  const lines = faults.map(
    ({ path, message, reason }) =>
      `spec.${formatPath(path)}: ${message} (${reason})`,
  );
  throw because(
    new InputError(
      `The template has ${faults.length} fault(s):\n${lines.join('\n')}`,
    ),
    'template.invalid',
    { faults },
  );
}
