/** An error as the API client throws it. */
export function refusal(
  status: number,
  error: { reason?: string; message: string; faults?: object[] },
): Error {
  return Object.assign(new Error(`Request failed with ${status}`), {
    statusCode: status,
    body: { error },
  });
}

const STATUS: Record<string, number> = {
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
};

/** What the rules of the domain refuse, as the API client throws it. */
export function answered<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof Error) || !Object.hasOwn(STATUS, error.name)) {
      throw error;
    }
    throw refusal(STATUS[error.name], { ...error, message: error.message });
  }
}
