import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { TrainingApi } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { KeptForms } from '../../lifecycle/forms/KeptForms';
import {
  useVersionedForm,
  type VersionedForm,
} from '../../lifecycle/forms/useVersionedForm';
import type { TrainingScene } from '../tab/scene';

interface Versioned {
  version: number;
}

interface Asked<T extends object, Item extends Versioned, Result> {
  scene: TrainingScene;
  /** Tells the forms of a cutover's training apart. */
  name: string;
  /** What is changed; missing where something new is made, or nothing that has versions. */
  item?: Item;
  initial(item?: Item): T;
  send(
    training: TrainingApi,
    ref: { cutover: string; version: number },
    form: { value: T; base: T },
  ): Promise<Result>;
  fetchNow?(training: TrainingApi, cutover: string): Promise<Item>;
  lookFirst?: boolean;
  onDone(result: Result): void;
}

/** A form about training; what is filled in stays on this computer until it was sent. */
export function useTrainingForm<
  T extends object,
  Item extends Versioned = Versioned,
  Result = Item,
>(asked: Asked<T, Item, Result>): VersionedForm<T, Item> {
  const { scene, name, item, initial, send, fetchNow, lookFirst } = asked;
  const { cutover, me } = scene.facts;
  const { training } = useApi(cutoverApiRef);
  const person = me?.ref ?? '';
  const kept = useMemo(
    () =>
      new KeptForms(localStorage, {
        subject: 'training',
        person,
        cutover: cutover.id,
      }),
    [person, cutover.id],
  );
  return useVersionedForm<T, Item, Result>({
    kept,
    name,
    item,
    initial,
    send: (version, form) =>
      send(training, { cutover: cutover.name, version }, form),
    ...(fetchNow ? { fetchNow: () => fetchNow(training, cutover.name) } : {}),
    lookFirst,
    onDone: result => {
      scene.refresh();
      asked.onDone(result);
    },
  });
}
