import { parseEntityRef } from '@backstage/catalog-model';
import {
  cutoverEntityRef,
  type Cutover,
  type CutoverTemplateSpec,
  type Happened,
  type MeasureReminder,
  type Risk,
  type RiskMeasure,
} from '@backstage-cutover/plugin-cutover-common';
import { DateTime } from 'luxon';
import type { Message } from '../outbox/messages';

interface About {
  cutover: Cutover;
  spec: Pick<CutoverTemplateSpec, 'roles'>;
}

interface Words {
  title: string;
  description: string;
  severity: 'normal' | 'high';
}

/** Whom one happening at a risk concerns, but for who did it. */
export function aboutRisk(
  before: Risk | undefined,
  after: Risk,
  happened: Happened,
  about: About,
): Message[] {
  const tell = (what: string, to: (string | undefined)[], words: Words) =>
    messages(after, about.cutover, what, without(happened.by, to), words);
  return [
    ...(before?.owner === after.owner
      ? []
      : tell('owner', [after.owner], {
          title: `You own the risk ${nameOf(after)}`,
          description: `In the cutover ${about.cutover.title}.`,
          severity: 'normal',
        })),
    ...newlyAssigned(before, after).flatMap(measure =>
      tell(`measure:${measure.id}:assigned`, [measure.owner], {
        title: `${measure.title} is assigned to you`,
        description: `A measure against ${nameOf(after)} in the cutover ${
          about.cutover.title
        }. It is due ${dayWords(measure.due)}.`,
        severity: 'normal',
      }),
    ),
    ...aboutAcceptance(after, happened, about, tell),
  ];
}

function aboutAcceptance(
  { acceptance, ...risk }: Risk,
  { reason, type }: Happened,
  { cutover, spec }: About,
  tell: (what: string, to: (string | undefined)[], words: Words) => Message[],
): Message[] {
  if (!acceptance) return [];
  const name = nameOf(risk);
  const decided = [acceptance.askedBy, risk.owner];
  // Each asking is told anew, and a repeated delivery of one refreshes it.
  const what = `acceptance:${acceptance.askedAt}`;
  const until = `until ${dayWords(acceptance.until)}`;
  switch (type) {
    case 'risk.acceptance-asked':
      return tell(what, leadersFor(risk, cutover, spec), {
        title: `${name} waits for your decision whether it is accepted`,
        description: `In the cutover ${cutover.title}, ${until}. ${acceptance.reason}`,
        severity: 'high',
      });
    case 'risk.acceptance-granted':
      return tell(`${what}:decided`, decided, {
        title: `${name} is accepted ${until}`,
        description: reason ?? `In the cutover ${cutover.title}.`,
        severity: 'normal',
      });
    case 'risk.acceptance-refused':
      return tell(`${what}:decided`, decided, {
        title: `${name} is not accepted`,
        description: reason ?? `In the cutover ${cutover.title}.`,
        severity: 'high',
      });
    case 'risk.acceptance-expired':
      return tell(`${what}:expired`, [risk.owner], {
        title: `The acceptance of ${name} has expired`,
        description: `In the cutover ${cutover.title}. Assess the risk again.`,
        severity: 'high',
      });
    default:
      return [];
  }
}

/** Reminds whoever is to carry out a measure. */
export function aboutMeasureDue(
  { due, kind, measure: id, to }: MeasureReminder,
  risk: Risk,
  cutover: Cutover,
): Message[] {
  const measure = risk.measures.find(each => each.id === id);
  const overdue = kind === 'overdue';
  return messages(risk, cutover, `measure:${id}:${kind}:${due}`, [to], {
    title: `${measure?.title} ${overdue ? 'was' : 'is'} due ${dayWords(due)}`,
    description: `A measure against ${nameOf(risk)} in the cutover ${
      cutover.title
    }. ${
      overdue
        ? 'Finish it, or say when it will be done.'
        : 'Say so now if it will take longer.'
    }`,
    severity: overdue ? 'high' : 'normal',
  });
}

/** Those who may decide: who leads, and neither owns the risk nor has asked. */
function leadersFor(
  { owner }: Pick<Risk, 'owner'>,
  { team }: Cutover,
  { roles }: About['spec'],
): string[] {
  return roles
    .filter(({ leads }) => leads)
    .flatMap(({ id }) => (Object.hasOwn(team, id) ? team[id] : []))
    .filter(person => person !== owner);
}

function newlyAssigned(before: Risk | undefined, after: Risk): RiskMeasure[] {
  const was = new Map(before?.measures.map(({ id, owner }) => [id, owner]));
  return after.measures.filter(
    ({ id, owner, status }) => status === 'open' && was.get(id) !== owner,
  );
}

/** The scope makes a repeated delivery refresh the first one. */
function messages(
  { id, number }: Pick<Risk, 'id' | 'number'>,
  cutover: Cutover,
  what: string,
  to: string[],
  words: Words,
): Message[] {
  if (to.length === 0) return [];
  const { kind, namespace, name } = parseEntityRef(cutoverEntityRef(cutover));
  return [
    {
      teller: 'notification',
      to,
      payload: {
        ...words,
        link: `/catalog/${namespace}/${kind}/${name}/risks?risk=${id}`,
        topic: 'cutover',
        scope: `cutover:${cutover.id}:risk:${number}:${what}`,
      },
    },
  ];
}

function without(by: string, to: (string | undefined)[]): string[] {
  return [...new Set(to.flatMap(person => person ?? []))].filter(
    person => person !== by,
  );
}

function nameOf({ number, title }: Pick<Risk, 'number' | 'title'>) {
  return `R-${number} ${title}`;
}

function dayWords(day: string) {
  return DateTime.fromISO(day, { zone: 'utc' }).toFormat('d LLL yyyy', {
    locale: 'en',
  });
}
