import { BookOpen, Compass, Lamp, Leaf, Shield, ShoppingCart, Wrench, type LucideIcon } from 'lucide-react'
import { BatonMark } from '../ui/baton-mark.tsx'

const icons: Readonly<Record<string, LucideIcon>> = {
  compass: Compass,
  lamp: Lamp,
  leaf: Leaf,
  shield: Shield,
  wrench: Wrench,
  book: BookOpen,
  cart: ShoppingCart,
}

/** An assistant's own mark; Baton's where it has none that we know. */
export function AssistantMark({ mark, size = 32 }: { mark: string; size?: number }) {
  const Icon = icons[mark]
  if (!Icon) return <BatonMark size={size} />
  return (
    <span
      aria-hidden
      className="inline-flex shrink-0 items-center justify-center rounded-control bg-accent-tint text-accent-text"
      style={{ width: size, height: size }}
    >
      <Icon size={Math.round(size * 0.56)} />
    </span>
  )
}
