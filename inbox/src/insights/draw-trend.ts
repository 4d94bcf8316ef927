import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { TrendDays } from './trend.tsx'
import { countWords, utcDayWords } from './words.ts'

use([LineChart, BarChart, GridComponent, TooltipComponent, SVGRenderer])

export interface TrendChart {
  show(days: TrendDays): void
  close(): void
}

/** A line of scores over a strip of bars, one for each day. Its colours are the page's variables: it follows the theme by itself. */
export function drawTrend(place: HTMLElement): TrendChart {
  const chart = init(place, null, { renderer: 'svg' })
  const watching = new ResizeObserver(() => chart.resize())
  watching.observe(place)
  return {
    show: (days) => chart.setOption(optionsOf(days), { notMerge: true }),
    close() {
      watching.disconnect()
      chart.dispose()
    },
  }
}

const label = { color: 'var(--text-3)', fontSize: 11, fontFamily: 'Inter Variable' }
const line = { lineStyle: { color: 'var(--line)' } }
const without = { axisTick: { show: false }, axisLine: { show: false } }

function optionsOf(days: TrendDays) {
  const names = days.map(([day]) => day)
  const few = days.flatMap(([, figures]) => figures ?? []).length < 12
  const scores = (field: 'meanScore' | 'meanCorrected') => days.map(([, figures]) => figures?.[field] ?? null)
  const dayAxis = { type: 'category' as const, data: names, boundaryGap: true, ...without }
  const points = { type: 'line' as const, showSymbol: few, symbolSize: 6, connectNulls: true, silent: true }
  return {
    animation: false,
    grid: [
      { left: 36, right: 16, top: 8, height: 120 },
      { left: 36, right: 16, top: 140, height: 36 },
    ],
    axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: 'var(--line-strong)', type: 'solid' } },
    xAxis: [
      { ...dayAxis, axisLabel: { show: false }, axisLine: { show: true, onZero: true, ...line } },
      { ...dayAxis, gridIndex: 1, axisLabel: { ...label, formatter: shortDay, hideOverlap: true, margin: 6 } },
    ],
    yAxis: [
      { type: 'value', min: 0, max: 100, interval: 50, axisLabel: label, splitLine: line, ...without },
      {
        type: 'value',
        gridIndex: 1,
        minInterval: 1,
        axisLabel: { show: false },
        splitLine: { show: false },
        ...without,
      },
    ],
    tooltip: {
      trigger: 'axis',
      transitionDuration: 0,
      confine: true,
      backgroundColor: 'var(--raised)',
      borderColor: 'transparent',
      borderWidth: 0,
      padding: [6, 10],
      extraCssText: 'box-shadow: var(--float); border-radius: 6px',
      textStyle: { color: 'var(--text)', fontSize: 11, fontFamily: 'Inter Variable' },
      formatter: (found: unknown) => note(days, found),
    },
    series: [
      {
        ...points,
        name: 'corrected',
        data: scores('meanCorrected'),
        lineStyle: { color: 'var(--text-3)', width: 1.5, type: 'dashed' },
        itemStyle: { color: 'var(--text-3)' },
      },
      {
        ...points,
        name: 'as written',
        data: scores('meanScore'),
        lineStyle: { color: 'var(--accent)', width: 2 },
        itemStyle: { color: 'var(--accent)' },
      },
      {
        type: 'bar' as const,
        name: 'handoffs',
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: days.map(([, figures]) => figures?.handoffs ?? 0),
        barMaxWidth: 18,
        barCategoryGap: '30%',
        silent: true,
        itemStyle: { color: 'var(--line-strong)', borderRadius: [2, 2, 0, 0] },
      },
    ],
  }
}

const shortDay = (day: string) => utcDayWords(day).replace(/^\w+,? /, '')

/** What a day came to, as elements: no markup is made of strings. */
function note(days: TrendDays, found: unknown): HTMLElement {
  const box = document.createElement('div')
  const [first] = Array.isArray(found) ? (found as { dataIndex: number }[]) : []
  const [day, figures] = days[first?.dataIndex ?? 0] ?? ['', null]
  const lines = [
    utcDayWords(day),
    ...(figures
      ? [`score ${figures.meanScore}, corrected ${figures.meanCorrected}`, countWords(figures.handoffs)]
      : ['no handoff']),
  ]
  for (const [index, words] of lines.entries()) {
    const line = box.appendChild(document.createElement('div'))
    line.textContent = words
    if (index === 0) line.style.fontWeight = '600'
  }
  return box
}
