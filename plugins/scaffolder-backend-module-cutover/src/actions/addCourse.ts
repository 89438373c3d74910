import type {
  AddCourseInput,
  RehearsedOptions,
} from '@backstage-cutover/plugin-cutover-common';
import type { CutoverService } from '@backstage-cutover/plugin-cutover-node';
import { refusalOf } from './refusalOf';
import { digestOf, keyOf, type Task } from './task';
import { taskCourseOf, type TaskCourse } from './trainingInput';

export type AddCourseTo = AddCourseInput & {
  /** Id or name. */
  cutover: string;
};

/**
 * Adds a course to the training of one cutover, for the person who started the task. Running the same step of the same
 * task again answers with the course that it added at first.
 */
export async function addCourse(
  service: CutoverService,
  task: Task,
  input: AddCourseTo,
): Promise<TaskCourse> {
  const credentials = await task.getInitiatorCredentials();
  const { training } = service.as(credentials);
  const add = async (options: RehearsedOptions): Promise<TaskCourse> => {
    const { cutover, ...rest } = input;
    try {
      return taskCourseOf(await training.addCourse(cutover, rest, options));
    } catch (error) {
      throw refusalOf(error, 'The course was not added');
    }
  };
  if (task.isDryRun) return add({ dryRun: true });
  return task.checkpoint({
    key: `add-course.${digestOf(input)}`,
    fn: () => add({ idempotencyKey: keyOf(task, input) }),
  });
}
