import { useRef, useState, type ChangeEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import type {
  Cutover,
  DeliverableFile,
} from '@backstage-cutover/plugin-cutover-common';
import { ActMenu, type MenuAct } from '../../lifecycle/parts/ActMenu';
import { saveAs } from '../../lifecycle/parts/saveAs';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useWords } from '../../lifecycle/words/useWords';
import { useDocumentsLink } from '../document/useDocumentsLink';
import type { ReadyDraft } from '../form/useDraft';
import { CopyDialog } from './CopyDialog';
import { DiscardDialog } from './DiscardDialog';
import { ImportDialog } from './ImportDialog';

interface DeliverableMenuProps {
  cutover: Cutover;
  draft: ReadyDraft;
  files: DeliverableFile[];
  onChanged(): void;
}

/** What else can be done with a deliverable; what cannot says why. */
export function DeliverableMenu(props: DeliverableMenuProps) {
  const { cutover, draft, files, onChanged } = props;
  const { view, store } = draft;
  const { t } = useWords();
  const navigate = useNavigate();
  const link = useDocumentsLink();
  const input = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState<'copy' | 'discard'>();
  const [imported, setImported] = useState<File>();

  const { edit } = view.allowed;
  const readOnly = edit.allowed ? undefined : reasonWords(t, edit, 'write');
  const acts: MenuAct[] = [
    {
      id: 'read',
      words: t('deliverable.page.read'),
      why: view.revision ? undefined : t('deliverable.page.readNone'),
      onAct: () =>
        navigate(
          link(cutover, view.phase, {
            deliverable: view.id,
            revision: view.revision?.number,
          }),
        ),
    },
    {
      id: 'export',
      words: t('deliverable.page.export'),
      onAct: () =>
        saveAs(
          new Blob([`${JSON.stringify(store.data, undefined, 2)}\n`], {
            type: 'application/json',
          }),
          `${cutover.name}.${view.id}.json`,
        ),
    },
    {
      id: 'import',
      words: t('deliverable.page.import'),
      why: readOnly,
      onAct: () => input.current?.click(),
    },
    {
      id: 'copy',
      words: t('deliverable.page.copy'),
      why: readOnly,
      onAct: () => setAsking('copy'),
    },
    {
      id: 'discard',
      words: t('deliverable.page.discard'),
      why:
        readOnly ??
        (view.draft ? undefined : t('deliverable.page.discardNone')),
      onAct: () => setAsking('discard'),
    },
  ];
  const close = () => setAsking(undefined);
  const replaced = () => {
    close();
    onChanged();
  };
  return (
    <>
      <ActMenu label={t('deliverable.page.menu')} size="medium" acts={acts} />
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('deliverable.page.import')}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          setImported(event.target.files?.[0]);
          // So that the same file can be chosen again.
          event.target.value = '';
        }}
      />
      {asking === 'copy' && (
        <CopyDialog draft={draft} onClose={close} onCopied={replaced} />
      )}
      {asking === 'discard' && (
        <DiscardDialog draft={draft} onClose={close} onDiscarded={replaced} />
      )}
      {imported && (
        <ImportDialog
          file={imported}
          draft={draft}
          files={files}
          timeZone={cutover.window.timeZone}
          onClose={() => setImported(undefined)}
        />
      )}
    </>
  );
}
