import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  inputErrorOf,
  parseTemplate,
} from '@backstage-cutover/plugin-cutover-common';
import {
  builtInTemplateNames,
  loadTemplatePart,
  resolveTemplate,
} from '@backstage-cutover/plugin-cutover-node';
import type { ActionTemplate } from './actions/createActionFor';

/** The templates that ship with the product, as far as this portal offers them. */
export async function builtInTemplates(
  config: RootConfigService,
): Promise<ActionTemplate[]> {
  return Promise.all(offeredNames(config).map(loadBuiltIn));
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
  const { spec, faults } = parseTemplate(
    await resolveTemplate(document, { read: loadTemplatePart }),
  );
  if (!spec) throw inputErrorOf(faults, 'template.invalid');
  return { ref: `cutovertemplate:default/${name}`, name, spec };
}
