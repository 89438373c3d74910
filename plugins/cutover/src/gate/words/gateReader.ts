import { useMemo } from 'react';
import type {
  CutoverTemplateSpec,
  GateView,
  RoundView,
  TemplateRole,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import { checkMessages } from '../../lifecycle/checkMessages';
import { useNames, type NameOf } from '../../lifecycle/live/useNames';
import { useWords } from '../../lifecycle/words/useWords';
import { gateMessages } from '../messages';

/** Everything that is said of a gate on screens and on paper, without what is counted. */
export type GateMessage =
  | Exclude<keyof typeof gateMessages, `${string}_one` | `${string}_other`>
  | keyof typeof checkMessages;

export type SayGate = (
  message: GateMessage,
  gaps?: Record<string, string>,
) => string;

/** In which words a gate is told: the portal's on the screen, those of the sheet's language on paper. */
export interface GateReader {
  t: SayGate;
  say(text: Text): string;
  language: string;
  zone: string;
  nameOf: NameOf;
  /** What a role is called. */
  roleOf(id: string): string;
}

/** The words of the portal for a gate, with the names of everybody who appears in it. */
export function useGateReader(
  { roles }: Pick<CutoverTemplateSpec, 'roles'>,
  people: string[],
): GateReader {
  const { t, say, language, zone } = useWords();
  const nameOf = useNames(people);
  return useMemo(
    () => ({
      t: t as SayGate,
      say,
      language,
      zone,
      nameOf,
      roleOf: roleNames(roles, say),
    }),
    [t, say, language, zone, nameOf, roles],
  );
}

export function roleNames(roles: TemplateRole[], say: (text: Text) => string) {
  return (id: string) => {
    const role = roles.find(each => each.id === id);
    return role ? say(role.title) : id;
  };
}

/** Everybody who appears in a gate. */
export function peopleIn(gate: GateView): string[] {
  return [
    ...gate.rounds.flatMap(peopleOfRound),
    ...gate.items.flatMap(({ contributors }) => contributors),
    ...gate.emergencies.map(({ by }) => by),
    ...gate.beingEdited.map(({ by }) => by),
  ];
}

function peopleOfRound(round: RoundView): string[] {
  const { submittedBy, ended, copies, seats, items } = round;
  return [
    submittedBy,
    ...(ended ? [ended.by] : []),
    ...copies.filter(each => each.includes(':')),
    ...items.flatMap(({ contributors }) => contributors),
    ...seats.flatMap(seat => [
      seat.holder,
      ...seat.deciders,
      ...(seat.added ? [seat.added.by] : []),
      ...(seat.removed ? [seat.removed.by] : []),
      ...(seat.escalated?.to ?? []),
      ...seat.transfers.flatMap(({ from, to }) => [from, to]),
      ...[seat.decision ?? [], seat.takenBack]
        .flat()
        .flatMap(({ by, onBehalfOf }) => [by, onBehalfOf ?? by]),
      ...seat.opinions.flatMap(({ of, askedBy }) => [of, askedBy]),
    ]),
  ];
}
