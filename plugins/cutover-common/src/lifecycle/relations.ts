/** Relations of cutovers in the catalog, beside `ownedBy` and `partOf`, each with its way back. */
export const RELATION_CUTS_OVER = 'cutsOver';
export const RELATION_CUT_OVER_BY = 'cutOverBy';
export const RELATION_CUTOVER_TEAM_MEMBER = 'cutoverTeamMember';
export const RELATION_TAKES_PART_IN_CUTOVER = 'takesPartInCutover';
export const RELATION_BASED_ON_TEMPLATE = 'basedOnTemplate';
export const RELATION_TEMPLATE_OF = 'templateOf';
