import { inputErrorOf, type Fault } from '../errors';
import type { ActivityChange } from './activity';
import { readForecast, readPlannedPeriod } from './cutoverWindow';
import { readRefs } from './entityRefs';
import { activityChangeInputSchema } from './input';
import { shaped } from './shaped';

/** Reads the body of a call that changes an activity: refs in full, times in UTC. */
export function parseActivityInput(body: unknown): ActivityChange {
  const faults: Fault[] = [];
  const input = shaped(activityChangeInputSchema, body, faults);
  if (Object.keys(input).length === 0) {
    faults.push({
      path: [],
      reason: 'edit.empty',
      message: 'Nothing is to be changed; send the fields that change',
    });
  }
  const { assignees, planned, forecast, ...rest } = input;
  const change: ActivityChange = { ...rest };
  if (assignees) {
    const read = readRefs(assignees, ['assignees'], 'team');
    faults.push(...read.faults);
    change.assignees = read.refs;
  }
  if (planned) {
    const read = readPlannedPeriod(planned, ['planned'], 'activity');
    faults.push(...read.faults);
    change.planned = read.value;
  }
  if (forecast) {
    const read = readForecast(forecast, ['forecast'], 'activity');
    faults.push(...read.faults);
    change.forecast = read.value;
  } else if (forecast === null) {
    change.forecast = null;
  }
  if (faults.length) throw inputErrorOf(faults);
  return change;
}
