import type {
  AssignTrainingInput,
  RehearsedOptions,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { refusalOf } from './refusalOf';
import { digestOf, keyOf, type Task } from './task';
import { taskCourseOf, type TaskCourse } from './trainingInput';

export type AssignTrainingTo = AssignTrainingInput & {
  /** Id or name. */
  cutover: string;
  /** Id. */
  course: string;
};

/**
 * Says for the person who started the task who attends a course from now on, or no longer. Running the same step of the
 * same task again changes nothing, also where somebody was assigned or taken off by hand since.
 */
export async function assignTraining(
  service: CutoverService,
  task: Task,
  input: AssignTrainingTo,
): Promise<TaskCourse> {
  const credentials = await task.getInitiatorCredentials();
  const { training } = service.as(credentials);
  const assign = async (options: RehearsedOptions): Promise<TaskCourse> => {
    const { course, cutover, ...rest } = input;
    try {
      const ref = { cutover, course };
      return taskCourseOf(await training.assign(ref, rest, options));
    } catch (error) {
      throw refusalOf(error, 'Nobody was assigned or taken off');
    }
  };
  if (task.isDryRun) return assign({ dryRun: true });
  return task.checkpoint({
    key: `assign-training.${digestOf(input)}`,
    fn: () => assign({ idempotencyKey: keyOf(task, input) }),
  });
}
