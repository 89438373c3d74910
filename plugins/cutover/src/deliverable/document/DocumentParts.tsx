import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Part } from './documentOf';
import { isProse } from './readable';
import { ValueView, type DocumentReader } from './ValueView';

type Heading = 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

const below = (level: Heading): Heading =>
  `h${Math.min(6, Number(level[1]) + 1)}` as Heading;

const useStyles = makeStyles(theme => ({
  section: { marginTop: theme.spacing(3) },
  facts: { margin: theme.spacing(2, 0, 0) },
  fact: {
    display: 'grid',
    gap: theme.spacing(0, 2),
    gridTemplateColumns: 'minmax(120px, 1fr) minmax(0, 3fr)',
    padding: theme.spacing(0.75, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  prose: { gridTemplateColumns: 'minmax(0, 1fr)' },
  term: { fontWeight: 500, overflowWrap: 'anywhere' },
  said: { margin: 0, minWidth: 0 },
  scroller: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: theme.typography.body2.fontSize,
    '& th, & td': {
      border: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      verticalAlign: 'top',
      // A column of dates must not be squeezed by one of texts.
      minWidth: 72,
    },
    '& thead th': { backgroundColor: theme.palette.action.hover },
  },
  number: {
    textAlign: 'right !important' as 'right',
    minWidth: '24px !important',
    width: '1%',
  },
}));

interface DocumentPartsProps {
  parts: Part[];
  reader: DocumentReader;
  level: Heading;
}

/** Sections, fields and tables in order. Fields that follow each other stand in one list. */
export function DocumentParts({ parts, reader, level }: DocumentPartsProps) {
  return (
    <>
      {inRuns(parts).map((run, index) =>
        Array.isArray(run) ? (
          <Facts key={index} fields={run} reader={reader} />
        ) : (
          <Titled key={index} part={run} reader={reader} level={level} />
        ),
      )}
    </>
  );
}

type FieldPart = Extract<Part, { kind: 'field' }>;
type TitledPart = Exclude<Part, FieldPart>;

function inRuns(parts: Part[]): (FieldPart[] | TitledPart)[] {
  const runs: (FieldPart[] | TitledPart)[] = [];
  for (const part of parts) {
    const last = runs[runs.length - 1];
    if (part.kind !== 'field') runs.push(part);
    else if (Array.isArray(last)) last.push(part);
    else runs.push([part]);
  }
  return runs;
}

function Facts(props: { fields: FieldPart[]; reader: DocumentReader }) {
  const classes = useStyles();
  return (
    <Typography variant="body2" component="dl" className={classes.facts}>
      {props.fields.map(({ key, title, value }) => (
        <div
          key={key}
          className={`${classes.fact} ${isProse(value) ? classes.prose : ''}`}
        >
          <dt className={classes.term}>{title}</dt>
          <dd className={classes.said}>
            <ValueView value={value} reader={props.reader} />
          </dd>
        </div>
      ))}
    </Typography>
  );
}

function Titled(props: {
  part: TitledPart;
  reader: DocumentReader;
  level: Heading;
}) {
  const { part, reader, level } = props;
  const classes = useStyles();
  return (
    <section className={classes.section}>
      <Typography
        variant={level === 'h3' ? 'h6' : 'subtitle1'}
        component={level}
        gutterBottom
      >
        {part.title}
      </Typography>
      {part.kind === 'section' ? (
        <DocumentParts
          parts={part.parts}
          reader={reader}
          level={below(level)}
        />
      ) : (
        <Rows table={part} reader={reader} />
      )}
    </section>
  );
}

function Rows(props: {
  table: Extract<Part, { kind: 'table' }>;
  reader: DocumentReader;
}) {
  const { columns, rows, title } = props.table;
  const { reader } = props;
  const classes = useStyles();
  return (
    <div
      className={classes.scroller}
      role="group"
      aria-label={title}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Where it is too wide for the screen, it is scrolled by keyboard too.
      tabIndex={0}
    >
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              #
            </th>
            {columns.map(column => (
              <th key={column.key} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ id, cells, more }, index) => (
          <tbody key={id} style={{ breakInside: 'avoid' }}>
            <tr>
              <td
                className={classes.number}
                rowSpan={more.length > 0 ? 2 : undefined}
              >
                {index + 1}
              </td>
              {cells.map((cell, column) => (
                <td key={columns[column].key}>
                  {cell && <ValueView value={cell} reader={reader} />}
                </td>
              ))}
            </tr>
            {more.length > 0 && (
              <tr>
                <td colSpan={columns.length}>
                  <ValueView
                    value={{ kind: 'group', members: more }}
                    reader={reader}
                  />
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </div>
  );
}
