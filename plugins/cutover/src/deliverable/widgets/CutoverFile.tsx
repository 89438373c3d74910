import { useRef, useState, type DragEvent } from 'react';
import IconButton from '@material-ui/core/IconButton';
import LinearProgress from '@material-ui/core/LinearProgress';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import RemoveIcon from '@material-ui/icons/Close';
import Alert from '@material-ui/lab/Alert';
import { useWords } from '../../lifecycle/words/useWords';
import { whyWords } from '../form/whyWords';
import { FileButton } from './FileButton';
import { useFiles } from './useFiles';
import {
  Hint,
  readWidget,
  useFieldValue,
  WidgetFrame,
  type WidgetProps,
} from './widget';

const useStyles = makeStyles(theme => ({
  drop: {
    border: `1px dashed ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1),
  },
  over: { borderColor: theme.palette.primary.main },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  file: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

export interface FileOptions {
  /** What the dialog of the browser offers; what may be handed in, the server decides. */
  accept?: string;
}

/** A file of the deliverable, or several where the schema is a list. */
export function CutoverFile(
  props: WidgetProps<string | string[], FileOptions>,
) {
  const widget = readWidget(props);
  const { id, fixed, options, context, describedBy } = widget;
  const { t, language } = useWords();
  const classes = useStyles();
  const [value, setValue] = useFieldValue(props);
  const [isOver, setIsOver] = useState(false);
  const several = props.schema.type === 'array';
  const ids = [value ?? []].flat();
  // While a file is uploaded, another one may come or go.
  const present = useRef(ids);
  present.current = ids;
  const files = useFiles(context.deliverable, ids);
  if (!context.deliverable)
    return (
      <WidgetFrame widget={widget}>
        <Hint>{t('deliverable.widget.onlyInDeliverables')}</Hint>
      </WidgetFrame>
    );

  const put = (next: string[]) => {
    present.current = next;
    if (next.length === 0) setValue(undefined);
    else setValue(several ? next : next[next.length - 1]);
  };
  const take = async (given: Iterable<File>) => {
    for (const file of given) {
      const taken = await files.upload(file);
      if (taken) put(several ? [...present.current, taken] : [taken]);
      // What was refused is told of one file: the rest would hide it.
      else return;
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const given = [...event.dataTransfer.files];
    if (!files.uploading) take(several ? given : given.slice(0, 1));
  };
  const { error } = files;

  return (
    <WidgetFrame widget={widget}>
      <div
        className={`${classes.drop} ${isOver ? classes.over : ''}`}
        onDragOver={event => {
          if (fixed) return;
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={fixed ? undefined : drop}
      >
        <ul className={classes.list}>
          {ids.map(each => {
            const file = files.known.get(each);
            const name = file?.name ?? t('deliverable.widget.file.unknown');
            return (
              <li key={each} className={classes.file}>
                {file ? (
                  <Link
                    component="button"
                    variant="body2"
                    onClick={() => files.download(file)}
                    aria-label={t('deliverable.widget.file.download', { name })}
                  >
                    {name}
                  </Link>
                ) : (
                  <Typography variant="body2">{name}</Typography>
                )}
                {file && (
                  <Typography variant="caption" color="textSecondary">
                    {sizeWords(file.size, language)}
                  </Typography>
                )}
                {!fixed && (
                  <IconButton
                    size="small"
                    aria-label={t('deliverable.widget.file.remove', { name })}
                    onClick={() => put(ids.filter(other => other !== each))}
                  >
                    <RemoveIcon fontSize="small" />
                  </IconButton>
                )}
              </li>
            );
          })}
        </ul>
        {!fixed && (
          <>
            <FileButton
              id={id}
              accept={options.accept}
              disabled={files.uploading !== undefined}
              describedBy={describedBy}
              choose={file => take([file])}
            >
              {ids.length > 0 && !several
                ? t('deliverable.widget.file.another')
                : t('deliverable.widget.file.choose')}
            </FileButton>
            <Hint>{t('deliverable.widget.file.drop')}</Hint>
          </>
        )}
        <div role="status">
          {files.uploading && (
            <>
              <Typography variant="body2">
                {t('deliverable.widget.file.uploading', {
                  name: files.uploading,
                })}
              </Typography>
              <LinearProgress aria-hidden />
            </>
          )}
        </div>
      </div>
      {error && (
        <Alert severity="error">
          {t('deliverable.widget.file.refused', {
            name: error.name,
            why: whyWords(t, error.error),
          })}
        </Alert>
      )}
    </WidgetFrame>
  );
}

function sizeWords(bytes: number, language: string) {
  const [size, unit] =
    bytes < 1_000_000
      ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte']
      : [Math.round(bytes / 100_000) / 10, 'megabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit }).format(size);
}
