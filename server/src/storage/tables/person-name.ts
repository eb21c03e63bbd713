/** A name as it is shown: without invisible characters, and with single spaces. May come out empty. */
export function cleanName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}(?<!\u200d|\ufe0f)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * Two names with the same key are the same name to a person who reads them: case, width, spaces and invisible characters
 * make no difference. Upper case is the nearest thing to case folding in the language; it also joins ß with ss.
 */
export function nameKey(name: string): string {
  return cleanName(name.normalize('NFKC'))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .normalize('NFKC')
    .trim()
}
