import type {
  AddMeasureInput,
  AddRiskInput,
  AskAcceptance,
  AssessRisk,
  ChangeMeasure,
  DecideAcceptance,
  EditRisk,
  ExposurePoint,
  ImportedRisk,
  RiskAssessment,
  RiskBasis,
  RiskRegister,
  RiskSum,
  RiskView,
  TakenRisk,
} from '../risk';
import type { CutoverRequestOptions } from './cutoverApi';
import { cutoverPath, ifMatch, type Call, type HttpCaller } from './HttpCaller';
import { keyed, rehearsed, type Keyed } from './repeated';
import type {
  RehearsedOptions,
  RiskApi,
  RiskRef,
  SummedRisks,
  TouchingRiskPage,
} from './riskApi';

export class RiskClient implements RiskApi {
  constructor(private readonly http: HttpCaller) {}

  register(
    cutover: string,
    { since, ...options }: CutoverRequestOptions & { since?: string } = {},
  ) {
    return this.http.json<RiskRegister>(risksPath(cutover), {
      ...options,
      query: since ? { since } : {},
    });
  }

  assessments(ref: Omit<RiskRef, 'version'>, options?: CutoverRequestOptions) {
    return this.#items<RiskAssessment>(`${riskPath(ref)}/assessments`, options);
  }

  exposure(cutover: string, basis: RiskBasis, options?: CutoverRequestOptions) {
    return this.#items<ExposurePoint>(`${risksPath(cutover)}/exposure`, {
      ...options,
      query: { basis },
    });
  }

  add(cutover: string, input: AddRiskInput, options: RehearsedOptions = {}) {
    return this.http.json<RiskView>(risksPath(cutover), {
      ...rehearsed(options),
      method: 'POST',
      body: input,
    });
  }

  async dismiss(
    cutover: string,
    standard: string,
    input: { reason: string },
    options?: CutoverRequestOptions,
  ) {
    await this.http.send(
      `${cutoverPath(cutover)}/risk-proposals/${encodeURIComponent(
        standard,
      )}/dismiss`,
      { ...options, method: 'POST', body: input },
    );
  }

  edit(ref: RiskRef, input: EditRisk, options?: CutoverRequestOptions) {
    return this.#write(ref, 'PATCH', '', input, options);
  }

  assess(ref: RiskRef, input: AssessRisk, options: RehearsedOptions = {}) {
    const call = rehearsed(options);
    return this.#write(ref, 'POST', '/assessments', input, call);
  }

  addMeasure(
    ref: RiskRef,
    input: AddMeasureInput,
    options?: CutoverRequestOptions,
  ) {
    return this.#write(ref, 'POST', '/measures', input, options);
  }

  changeMeasure(
    ref: RiskRef & { measure: string },
    input: ChangeMeasure,
    options?: CutoverRequestOptions,
  ) {
    const path = `/measures/${encodeURIComponent(ref.measure)}`;
    return this.#write(ref, 'PATCH', path, input, options);
  }

  askAcceptance(
    ref: RiskRef,
    input: AskAcceptance,
    options?: CutoverRequestOptions,
  ) {
    return this.#write(ref, 'POST', '/acceptance', input, options);
  }

  decideAcceptance(
    ref: RiskRef,
    input: DecideAcceptance,
    options?: CutoverRequestOptions,
  ) {
    return this.#write(ref, 'POST', '/acceptance/decision', input, options);
  }

  move(
    ref: RiskRef & { act: 'occur' | 'close' | 'reopen' },
    input: { reason: string },
    options?: CutoverRequestOptions,
  ) {
    return this.#write(ref, 'POST', `/${ref.act}`, input, options);
  }

  reviewImport(
    cutover: string,
    rows: Record<string, string>[],
    options?: CutoverRequestOptions,
  ) {
    return this.#import<ImportedRisk>(cutover, rows, {
      ...options,
      query: { dryRun: true },
    });
  }

  import(cutover: string, rows: Record<string, string>[], options: Keyed = {}) {
    return this.#import<TakenRisk>(cutover, rows, keyed(options));
  }

  sum(query: SummedRisks, options?: CutoverRequestOptions) {
    return this.http.json<RiskSum>('/risks/sum', {
      ...options,
      query: { ...query },
    });
  }

  summed(
    query: Parameters<RiskApi['summed']>[0],
    options?: CutoverRequestOptions,
  ) {
    return this.http.json<TouchingRiskPage>('/risks', {
      ...options,
      query: { ...query },
    });
  }

  #write(
    ref: RiskRef,
    method: 'POST' | 'PATCH',
    path: string,
    body: unknown,
    options: Call = {},
  ) {
    return this.http.json<RiskView>(`${riskPath(ref)}${path}`, {
      ...options,
      method,
      headers: { ...options.headers, ...ifMatch(ref.version) },
      body,
    });
  }

  async #import<T>(
    cutover: string,
    rows: Record<string, string>[],
    options: Call,
  ) {
    const { items } = await this.http.json<{ items: T[] }>(
      `${risksPath(cutover)}/import`,
      { ...options, method: 'POST', body: { rows } },
    );
    return items;
  }

  async #items<T>(path: string, options: Call | undefined) {
    const { items } = await this.http.json<{ items: T[] }>(path, options);
    return items;
  }
}

function risksPath(cutover: string) {
  return `${cutoverPath(cutover)}/risks`;
}

function riskPath({ cutover, risk }: Omit<RiskRef, 'version'>) {
  return `${risksPath(cutover)}/${encodeURIComponent(risk)}`;
}
