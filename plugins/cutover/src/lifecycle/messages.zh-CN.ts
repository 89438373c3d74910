import type { lifecycleMessages } from './messages';

/** The Chinese words of the lifecycle's pages; policy terms as the policy writes them. */
export const lifecycleMessagesZh: Record<
  keyof typeof lifecycleMessages,
  string
> = {
  'lifecycle.status.running': '进行中',
  'lifecycle.status.closed': '已收尾',
  'lifecycle.status.cancelled': '已取消',
};
