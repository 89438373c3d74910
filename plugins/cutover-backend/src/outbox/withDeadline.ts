/** @throws Error where there is no answer within so many milliseconds; what was begun goes on */
export async function withDeadline<T>(
  doing: Promise<T>,
  milliseconds: number,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${milliseconds / 1_000} s`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([doing, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
