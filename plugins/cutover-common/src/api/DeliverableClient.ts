import type {
  CommentInput,
  CopySource,
  DeliverableComment,
  DeliverableDifference,
  DeliverableFile,
  DeliverableForm,
  DeliverableSummary,
  DeliverableView,
  Presence,
  Revision,
  RevisionSummary,
  SaveDraftInput,
  SavedDraft,
  SubmitInput,
} from '../deliverable';
import type { CutoverRequestOptions } from './cutoverApi';
import type {
  DeliverableApi,
  DeliverableRef,
  SubmitOptions,
} from './deliverableApi';
import { cutoverPath, ifMatch, type HttpCaller } from './HttpCaller';

export class DeliverableClient implements DeliverableApi {
  constructor(private readonly http: HttpCaller) {}

  list(cutover: string, options?: CutoverRequestOptions) {
    return this.#items<DeliverableSummary>(
      `${cutoverPath(cutover)}/deliverables`,
      options,
    );
  }

  get(ref: DeliverableRef, options?: CutoverRequestOptions) {
    return this.http.json<DeliverableView>(pathOf(ref), options);
  }

  saveDraft(
    ref: DeliverableRef,
    version: number,
    input: SaveDraftInput,
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<SavedDraft>(pathOf(ref, 'draft'), {
      ...options,
      method: 'PATCH',
      headers: ifMatch(version),
      body: input,
    });
  }

  discardDraft(
    ref: DeliverableRef,
    version: number,
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<DeliverableView>(pathOf(ref, 'draft'), {
      ...options,
      method: 'DELETE',
      headers: ifMatch(version),
    });
  }

  copySources(ref: DeliverableRef, options?: CutoverRequestOptions) {
    return this.#items<CopySource>(pathOf(ref, 'copy-sources'), options);
  }

  copyFrom(
    ref: DeliverableRef,
    version: number,
    source: { cutover: string },
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<DeliverableView>(pathOf(ref, 'draft', 'copy'), {
      ...options,
      method: 'POST',
      headers: ifMatch(version),
      body: source,
    });
  }

  submit(
    ref: DeliverableRef,
    input: SubmitInput,
    { version, idempotencyKey, dryRun, ...options }: SubmitOptions = {},
  ) {
    return this.http.json<RevisionSummary>(pathOf(ref, 'revisions'), {
      ...options,
      method: 'POST',
      query: { dryRun: dryRun || undefined },
      headers: {
        ...(version === undefined ? {} : ifMatch(version)),
        ...keyHeader(idempotencyKey),
      },
      body: input,
    });
  }

  revisions(ref: DeliverableRef, options?: CutoverRequestOptions) {
    return this.#items<RevisionSummary>(pathOf(ref, 'revisions'), options);
  }

  revision(
    ref: DeliverableRef,
    number: number,
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<Revision & { form: DeliverableForm }>(
      pathOf(ref, 'revisions', String(number)),
      options,
    );
  }

  difference(
    ref: DeliverableRef,
    between: { from: number; to: number | 'draft' },
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<DeliverableDifference>(pathOf(ref, 'difference'), {
      ...options,
      query: between,
    });
  }

  comments(ref: DeliverableRef, options?: CutoverRequestOptions) {
    return this.#items<DeliverableComment>(pathOf(ref, 'comments'), options);
  }

  comment(
    ref: DeliverableRef,
    input: CommentInput,
    {
      idempotencyKey,
      ...options
    }: CutoverRequestOptions & { idempotencyKey?: string } = {},
  ) {
    return this.http.json<DeliverableComment>(pathOf(ref, 'comments'), {
      ...options,
      method: 'POST',
      headers: keyHeader(idempotencyKey),
      body: input,
    });
  }

  answer(
    ref: DeliverableRef,
    comment: string,
    input: { text: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#post(ref, ['comments', comment, 'answers'], input, options);
  }

  resolve(
    ref: DeliverableRef,
    comment: string,
    options?: CutoverRequestOptions,
  ) {
    return this.#post(ref, ['comments', comment, 'resolve'], {}, options);
  }

  reopen(
    ref: DeliverableRef,
    comment: string,
    options?: CutoverRequestOptions,
  ) {
    return this.#post(ref, ['comments', comment, 'reopen'], {}, options);
  }

  files(ref: DeliverableRef, options?: CutoverRequestOptions) {
    return this.#items<DeliverableFile>(pathOf(ref, 'files'), options);
  }

  upload(
    ref: DeliverableRef,
    { name, content }: { name: string; content: Blob },
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<DeliverableFile>(pathOf(ref, 'files'), {
      ...options,
      method: 'POST',
      query: { name },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: content,
    });
  }

  async download(
    ref: DeliverableRef,
    file: string,
    options?: CutoverRequestOptions,
  ) {
    const response = await this.http.send(pathOf(ref, 'files', file), options);
    return response.blob();
  }

  async removeFile(
    ref: DeliverableRef,
    file: string,
    options?: CutoverRequestOptions,
  ) {
    await this.http.send(pathOf(ref, 'files', file), {
      ...options,
      method: 'DELETE',
    });
  }

  async present(ref: DeliverableRef, options?: CutoverRequestOptions) {
    const { items } = await this.http.json<{ items: Presence[] }>(
      pathOf(ref, 'presence'),
      { ...options, method: 'PUT' },
    );
    return items;
  }

  async #items<T>(path: string, options?: CutoverRequestOptions) {
    const { items } = await this.http.json<{ items: T[] }>(path, options);
    return items;
  }

  #post(
    ref: DeliverableRef,
    steps: string[],
    body: unknown,
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<DeliverableComment>(pathOf(ref, ...steps), {
      ...options,
      method: 'POST',
      body,
    });
  }
}

function keyHeader(key?: string): Record<string, string> {
  return key ? { 'Idempotency-Key': key } : {};
}

function pathOf({ cutover, deliverable }: DeliverableRef, ...steps: string[]) {
  const rest = ['deliverables', deliverable, ...steps].map(encodeURIComponent);
  return [cutoverPath(cutover), ...rest].join('/');
}
