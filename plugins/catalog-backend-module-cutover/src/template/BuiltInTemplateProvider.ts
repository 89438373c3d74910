import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import { CUTOVER_API_VERSION } from '@backstage-cutover/plugin-cutover-common';
import { loadTemplatePart } from '@backstage-cutover/plugin-cutover-node';
import type { CutoverBackend } from '../backend/CutoverBackend';
import { located } from '../lifecycle/shownCutovers';
import type { TemplateChecker } from './TemplateChecker';
import { BUILT_IN, type TemplateReader } from './TemplateReader';
import { wizardEntity } from './wizardEntity';

const LOCATION_KEY = 'cutover:built-in-templates';

/** Offers the templates that ship with the product, each with its wizard. */
export class BuiltInTemplateProvider implements EntityProvider {
  readonly #backend: CutoverBackend;
  readonly #reader: TemplateReader;
  readonly #checker: TemplateChecker;
  readonly #logger: LoggerService;
  readonly #names: string[];

  constructor(options: {
    backend: CutoverBackend;
    reader: TemplateReader;
    checker: TemplateChecker;
    logger: LoggerService;
    names: string[];
  }) {
    this.#backend = options.backend;
    this.#reader = options.reader;
    this.#checker = options.checker;
    this.#logger = options.logger;
    this.#names = options.names;
  }

  getProviderName() {
    return 'BuiltInTemplateProvider';
  }

  async connect(connection: EntityProviderConnection) {
    // Not awaited: the catalog starts without the cutover backend, which may well be waiting for the catalog.
    this.#offer(connection).catch(error => {
      if (this.#backend.stopped) return;
      this.#logger.error(
        `The built-in templates are not offered: ${stringifyError(error)}`,
      );
    });
  }

  async #offer(connection: EntityProviderConnection) {
    const entities: DeferredEntity[] = [];
    for (const name of this.#names) {
      entities.push(...(await this.#templateWithWizard(name)));
    }
    await connection.applyMutation({ type: 'full', entities });
  }

  async #templateWithWizard(name: string): Promise<DeferredEntity[]> {
    const document = await loadTemplatePart(name);
    const location = { type: BUILT_IN, target: name };
    const whole = await this.#reader.resolve(document, {
      location,
      originLocation: location,
    });
    const spec = this.#checker.check(whole);
    const template = templateEntity(document, name);
    // Waits for the backend. A template that the catalog processed before would stand there as an error for minutes.
    await this.#backend.callPatiently(
      api =>
        api.registerTemplate({
          ref: stringifyEntityRef(template),
          spec: whole,
        }),
      Infinity,
    );
    return [template, wizardEntity(template, spec)].map(entity => ({
      entity: located(entity, `${BUILT_IN}:${name}`),
      locationKey: LOCATION_KEY,
    }));
  }
}

function templateEntity(document: JsonObject, name: string): Entity {
  return {
    apiVersion: CUTOVER_API_VERSION,
    kind: 'CutoverTemplate',
    metadata: { ...asObject(document.metadata), name },
    spec: asObject(document.spec),
  };
}

function asObject(value: JsonObject[string]): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : {};
}
