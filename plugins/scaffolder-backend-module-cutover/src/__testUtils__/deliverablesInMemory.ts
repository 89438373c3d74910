import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  DeliverableApi,
  DeliverableRef,
  RevisionSummary,
  SubmitInput,
  SubmitOptions,
} from '@backstage-cutover/plugin-cutover-common';
import { refuseAsTheApi } from './refuseAsTheApi';

/** Stands for the documents in the cutover backend: it knows idempotency keys, and refuses data without a summary. */
export class DeliverablesInMemory {
  readonly revisions: RevisionSummary[] = [];
  readonly calls: {
    ref: DeliverableRef;
    input: SubmitInput;
    options: SubmitOptions;
    by: BackstageCredentials;
  }[] = [];
  /** Lets this many calls succeed and then lose their answer on the way back. */
  answersToLose = 0;
  readonly #byKey = new Map<string, RevisionSummary>();

  as(by: BackstageCredentials): DeliverableApi {
    const refuse = async () => {
      throw new Error('not part of these tests');
    };
    return {
      submit: (ref, input, options = {}) =>
        this.#submit(ref, input, options, by),
      ...{ list: refuse, get: refuse, revisions: refuse, revision: refuse },
      ...{ saveDraft: refuse, discardDraft: refuse, difference: refuse },
      ...{ copySources: refuse, copyFrom: refuse, present: refuse },
      ...{ comments: refuse, comment: refuse, answer: refuse },
      ...{ resolve: refuse, reopen: refuse },
      ...{ files: refuse, upload: refuse, download: refuse },
      removeFile: refuse,
    };
  }

  async #submit(
    ref: DeliverableRef,
    input: SubmitInput,
    options: SubmitOptions,
    by: BackstageCredentials,
  ) {
    this.calls.push({ ref, input, options, by });
    if (!input.data?.summary) {
      await refuseAsTheApi([
        {
          path: ['summary'],
          reason: 'schema.required',
          message: 'This is needed; fill it in',
        },
      ]);
    }
    const key = options.idempotencyKey;
    const known = key && this.#byKey.get(key);
    const revision = known || this.#next(input);
    if (options.dryRun) return revision;
    if (!known) this.revisions.push(revision);
    if (key) this.#byKey.set(key, revision);
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      throw new Error('The connection was cut');
    }
    return revision;
  }

  #next({ note }: SubmitInput): RevisionSummary {
    const number = this.revisions.length + 1;
    return {
      number,
      hash: String(number).padStart(64, '0'),
      author: 'user:default/mei',
      byService: false,
      at: '2026-11-24T12:00:00.000Z',
      ...(note === undefined ? {} : { note }),
    };
  }
}
