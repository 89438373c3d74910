import { formMessagesZh } from './deliverable/form/messages.zh-CN';
import { widgetMessagesZh } from './deliverable/widgets/messages.zh-CN';
import { deliverableMessagesZh } from './deliverable/messages.zh-CN';
import { gateMessagesZh } from './gate/messages.zh-CN';
import { workMessagesZh } from './gate/work/messages.zh-CN';
import { riskMessagesZh } from './risk/messages.zh-CN';
import { trainingMessagesZh } from './training/messages.zh-CN';
import { lifecycleMessagesZh } from './lifecycle/messages.zh-CN';
import { wizardMessagesZh } from './wizard/messages';

/** Loaded only when a reader chooses Chinese. */
export default {
  ...lifecycleMessagesZh,
  ...deliverableMessagesZh,
  ...gateMessagesZh,
  ...workMessagesZh,
  ...riskMessagesZh,
  ...trainingMessagesZh,
  ...wizardMessagesZh,
  ...formMessagesZh,
  ...widgetMessagesZh,
};
