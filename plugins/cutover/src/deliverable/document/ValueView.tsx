import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Link from '@material-ui/core/Link';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { DeliverableFile } from '@backstage-cutover/plugin-cutover-common';
import { Prose } from './Prose';
import { isProse, type Readable } from './readable';
import { valueWords, type Reader } from './reader';

const useStyles = makeStyles(theme => ({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  list: { margin: 0, paddingInlineStart: theme.spacing(2.5) },
  members: { margin: 0 },
  member: { margin: 0 },
  term: { display: 'inline', fontWeight: 500 },
  said: { display: 'inline', margin: 0 },
}));

export interface DocumentReader extends Reader {
  download(file: DeliverableFile): void;
}

interface ValueViewProps {
  value: Readable;
  reader: DocumentReader;
}

/** A value as it stands in a document. */
export function ValueView({ value, reader }: ValueViewProps) {
  const classes = useStyles();
  switch (value.kind) {
    case 'markdown':
      return <Prose>{value.text}</Prose>;
    case 'entity':
      return (
        <EntityRefLink
          entityRef={value.ref}
          title={reader.nameOf(value.ref)}
          hideIcon
        />
      );
    case 'address':
      return (
        <Link href={value.url} target="_blank" rel="noopener noreferrer">
          {value.url}
        </Link>
      );
    case 'file':
      return <FileView id={value.id} reader={reader} />;
    case 'list':
      return value.items.some(isProse) || value.items.length > 1 ? (
        <ul className={classes.list}>
          {value.items.map((item, index) => (
            <li key={index}>
              <ValueView value={item} reader={reader} />
            </li>
          ))}
        </ul>
      ) : (
        <ValueView value={value.items[0]} reader={reader} />
      );
    case 'group':
      return (
        <dl className={classes.members}>
          {value.members.map(({ title, value: inner }, index) => (
            <div key={index} className={classes.member}>
              <dt className={classes.term}>
                {reader.t('deliverable.value.pair', { title, value: '' })}
              </dt>
              <dd className={classes.said}>
                <ValueView value={inner} reader={reader} />
              </dd>
            </div>
          ))}
        </dl>
      );
    default:
      return <span className={classes.text}>{valueWords(value, reader)}</span>;
  }
}

function FileView({ id, reader }: { id: string; reader: DocumentReader }) {
  const file = reader.fileOf(id);
  if (!file) return <em>{reader.t('deliverable.value.fileGone')}</em>;
  return (
    <Button
      size="small"
      variant="text"
      color="primary"
      style={{ textTransform: 'none', padding: 0, textAlign: 'left' }}
      aria-label={reader.t('deliverable.value.download', { name: file.name })}
      onClick={() => reader.download(file)}
    >
      {file.name}
    </Button>
  );
}
