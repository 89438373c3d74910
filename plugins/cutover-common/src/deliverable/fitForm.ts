import type { JsonObject } from '@backstage/types';
import { shapeOf } from '../template/shape';
import { fitSchema, type Fitting } from './fitSchema';
import { fitUi, withHiddenIds } from './fitUi';

export interface Form {
  schema: JsonObject;
  uiSchema?: JsonObject;
}

export interface FittedForm {
  schema: JsonObject;
  uiSchema: JsonObject;
}

/** A form without some of its fields: nothing asks for them any more, neither `required` nor the order of fields. */
export function fitForm(form: Form, fitting: Fitting): FittedForm {
  const schema = fitSchema(form.schema, fitting);
  const ui = fitUi(form.uiSchema ?? {}, shapeOf(form.schema), shapeOf(schema));
  return {
    schema,
    uiSchema: fitting.addsRowIds ? withHiddenIds(ui, shapeOf(schema)) : ui,
  };
}
