import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  RiskApi,
  RiskRef,
  RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { KeptForms } from '../../lifecycle/forms/KeptForms';
import {
  useVersionedForm,
  type VersionedForm,
} from '../../lifecycle/forms/useVersionedForm';
import { useWords } from '../../lifecycle/words/useWords';
import type { RiskScene } from '../register/scene';

interface Asked<T extends object> {
  scene: RiskScene;
  /** Missing while it is being added. */
  risk?: RiskView;
  /** Tells the forms of a risk apart. */
  name: string;
  /** What the form begins with. */
  initial(risk?: RiskView): T;
  send(
    risks: RiskApi,
    ref: RiskRef,
    form: { value: T; base: T },
  ): Promise<RiskView>;
  /**
   * Whether what others did meanwhile has to be looked at before it is sent on top of theirs. Otherwise only what both
   * changed is asked about.
   */
  lookFirst?: boolean;
  onDone?(risk: RiskView): void;
}

export type RiskForm<T extends object> = VersionedForm<T, RiskView>;

/** A form over a risk, whose register shows at once what became of it. */
export function useRiskForm<T extends object>(asked: Asked<T>): RiskForm<T> {
  const { scene, risk, name, initial, send, lookFirst, onDone } = asked;
  const { cutover, me } = scene.facts;
  const { risks } = useApi(cutoverApiRef);
  const { t } = useWords();
  const person = me?.ref ?? '';
  const kept = useMemo(
    () =>
      new KeptForms(localStorage, {
        subject: 'risk',
        person,
        cutover: cutover.id,
      }),
    [person, cutover.id],
  );
  return useVersionedForm<T, RiskView>({
    kept,
    name: `${risk?.id ?? 'new'}|${name}`,
    item: risk,
    initial,
    send: (version, form) =>
      send(
        risks,
        { cutover: cutover.name, risk: risk?.id ?? '', version },
        form,
      ),
    fetchNow: async () => {
      const { items } = await risks.register(cutover.name);
      const now = items.find(({ id }) => id === risk?.id);
      if (!now) throw new Error(t('risk.gone'));
      return now;
    },
    itemIn: next => next,
    onSeen: scene.show,
    lookFirst,
    onDone: next => {
      scene.show(next);
      scene.refresh();
      onDone?.(next);
    },
  });
}
