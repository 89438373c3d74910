import type { JsonObject } from '@backstage/types';
import { ROW_ID } from '../../deliverable/model';
import { compileSchema } from '../compileSchema';
import { localize } from '../text';
import { checkSchema } from './checkSchema';
import { proposal, type Path, type Report } from './report';
import { isObject, propertiesOf, schemaNodes } from './schemaTree';
import { checkWhen } from './whens';

/**
 * A form is a schema of an object whose fields people can fill in.
 *
 * @param document - given for the form of a document, whose fields may hang on the answers to the intake form
 */
export function checkForm(
  form: { readonly schema?: JsonObject; readonly uiSchema?: JsonObject },
  path: Path,
  report: Report,
  document?: { intake: JsonObject | undefined },
) {
  const { schema, uiSchema } = form;
  if (!schema) return;
  const schemaPath = [...path, 'schema'];
  const isSound = checkSchema(schema, schemaPath, report, {
    whens: document !== undefined,
  });
  if (document) checkFieldWhens(schema, document.intake, schemaPath, report);
  if (schema.type !== 'object') {
    report(
      [...schemaPath, 'type'],
      'form.not-an-object',
      'A form holds fields by name; give its schema "type: object"',
    );
  }
  checkFields(schema, schemaPath, report, isSound);
  if (uiSchema)
    checkUi(uiSchema, schema, schema, [...path, 'uiSchema'], report);
}

function checkFieldWhens(
  root: JsonObject,
  intake: JsonObject | undefined,
  rootPath: Path,
  report: Report,
) {
  for (const { schema, path } of schemaNodes(root)) {
    if (path.at(-2) !== 'properties') continue;
    checkWhen(schema.when, intake, [...rootPath, ...path, 'when'], report);
  }
}

function checkFields(
  root: JsonObject,
  rootPath: Path,
  report: Report,
  isSound: boolean,
) {
  for (const { schema, path: inner, isField } of schemaNodes(root)) {
    const path = [...rootPath, ...inner];
    checkChoices(schema, path, report);
    if (
      isObject(schema.properties) &&
      Object.hasOwn(schema.properties, ROW_ID)
    ) {
      report(
        [...path, 'properties', ROW_ID],
        'form.reserved-name',
        `"${ROW_ID}" is where the rows of tables keep their ids; give the field another name`,
        { name: ROW_ID },
      );
    }
    if (!isField) continue;
    if (isObject(schema.properties) && Array.isArray(schema.required)) {
      const known = new Set(propertiesOf(schema, root).keys());
      schema.required.forEach((name, index) => {
        if (typeof name !== 'string' || known.has(name)) return;
        report(
          [...path, 'required', index],
          'form.required-unknown',
          `The field "${name}" is required but the form has none; ${proposal(
            name,
            known,
          )}`,
          { name },
        );
      });
    }
    if (isSound && schema.default !== undefined) {
      checkDefault(schema, root, path, report);
    }
  }
}

/** Two choices of one value keep both from ever being chosen, since `oneOf` allows no more than one. */
function checkChoices(schema: JsonObject, path: Path, report: Report) {
  if (!Array.isArray(schema.oneOf)) return;
  const seen = new Set<string>();
  schema.oneOf.forEach((choice, index) => {
    if (!isObject(choice) || choice.const === undefined) return;
    // Two branches may share a value and differ elsewhere.
    if (choice.properties !== undefined) return;
    const value = JSON.stringify(choice.const);
    if (seen.has(value)) {
      report(
        [...path, 'oneOf', index, 'const'],
        'form.choice-twice',
        `The choice ${value} is there twice, so that neither can be chosen; take one out`,
      );
    }
    seen.add(value);
  });
}

function checkDefault(
  schema: JsonObject,
  root: JsonObject,
  path: Path,
  report: Report,
) {
  const { definitions, $defs } = root;
  const whole: JsonObject = {
    ...schema,
    ...(definitions === undefined ? {} : { definitions }),
    ...($defs === undefined ? {} : { $defs }),
  };
  // A whole form may be filled in part by its default.
  if (schema.type === 'object') return;
  const validate = compileSchema(whole);
  if (validate(localize(schema.default, 'en'))) return;
  const [error] = validate.errors ?? [];
  const isChoice = ['const', 'enum', 'oneOf'].includes(error?.keyword ?? '');
  report(
    [...path, 'default'],
    'form.default-invalid',
    `The default ${JSON.stringify(schema.default)} ${
      isChoice ? 'is none of the choices' : error?.message ?? 'does not fit'
    }; change it or leave it out`,
  );
}

/** Best effort: a key that is neither `ui:...` nor a field is a field that was renamed or misspelt. */
function checkUi(
  ui: JsonObject,
  schema: JsonObject,
  root: JsonObject,
  path: Path,
  report: Report,
) {
  const fields = propertiesOf(schema, root);
  const known = new Set(fields.keys());
  const unknown = (name: string, at: Path) =>
    report(
      at,
      'form.ui-unknown-field',
      `The form has no field "${name}"; ${proposal(name, known)}`,
      { name },
    );
  for (const [key, value] of Object.entries(ui)) {
    if (key === 'ui:order' && Array.isArray(value)) {
      value.forEach((name, index) => {
        if (typeof name !== 'string' || name === '*' || known.has(name)) return;
        unknown(name, [...path, key, index]);
      });
    }
    if (key.startsWith('ui:') || key === 'classNames') continue;
    if (key === 'items' && schema.items !== undefined) {
      if (isObject(value) && isObject(schema.items)) {
        checkUi(value, schema.items, root, [...path, key], report);
      }
      continue;
    }
    const field = fields.get(key);
    if (field === undefined) unknown(key, [...path, key]);
    else if (isObject(value) && isObject(field)) {
      checkUi(value, field, root, [...path, key], report);
    }
  }
}
