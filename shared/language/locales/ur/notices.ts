import type { Notices } from '../../notices.ts'
import { isolate } from '../../replies.ts'

export const notices: Notices = {
  reminder: (title) => `یاد دہانی: ${isolate('rtl', title)}`,
  due: (when) => `وقت: ${isolate('rtl', when)}`,
  confirmation: {
    subject: 'کیا یہ آپ کا پتا ہے؟ یاد دہانیوں کے لیے تصدیق کریں',
    text: (link) => `کسی نے، امید ہے آپ ہی نے، اس پتے پر اپنے کاموں کی یاد دہانیاں مانگی ہیں۔

یاد دہانیاں پانے کے لیے تین دن کے اندر یہ صفحہ کھولیں اور بٹن دبائیں:

${link}

اگر یہ آپ نہیں تھے تو کچھ نہ کریں: کوئی یاد دہانی نہیں آئے گی۔
`,
  },
}
