/** The English words of the lifecycle's pages. */
export const lifecycleMessages = {
  'lifecycle.status.running': 'Running',
  'lifecycle.status.closed': 'Closed',
  'lifecycle.status.cancelled': 'Cancelled',
} as const;
