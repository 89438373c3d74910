import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { AuditEntry } from '@backstage-cutover/plugin-cutover-common';
import { momentWords } from '../words/time';
import {
  changedFields,
  itemsOf,
  itemTitle,
  lapseWords,
  revisionIn,
  type HistoryReader,
} from './historyWords';

const useStyles = makeStyles(theme => ({
  entry: {
    borderLeft: `3px solid ${theme.palette.divider}`,
    padding: theme.spacing(0.5, 0, 2, 2),
    overflowWrap: 'anywhere',
  },
  changes: { margin: theme.spacing(0.5, 0, 0), padding: 0 },
  was: { textDecoration: 'line-through' },
}));

interface HistoryEntryProps {
  entry: AuditEntry;
  reader: HistoryReader;
}

/** Who did what and when, and what that changed. */
export function HistoryEntry({ entry, reader }: HistoryEntryProps) {
  const { t, language, zone } = reader;
  const classes = useStyles();
  // Of the first entry everything is new: the plan on the overview says it better.
  const changes = changedFields(entry, reader);
  const [item] = itemsOf(entry);
  const revision = revisionIn(entry);
  return (
    <li className={classes.entry}>
      <Typography variant="caption" color="textSecondary" component="div">
        <time dateTime={entry.at}>
          {momentWords(entry.at, { language, zone })}
        </time>{' '}
        · {t('lifecycle.history.number', { seq: String(entry.seq) })}
      </Typography>
      <Typography variant="body1" component="div">
        <Who who={entry.by} />
        {': '}
        {t(`lifecycle.happened.${entry.type}`)}
        {entry.item && ` – ${itemTitle(item, reader)}`}
        {revision !== undefined &&
          `, ${t('lifecycle.history.revision', { number: String(revision) })}`}
        {entry.onBehalfOf && (
          <>
            {' '}
            ({t('lifecycle.history.onBehalfOf')} <Who who={entry.onBehalfOf} />)
          </>
        )}
      </Typography>
      {entry.reason && (
        <Typography variant="body2" style={{ whiteSpace: 'pre-wrap' }}>
          “{entry.reason}”
        </Typography>
      )}
      {lapseWords(entry, reader).map(line => (
        <Typography key={line} variant="body2">
          {line}
        </Typography>
      ))}
      {changes.length > 0 && (
        <ul className={classes.changes} style={{ listStyle: 'none' }}>
          {changes.map(({ field, before, after }) => (
            <Typography key={field} variant="body2" component="li">
              <strong>{field}: </strong>
              <del className={classes.was}>{before}</del>
              {' → '}
              <ins style={{ textDecoration: 'none' }}>{after}</ins>
            </Typography>
          ))}
        </ul>
      )}
    </li>
  );
}

/** A person, or the name of a service. */
function Who({ who }: { who: string }) {
  return who.startsWith('user:') ? (
    <EntityRefLink entityRef={who} />
  ) : (
    <>{who}</>
  );
}
