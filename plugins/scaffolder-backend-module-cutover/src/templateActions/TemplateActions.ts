import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  inLanguage,
  intakeForm,
  type CutoverApi,
  type CutoverTemplateSpec,
  type TemplateSummary,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import type { z as zod } from 'zod/v3';
import { planOf } from '../actions/inputSchema';
import { refusalOf } from '../actions/refusalOf';
import { zodOf } from './zodOf';

interface Known {
  ref: string;
  hash: string;
  spec: CutoverTemplateSpec;
}

/**
 * One action `cutover:create:NAME` for each template that a platform team has registered, kept up to date while the
 * backend runs. The registry knows no way to take an action out again: that of a template which has left the
 * catalog stays listed until the next start, and is refused by the API.
 */
export class TemplateActions {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly options: {
      registry: Pick<ActionsRegistryService, 'register'>;
      service: CutoverService;
      /** Templates that have an action of their own already. */
      except: ReadonlySet<string>;
    },
  ) {}

  /** Brings the actions to what the API lists now. */
  async refresh(credentials: BackstageCredentials) {
    const api = this.options.service.as(credentials);
    for (const template of await api.listTemplates()) {
      const name = actionNameOf(template);
      if (this.options.except.has(template.ref)) continue;
      if (this.#known.get(name)?.hash === template.hash) continue;
      await this.#learn(api, name, template);
    }
  }

  async #learn(api: CutoverApi, name: string, { ref, hash }: TemplateSummary) {
    const { spec } = await api.getTemplate(ref);
    const isNew = !this.#known.has(name);
    this.#known.set(name, { ref, hash, spec });
    if (isNew) this.#register(name, spec);
  }

  #register(name: string, { title, chooseWhen }: CutoverTemplateSpec) {
    const current = () => {
      const known = this.#known.get(name);
      if (!known) throw new Error(`The template of ${name} was never read`);
      return known;
    };
    this.options.registry.register({
      name,
      title: inLanguage(title, 'en'),
      description: inLanguage(chooseWhen, 'en'),
      attributes: { destructive: false, readOnly: false, idempotent: false },
      schema: {
        // Asked anew for every list and call, so that an edited form is the form that counts.
        input: z => inputOf(z, current().spec),
        output: z =>
          z.object({
            cutoverId: z.string(),
            name: z.string(),
            entityRef: z.string(),
          }),
      },
      action: async ({ input, credentials }) => {
        const { idempotencyKey, ...plan } = input;
        const { id, name: cutover } = await this.options.service
          .as(credentials)
          .createCutover(
            { ...plan, template: current().ref },
            { idempotencyKey },
          )
          .catch(error => {
            throw refusalOf(error, 'The cutover was not started');
          });
        return {
          output: {
            cutoverId: id,
            name: cutover,
            entityRef: `cutover:default/${cutover}`,
          },
        };
      },
    });
  }
}

/** `create:NAME`; the registry puts `cutover:` before it. */
function actionNameOf({ ref }: TemplateSummary) {
  const { namespace, name } = parseEntityRef(ref);
  return namespace === 'default'
    ? `create:${name}`
    : `create:${namespace}.${name}`;
}

function inputOf(z: typeof zod, spec: CutoverTemplateSpec) {
  return planOf(z).extend({
    intake: zodOf(intakeForm(spec, '')),
    idempotencyKey: z
      .string()
      .optional()
      .describe(
        'Repeating a call with the same key answers as the first did; a scaffolder template gives "${{ context.task.id }}"',
      ),
  });
}
