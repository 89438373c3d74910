import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import {
  inLanguage,
  phaseEntityName,
  type Cutover,
  type DeliverablePlace,
  type KeptComment,
} from '@backstage-cutover/plugin-cutover-common';
import type { Message } from '../outbox/messages';

interface About {
  cutover: Cutover;
  place: DeliverablePlace;
  comment: KeptComment;
  by: string;
}

/** Tells those who are mentioned. Not what was written: it may be about a field that not everybody may see. */
export function aboutMentions(mentions: string[], about: About): Message[] {
  const to = mentions.filter(ref => ref !== about.by);
  return to.length
    ? [
        notification(to, about, 'mention', {
          title: `You are mentioned on ${titleOf(about)}`,
          description: `In a comment in ${about.cutover.title}.`,
        }),
      ]
    : [];
}

/** Tells who made the comment that it was answered, unless they are told of a mention anyway. */
export function aboutAnswer(mentions: string[], about: About): Message[] {
  const { author } = about.comment;
  if (author === about.by || mentions.includes(author)) return [];
  return [
    notification([author], about, 'answer', {
      title: `Your comment on ${titleOf(about)} was answered`,
      description: `In ${about.cutover.title}.`,
    }),
  ];
}

function titleOf({ place }: About) {
  return inLanguage(place.deliverable.title ?? place.form.title, 'en');
}

function notification(
  to: string[],
  { cutover, place, comment }: About,
  what: string,
  words: { title: string; description: string },
): Message {
  const name = phaseEntityName(cutover, place.phase);
  const steps = comment.answers.length;
  return {
    teller: 'notification',
    to,
    payload: {
      ...words,
      severity: 'normal',
      link: `/catalog/${DEFAULT_NAMESPACE}/cutoverphase/${name}?deliverable=${place.deliverable.id}`,
      topic: 'cutover',
      scope: `cutover:${cutover.id}:comment:${comment.id}:${what}:${steps}`,
    },
  };
}
