import type { ActivityChange, ActivityView } from '../lifecycle';
import type { ActivityApi } from './activityApi';
import type { CutoverRequestOptions } from './cutoverApi';
import { cutoverPath, ifMatch, type HttpCaller } from './HttpCaller';

export class ActivityClient implements ActivityApi {
  constructor(private readonly http: HttpCaller) {}

  async list(cutover: string, options?: CutoverRequestOptions) {
    const { items } = await this.http.json<{ items: ActivityView[] }>(
      `${cutoverPath(cutover)}/activities`,
      options,
    );
    return items;
  }

  change(
    cutover: string,
    activity: string,
    version: number,
    change: ActivityChange,
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<ActivityView>(
      `${cutoverPath(cutover)}/activities/${encodeURIComponent(activity)}`,
      {
        ...options,
        method: 'PATCH',
        headers: ifMatch(version),
        body: change,
      },
    );
  }
}
