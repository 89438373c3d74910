import { useEffect, useMemo, useRef, useState } from 'react';
import {
  identityApiRef,
  storageApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useNavigate } from 'react-router-dom';
import { cutoverTranslationRef } from '../translation';
import { useWords } from '../lifecycle/words/useWords';
import { windowWords } from '../lifecycle/words/time';
import { heldForms, refsIn } from './heldForms';
import { readTypedWindow } from './typedWindow';
import { useChoices } from './useEntities';
import { WizardDrafts } from './wizardDrafts';

/**
 * Keeps what is typed into the wizard around it, for the next visit and for the review. It asks for nothing itself; the
 * scaffolder forgets a form when its page is left, and its fields are the only place that sees the form change.
 */
export function CutoverDraft(
  props: FieldExtensionComponentProps<string, { template?: string }>,
) {
  const { uiSchema, registry, formContext } = props;
  const template = uiSchema['ui:options']?.template ?? '';
  const typed: JsonObject = formContext?.formData ?? {};
  const shown = Object.keys(registry.rootSchema.properties ?? {});
  const { t } = useTranslationRef(cutoverTranslationRef);
  const drafts = useDrafts();
  const navigate = useNavigate();
  const kept = useKeeping(drafts, template, shown, typed);
  useReview(template, typed);

  const form = useOwnWords(t('wizard.missing'));

  // Its element is always there, for it leads to the form around it.
  if (!kept) return <span ref={form} />;
  return (
    <Typography ref={form} variant="body2" color="textSecondary">
      {t('wizard.draft.kept')}{' '}
      <Button
        size="small"
        onClick={async () => {
          await drafts.clear(template);
          // The form holds what was typed and cannot be emptied from within: the page begins anew.
          navigate(0);
        }}
      >
        {t('wizard.draft.afresh')}
      </Button>
    </Typography>
  );
}

/** Keeps what the review is to show of what was typed. */
function useReview(template: string, typed: JsonObject) {
  const { t, language, zone } = useWords();
  const choices = useChoices(refsIn(typed));
  useEffect(() => {
    const names = new Map(choices.map(({ ref, label }) => [ref, label]));
    heldForms.hold(template, {
      typed,
      nameOf: ref => names.get(ref) ?? ref,
      words: {
        yes: t('wizard.review.yes'),
        no: t('wizard.review.no'),
        nobody: t('lifecycle.role.nobody'),
      },
      linesOf(held) {
        const { window } = readTypedWindow(held, new Date().toISOString());
        if (!window) return [];
        const words = windowWords(window, { language, zone });
        return [
          `${words.plan} ${words.zone}`,
          ...(words.yours
            ? [t('lifecycle.window.yours', { span: words.yours })]
            : []),
        ];
      },
    });
  });
}

function useDrafts() {
  const storageApi = useApi(storageApiRef);
  const identityApi = useApi(identityApiRef);
  return useMemo(
    () => new WizardDrafts({ storageApi, identityApi }),
    [storageApi, identityApi],
  );
}

/**
 * Lets the browser say what is missing in the reader's language, which need not be the browser's. A message set on a
 * field makes the field invalid until it is taken back, so all of them go before the form is checked again.
 */
function useOwnWords(missing: string) {
  const within = useRef<HTMLElement>(null);
  useEffect(() => {
    const form = within.current?.closest('form');
    if (!form) return undefined;
    const fieldOf = ({ target }: Event) =>
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement
        ? target
        : undefined;
    const say = (event: Event) => {
      const field = fieldOf(event);
      if (field?.validity.valueMissing) field.setCustomValidity(missing);
    };
    const takeBack = (event: Event) => fieldOf(event)?.setCustomValidity('');
    // The Enter key presses the form's button too.
    const takeBackAll = () =>
      form
        .querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          'input, textarea',
        )
        .forEach(field => field.setCustomValidity(''));
    form.addEventListener('invalid', say, true);
    form.addEventListener('input', takeBack, true);
    form.addEventListener('click', takeBackAll, true);
    return () => {
      form.removeEventListener('invalid', say, true);
      form.removeEventListener('input', takeBack, true);
      form.removeEventListener('click', takeBackAll, true);
    };
  });
  return within;
}

const PAUSE = 400;

/** Saves in the pauses of typing, and at once when the page is left. */
function useKeeping(
  drafts: WizardDrafts,
  template: string,
  shown: string[],
  typed: JsonObject,
) {
  const text = JSON.stringify(typed);
  const fields = shown.join(' ');
  const last = useRef(text);
  const unsaved = useRef<() => void>();
  const [kept, setKept] = useState(text !== '{}');

  useEffect(() => {
    if (last.current === text) return undefined;
    const save = () => {
      unsaved.current = undefined;
      last.current = text;
      drafts.save(template, fields.split(' '), JSON.parse(text)).then(
        () => setKept(true),
        // A full or forbidden storage must not disturb the form.
        () => setKept(false),
      );
    };
    unsaved.current = save;
    const pause = setTimeout(save, PAUSE);
    return () => clearTimeout(pause);
  }, [drafts, template, fields, text]);

  useEffect(() => () => unsaved.current?.(), []);
  return kept;
}
