import { createContext, type ReactNode } from 'react';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { DeliverableRef } from '@backstage-cutover/plugin-cutover-common';
import type { Keys } from '../draft/values';

/** Where a form's values are. Fields that are typed in write to it directly; the form sees it after a pause. */
export interface FormStore {
  readonly data: JsonObject;
  at(keys: Keys): JsonValue | undefined;
  /** More will follow at once. */
  type(keys: Keys, value: JsonValue | undefined): void;
  set(keys: Keys, value: JsonValue | undefined): void;
  /** Lets the whole form see what was typed so far. */
  settle(): void;
  /** What the form begins with. */
  begin(data: JsonObject): void;
}

/** What fields of ours need to know, besides their value. In the scaffolder's wizard there is none of it. */
export interface FormContext {
  store: FormStore;
  /** Begins the ids of this form's fields; another one for each form on a page. */
  prefix: string;
  /** The zone of the plan. */
  timeZone: string;
  deliverable?: DeliverableRef;
  /** As other people's field extensions know it. */
  readonly formData: JsonObject;
  /** Fields that do not show all that is in them at once: how to come to a value. */
  reveal: Map<string, (keys: Keys) => void>;
}

/** What a page adds to the fields of a form. */
export interface FieldNotes {
  /** A line below a field, such as where its value came from. */
  below?(keys: Keys): ReactNode;
  /** Stands at the end of a field's line, such as a button for comments. */
  aside?(keys: Keys): ReactNode;
}

export const FieldNotesContext = createContext<FieldNotes>({});
