import {
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
  getCompoundEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  CUTOVER_API_VERSION,
  RELATION_BASED_ON_TEMPLATE,
  RELATION_CUTOVER_TEAM_MEMBER,
  RELATION_CUTS_OVER,
  RELATION_CUT_OVER_BY,
  RELATION_TAKES_PART_IN_CUTOVER,
  RELATION_TEMPLATE_OF,
  because,
  cutoverEntitySchema,
  cutoverPhaseEntitySchema,
  formatPath,
} from '@backstage-cutover/plugin-cutover-common';
import type { z } from 'zod';
import { templateEntitySchema } from '../template/templateEntity';

const SCHEMAS = new Map<string, z.ZodType>([
  ['Cutover', cutoverEntitySchema],
  ['CutoverPhase', cutoverPhaseEntitySchema],
  ['CutoverTemplate', templateEntitySchema],
]);

/** Knows the three kinds: whether an entity is valid, and what it is related to. */
export class CutoverKindsProcessor implements CatalogProcessor {
  getProcessorName() {
    return 'CutoverKindsProcessor';
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    const schema = schemaFor(entity);
    if (!schema) return false;
    const parsed = schema.safeParse(entity);
    if (parsed.success) return true;
    const faults = parsed.error.issues.map(issue => ({
      path: issue.path.map(key =>
        typeof key === 'number' ? key : String(key),
      ),
      reason: 'entity.invalid',
      message: issue.message,
    }));
    const sentences = faults.map(
      ({ path, message }) => `${formatPath(path)}: ${message}`,
    );
    throw because(
      new InputError(`${entity.kind} is not valid: ${sentences.join('; ')}`),
      'entity.invalid',
      { faults },
    );
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (!schemaFor(entity)) return entity;
    const relate = (
      refs: string[],
      there: string,
      back: string,
      kind: string,
    ) => {
      const self = getCompoundEntityRef(entity);
      for (const ref of new Set(refs)) {
        const other = parseEntityRef(ref, {
          defaultKind: kind,
          defaultNamespace: self.namespace,
        });
        emit(
          processingResult.relation({
            source: self,
            type: there,
            target: other,
          }),
        );
        emit(
          processingResult.relation({
            source: other,
            type: back,
            target: self,
          }),
        );
      }
    };

    relate(
      namedIn(entity.spec?.owner),
      RELATION_OWNED_BY,
      RELATION_OWNER_OF,
      'Group',
    );
    if (entity.kind === 'CutoverPhase') {
      relate(
        namedIn(entity.spec?.cutover),
        RELATION_PART_OF,
        RELATION_HAS_PART,
        'Cutover',
      );
    }
    if (entity.kind === 'Cutover') {
      relate(
        namedIn(entity.spec?.targets),
        RELATION_CUTS_OVER,
        RELATION_CUT_OVER_BY,
        'Component',
      );
      relate(
        namedIn(entity.spec?.team),
        RELATION_CUTOVER_TEAM_MEMBER,
        RELATION_TAKES_PART_IN_CUTOVER,
        'User',
      );
      relate(
        namedIn(entity.spec?.template),
        RELATION_BASED_ON_TEMPLATE,
        RELATION_TEMPLATE_OF,
        'CutoverTemplate',
      );
    }
    return entity;
  }
}

function schemaFor(entity: Entity): z.ZodType | undefined {
  return entity.apiVersion === CUTOVER_API_VERSION
    ? SCHEMAS.get(entity.kind)
    : undefined;
}

/** The refs in a field: one, a list, or lists by role. */
function namedIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namedIn);
}
