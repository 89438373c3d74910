import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type {
  ForeignCount,
  RiskSum,
} from '@backstage-cutover/plugin-cutover-common';
import { InfoCard } from '../../lifecycle/parts/InfoCard';
import { useWords } from '../../lifecycle/words/useWords';
import { PriorityMark } from '../words/PriorityMark';
import type { Behind } from './behind';

// Words and numbers stay whole.
const SHORT = { padding: 8, wordBreak: 'keep-all' } as const;

const LIST = { margin: 0, paddingInlineStart: 20 };

interface SumPrioritiesProps {
  sum: RiskSum;
  onChoose(behind: Behind): void;
}

/** The same sum by priority, what other templates' priorities are mapped onto, and what cannot be mapped. */
export function SumPriorities({ sum, onChoose }: SumPrioritiesProps) {
  const { scale, scaleHash, priorities, mapped, apart } = sum;
  const { t, say } = useWords();
  const foreignWords = ({ priorityTitle, templateTitle }: ForeignCount) =>
    t('risk.sum.foreign', {
      priority: say(priorityTitle),
      template: say(templateTitle),
    });
  const foreign = (each: ForeignCount) => (
    <Link
      component="button"
      variant="body2"
      style={{ textAlign: 'start' }}
      onClick={() =>
        onChoose({
          template: each.template,
          priority: each.priority,
          title: foreignWords(each),
        })
      }
    >
      {foreignWords(each)}
      {t('risk.colon')}
      {t('risk.count', { count: each.count })}
    </Link>
  );
  return (
    <InfoCard
      title={t('risk.sum.byPriority')}
      subheader={t('risk.count', { count: sum.total })}
    >
      {scale && (
        <TableContainer>
          <Table size="small" aria-label={t('risk.sum.byPriority')}>
            <TableHead>
              <TableRow>
                <TableCell style={SHORT}>{t('risk.field.priority')}</TableCell>
                <TableCell style={SHORT}>{t('risk.sum.inMatrix')}</TableCell>
                <TableCell style={SHORT}>{t('risk.sum.mapped')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {[...priorities].reverse().map(row => {
                const found = scale.priorities.find(
                  ({ id }) => id === row.priority,
                );
                const title = found ? say(found.title) : row.priority;
                return (
                  <TableRow key={row.priority}>
                    <TableCell style={SHORT}>
                      <PriorityMark id={row.priority} scale={scale} />
                    </TableCell>
                    <TableCell style={SHORT}>
                      {row.inCells === 0 ? (
                        '0'
                      ) : (
                        <Link
                          component="button"
                          variant="body2"
                          aria-label={`${title}${t('risk.colon')}${t(
                            'risk.count',
                            { count: row.inCells },
                          )}`}
                          onClick={() =>
                            onChoose({
                              scale: scaleHash,
                              priority: row.priority,
                              title,
                            })
                          }
                        >
                          {row.inCells}
                        </Link>
                      )}
                    </TableCell>
                    <TableCell style={SHORT}>{row.mapped}</TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {mapped.length > 0 && scale && (
        <>
          <Typography variant="subtitle2" component="h3">
            {t('risk.sum.mappedTitle')}
          </Typography>
          <ul style={LIST}>
            {mapped.map(each => (
              <li key={`${each.template} ${each.priority}`}>
                {foreign(each)} <span aria-hidden>→</span>{' '}
                <PriorityMark id={each.as} scale={scale} />
              </li>
            ))}
          </ul>
        </>
      )}
      {apart.length > 0 && (
        <Alert severity="info" style={{ marginTop: 8 }}>
          <AlertTitle>{t('risk.sum.apart')}</AlertTitle>
          <ul style={LIST}>
            {apart.map(each => (
              <li key={`${each.template} ${each.priority}`}>{foreign(each)}</li>
            ))}
          </ul>
        </Alert>
      )}
    </InfoCard>
  );
}
