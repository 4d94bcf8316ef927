/**
 * Values of fields for passwords, also of those that are shown as text by now: they are told nowhere, wherever else they turn up. Gives what is
 * in them at the moment; nothing of it is kept.
 */
export function watchSecrets(): () => readonly string[] {
  const ever = new Set<WeakRef<HTMLInputElement>>()
  const seen = new WeakSet<HTMLInputElement>()
  const note = (field: HTMLInputElement) => {
    if (!seen.has(field)) ever.add(new WeakRef(field))
    seen.add(field)
  }
  // A button that shows a password changes its field's type.
  new MutationObserver((changes) => {
    for (const { target, oldValue } of changes)
      if (oldValue?.toLowerCase() === 'password' && target instanceof HTMLInputElement) note(target)
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['type'], attributeOldValue: true })
  return () => {
    for (const field of document.querySelectorAll<HTMLInputElement>('input[type=password]')) note(field)
    const values: string[] = []
    for (const ref of ever) {
      const field = ref.deref()
      if (!field) ever.delete(ref)
      else if (field.value) values.push(field.value)
    }
    return values
  }
}
