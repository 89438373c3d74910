import {
  inLanguage,
  type CutoverTemplateSpec,
} from '@backstage-cutover/plugin-cutover-common';
import { checkMessages } from '../../lifecycle/checkMessages';
import { checkMessagesZh } from '../../lifecycle/checkMessages.zh-CN';
import type { NameOf } from '../../lifecycle/live/useNames';
import type { Words } from '../../lifecycle/words/useWords';
import { gateMessages } from '../messages';
import { gateMessagesZh } from '../messages.zh-CN';
import { roleNames, type GateReader, type SayGate } from '../words/gateReader';

const english = { ...gateMessages, ...checkMessages };
const chinese = { ...gateMessagesZh, ...checkMessagesZh };

interface SheetSetting {
  language: string;
  /** Of the plan: a printed sheet says the same to every reader. */
  zone: string;
  portal: Pick<Words, 't' | 'language'>;
  template: Pick<CutoverTemplateSpec, 'roles'>;
  nameOf: NameOf;
}

/** The words of a sheet in `language`: the portal's own where it speaks it, ours otherwise. */
export function sheetReader(setting: SheetSetting): GateReader {
  const { language, zone, portal, template, nameOf } = setting;
  const same = portal.language.split('-')[0] === language.split('-')[0];
  const bundled = language.startsWith('zh') ? chinese : english;
  const ours: SayGate = (message, gaps = {}) =>
    bundled[message].replace(/\{\{(\w+)\}\}/g, (_, gap) => gaps[gap]);
  const say: GateReader['say'] = text => inLanguage(text, language);
  return {
    t: same ? (portal.t as SayGate) : ours,
    say,
    language: same ? portal.language : language,
    zone,
    nameOf,
    roleOf: roleNames(template.roles, say),
  };
}
