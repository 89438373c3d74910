import { useMemo, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { JsonObject } from '@backstage/types';
import type {
  Cutover,
  DeliverableFile,
  DeliverableForm,
  RevisionSummary,
  Text,
} from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import { momentWords } from '../../lifecycle/words/time';
import { useWords } from '../../lifecycle/words/useWords';
import { DocumentParts } from './DocumentParts';
import { documentOf, formIn } from './documentOf';
import { documentWords, refsInParts, zoneWords } from './reader';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gap: theme.spacing(0.25, 3),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    margin: theme.spacing(1, 0, 2),
    padding: theme.spacing(1, 0),
    borderTop: `2px solid ${theme.palette.text.primary}`,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  fact: { minWidth: 0, overflowWrap: 'anywhere' },
  what: { margin: 0 },
  hash: { fontFamily: 'monospace' },
  short: { '@media print': { display: 'none' } },
  full: { display: 'none', '@media print': { display: 'inline' } },
}));

/** One revision of a deliverable, or its draft, with everything that is needed to read it. */
export interface ReadableDeliverable {
  id: string;
  title: Text;
  form: DeliverableForm;
  data: JsonObject;
  /** Missing for a draft. */
  revision?: RevisionSummary;
  draft?: { savedBy: string; savedAt: string };
  files: DeliverableFile[];
}

interface DeliverableDocumentProps {
  cutover: Pick<Cutover, 'title' | 'window'>;
  deliverable: ReadableDeliverable;
  language: string;
  onDownload(deliverable: string, file: DeliverableFile): void;
}

/** What was handed in as a document that can be read and printed, in the language asked for. */
export function DeliverableDocument(props: DeliverableDocumentProps) {
  const { cutover, deliverable, language, onDownload } = props;
  const { form, data, revision, files } = deliverable;
  const portal = useWords();
  const words = documentWords(language, cutover.window.timeZone, portal);
  const parts = useMemo(
    () => documentOf(formIn(form, language), data),
    [form, language, data],
  );
  const nameOf = useNames(refsInParts(parts));
  const reader = {
    ...words,
    nameOf,
    fileOf: (id: string) => files.find(file => file.id === id),
    download: (file: DeliverableFile) => onDownload(deliverable.id, file),
  };
  const { t, say } = words;
  return (
    <article
      lang={language}
      id={`document-${deliverable.id}`}
      aria-labelledby={`document-${deliverable.id}-title`}
    >
      <Typography
        variant="h5"
        component="h2"
        id={`document-${deliverable.id}-title`}
      >
        {say(deliverable.title)}
      </Typography>
      {form.description && (
        <Typography variant="body2" color="textSecondary">
          {say(form.description)}
        </Typography>
      )}
      <Origin {...props} words={words} />
      {form.hasHidden && (
        <Alert severity="info">{t('deliverable.document.hidden')}</Alert>
      )}
      {parts.length === 0 ? (
        <Typography variant="body1">
          {t('deliverable.document.blank')}
        </Typography>
      ) : (
        <DocumentParts parts={parts} reader={reader} level="h3" />
      )}
      {revision?.note && (
        <Typography variant="body2" style={{ marginTop: 16 }}>
          {t('deliverable.value.pair', {
            title: t('deliverable.document.note'),
            value: revision.note,
          })}
        </Typography>
      )}
    </article>
  );
}

/** Of which cutover it is, which revision, and who handed it in when. */
function Origin(
  props: DeliverableDocumentProps & { words: ReturnType<typeof documentWords> },
) {
  const { cutover, deliverable, words } = props;
  const { revision, draft } = deliverable;
  const { t, zone } = words;
  const classes = useStyles();
  const at = revision?.at ?? draft?.savedAt;
  return (
    <Typography variant="body2" component="dl" className={classes.facts}>
      <Fact title={t('deliverable.document.cutover')}>{cutover.title}</Fact>
      <Fact title={t('deliverable.document.state')}>
        {revision
          ? t('deliverable.document.revision', {
              number: String(revision.number),
            })
          : t('deliverable.document.draft')}
      </Fact>
      {(revision || draft) && (
        <Fact title={t('deliverable.document.author')}>
          <Author
            who={revision?.author ?? draft?.savedBy ?? ''}
            byService={revision?.byService}
            words={words}
          />
        </Fact>
      )}
      {at && (
        <Fact
          title={
            revision
              ? t('deliverable.document.handedIn')
              : t('deliverable.document.saved')
          }
        >
          <time dateTime={at}>{momentWords(at, words)}</time>{' '}
          {zoneWords(zone, at, words.language)}
        </Fact>
      )}
      {revision && (
        <Fact title={t('deliverable.document.hash')}>
          <span title={revision.hash} className={classes.hash}>
            <span className={classes.short}>{revision.hash.slice(0, 12)}…</span>
            <span className={classes.full}>{revision.hash}</span>
          </span>
        </Fact>
      )}
    </Typography>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.fact}>
      <dt>
        <strong>{title}</strong>
      </dt>
      <dd className={classes.what}>{children}</dd>
    </div>
  );
}

interface AuthorProps {
  who: string;
  byService?: boolean;
  words: Pick<ReturnType<typeof documentWords>, 't'>;
}

/** A person by name, or a service. */
export function Author({ who, byService, words }: AuthorProps) {
  const nameOf = useNames([who]);
  return byService ? (
    <>{words.t('deliverable.document.service', { name: who })}</>
  ) : (
    <EntityRefLink entityRef={who} title={nameOf(who)} hideIcon />
  );
}
