import { commentMessages } from './comments/messages';
import { documentMessages } from './document/messages';
import { deliverablePageMessages } from './page/messages';
import { deliverableReasons } from './reasonMessages';
import { revisionMessages } from './revisions/messages';

/** The English words of deliverables. */
export const deliverableMessages = {
  ...documentMessages,
  ...deliverablePageMessages,
  ...revisionMessages,
  ...commentMessages,
  ...deliverableReasons,
} as const;
