import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';

/** What can be told, and by whom. */
export type Message =
  | {
      teller: 'notification';
      to: string[];
      payload: Pick<
        NotificationSendOptions['payload'],
        'title' | 'description' | 'link' | 'severity' | 'topic' | 'scope'
      >;
    }
  | { teller: 'signal'; id: string; deliverable?: string }
  | { teller: 'event'; cutoverId: string }
  | { teller: 'audit-head'; cutoverId: string; seq: number; hash: string };

export type Teller = Message['teller'];

export type Tellers = {
  [T in Teller]: (message: Extract<Message, { teller: T }>) => Promise<void>;
};
