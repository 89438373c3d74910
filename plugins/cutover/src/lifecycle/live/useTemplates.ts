import useAsync from 'react-use/esm/useAsync';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  textSchema,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';

interface Titled {
  id: string;
  title: Text;
}

/** What the catalog tells about a template. */
export interface TemplateOutline {
  ref: string;
  type: string;
  title: Text;
  phases: Titled[];
  roles: Titled[];
}

function titledList(value: unknown): Titled[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap(item => {
    const title = textSchema.safeParse(item?.title);
    return typeof item?.id === 'string' && title.success
      ? [{ id: item.id, title: title.data }]
      : [];
  });
}

export function outlineOf(entity: Entity): TemplateOutline {
  const title = textSchema.safeParse(entity.spec?.title);
  return {
    ref: stringifyEntityRef(entity),
    type: String(entity.spec?.type ?? entity.metadata.name),
    title: title.success
      ? title.data
      : entity.metadata.title ?? entity.metadata.name,
    phases: titledList(entity.spec?.phases),
    roles: titledList(entity.spec?.roles),
  };
}

/** The templates in the catalog; empty until it has answered. */
export function useTemplates(): TemplateOutline[] {
  const catalog = useApi(catalogApiRef);
  const { value } = useAsync(async () => {
    const { items } = await catalog.getEntities({
      filter: { kind: 'CutoverTemplate' },
      fields: ['kind', 'metadata', 'spec'],
    });
    return items.map(outlineOf);
  }, [catalog]);
  return value ?? [];
}

/** The choices that some templates offer, each once: types, phases or roles. */
export function eachOnce(items: Titled[]): Titled[] {
  return [...new Map(items.map(item => [item.id, item])).values()];
}
