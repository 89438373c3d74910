import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import IconButton from '@material-ui/core/IconButton';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  Cutover,
  DeliverableFile,
  DeliverableView,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useNames } from '../../lifecycle/live/useNames';
import { Nothing } from '../../lifecycle/parts/Nothing';
import { Refused } from '../../lifecycle/words/Refused';
import { dateWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { useDownload } from '../document/useDownload';
import { sizeWords } from './sizeWords';

export interface Files {
  loading: boolean;
  error?: Error;
  value?: DeliverableFile[];
  retry(): void;
}

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  file: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  name: { textAlign: 'left' },
  hash: { fontFamily: 'monospace' },
}));

interface FilesPanelProps {
  cutover: Cutover;
  view: DeliverableView;
  files: Files;
}

/** The files of a deliverable: by whom, when, how large, and the checksum by which they are known again. */
export function FilesPanel({ cutover, view, files }: FilesPanelProps) {
  const { t, language, zone } = useWords();
  const classes = useStyles();
  const { deliverables } = useApi(cutoverApiRef);
  const { download, error } = useDownload(cutover.name);
  const [kept, setKept] = useState<{ name: string; error: Error }>();
  const list = files.value ?? [];
  const nameOf = useNames(list.map(({ uploadedBy }) => uploadedBy));

  const remove = async ({ id, name }: DeliverableFile) => {
    setKept(undefined);
    try {
      const ref = { cutover: cutover.name, deliverable: view.id };
      await deliverables.removeFile(ref, id);
      files.retry();
    } catch (e) {
      setKept({ name, error: toError(e) });
    }
  };
  if (files.error) return <Refused error={files.error} retry={files.retry} />;
  if (!files.value) return <Progress />;
  return (
    <>
      {error && <Refused error={error} />}
      {kept && (
        <Refused
          error={kept.error}
          title={t('deliverable.page.fileNotRemoved', { name: kept.name })}
        />
      )}
      {list.length === 0 && <Nothing title={t('deliverable.page.filesNone')} />}
      <ul className={classes.list}>
        {list.map(file => (
          <li key={file.id} className={classes.file}>
            <div>
              <Link
                component="button"
                type="button"
                variant="body2"
                className={classes.name}
                aria-label={t('deliverable.value.download', {
                  name: file.name,
                })}
                onClick={() => download(view.id, file)}
              >
                {file.name}
              </Link>
              <Typography
                variant="caption"
                color="textSecondary"
                component="div"
              >
                {t('deliverable.page.fileBy', {
                  size: sizeWords(file.size, language),
                  name: nameOf(file.uploadedBy),
                  at: dateWords(file.uploadedAt, { language, zone }),
                })}
              </Typography>
              <Typography
                variant="caption"
                color="textSecondary"
                component="div"
                className={classes.hash}
                title={file.sha256}
              >
                SHA-256 {file.sha256.slice(0, 12)}…
              </Typography>
            </div>
            {view.allowed.edit.allowed && (
              <IconButton
                size="small"
                aria-label={t('deliverable.page.fileRemove', {
                  name: file.name,
                })}
                title={t('deliverable.page.fileRemove', { name: file.name })}
                onClick={() => remove(file)}
              >
                <DeleteIcon fontSize="small" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
