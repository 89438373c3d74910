import { makeStyles } from '@material-ui/core/styles';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import type { CutoverPhase } from '@backstage-cutover/plugin-cutover-common';
import type { CutoverFacts } from '../../lifecycle/cutoverPage/useCutover';
import { momentWords, periodWords } from '../../lifecycle/words/time';
import { Author } from './DeliverableDocument';
import type { DocumentWords } from './reader';
import { zoneWords } from './reader';
import type { Documents } from './useDocuments';

const useStyles = makeStyles(theme => ({
  title: { minHeight: '30vh' },
  facts: { margin: theme.spacing(2, 0) },
  fact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 1fr) minmax(0, 3fr)',
    padding: theme.spacing(0.5, 0),
  },
  what: { margin: 0 },
  list: { paddingInlineStart: theme.spacing(3) },
  entry: { padding: theme.spacing(0.5, 0) },
}));

interface BundleTitleProps {
  facts: CutoverFacts;
  phase: CutoverPhase;
  found: Documents;
  words: DocumentWords;
  /** When the bundle was put together. */
  at: string;
}

/** The first page of a phase's documents: what this is, and what is in it. */
export function BundleTitle(props: BundleTitleProps) {
  const { facts, phase, found, words, at } = props;
  const { cutover } = facts;
  const { t, say, language, zone } = words;
  const classes = useStyles();
  const rows = [
    [t('deliverable.document.cutover'), cutover.title],
    [t('deliverable.document.phase'), periodWords(phase.planned, words)],
    [
      t('deliverable.document.asOf'),
      `${momentWords(at, words)} ${zoneWords(zone, at, language)}`,
    ],
  ];
  return (
    <header className={classes.title} lang={language}>
      <Typography variant="h4" component="h2">
        {t('deliverable.document.of', { phase: say(phase.title) })}
      </Typography>
      <Typography variant="body1" component="dl" className={classes.facts}>
        {rows.map(([title, what]) => (
          <div key={title} className={classes.fact}>
            <dt>
              <strong>{title}</strong>
            </dt>
            <dd className={classes.what}>{what}</dd>
          </div>
        ))}
      </Typography>
      <Typography variant="h6" component="h3">
        {t('deliverable.document.contents')}
      </Typography>
      <ol className={classes.list}>
        {found.listed.map(({ id, title }) => {
          const revision = found.documents.find(
            each => each.id === id,
          )?.revision;
          return (
            <Typography
              key={id}
              variant="body2"
              component="li"
              className={classes.entry}
            >
              {revision ? (
                <>
                  <Link href={`#document-${id}`}>{say(title)}</Link>
                  {' · '}
                  {t('deliverable.document.revision', {
                    number: String(revision.number),
                  })}
                  {' · '}
                  <Author
                    who={revision.author}
                    byService={revision.byService}
                    words={words}
                  />
                  {' · '}
                  {momentWords(revision.at, words)}
                </>
              ) : (
                <>
                  {say(title)} · {t('deliverable.document.notHandedIn')}
                </>
              )}
            </Typography>
          );
        })}
      </ol>
    </header>
  );
}
