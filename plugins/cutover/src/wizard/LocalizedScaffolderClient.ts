import type { AppLanguageApi } from '@backstage/core-plugin-api/alpha';
import {
  ScaffolderClient,
  type ScaffolderScaffoldOptions,
  type ScaffolderRequestOptions,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';
import { localizedWizard, templateOf, withDraft } from './localizedWizard';
import { withReview } from './reviewed';
import type { WizardDrafts } from './wizardDrafts';

type ClientOptions = ConstructorParameters<typeof ScaffolderClient>[0];

/**
 * The scaffolder's client with wizards that speak the reader's language, remember what was typed, and review it by names.
 * Forms that are not a cutover's pass through as they are.
 */
export class LocalizedScaffolderClient extends ScaffolderClient {
  readonly #language: AppLanguageApi;
  readonly #drafts: WizardDrafts;
  /** Names of cutover templates by the ref of their wizard. */
  readonly #wizards = new Map<string, string>();

  constructor(
    options: ClientOptions & {
      appLanguageApi: AppLanguageApi;
      drafts: WizardDrafts;
    },
  ) {
    super(options);
    this.#language = options.appLanguageApi;
    this.#drafts = options.drafts;
  }

  async getTemplateParameterSchema(
    templateRef: string,
    options?: ScaffolderRequestOptions,
  ): Promise<TemplateParameterSchema> {
    const wizard = await super.getTemplateParameterSchema(templateRef, options);
    const template = templateOf(wizard);
    if (!template) return wizard;

    this.#wizards.set(templateRef, template);
    const draft = await this.#drafts
      .load(template)
      .catch((): JsonObject => ({}));
    const localized = localizedWizard(
      wizard,
      this.#language.getLanguage().language,
    );
    return withReview(withDraft(localized, draft), template);
  }

  async scaffold(
    request: ScaffolderScaffoldOptions,
    options?: ScaffolderRequestOptions,
  ) {
    const template = this.#wizards.get(request.templateRef);
    if (!template) return super.scaffold(request, options);

    const { language } = this.#language.getLanguage();
    const response = await super.scaffold(
      { ...request, values: { ...request.values, language } },
      options,
    );
    // The task has begun: a draft that cannot be cleared must not look like a failure to begin it.
    await this.#drafts.clear(template).catch(() => {});
    return response;
  }
}
