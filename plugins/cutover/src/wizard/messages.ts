/** The English words of the wizard. */
export const wizardMessages = {} as const;

/** The Chinese words of the wizard. */
export const wizardMessagesZh: Record<keyof typeof wizardMessages, string> = {};
