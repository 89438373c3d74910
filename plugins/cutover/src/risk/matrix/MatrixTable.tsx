import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { rankOf } from '@backstage-cutover/plugin-cutover-common';
import { PriorityMark } from '../words/PriorityMark';
import { useRiskReader } from '../words/riskReader';
import { cellKey, sameCell } from './cells';
import type { RiskMatrixProps } from './RiskMatrix';

// Words stay whole; what is too wide is moved by itself.
const SHORT = { wordBreak: 'keep-all' } as const;

/** The same as the matrix, one field a line, the highest priority first. */
export function MatrixTable(props: RiskMatrixProps) {
  const { scale, label, counts, moves = [], onChoose } = props;
  const reader = useRiskReader({ scale });
  const { t } = reader;
  const cells = [...scale.likelihood]
    .reverse()
    .flatMap(({ id: likelihood }) =>
      [...scale.impact].reverse().map(({ id: impact }) => ({
        likelihood,
        impact,
        priority: scale.matrix[likelihood][impact],
      })),
    )
    .sort(
      (one, other) =>
        rankOf(scale, other.priority) - rankOf(scale, one.priority),
    );
  return (
    <TableContainer>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell style={SHORT}>{t('risk.field.priority')}</TableCell>
            <TableCell style={SHORT}>{t('risk.field.likelihood')}</TableCell>
            <TableCell style={SHORT}>{t('risk.field.impact')}</TableCell>
            <TableCell style={SHORT}>{t('risk.risks')}</TableCell>
            {moves.length > 0 && (
              <TableCell style={SHORT}>{t('risk.matrix.cameFrom')}</TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {cells.map(cell => {
            const count = counts.get(cellKey(cell)) ?? 0;
            return (
              <TableRow key={cellKey(cell)}>
                <TableCell style={SHORT}>
                  <PriorityMark id={cell.priority} scale={scale} />
                </TableCell>
                <TableCell style={SHORT}>
                  {reader.likelihood(cell.likelihood)}
                </TableCell>
                <TableCell style={SHORT}>
                  {reader.impact(cell.impact)}
                </TableCell>
                <TableCell style={SHORT}>
                  {count === 0 ? (
                    '0'
                  ) : (
                    <Link
                      component="button"
                      variant="body2"
                      aria-label={t('risk.matrix.show', {
                        risks: t('risk.count', { count }),
                        cell: reader.cell(cell),
                      })}
                      onClick={() => onChoose(cell)}
                    >
                      {count}
                    </Link>
                  )}
                </TableCell>
                {moves.length > 0 && (
                  <TableCell style={SHORT}>
                    {moves
                      .filter(({ to }) => sameCell(to, cell))
                      .map(
                        moved => `${moved.count} × ${reader.cell(moved.from)}`,
                      )
                      .join('; ')}
                  </TableCell>
                )}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
