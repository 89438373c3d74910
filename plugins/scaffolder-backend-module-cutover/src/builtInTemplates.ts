import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { cutoverTemplateSpecSchema } from '@backstage-cutover/plugin-cutover-common';
import {
  builtInTemplateNames,
  loadTemplatePart,
  resolveTemplate,
} from '@backstage-cutover/plugin-cutover-node';
import type { ActionTemplate } from './actions/createActionFor';

/**
 * The templates that ship with the product, as far as this portal offers them. One that cannot be read costs its own
 * action and not the scaffolder's start.
 */
export async function builtInTemplates(options: {
  config: RootConfigService;
  logger: LoggerService;
}): Promise<ActionTemplate[]> {
  const templates = await Promise.all(
    offeredNames(options.config).map(name =>
      loadBuiltIn(name).catch(error => {
        options.logger.error(
          `The template ${name} gets no action of its own: ${stringifyError(
            error,
          )}`,
        );
        return [];
      }),
    ),
  );
  return templates.flat();
}

/** Entity refs of those templates. */
export function builtInTemplateRefs(config: RootConfigService): string[] {
  return offeredNames(config).map(refOf);
}

function refOf(name: string) {
  return `cutovertemplate:default/${name}`;
}

function offeredNames(config: RootConfigService) {
  const offered = config.getOptional('cutover.builtInTemplates') ?? true;
  if (Array.isArray(offered)) {
    return builtInTemplateNames().filter(name => offered.includes(name));
  }
  return offered === false ? [] : builtInTemplateNames();
}

async function loadBuiltIn(name: string): Promise<ActionTemplate> {
  const document = await loadTemplatePart(name);
  // Its meaning is checked by the product's own tests, which take seconds that the scaffolder's start need not.
  const spec = cutoverTemplateSpecSchema.parse(
    await resolveTemplate(document, { read: loadTemplatePart }),
  );
  return { ref: refOf(name), name, spec };
}
