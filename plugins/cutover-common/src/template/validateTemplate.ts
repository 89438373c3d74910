import type { Fault } from '../errors';
import type { CutoverTemplateSpec } from './cutoverTemplate';
import { checkArchive, checkCommunication } from './validate/communication';
import { namesOf, type LooseSpec } from './validate/names';
import { checkPhases } from './validate/phases';
import { checkUnique, each, type Report } from './validate/report';
import { checkRights } from './validate/rights';
import { checkRisk } from './validate/risk';
import { checkRoles } from './validate/roles';
import { checkRunbook } from './validate/runbook';
import { checkForm } from './validate/schemas';
import { checkTexts } from './validate/texts';
import { checkTraining } from './validate/training';
import { checkWhens } from './validate/whens';

/** Everything in a whole template that does not fit together. */
export function validateTemplate(spec: CutoverTemplateSpec): Fault[] {
  return faultsWithin(spec);
}

/** As `validateTemplate`, for what is left of a template when its faulty values are taken out. */
export function faultsWithin(spec: LooseSpec): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (path, reason, message, params) =>
    faults.push({ path, reason, message, ...(params ? { params } : {}) });
  const names = namesOf(spec);

  checkUnique(report, 'principle', spec.principles, ['principles']);
  checkRoles(spec, report);
  if (spec.intake) checkForm(spec.intake, ['intake'], report);
  checkUnique(report, 'form', spec.forms, ['forms']);
  each(spec.forms, ['forms'], (form, path) => {
    checkForm(form, path, report, { intake: spec.intake?.schema });
    checkRights(form, names, path, report);
  });
  checkPhases(spec, names, report);
  checkRisk(spec, names, report);
  checkTraining(spec, names, report);
  checkRunbook(spec, names, report);
  checkCommunication(spec, names, report);
  checkArchive(spec, names, report);
  checkWhens(spec, report);
  checkTexts(spec, report);
  return faults;
}
