import { commentMessagesZh } from './comments/messages.zh-CN';
import { documentMessagesZh } from './document/messages.zh-CN';
import { deliverablePageMessagesZh } from './page/messages.zh-CN';
import { deliverableReasonsZh } from './reasonMessages.zh-CN';
import { revisionMessagesZh } from './revisions/messages.zh-CN';

/** The Chinese words of deliverables. */
export const deliverableMessagesZh = {
  ...documentMessagesZh,
  ...deliverablePageMessagesZh,
  ...revisionMessagesZh,
  ...commentMessagesZh,
  ...deliverableReasonsZh,
};
