import { useMemo, useRef } from 'react';
import { toError } from '@backstage/errors';
import {
  assessmentFaults,
  type AssessmentVersion,
  type CourseView,
  type TemplateAssessment,
  type TrainingApi,
} from '@backstage-cutover/plugin-cutover-common';
import type { VersionedForm } from '../../lifecycle/forms/useVersionedForm';
import { reasonWords, refusalOf } from '../../lifecycle/words/refusal';
import type { TrainingScene } from '../tab/scene';
import { useTrainingReader } from '../words/trainingReader';
import { freeId } from './courseDraft';
import { useTrainingForm } from './useTrainingForm';

export type AssessmentKind = TemplateAssessment['kind'];

/** An assessment of one kind. */
export type AssessmentOf<K extends AssessmentKind> = Extract<
  TemplateAssessment,
  { kind: K }
>;

/** An assessment as it was read. */
export interface Found<K extends AssessmentKind> {
  version: number;
  definition: AssessmentOf<K>;
}

/** What every dialog about an assessment is about. */
export interface AssessmentDialogProps<K extends AssessmentKind> {
  scene: TrainingScene;
  course: CourseView;
  /** Missing while a new one is written. */
  found?: Found<K>;
  onClose(): void;
}

interface Asked<K extends AssessmentKind, T> extends AssessmentDialogProps<K> {
  kind: K;
  initial(definition: AssessmentOf<K> | undefined): T;
  definitionOf(
    value: T,
    of: { id: string; before?: AssessmentOf<K>; language: string },
  ): AssessmentOf<K>;
}

export interface AssessmentForm<T extends object, K extends AssessmentKind>
  extends VersionedForm<T, Found<K>> {
  /** What does not fit together yet, in words. */
  wrong?: string;
}

/** How often another short name is tried for a new assessment. */
const TRIES = 5;

/**
 * A form about an assessment. Saving one that there is makes a new version; a new one is stored, and then put into its
 * course. What does not fit together is said by the server's own rules while it is typed.
 */
export function useAssessmentForm<
  K extends AssessmentKind,
  T extends { title: string },
>(asked: Asked<K, T>): AssessmentForm<T, K> {
  const { scene, course, kind, found, initial, definitionOf, onClose } = asked;
  const { t, language } = useTrainingReader();
  const before = found?.definition;
  // A new one is stored first and then put into its course: trying again must not store it twice.
  const stored = useRef<AssessmentVersion>();
  const form = useTrainingForm<T, Found<K>, unknown>({
    scene,
    name: before ? `${kind} ${before.id}` : `new ${kind} ${course.id}`,
    item: found,
    initial: now => initial(now?.definition ?? before),
    fetchNow: before
      ? async (training, cutover) => {
          const assessment = before.id;
          const [newest] = await training.assessment({ cutover, assessment });
          return foundOf(newest, kind);
        }
      : undefined,
    send: async (training, { cutover, version }, { value }) => {
      if (before) {
        const { id } = before;
        return training.saveAssessment(
          { cutover, assessment: id, version },
          { definition: definitionOf(value, { id, before, language }) },
        );
      }
      const definitionAs = (id: string) =>
        definitionOf(value, { id, language });
      const { assessment: id, version: last } = stored.current ?? {};
      stored.current =
        id === undefined
          ? await storeNew(training, {
              ...{ cutover, kind, title: value.title, taken: idsIn(scene) },
              definitionAs,
            })
          : await training.saveAssessment(
              { cutover, assessment: id, version: last ?? 0 },
              { definition: definitionAs(id) },
            );
      const { assessments } = course.definition;
      return training.changeCourse(
        { cutover, course: course.id, version: course.version },
        { assessments: [...assessments, stored.current.assessment] },
      );
    },
    onDone: onClose,
  });
  const { value } = form;
  const faults = useMemo(
    () =>
      assessmentFaults(
        definitionOf(value, { id: before?.id ?? kind, before, language }),
      ),
    [value, before, kind, language, definitionOf],
  );
  const typedAt = (...path: (string | number)[]) =>
    faults.find(fault => JSON.stringify(fault.path) === JSON.stringify(path));
  return {
    ...form,
    faultAt: (...path) => {
      const typed = typedAt(...path);
      return typed
        ? reasonWords(t, typed)
        : form.faultAt('definition', ...path) ?? form.faultAt(...path);
    },
    ...(faults.length ? { wrong: reasonWords(t, faults[0]) } : {}),
  };
}

/** @throws TypeError for one of another kind, which it cannot have become */
export function foundOf<K extends AssessmentKind>(
  { definition, version }: Pick<AssessmentVersion, 'definition' | 'version'>,
  kind: K,
): Found<K> {
  if (isKind(definition, kind)) return { definition, version };
  throw new TypeError(`${definition.id} is no ${kind}`);
}

function isKind<K extends AssessmentKind>(
  definition: TemplateAssessment,
  kind: K,
): definition is AssessmentOf<K> {
  return definition.kind === kind;
}

/** Under a short name that is free: one may be taken by an assessment that is in no course. */
async function storeNew(
  training: TrainingApi,
  of: {
    cutover: string;
    kind: AssessmentKind;
    title: string;
    taken: string[];
    definitionAs(id: string): TemplateAssessment;
  },
): Promise<AssessmentVersion> {
  const { cutover, definitionAs, kind, title } = of;
  const taken = [...of.taken];
  for (let tried = 1; ; tried += 1) {
    const id = freeId(title, kind, taken);
    try {
      return await training.saveAssessment(
        { cutover, assessment: id, version: 0 },
        { definition: definitionAs(id) },
      );
    } catch (e) {
      if (refusalOf(toError(e)).status !== 412 || tried === TRIES) throw e;
      taken.push(id);
    }
  }
}

function idsIn({ facts, overview }: TrainingScene): string[] {
  return [
    ...facts.template.training.assessments.map(({ id }) => id),
    ...overview.courses.flatMap(({ assessments }) =>
      assessments.map(({ id }) => id),
    ),
  ];
}
