/** Which lines of a long list can be seen, by TanStack's virtualizer; short lists are shown whole. */
import { useSignal } from '@preact/signals'
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
import { createRef, type RefObject } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'

/** Lines that a document takes without being slow. */
const FEW = 200
/** Lines beyond the edge that are there already. */
const MORE = 20

interface Window {
  root: RefObject<HTMLDivElement | null>
  from: number
  /** exclusive */
  to: number
  /** pixels of what is left out */
  before: number
  after: number
}

export function useWindow(count: number, sizeOf: (index: number) => number): Window {
  const root = useMemo(() => createRef<HTMLDivElement>(), [])
  const drawn = useSignal(0)
  const isLong = count > FEW
  const virtualizer = useMemo(
    () =>
      new Virtualizer<HTMLElement, HTMLElement>({
        count: 0,
        estimateSize: () => 0,
        getScrollElement: () => root.current?.closest<HTMLElement>('.view') ?? null,
        observeElementRect,
        observeElementOffset,
        scrollToFn: elementScroll,
      }),
    [],
  )
  virtualizer.setOptions({
    ...virtualizer.options,
    count: isLong ? count : 0,
    estimateSize: sizeOf,
    overscan: MORE,
    onChange: () => {
      drawn.value++
    },
  })
  useEffect(() => virtualizer._didMount(), [])
  useEffect(() => virtualizer._willUpdate())
  void drawn.value
  if (!isLong) return { root, from: 0, to: count, before: 0, after: 0 }
  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  if (!first || !last) return { root, from: 0, to: Math.min(count, FEW), before: 0, after: 0 }
  return {
    root,
    from: first.index,
    to: last.index + 1,
    before: first.start,
    after: Math.max(0, virtualizer.getTotalSize() - last.end),
  }
}
