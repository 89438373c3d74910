import type { Text } from '../template';

/** A version of an assessment of which there are results. */
export interface ResultVersion {
  version: number;
  /**
   * When it was written here, UTC. Missing of the template's, which is kept at the moment in which somebody takes it first:
   * when that was is nobody's business.
   */
  at?: string;
  /** How many attempts at it have ended, or how many people have answered it. */
  attempts: number;
}

/** Which versions of an assessment there are results of, and which of them is shown. */
export interface ResultVersions {
  /** Newest first; with the one that was asked for, also where nobody has taken it. */
  versions: ResultVersion[];
  /** Whose questions or criteria are shown; missing where nobody has taken any. */
  version?: number;
  /** Whether something else is asked by now than what is shown. */
  changed: boolean;
}

/** How attempts at an exam or a practical exercise ended. */
export interface GradedSum {
  kind: 'exam' | 'practical';
  title: Text;
  /** Missing where attempts of versions with different ones are counted together. */
  passMark?: number;
  /** Attempts by tenth of the points, from 0 to 1. */
  distribution: number[];
  attempts: number;
  people: number;
  passed: number;
  /** By number of the attempt: how training and re-sits worked. */
  rounds: {
    number: number;
    attempts: number;
    passed: number;
    share: number;
  }[];
  /**
   * Of each question or criterion of the version that is shown, hardest first; counted over the attempts at versions in
   * which it was the same.
   */
  items: {
    id: string;
    text: Text;
    answered: number;
    /** Mean share of its points, 0 to 1: the higher, the easier. */
    difficulty: number;
    /**
     * Correlation of its points with those of all others, -1 to 1 (corrected item-total correlation; Allen and Yen,
     * Introduction to Measurement Theory, 1979); missing where everybody did alike, or of fewer than ten.
     */
    discrimination?: number;
  }[];
}

/** What was answered to one version of a questionnaire. */
export interface QuestionnaireSum {
  kind: 'questionnaire';
  title: Text;
  /** How many have answered, and of how many answers are shown; see `minimumGroup`. */
  answered: number;
  shown: number;
  minimumGroup: number;
  items: QuestionnaireItemResult[];
}

/** What came of one assessment; of a questionnaire only in sum. */
export type AssessmentResults = (GradedSum | QuestionnaireSum) & ResultVersions;

export type QuestionnaireItemResult =
  | {
      id: string;
      kind: 'rating';
      text: Text;
      steps: number;
      /** By step, from 1. */
      counts: number[];
      average?: number;
    }
  | {
      id: string;
      kind: 'choice';
      text: Text;
      options: { id: string; text: Text; count: number }[];
    }
  | { id: string; kind: 'free-text'; text: Text; answers: string[] };
