/**
 * Pages, entity tabs and cards of Backstage Cutover, for the legacy frontend system. `./alpha` has the same for the
 * new one.
 *
 * @packageDocumentation
 */

export * from './plugin';
export * from './lifecycle/isCutover';
export { cutoverApiRef } from './api';
export { CutoverWorkSidebarItem } from './gate/work/CutoverWorkSidebarItem';
export { MyTrainingSidebarItem } from './training/mine/MyTrainingSidebarItem';
export { cutoverTranslationRef } from './translation';
export * from './wizard';
export * from './deliverable/widgets/legacy';
