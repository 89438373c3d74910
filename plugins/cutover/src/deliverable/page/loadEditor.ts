/** The form, with its library and its fields: larger than all that stands around it. */
export const loadEditor = () => import('../form/DeliverableFormEditor');
