import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Question } from '@backstage-cutover/plugin-cutover-common';
import { TextInput } from '../../lifecycle/forms/inputs';
import { useTrainingReader } from '../words/trainingReader';
import { isPoolName, newPool, type PoolDraft } from './examDraft';
import { NumberInput } from './inputs';
import { Rows } from './Rows';

const useStyles = makeStyles(theme => ({
  pair: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

interface PoolsProps {
  pools: PoolDraft[];
  questions: Question[];
  onChange(pools: PoolDraft[]): void;
  faultAt(...path: (string | number)[]): string | undefined;
}

/** Pools of questions, of which so many are drawn for each attempt. */
export function Pools({ pools, questions, onChange, faultAt }: PoolsProps) {
  const { t } = useTrainingReader();
  const classes = useStyles();
  return (
    <Rows
      title={t('training.pools')}
      help={
        <Typography variant="body2" color="textSecondary">
          {t('training.pools.help')}
        </Typography>
      }
      unordered
      rows={pools}
      onChange={onChange}
      nameOf={number => t('training.row.pool', { number })}
      addWords={t('training.pool.add')}
      add={newPool}
    >
      {(pool, put, at) => (
        <div className={classes.pair}>
          <TextInput
            id={`pool-${pool.id}-name`}
            label={t('training.pool.name')}
            value={pool.name}
            onChange={name => put({ name })}
            error={
              pool.name && !isPoolName(pool.name)
                ? t('training.pool.latin')
                : faultAt(at, 'id')
            }
            most={50}
            required
          />
          <NumberInput
            id={`pool-${pool.id}-draw`}
            label={t('training.pool.draw')}
            help={t('training.pool.holds', {
              count: questions.filter(each => each.pool === pool.id).length,
            })}
            value={pool.draw}
            onChange={draw => put({ draw })}
            error={faultAt(at, 'draw')}
            required
          />
        </div>
      )}
    </Rows>
  );
}
