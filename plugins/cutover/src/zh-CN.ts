import { formMessagesZh } from './deliverable/form/messages.zh-CN';
import { lifecycleMessagesZh } from './lifecycle/messages.zh-CN';
import { wizardMessagesZh } from './wizard/messages';

/** Loaded only when a reader chooses Chinese. */
export default {
  ...lifecycleMessagesZh,
  ...wizardMessagesZh,
  ...formMessagesZh,
};
