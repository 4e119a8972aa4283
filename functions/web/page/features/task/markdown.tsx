/** A note as its author meant it. HTML in it is shown as it was typed, only what cannot act is kept, and links leave this page. */
import DOMPurify, { type Config } from 'dompurify'
import { Marked } from 'marked'
import { useEffect, useRef } from 'preact/hooks'

const ALLOWED: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    'p',
    'br',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
    'hr',
    'input',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  ALLOWED_ATTR: ['href', 'type', 'checked', 'disabled', 'align'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  RETURN_DOM_FRAGMENT: true,
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const markdown = new Marked({ breaks: true, renderer: { html: ({ text }) => escaped(text) } })

export function Markdown({ text }: { text: string }) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const fragment = DOMPurify.sanitize(markdown.parse(text, { async: false }), ALLOWED)
    for (const link of fragment.querySelectorAll('a')) {
      link.target = '_blank'
      link.rel = 'noopener noreferrer'
    }
    root.current!.replaceChildren(fragment)
  }, [text])
  return <div class="markdown" dir="auto" ref={root} />
}
