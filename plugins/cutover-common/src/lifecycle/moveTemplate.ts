import { ConflictError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { valueAt, withoutValues } from '../deliverable/strayValues';
import { because, inputErrorOf, type Fault } from '../errors';
import {
  isNewerVersion,
  unaskedAnswers,
  validateIntake,
  type CutoverTemplateSpec,
  type TemplateRole,
  type Text,
} from '../template';
import type { CutoverActivity } from './activity';
import type { Actor } from './actor';
import type { Cutover, Happened } from './cutover';
import { phaseEntityName } from './cutoverEntities';
import { assertMayHandOver } from './editCutover';
import type { EntityFact } from './entityRefs';
import { assertMayAct } from './mayAct';
import { moveActivities } from './moveActivities';
import { movePhases, phaseFaults } from './movePhases';
import { teamFaults } from './planFaults';
import { templateDifference, type TemplateChange } from './templateDifference';

/** A round under review that a move ends. */
export interface EndedRound {
  gate: string;
  title: Text;
  round: number;
}

/** A value that was written and for which the new version has no field; it is kept where it is. */
export interface FieldlessValue {
  /** Missing where it is an answer to what was asked at the start. */
  deliverable?: string;
  /** Of the deliverable. */
  title: Text;
  /** Keys from the root of the draft; rows of tables by their ids. */
  path: (string | { row: string })[];
  value: JsonValue;
}

/** What other subjects have to say about a move. */
export interface MoveConcerns {
  lapses: EndedRound[];
  strays: FieldlessValue[];
  /** How many there are that the caller may not see. */
  hiddenStrays: number;
  /** What keeps it from being done. */
  blockers: Fault[];
}

/** What moving a cutover to a newer version of its template would do. */
export interface TemplateMove extends MoveConcerns {
  from: { version: string; hash: string };
  to: { version: string; hash: string };
  changes: TemplateChange[];
  /** Roles of the new version with too few holders: whoever moves the cutover names them. */
  roles: Pick<TemplateRole, 'id' | 'title' | 'min' | 'max'>[];
}

/** Answer to a move: the cutover as it is now, and what the move did. */
export interface MovedCutover {
  cutover: Cutover;
  move: TemplateMove;
}

export interface MoveInput {
  /** Hash of the copy that was looked at: nothing else is moved to. */
  hash: string;
  reason: string;
  /** Needed where a round is under review, which then lapses. */
  confirm: boolean;
  /** Holders of roles, where others are needed. */
  team: Record<string, string[]>;
}

interface MoveCall {
  at: string;
  by: Actor;
  from: CutoverTemplateSpec;
  to: { ref: string; hash: string; spec: CutoverTemplateSpec };
  concerns: MoveConcerns;
  /** Those who are named anew, as the catalog knows them. */
  entities: ReadonlyMap<string, EntityFact>;
}

const INTAKE_TITLE: Text = {
  en: 'Answers at the start',
  'zh-CN': '发起时填写的信息',
};

/**
 * What a move to a newer version would do (approvals, 23): what comes, goes and is another, what keeps it from being
 * done, which rounds it ends and which values lose their field. It changes nothing.
 */
export function planMove(
  cutover: Cutover,
  team: Record<string, string[]>,
  call: MoveCall,
): TemplateMove {
  const { by, from, to, concerns } = call;
  assertMayAct(cutover, 'update', by, from.roles);
  const { version, hash } = cutover.template;
  const moved = teamIn(cutover, to.spec.roles, team);
  const short = new Set(
    teamFaults(moved, to.spec.roles, entitiesWith(cutover, call.entities))
      .filter(({ path }) => path.length === 2)
      .map(({ path }) => path[1]),
  );
  const unasked = unaskedAnswers(to.spec.intake.schema, cutover.intake);
  return {
    from: { version, hash },
    to: { version: to.spec.version, hash: to.hash },
    changes: templateDifference(from, to.spec, cutover.intake),
    roles: to.spec.roles
      .filter(({ id }) => short.has(id))
      .map(({ id, title, min, max }) => ({ id, title, min, max })),
    blockers: [
      ...versionFaults(cutover, to),
      ...phaseFaults(cutover, to.spec),
      ...validateIntake(to.spec, withoutValues(cutover.intake, unasked)),
      ...concerns.blockers,
    ],
    lapses: concerns.lapses,
    strays: [
      ...unasked.map(path => ({
        title: INTAKE_TITLE,
        path: path.map(String),
        value: valueAt(cutover.intake, path) ?? null,
      })),
      ...concerns.strays,
    ],
    hiddenStrays: concerns.hiddenStrays,
  };
}

/**
 * What a running cutover becomes on a newer version of its template (approvals, 23).
 *
 * @throws ConflictError `template.move-blocked` with all that keeps it from being done, `template.round-open` where a
 *   round would lapse and nobody has confirmed that
 */
export function moveTemplate(
  cutover: Cutover,
  activities: CutoverActivity[],
  input: MoveInput,
  call: MoveCall,
): {
  next: Cutover;
  activities: CutoverActivity[];
  move: TemplateMove;
  happened: Happened;
} {
  const { at, by, to, entities } = call;
  const move = planMove(cutover, input.team, call);
  const team = teamIn(cutover, to.spec.roles, input.team);
  assertMayName(input, cutover, call);
  assertPossible(
    cutover,
    move,
    input,
    teamFaults(team, to.spec.roles, entitiesWith(cutover, entities)),
  );

  const phases = movePhases(cutover, to.spec, at);
  const { title, version, type } = to.spec;
  const next: Cutover = {
    ...cutover,
    type,
    template: {
      ref: to.ref,
      version,
      hash: to.hash,
      title,
      before: [
        ...(cutover.template.before ?? []),
        { version: cutover.template.version, hash: cutover.template.hash, at },
      ],
    },
    phases,
    team,
    updatedAt: at,
  };
  const gone = goneEntities(cutover, next);
  const moved: Cutover = gone.length ? { ...next, gonePhases: gone } : next;
  const after = moveActivities(activities, moved, to.spec, cutover);
  return {
    next: moved,
    activities: after,
    move,
    happened: {
      type: 'cutover.template-moved',
      cutoverId: cutover.id,
      at,
      by: by.ref,
      reason: input.reason,
      before: plain({
        template: versionOf(cutover),
        ...differing(cutover, moved, cutover),
        ...activitiesGone(activities, after),
      }),
      after: plain({
        template: versionOf(moved),
        ...differing(cutover, moved, moved),
      }),
    },
  };
}

function assertPossible(
  { name }: Cutover,
  { blockers, lapses, to }: TemplateMove,
  { confirm, hash }: MoveInput,
  faults: Fault[],
): void {
  if (hash !== to.hash) {
    throw because(
      new ConflictError(
        `The template has changed since it was looked at; it is now at version ${to.version}. Look at what would change once more`,
      ),
      'template.changed-meanwhile',
      { found: to.version },
    );
  }
  if (blockers.length) {
    throw because(
      new ConflictError(
        `Cutover ${name} cannot move to version ${to.version}: ${blockers[0].message}`,
      ),
      'template.move-blocked',
      { faults: blockers },
    );
  }
  if (faults.length) throw inputErrorOf(faults);
  if (lapses.length && !confirm) {
    throw because(
      new ConflictError(
        `${lapses
          .map(({ gate, round }) => `Round ${round} of ${gate}`)
          .join(
            ', ',
          )} is under review and would lapse; confirm that, or wait until it is decided`,
      ),
      'template.round-open',
      { lapses },
    );
  }
}

function versionFaults({ template }: Cutover, to: MoveCall['to']): Fault[] {
  const { version } = to.spec;
  if (to.ref !== template.ref) {
    return [
      {
        path: ['template'],
        reason: 'template.another',
        message: `${to.ref} is another template than ${template.ref}; a cutover stays with its own`,
        params: { ref: to.ref },
      },
    ];
  }
  if (isNewerVersion(version, template.version)) return [];
  return [
    {
      path: ['template'],
      reason: 'template.not-newer',
      message: `The template is at version ${version}, and the cutover runs on ${template.version} already`,
      params: { found: version, present: template.version },
    },
  ];
}

/** Who holds which role on the new version: as before where it still has the role, or as it is said now. */
function teamIn(
  { team }: Pick<Cutover, 'team'>,
  roles: TemplateRole[],
  named: Record<string, string[]>,
): Record<string, string[]> {
  const known = new Set(roles.map(({ id }) => id));
  const kept = Object.entries(team).filter(([role]) => known.has(role));
  return { ...Object.fromEntries(kept), ...named };
}

/** Who leads is up to those who lead, also where a role that leads is new. */
function assertMayName(
  { team }: MoveInput,
  cutover: Cutover,
  { by, from, to }: MoveCall,
): void {
  const leading = [...from.roles, ...to.spec.roles].filter(
    ({ id, leads }) => leads && Object.hasOwn(team, id),
  );
  if (leading.length === 0) return;
  assertMayHandOver(
    cutover,
    { team: { ...cutover.team, ...team } },
    by,
    from.roles,
    leading,
  );
}

// Who left the catalog since may stay where they stand.
function entitiesWith(
  { team }: Pick<Cutover, 'team'>,
  entities: MoveCall['entities'],
): Map<string, EntityFact> {
  const known = new Map(entities);
  for (const ref of Object.values(team).flat()) {
    if (!known.has(ref)) known.set(ref, { kind: 'User' });
  }
  return known;
}

/** Names in the catalog of phases that were there and are not any more. */
function goneEntities(before: Cutover, after: Cutover): string[] {
  const namesIn = (cutover: Cutover) =>
    cutover.phases.map(({ id }) => phaseEntityName(cutover, id));
  const there = new Set(namesIn(after));
  return [
    ...new Set([...(before.gonePhases ?? []), ...namesIn(before)]),
  ].filter(name => !there.has(name));
}

function activitiesGone(
  before: CutoverActivity[],
  after: CutoverActivity[],
): { activities?: CutoverActivity[] } {
  const there = new Set(after.map(({ id }) => id));
  const activities = before.filter(({ id }) => !there.has(id));
  return activities.length ? { activities } : {};
}

/** Of what a move may change beside the template, what it has changed. */
function differing(before: Cutover, after: Cutover, of: Cutover) {
  const fields = (['type', 'team', 'phases'] as const).filter(
    field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return Object.fromEntries(fields.map(field => [field, of[field]]));
}

function versionOf({ template: { version, hash } }: Cutover) {
  return { version, hash };
}

function plain(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
