import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { Cutover, Fault } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { refusalOf } from '../words/refusal';
import {
  clashesOf,
  editOf,
  planOf,
  rebased,
  type Choices,
  type Plan,
  type PlanField,
} from './plan';
import type { CutoverFacts } from './useCutover';

export interface Clash {
  fields: PlanField[];
  mine: Plan;
  theirs: Plan;
  /** Saves with what was chosen for each field. */
  settle(choices: Choices): Promise<void>;
}

export interface EditView {
  form: Plan;
  change(part: Partial<Plan>): void;
  changed: boolean;
  busy: boolean;
  error?: Error;
  faults: Fault[];
  /** Somebody else saved first, and both changed the same fields. */
  clash?: Clash;
  save(): Promise<void>;
}

/**
 * The form over a plan. It starts from the plan as it was when the form was opened, whatever the page learns meanwhile;
 * the server refuses a save that is based on an older version, and then both versions are on the table.
 */
export function useEditPlan(
  facts: CutoverFacts,
  onSaved: () => void,
): EditView {
  const api = useApi(cutoverApiRef);
  const [base, setBase] = useState(facts.cutover);
  const [form, setForm] = useState(() => planOf(facts.cutover));
  const [theirs, setTheirs] = useState<Cutover>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);

  async function store(onto: Cutover, wanted: Plan) {
    setBusy(true);
    setError(undefined);
    try {
      const edit = editOf(planOf(onto), wanted);
      if (Object.keys(edit).length > 0)
        await api.updateCutover(onto.id, onto.version, edit);
      facts.refresh();
      onSaved();
    } catch (e) {
      if (refusalOf(toError(e)).status === 412) await meet(onto, wanted);
      else setError(toError(e));
      setBusy(false);
    }
  }

  async function meet(onto: Cutover, wanted: Plan) {
    try {
      const now = await api.getCutover(onto.id);
      setBase(onto);
      setForm(wanted);
      setTheirs(now);
    } catch (e) {
      setError(toError(e));
    }
  }

  async function settle(choices: Choices) {
    if (!theirs) return;
    const settled = rebased(planOf(base), form, planOf(theirs), choices);
    setTheirs(undefined);
    setBase(theirs);
    setForm(settled);
    await store(theirs, settled);
  }

  return {
    form,
    change: part => setForm(before => ({ ...before, ...part })),
    changed: Object.keys(editOf(planOf(base), form)).length > 0,
    busy,
    error,
    faults: error ? refusalOf(error).faults : [],
    clash: theirs && {
      fields: clashesOf(planOf(base), form, planOf(theirs)),
      mine: form,
      theirs: planOf(theirs),
      settle,
    },
    save: () => store(base, form),
  };
}
