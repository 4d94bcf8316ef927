import { readMarkdown, type Block, type Inline } from './read-markdown.ts'

/** An article as customers' answers are cut from it: elements made one by one, never a string of markup. */
export function MarkdownPreview({ text }: { text: string }) {
  const blocks = readMarkdown(text)
  if (blocks.length === 0) return <p className="text-text-3">What you write is shown here.</p>
  return (
    <div dir="auto" className="flex flex-col gap-2.5 [overflow-wrap:anywhere]">
      {blocks.map((block, index) => (
        <Part key={index} block={block} />
      ))}
    </div>
  )
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p className={block.level === 1 ? 'mt-1 text-18 font-semibold' : 'mt-1 text-15 font-semibold'}>
          <Line line={block.line} />
        </p>
      )
    case 'list': {
      const items = block.items.map((line, index) => (
        <li key={index}>
          <Line line={line} />
        </li>
      ))
      return block.ordered ? (
        <ol className="list-decimal pl-5">{items}</ol>
      ) : (
        <ul className="list-disc pl-5">{items}</ul>
      )
    }
    case 'code':
      return <pre className="overflow-x-auto rounded-control bg-sunken px-3 py-2 text-11">{block.text}</pre>
    case 'quote':
      return (
        <blockquote className="border-l-2 border-line-strong pl-3 text-text-2">
          <Line line={block.line} />
        </blockquote>
      )
    case 'paragraph':
      return (
        <p>
          <Line line={block.line} />
        </p>
      )
  }
}

function Line({ line }: { line: readonly Inline[] }) {
  return line.map(({ text, look, href }, index) => {
    if (look === 'strong') return <strong key={index}>{text}</strong>
    if (look === 'soft') return <em key={index}>{text}</em>
    if (look === 'code')
      return (
        <code key={index} className="rounded-chip bg-sunken px-1">
          {text}
        </code>
      )
    if (look === 'link')
      return (
        <a key={index} href={href} target="_blank" rel="noopener noreferrer" className="text-accent-text underline">
          {text}
        </a>
      )
    return text
  })
}
