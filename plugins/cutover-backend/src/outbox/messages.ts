import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { NamedText } from './namedText';

/** What can be told, and by whom. */
export type Message =
  | {
      teller: 'notification';
      to: string[];
      payload: Pick<
        NotificationSendOptions['payload'],
        'title' | 'description' | 'link' | 'severity' | 'topic' | 'scope'
      >;
      /** What of the words names people; missing in messages that were written before there was this. */
      named?: { title?: NamedText; description?: NamedText };
    }
  | { teller: 'signal'; id: string; deliverable?: string }
  | { teller: 'event'; cutoverId: string }
  | { teller: 'audit-head'; cutoverId: string; seq: number; hash: string };

export type Teller = Message['teller'];

export type Tellers = {
  [T in Teller]: (message: Extract<Message, { teller: T }>) => Promise<void>;
};
