import type {
  CutoverTemplateSpec,
  MoveConcerns,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import type { OpenedCutover } from './CutoverDoor';

/** Implemented by other subjects: what of theirs a move to another version of the template ends or hinders. */
export interface MovedSubject {
  concerns(
    db: Knex,
    opened: OpenedCutover,
    to: CutoverTemplateSpec,
    caller: Caller,
  ): Promise<Partial<MoveConcerns>>;
}
