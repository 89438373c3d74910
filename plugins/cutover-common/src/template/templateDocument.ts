import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Fault } from '../errors';
import { CUTOVER_API_VERSION } from './cutoverTemplate';
import { isObject } from './validate/schemaTree';

export const TEMPLATE_KIND = 'CutoverTemplate';

// Its wizard is called `start-<name>`, which has to be a name in the catalog too.
const LONGEST_NAME = 63 - 'start-'.length;

const ROOT_KEYS = ['apiVersion', 'kind', 'metadata', 'spec', 'relations'];

/** What is wrong with a template around its `spec`; paths begin at the document. */
export function documentFaults(document: unknown): Fault[] {
  if (!isObject(document)) {
    return [
      {
        path: [],
        reason: 'document.not-an-object',
        message: `This is no document of a template; it begins with "apiVersion: ${CUTOVER_API_VERSION}"`,
      },
    ];
  }
  const { apiVersion, kind, spec } = document;
  const faults: Fault[] = [];
  if (kind === undefined && apiVersion === undefined && isObject(spec)) {
    return [
      {
        path: [],
        reason: 'document.is-a-part',
        message:
          'This is a part of a template and cannot be checked by itself; validate the template that extends it',
      },
    ];
  }
  if (apiVersion !== CUTOVER_API_VERSION) {
    faults.push({
      path: ['apiVersion'],
      reason: 'document.api-version',
      message: `Templates are written as "apiVersion: ${CUTOVER_API_VERSION}", not ${told(
        apiVersion,
      )}`,
    });
  }
  if (kind !== TEMPLATE_KIND) {
    faults.push({
      path: ['kind'],
      reason: 'document.kind',
      message: `This is no "kind: ${TEMPLATE_KIND}" but ${told(
        kind,
      )}; only templates can be checked here`,
    });
  }
  faults.push(...metadataFaults(document));
  if (!isObject(spec)) {
    faults.push({
      path: ['spec'],
      reason: 'template.no-spec',
      message: 'A template has its content under "spec"; add it',
    });
  }
  for (const key of Object.keys(document)) {
    if (ROOT_KEYS.includes(key)) continue;
    faults.push({
      path: [key],
      reason: 'template.unknown-key',
      message: `A document has no "${key}" beside "spec"; move it into "spec" or leave it out`,
      params: { key },
    });
  }
  return faults;
}

function metadataFaults({ metadata }: JsonObject): Fault[] {
  const name = isObject(metadata) ? metadata.name : undefined;
  if (name === undefined) {
    return [
      {
        path: ['metadata', 'name'],
        reason: 'template.missing',
        message:
          'A template needs a name in the catalog, such as "payment-upgrade"; add "metadata.name"',
      },
    ];
  }
  if (
    typeof name === 'string' &&
    name.length <= LONGEST_NAME &&
    KubernetesValidatorFunctions.isValidObjectName(name)
  ) {
    return [];
  }
  return [
    {
      path: ['metadata', 'name'],
      reason: 'document.name',
      message: `${told(
        name,
      )} is no name of a template; use letters, digits, hyphens, dots and underscores, ${LONGEST_NAME} at most`,
    },
  ];
}

function told(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
