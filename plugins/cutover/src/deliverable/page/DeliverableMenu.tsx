import { useRef, useState, type ChangeEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import IconButton from '@material-ui/core/IconButton';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import type {
  Cutover,
  DeliverableFile,
} from '@backstage-cutover/plugin-cutover-common';
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

interface Item {
  id: 'read' | 'export' | 'import' | 'copy' | 'discard';
  /** Why it cannot be done now. */
  why?: string;
  act(): void;
}

/** What else can be done with a deliverable; what cannot says why. */
export function DeliverableMenu(props: DeliverableMenuProps) {
  const { cutover, draft, files, onChanged } = props;
  const { view, store } = draft;
  const { t } = useWords();
  const navigate = useNavigate();
  const link = useDocumentsLink();
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<'copy' | 'discard'>();
  const [imported, setImported] = useState<File>();

  const { edit } = view.allowed;
  const readOnly = edit.allowed ? undefined : reasonWords(t, edit, 'write');
  const items: Item[] = [
    {
      id: 'read',
      why: view.revision ? undefined : t('deliverable.page.readNone'),
      act: () =>
        navigate(
          link(cutover, view.phase, {
            deliverable: view.id,
            revision: view.revision?.number,
          }),
        ),
    },
    {
      id: 'export',
      act: () =>
        saveAs(
          new Blob([`${JSON.stringify(store.data, undefined, 2)}\n`], {
            type: 'application/json',
          }),
          `${cutover.name}.${view.id}.json`,
        ),
    },
    { id: 'import', why: readOnly, act: () => input.current?.click() },
    { id: 'copy', why: readOnly, act: () => setAsking('copy') },
    {
      id: 'discard',
      why:
        readOnly ??
        (view.draft ? undefined : t('deliverable.page.discardNone')),
      act: () => setAsking('discard'),
    },
  ];
  const close = () => setAsking(undefined);
  const replaced = () => {
    close();
    onChanged();
  };
  return (
    <>
      <IconButton
        ref={button}
        aria-label={t('deliverable.page.menu')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MoreVertIcon />
      </IconButton>
      <Menu
        open={open}
        anchorEl={button.current}
        onClose={() => setOpen(false)}
        MenuListProps={{ 'aria-label': t('deliverable.page.menu') }}
      >
        {items.map(({ id, why, act }) => (
          <MenuItem
            key={id}
            // Stays reachable by keyboard, so that the reason can be read too.
            aria-disabled={why !== undefined}
            onClick={() => {
              if (why) return;
              setOpen(false);
              act();
            }}
          >
            <ListItemText
              primary={t(`deliverable.page.${id}`)}
              secondary={why}
              primaryTypographyProps={{
                color: why ? 'textSecondary' : 'initial',
              }}
              secondaryTypographyProps={{
                style: { whiteSpace: 'normal', maxWidth: 320 },
              }}
            />
          </MenuItem>
        ))}
      </Menu>
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
