import type { DeliverableComment } from './model';

/** A comment as it is kept; what its reader may do with it is added when it is read. */
export type KeptComment = Omit<DeliverableComment, 'resolve'>;

const MENTION = /(^|[^\w@])@(user:[a-z0-9-]+\/[\w.-]*\w)/gi;

/** Full refs of the people whom a text mentions, such as `@user:default/alice`, each once. */
export function mentionsIn(text: string): string[] {
  const refs = [...text.matchAll(MENTION)].map(([, , ref]) =>
    ref.toLocaleLowerCase('en-US'),
  );
  return [...new Set(refs)];
}

/** Whether somebody else than its author has answered. */
export function isAnswered({ author, answers }: KeptComment): boolean {
  return answers.some(answer => answer.author !== author);
}
