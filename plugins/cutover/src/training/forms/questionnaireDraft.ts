import type {
  Questionnaire,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import { newRowId } from '../../deliverable/form/draft/values';
import { retold } from '../words/textInLanguage';
import { countIn } from './percent';

type Item = Questionnaire['items'][number];

export const ITEM_KINDS = ['rating', 'choice', 'free-text'] as const;
export const STEPS = [3, 4, 5, 6, 7, 8, 9, 10];

/** Among fewer, people can tell who said what. */
const LEAST_GROUP = 3;

export interface OptionDraft {
  id: string;
  text: string;
}

/** Holds what each kind of answer needs, so that choosing another kind and back loses nothing. */
export interface ItemDraft {
  id: string;
  kind: Item['kind'];
  text: string;
  steps: string;
  options: OptionDraft[];
}

/** A questionnaire as a form holds it: numbers as they are typed. */
export interface QuestionnaireDraft {
  title: string;
  minimumGroup: string;
  items: ItemDraft[];
}

type Say = (text: Text) => string;

export function questionnaireDraft(
  { items, minimumGroup, title }: Questionnaire,
  say: Say,
): QuestionnaireDraft {
  return {
    title: say(title),
    minimumGroup: String(minimumGroup),
    items: items.map(item => ({
      id: item.id,
      kind: item.kind,
      text: say(item.text),
      steps: item.kind === 'rating' ? String(item.steps) : '5',
      options:
        item.kind === 'choice'
          ? item.options.map(({ id, text }) => ({ id, text: say(text) }))
          : [],
    })),
  };
}

/** With what somebody begins who has nothing yet: one thing to be rated, and one to be said in words. */
export function newQuestionnaire(words: {
  rating: string;
  open: string;
}): QuestionnaireDraft {
  const item = { steps: '5', options: [] };
  return {
    title: '',
    minimumGroup: '5',
    items: [
      { ...item, id: 'item-1', kind: 'rating', text: words.rating },
      { ...item, id: 'item-2', kind: 'free-text', text: words.open },
    ],
  };
}

export const newOption = (): OptionDraft => ({
  id: `option-${newRowId().slice(0, 12)}`,
  text: '',
});

export const newItem = (): ItemDraft => ({
  id: `item-${newRowId().slice(0, 12)}`,
  kind: 'rating',
  text: '',
  steps: '5',
  options: [],
});

/** The item answered in another way; a choice begins with the two options that it needs. */
export function answeredBy(item: ItemDraft, kind: Item['kind']): ItemDraft {
  const options =
    kind === 'choice' && item.options.length === 0
      ? [newOption(), newOption()]
      : item.options;
  return { ...item, kind, options };
}

/** The questionnaire that a form describes; whatever nobody touched stays as it was written. */
export function questionnaireOf(
  draft: QuestionnaireDraft,
  of: { id: string; before?: Questionnaire; language: string },
): Questionnaire {
  const { before, id, language } = of;
  const known = new Map(before?.items.map(each => [each.id, each]));
  return {
    ...before,
    id,
    kind: 'questionnaire',
    title: retold(before?.title, draft.title, language),
    minimumGroup: countIn(draft.minimumGroup),
    items: draft.items.map(item =>
      itemOf(item, { before: known.get(item.id), language }),
    ),
  };
}

function itemOf(
  item: ItemDraft,
  { before, language }: { before?: Item; language: string },
): Item {
  const said = {
    id: item.id,
    text: retold(before?.text, item.text, language),
  };
  switch (item.kind) {
    case 'rating':
      return { ...said, kind: 'rating', steps: countIn(item.steps) };
    case 'choice': {
      const options = new Map(
        before?.kind === 'choice'
          ? before.options.map(each => [each.id, each.text])
          : [],
      );
      return {
        ...said,
        kind: 'choice',
        options: item.options.map(option => ({
          id: option.id,
          text: retold(options.get(option.id), option.text, language),
        })),
      };
    }
    default:
      return { ...said, kind: 'free-text' };
  }
}

/** Whether so few would be shown that somebody could be recognised. */
export function isGroupTooSmall(minimumGroup: string): boolean {
  return countIn(minimumGroup) < LEAST_GROUP;
}

/** The first thing without which it cannot be stored. */
export type QuestionnaireGap =
  | { field: 'title' | 'minimumGroup' }
  | { field: 'item'; item: number }
  | { field: 'option'; item: number; option: number };

export function gapInQuestionnaire(
  draft: QuestionnaireDraft,
): QuestionnaireGap | undefined {
  if (!draft.title.trim()) return { field: 'title' };
  if (isGroupTooSmall(draft.minimumGroup)) return { field: 'minimumGroup' };
  for (const [index, { kind, options, text }] of draft.items.entries()) {
    if (!text.trim()) return { field: 'item', item: index + 1 };
    const at =
      kind === 'choice' ? options.findIndex(each => !each.text.trim()) : -1;
    if (at >= 0) return { field: 'option', item: index + 1, option: at + 1 };
  }
  return undefined;
}
