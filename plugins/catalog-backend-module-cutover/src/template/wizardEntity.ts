import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  wizardOf,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';

/** The wizard of a template, beside it in the same namespace. */
export function wizardEntity(
  template: Entity,
  spec: CutoverTemplateSpec,
): Entity {
  const wizard = wizardOf({
    ref: stringifyEntityRef(template),
    name: template.metadata.name,
    spec,
  });
  const { namespace } = template.metadata;
  return namespace
    ? { ...wizard, metadata: { ...wizard.metadata, namespace } }
    : wizard;
}
