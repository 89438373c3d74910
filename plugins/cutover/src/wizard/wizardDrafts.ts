import type { IdentityApi, StorageApi } from '@backstage/core-plugin-api';
import type { JsonObject } from '@backstage/types';

const BUCKET = 'cutover-wizard';

/** What a person has typed into a wizard and not yet sent, kept per person and template. */
export class WizardDrafts {
  constructor(
    private readonly deps: {
      storageApi: StorageApi;
      identityApi: Pick<IdentityApi, 'getBackstageIdentity'>;
    },
  ) {}

  async load(template: string): Promise<JsonObject> {
    return this.#read(await this.#keyOf(template));
  }

  /** Keeps `typed` for the fields in `shown`; what other steps hold and `typed` does not know of stays. */
  async save(template: string, shown: string[], typed: JsonObject) {
    const key = await this.#keyOf(template);
    const kept = Object.entries(await this.#read(key)).filter(
      ([field]) => !shown.includes(field),
    );
    const draft = Object.fromEntries(
      [...kept, ...Object.entries(typed)].filter(
        ([, value]) => value !== undefined,
      ),
    );
    await this.#bucket.set(key, draft);
  }

  async clear(template: string) {
    await this.#bucket.remove(await this.#keyOf(template));
  }

  get #bucket() {
    return this.deps.storageApi.forBucket(BUCKET);
  }

  async #keyOf(template: string) {
    const { userEntityRef } =
      await this.deps.identityApi.getBackstageIdentity();
    return `${template}/${userEntityRef}`;
  }

  /** A storage on the server answers later than the first look at it. */
  async #read(key: string): Promise<JsonObject> {
    const bucket = this.#bucket;
    const now = bucket.snapshot<JsonObject>(key);
    if (now.presence !== 'unknown') return now.value ?? {};
    return new Promise(resolve => {
      const subscription = bucket.observe$<JsonObject>(key).subscribe({
        next: snapshot => {
          if (snapshot.presence === 'unknown') return;
          subscription.unsubscribe();
          resolve(snapshot.value ?? {});
        },
        error: () => resolve({}),
      });
    });
  }
}
