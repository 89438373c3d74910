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

/** Which deliverable: cutover by id or name, deliverable by its id in the template. */
export interface DeliverableRef {
  cutover: string;
  deliverable: string;
}

export interface SubmitOptions extends CutoverRequestOptions {
  /** Needed where the draft is submitted: the version that was read. */
  version?: number;
  /** Repeating a call with the same key and the same input answers as the first one did. */
  idempotencyKey?: string;
  /** Checks everything, answers what would be made, and writes nothing. */
  dryRun?: boolean;
}

/** What is handed in for a cutover: drafts, revisions, comments and files. */
export interface DeliverableApi {
  /** Those that apply, in the order of the template. */
  list(
    cutover: string,
    options?: CutoverRequestOptions,
  ): Promise<DeliverableSummary[]>;
  get(
    ref: DeliverableRef,
    options?: CutoverRequestOptions,
  ): Promise<DeliverableView>;
  saveDraft(
    ref: DeliverableRef,
    version: number,
    input: SaveDraftInput,
    options?: CutoverRequestOptions,
  ): Promise<SavedDraft>;
  /** Back to the last revision. */
  discardDraft(
    ref: DeliverableRef,
    version: number,
    options?: CutoverRequestOptions,
  ): Promise<DeliverableView>;
  /** Finished cutovers of the same type from which the draft may be copied. */
  copySources(
    ref: DeliverableRef,
    options?: CutoverRequestOptions,
  ): Promise<CopySource[]>;
  copyFrom(
    ref: DeliverableRef,
    version: number,
    source: { cutover: string },
    options?: CutoverRequestOptions,
  ): Promise<DeliverableView>;

  submit(
    ref: DeliverableRef,
    input: SubmitInput,
    options?: SubmitOptions,
  ): Promise<RevisionSummary>;
  /** Newest first. */
  revisions(
    ref: DeliverableRef,
    options?: CutoverRequestOptions,
  ): Promise<RevisionSummary[]>;
  /** With the form by which it is to be read. */
  revision(
    ref: DeliverableRef,
    number: number,
    options?: CutoverRequestOptions,
  ): Promise<Revision & { form: DeliverableForm }>;
  difference(
    ref: DeliverableRef,
    between: { from: number; to: number | 'draft' },
    options?: CutoverRequestOptions,
  ): Promise<DeliverableDifference>;

  /** Oldest first. */
  comments(
    ref: DeliverableRef,
    options?: CutoverRequestOptions,
  ): Promise<DeliverableComment[]>;
  comment(
    ref: DeliverableRef,
    input: CommentInput,
    options?: CutoverRequestOptions & { idempotencyKey?: string },
  ): Promise<DeliverableComment>;
  answer(
    ref: DeliverableRef,
    comment: string,
    input: { text: string },
    options?: CutoverRequestOptions,
  ): Promise<DeliverableComment>;
  resolve(
    ref: DeliverableRef,
    comment: string,
    options?: CutoverRequestOptions,
  ): Promise<DeliverableComment>;
  reopen(
    ref: DeliverableRef,
    comment: string,
    options?: CutoverRequestOptions,
  ): Promise<DeliverableComment>;

  files(
    ref: DeliverableRef,
    options?: CutoverRequestOptions,
  ): Promise<DeliverableFile[]>;
  upload(
    ref: DeliverableRef,
    file: { name: string; content: Blob },
    options?: CutoverRequestOptions,
  ): Promise<DeliverableFile>;
  /** The content, with the caller's credentials: a link in a page would carry none. */
  download(
    ref: DeliverableRef,
    file: string,
    options?: CutoverRequestOptions,
  ): Promise<Blob>;
  /** As long as no revision names it. */
  removeFile(
    ref: DeliverableRef,
    file: string,
    options?: CutoverRequestOptions,
  ): Promise<void>;

  /** Says that the caller has the form open; to be repeated every 20 seconds. */
  present(
    ref: DeliverableRef,
    options?: CutoverRequestOptions,
  ): Promise<Presence[]>;
}
