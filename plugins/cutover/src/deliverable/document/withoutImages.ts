/**
 * Markdown in which images are links, and in which HTML shows none: a browser that fetches an image tells whoever runs its
 * server who reads the document, and when. What stands in code is treated the same way.
 */
export function withoutImages(markdown: string): string {
  return (
    markdown
      // A link needs words.
      .replace(/!\[\]\((\s*<?)([^\s()<>]+)/g, '![$2]($1$2')
      .replace(/(?<!\\)(\\*)!+(\[?)/g, (all, slashes, bracket) => {
        if (!bracket) return all;
        const isEscaped = slashes.length % 2 === 1;
        return isEscaped ? `${slashes}![` : `${slashes}[`;
      })
      // An element that nobody knows is left out, and what is in it stays.
      .replace(/<(\/?)(?=(?:img|image|picture|source)\b)/gi, '<$1x-')
  );
}
