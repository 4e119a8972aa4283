/**
 * The source of a regular expression over several lines: line breaks and the indentation behind them are no part of it.
 * @example new RegExp(source`^(?:hello|
 *   hi)$`)
 */
export const source = (strings: TemplateStringsArray, ...values: string[]): string =>
  String.raw(strings, ...values).replace(/\n\s*/g, '')
