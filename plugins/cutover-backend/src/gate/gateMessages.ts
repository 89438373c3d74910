import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import {
  decidersOf,
  inLanguage,
  lapsePlace,
  openSeats,
  phaseEntityName,
  type Cutover,
  type CutoverTemplateSpec,
  type DecisionVerdict,
  type Gate,
  type GateEvent,
  type LapseCause,
  type LapseStep,
  type Round,
  type Seat,
  type Standing,
  type TemplateGate,
} from '@backstage-cutover/plugin-cutover-common';
import { DateTime } from 'luxon';
import type { Message } from '../outbox/messages';
import { naming, type NamedText } from '../outbox/namedText';
import { notification } from '../outbox/notification';

interface About {
  cutover: Cutover;
  spec: CutoverTemplateSpec;
  template: TemplateGate;
  before: Gate;
  after: Gate;
  standing: Standing;
  /** Whether this is the last of the events that came about together. */
  last: boolean;
}

const DECIDED: Record<DecisionVerdict, string> = {
  approve: 'approved',
  reject: 'rejected',
  abstain: 'abstained',
};

interface Words {
  title: string | NamedText;
  description?: string | NamedText;
  severity: 'normal' | 'high';
}

/** Whom one event at a gate is told, but for who did it. */
export function aboutGate(event: GateEvent, about: About): Message[] {
  const round = about.after.rounds.at(-1);
  if (!round) return emergencyMessages(event, about);
  return [
    ...eventMessages(event, round, about),
    // Whose turn it is shows when all that came about together is there.
    ...(about.last ? turnMessages(event, round, about) : []),
  ];
}

function eventMessages(
  event: GateEvent,
  round: Round,
  about: About,
): Message[] {
  const gate = inLanguage(about.template.title, 'en');
  const { title } = about.cutover;
  const tell = (what: string, to: string[], words: Words) =>
    messages(event, about, `${round.number}:${what}`, to, words);
  const submitter = [round.submittedBy];
  const by = { named: event.by };
  const holder = (seat: string) => ({ named: holderOf(round, seat) });
  const copies = copiesOf(round, about.cutover);
  const description = event.reason;
  switch (event.type) {
    case 'gate.submitted':
      return tell('copy', copies, {
        title: `${gate} of ${title} is under review`,
        description,
        severity: 'normal',
      });
    case 'gate.decided':
      return tell(`decided:${event.seat}`, submitter, {
        title: naming`${by} has decided on ${gate} of ${title}: ${
          DECIDED[event.decision.verdict]
        }`,
        description: event.decision.comment,
        severity: 'normal',
      });
    case 'gate.opened':
      return tell('ended', [...submitter, ...copies], {
        title: `${gate} of ${title} is approved`,
        description,
        severity: 'normal',
      });
    case 'gate.rejected':
      return tell('ended', [...submitter, ...copies], {
        title: `${gate} of ${title} was rejected`,
        description,
        severity: 'high',
      });
    case 'gate.returned':
      return tell('ended', [...submitter, ...holdersOf(round)], {
        title: `${gate} of ${title} was returned`,
        description,
        severity: 'high',
      });
    case 'gate.withdrawn':
      return tell('ended', holdersOf(round), {
        title: `${gate} of ${title} was withdrawn; there is nothing to decide`,
        description,
        severity: 'normal',
      });
    case 'gate.lapsed':
      return tell('ended', [...submitter, ...holdersOf(round)], {
        title: `The approvals of ${gate} of ${title} have lapsed`,
        description: event.causes.length
          ? `Changed under review: ${event.causes
              .map(cause => causeWords(cause, round, about))
              .join('; ')}`
          : description,
        severity: 'high',
      });
    case 'gate.urged':
    case 'gate.reminded':
      return event.seats.flatMap(id =>
        tell(`urged:${id}:${event.at}`, decidersOfSeat(round, id, about), {
          title:
            event.type === 'gate.urged'
              ? naming`${by} asks you to decide on ${gate} of ${title}`
              : `Your decision on ${gate} of ${title} is due`,
          severity: 'high',
        }),
      );
    case 'gate.escalated':
      return tell(`escalated:${event.seat}`, event.to, {
        title: `${gate} of ${title} waits for your decision`,
        description:
          event.why === 'left'
            ? naming`Nobody else can decide for ${holder(event.seat)}.`
            : naming`The decision of ${holder(event.seat)} is overdue.`,
        severity: 'high',
      });
    case 'gate.opinion-asked':
      return tell(`asked:${event.seat}:${event.of}`, [event.of], {
        title: naming`${by} asks for your opinion on ${gate} of ${title}`,
        description: event.question,
        severity: 'normal',
      });
    case 'gate.opinion-given':
      return tell(
        `asked:${event.seat}:${event.of}`,
        [holderOf(round, event.seat)],
        {
          title: naming`${by} has given an opinion on ${gate} of ${title}`,
          description: event.answer,
          severity: 'normal',
        },
      );
    case 'gate.copied':
      return tell('copy', event.to, {
        title: `${gate} of ${title} is under review`,
        severity: 'normal',
      });
    default:
      return emergencyMessages(event, about);
  }
}

