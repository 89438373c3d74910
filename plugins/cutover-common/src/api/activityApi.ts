import type { ActivityChange, ActivityView } from '../lifecycle';
import type { CutoverRequestOptions } from './cutoverApi';

/** The activities of a cutover, by its id or name. */
export interface ActivityApi {
  list(
    cutover: string,
    options?: CutoverRequestOptions,
  ): Promise<ActivityView[]>;
  /** `version` is the one that the change is based on. */
  change(
    cutover: string,
    activity: string,
    version: number,
    change: ActivityChange,
    options?: CutoverRequestOptions,
  ): Promise<ActivityView>;
}
