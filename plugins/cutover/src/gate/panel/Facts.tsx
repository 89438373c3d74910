import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { GateReader } from '../words/gateReader';

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(0.5, 0),
    paddingInlineStart: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  value: { margin: 0, paddingInlineStart: theme.spacing(2) },
}));

type Said = Pick<GateReader, 't' | 'say'>;

/** What a check saw, whatever its shape: names with values, lists as lists. */
export function Facts({ facts, reader }: { facts: unknown; reader: Said }) {
  const classes = useStyles();
  if (isNothing(facts)) {
    return (
      <Typography variant="body2" className={classes.list}>
        {reader.t('gate.checks.noFacts')}
      </Typography>
    );
  }
  return (
    <Typography variant="body2" component="div" className={classes.list}>
      <Fact fact={facts} reader={reader} />
    </Typography>
  );
}

function Fact({ fact, reader }: { fact: unknown; reader: Said }) {
  const classes = useStyles();
  if (Array.isArray(fact)) {
    return (
      <ul className={classes.list}>
        {fact.map((each, index) => (
          <li key={index}>
            <Fact fact={each} reader={reader} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof fact === 'object' && fact !== null && !isNothing(fact)) {
    return (
      <dl style={{ margin: 0 }}>
        {Object.entries(fact).map(([name, value]) => (
          <div key={name}>
            <dt style={{ display: 'inline' }}>
              {name}
              {reader.t('gate.colon')}
            </dt>
            {isPlain(value) ? (
              <dd style={{ display: 'inline', margin: 0 }}>
                <Fact fact={value} reader={reader} />
              </dd>
            ) : (
              <dd className={classes.value}>
                <Fact fact={value} reader={reader} />
              </dd>
            )}
          </div>
        ))}
      </dl>
    );
  }
  return <>{plainWords(fact, reader)}</>;
}

/** Facts of another system, in its own words: only what every language has a word for is translated. */
function plainWords(fact: unknown, { t }: Said): string {
  if (isNothing(fact)) return t('gate.fact.nothing');
  if (typeof fact === 'boolean') {
    return t(fact ? 'gate.fact.yes' : 'gate.fact.no');
  }
  return String(fact);
}

function isPlain(fact: unknown) {
  return typeof fact !== 'object' || isNothing(fact);
}

function isNothing(fact: unknown): boolean {
  if (fact === undefined || fact === null || fact === '') return true;
  return typeof fact === 'object' && Object.keys(fact).length === 0;
}