/** What was changed, by the titles of its fields. */
function causeWords(cause: LapseCause, { items }: Round, { spec }: About) {
  const { item, fields, more } = lapsePlace(cause, spec, items);
  const ways = fields.map(way => way.map(stepWords).join(' › '));
  const all = [...ways, ...(more ? [`${more} more`] : [])].join(', ');
  const title = inLanguage(item, 'en');
  return all ? `${title}: ${all}` : title;
}

function stepWords(step: LapseStep): string {
  return 'row' in step ? `row ${step.row}` : inLanguage(step.title, 'en');
}

function emergencyMessages(event: GateEvent, about: About): Message[] {
  if (event.type !== 'gate.opened-in-emergency') return [];
  const gate = inLanguage(about.template.title, 'en');
  const due = DateTime.fromISO(event.opening.reviewDueAt, {
    zone: about.cutover.window.timeZone,
  }).toFormat('d LLL yyyy HH:mm (z)', { locale: 'en' });
  return messages(
    event,
    about,
    `emergency:${event.at}`,
    [...new Set(Object.values(about.cutover.team).flat())],
    {
      title: `${gate} of ${about.cutover.title} was opened in an emergency`,
      description: `${event.opening.reason} It has to be submitted for review by ${due}.`,
      severity: 'high',
    },
  );
}

/** Everybody whose turn it has become: by a submission, a decision, a transfer, a signer, or the end of a question. */
function turnMessages(event: GateEvent, round: Round, about: About): Message[] {
  if (round.status !== 'in-review') return [];
  const before = about.before.rounds.at(-1);
  const awaited = new Map(
    before?.number === round.number
      ? openSeats(before).map(({ id, holder }) => [id, holder])
      : [],
  );
  const fresh = openSeats(round).filter(
    ({ id, holder }) => awaited.get(id) !== holder,
  );
  const gate = inLanguage(about.template.title, 'en');
  return fresh.flatMap(seat =>
    messages(
      event,
      about,
      `${round.number}:turn:${seat.id}:${seat.holder}`,
      decidersOfSeat(round, seat.id, about),
      {
        title: `${gate} of ${about.cutover.title} waits for your decision`,
        description: round.note,
        severity: 'normal',
      },
    ),
  );
}

/** The scope makes a repeated delivery refresh the first one. */
function messages(
  { by }: GateEvent,
  { cutover, after }: About,
  what: string,
  to: string[],
  words: Words,
): Message[] {
  const people = [...new Set(to)].filter(person => person !== by);
  if (people.length === 0) return [];
  const phase = phaseEntityName(cutover, after.phase);
  return [
    notification(people, {
      ...words,
      link: `/catalog/${DEFAULT_NAMESPACE}/cutoverphase/${phase}#gate-${after.id}`,
      topic: 'cutover',
      scope: `cutover:${cutover.id}:gate:${after.id}:${what}`,
    }),
  ];
}

function copiesOf({ copies }: Round, { team }: Cutover): string[] {
  // Roles of the template, and people.
  return copies.flatMap(each => {
    if (Object.hasOwn(team, each)) return team[each];
    return each.startsWith('user:') ? [each] : [];
  });
}

function holdersOf({ seats }: Round): string[] {
  return seats
    .filter(({ removed }) => !removed)
    .flatMap(({ holder, decision }) => [holder, decision?.by ?? []].flat());
}

function decidersOfSeat(round: Round, id: string, { standing }: About) {
  const seat = seatOf(round, id);
  return seat
    ? decidersOf(round, seat, standing).map(({ person }) => person)
    : [];
}

function holderOf(round: Round, id: string): string {
  return seatOf(round, id)?.holder ?? id;
}

function seatOf({ seats }: Round, id: string): Seat | undefined {
  return seats.find(each => each.id === id);
}
