/** The one kind of map that lives as long as its process: it cannot grow beyond what is written where it is made. */

/** A map of at most so many entries: the one longest not set is forgotten first. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly most: number

  /** @param most entries */
  constructor(most: number) {
    super()
    this.most = most
  }

  override set(key: Key, value: Value): this {
    this.delete(key)
    super.set(key, value)
    if (this.size > this.most) this.delete(this.keys().next().value as Key)
    return this
  }
}
