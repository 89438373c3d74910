import type { JsonValue } from '@backstage/types';
import type { DeliverableComment } from '@backstage-cutover/plugin-cutover-common';
import type { Caller } from '../actors/Actors';
import type { CommentService } from '../deliverable/CommentService';
import type { DeliverableService } from '../deliverable/DeliverableService';
import { momentAgo, momentIn, type Sample } from './sampleFile';

type SampleDocument = Sample['documents'][number];
type SampleComment = Sample['comments'][number];

/** Something that somebody did at a time. */
export interface Step {
  at: Date;
  take(): Promise<void>;
}

/** The documents of sample cutovers, with what was said about them. What is there already, or changed since, is left alone. */
export class SampleDocuments {
  constructor(
    private readonly deps: {
      /** The use cases as they were at a time. */
      at(time: Date): {
        deliverables: DeliverableService;
        comments: CommentService;
      };
      caller(ref: string): Promise<Caller>;
    },
  ) {}

  /** What was done with some of the documents of a cutover. */
  stepsOf(
    cutover: string,
    { documents, comments }: Pick<Sample, 'documents' | 'comments'>,
    options: { today: Date; among: ReadonlySet<string> },
  ): Step[] {
    const { today, among } = options;
    const isMeant = ({ document }: { document: string }) => among.has(document);
    return [
      ...documents.filter(isMeant).map((step, index, all) => {
        const earlier = all
          .slice(0, index)
          .filter(({ document }) => document === step.document);
        const at = momentAgo(step.ago, today);
        const version = earlier.length + 1;
        return {
          at,
          take: () => this.#write(cutover, step, { version, at, today }),
        };
      }),
      ...comments
        .filter(isMeant)
        .flatMap(comment => this.#comment(cutover, comment, today)),
    ];
  }

  async #write(
    cutover: string,
    { document, by, data, note }: SampleDocument,
    { version, at, today }: { version: number; at: Date; today: Date },
  ) {
    const caller = await this.deps.caller(by);
    const { deliverables } = this.deps.at(at);
    const found = await deliverables.get(cutover, document, caller);
    // Taken already, and perhaps changed by somebody since.
    if (found.version !== version) return;
    const dated = withDates(data, today);
    if (note === undefined) {
      const body = { data: dated };
      await deliverables.saveDraft(cutover, document, version, body, caller);
    } else {
      const body = { data: dated, note, mode: 'merge' };
      await deliverables.submit(cutover, document, body, caller, { version });
    }
  }

  #comment(cutover: string, comment: SampleComment, today: Date): Step[] {
    const { document, by, text, path, dimension, answers, resolved } = comment;
    const find = async (at: Date) => {
      const { comments } = this.deps.at(at);
      const all = await comments.list(
        cutover,
        document,
        await this.deps.caller(by),
      );
      return all.find(each => isSame(each, comment));
    };
    const steps = [
      {
        ago: comment.ago,
        by,
        take: async (caller: Caller, at: Date) => {
          if (await find(at)) return;
          const { comments } = this.deps.at(at);
          await comments.comment(
            cutover,
            document,
            {
              text,
              ...(path ? { path } : {}),
              ...(dimension ? { dimension } : {}),
            },
            caller,
          );
        },
      },
      ...answers.map((answer, index) => ({
        ago: answer.ago,
        by: answer.by,
        take: async (caller: Caller, at: Date) => {
          const found = await find(at);
          if (found?.answers.length !== index) return;
          const body = { text: answer.text };
          const { comments } = this.deps.at(at);
          await comments.answer(cutover, document, found.id, body, caller);
          const isLast = index === answers.length - 1;
          if (!resolved || !isLast) return;
          await this.deps
            .at(momentAgo(resolved.ago, today))
            .comments.resolve(
              cutover,
              document,
              found.id,
              await this.deps.caller(resolved.by),
            );
        },
      })),
    ];
    return steps.map(step => {
      const at = momentAgo(step.ago, today);
      return {
        at,
        take: async () => step.take(await this.deps.caller(step.by), at),
      };
    });
  }
}

function isSame(one: DeliverableComment, { by, text }: SampleComment) {
  return one.author === by && one.text === text;
}

/** Days that the file counts from today: `{ $in: P3W }`. */
export function withDates(value: JsonValue, today: Date): JsonValue {
  if (Array.isArray(value)) return value.map(each => withDates(each, today));
  if (typeof value !== 'object' || value === null) return value;
  const { $in, ...others } = value;
  if (typeof $in === 'string' && Object.keys(others).length === 0) {
    return momentIn($in, today).toISOString().slice(0, 10);
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      withDates(inner ?? null, today),
    ]),
  );
}
