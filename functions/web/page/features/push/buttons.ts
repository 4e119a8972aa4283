/** What stands on a notification, in each language: the service worker loads no more words than these. */
const BUTTONS: Record<string, { done: string; hour: string; tomorrow: string; failed: string }> = {
  en: {
    done: 'Done',
    hour: 'In an hour',
    tomorrow: 'Tomorrow',
    failed: 'That did not work. Open the app, or try again.',
  },
  de: {
    done: 'Erledigt',
    hour: 'In einer Stunde',
    tomorrow: 'Morgen',
    failed: 'Das ging nicht. App öffnen oder noch einmal versuchen.',
  },
  ur: { done: 'ہو گیا', hour: 'ایک گھنٹے بعد', tomorrow: 'کل', failed: 'نہیں ہو سکا۔ ایپ کھولیں یا دوبارہ کوشش کریں۔' },
}

/** @param locale BCP 47 */
export function buttonsOf(locale: string) {
  const language = locale.split('-')[0]!
  const words = BUTTONS[language] ?? BUTTONS.en!
  return { words, direction: language === 'ur' ? 'rtl' : 'ltr' } as const
}
