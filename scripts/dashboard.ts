// A Grafana dashboard on the metrics of `check`, written in the types of Grafana's own schema: what that does not know, does not
// compile.
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  type Dashboard,
  DashboardCursorSync,
  LegendDisplayMode,
  type Panel,
  PercentChangeColorMode,
  SortOrder,
  ThresholdsMode,
  TooltipDisplayMode,
  VariableHide,
  type VariableModel,
  VariableRefresh,
  VizOrientation,
} from '@grafana/schema'
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen'
import type { Options as TableOptions } from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen'
import type { Options as TimeSeriesOptions } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen'

/** Grafana divides a row into as many columns. */
const COLUMNS = 24
const SELECTED = 'resource=~"$resource",instance=~"$instance"'
const DATASOURCE = { type: 'prometheus', uid: '$datasource' }

const metric = (name: string, labels = SELECTED) => `trivy_offline_cache_${name}{${labels}}`
const AGE = metric('data_age_seconds')
const SHARE = `${AGE} / ${metric('data_max_age_seconds')}`
const PLACE = '{{resource}}: {{where}}'

/** What every panel has; where it lies, the dashboard decides. */
interface Drawn {
  readonly width: number
  readonly height: number
  readonly panel: Omit<Panel, 'id' | 'gridPos'>
}

interface Shown {
  readonly title: string
  readonly description: string
  readonly query: string
  readonly unit: string
  /** From which value it is worth a look, and from which it is an alarm. */
  readonly steps: { readonly look?: number; readonly alarm: number }
}

const DRAWN: readonly Drawn[] = [
  stat({
    title: 'Findings',
    description: 'What the last check of each host found.',
    query: `sum(${metric('check_findings', 'instance=~"$instance"')})`,
    unit: 'none',
    steps: { alarm: 1 },
  }),
  stat({
    title: 'Places out of reach',
    description: 'Registries, stores, and caches that could not be looked at, or hold nothing.',
    query: `count(${metric('place_up')} == 0) or vector(0)`,
    unit: 'none',
    steps: { alarm: 1 },
  }),
  stat({
    title: 'Oldest data, of what is accepted',
    description: 'From 100 % on, whatever fills that place has not run.',
    query: `max(${SHARE})`,
    unit: 'percentunit',
    steps: { look: 0.8, alarm: 1 },
  }),
  stat({
    title: 'Since somebody looked',
    description: 'The check that has been silent for longest.',
    query: `time() - min(${metric('check_timestamp_seconds', 'instance=~"$instance"')})`,
    unit: 's',
    steps: { look: 43_200, alarm: 86_400 },
  }),
  series({
    title: 'Age of the data',
    description: 'It falls when a mirror, warm job, or timer has run and upstream had something newer.',
    query: AGE,
    unit: 's',
    steps: { alarm: 1e9 },
  }),
  series({
    title: 'Age, of what is accepted',
    description: 'Beside the age that jobs accept as fresh; 100 % is an alarm.',
    query: SHARE,
    unit: 'percentunit',
    steps: { look: 0.8, alarm: 1 },
  }),
  table({
    title: 'What lies where',
    description: 'The digest of the data at each place: more than one for a resource, and bases disagree.',
    query: metric('data_info'),
  }),
]

/** The text of the file to import. */
export function renderDashboard(): string {
  const dashboard: Dashboard = {
    title: 'Trivy data',
    uid: 'trivy-offline-cache',
    description: 'Where the data of Trivy lies, how old it is, and what somebody should look at.',
    tags: ['trivy'],
    timezone: 'browser',
    editable: true,
    graphTooltip: DashboardCursorSync.Crosshair,
    schemaVersion: 39,
    refresh: '5m',
    time: { from: 'now-7d', to: 'now' },
    templating: { list: VARIABLES },
    panels: layOut(DRAWN),
  }
  return `${JSON.stringify(dashboard, undefined, 2)}\n`
}

/** From left to right, and in a new row where there is no room. */
function layOut(drawn: readonly Drawn[]): Panel[] {
  let [x, y, rowHeight] = [0, 0, 0]
  return drawn.map(({ width, height, panel }, index) => {
    if (x + width > COLUMNS) [x, y, rowHeight] = [0, y + rowHeight, 0]
    const gridPos = { x, y, w: width, h: height }
    x += width
    rowHeight = Math.max(rowHeight, height)
    return { id: index + 1, gridPos, ...panel }
  })
}

const VARIABLES: VariableModel[] = [
  {
    name: 'datasource',
    label: 'Data source',
    type: 'datasource',
    query: 'prometheus',
    hide: VariableHide.dontHide,
  },
  chosen('instance', 'Host', `label_values(${metric('check_timestamp_seconds', '')}, instance)`),
  chosen('resource', 'Resource', `label_values(${metric('data_max_age_seconds', '')}, resource)`),
]

/** All that there are, or some of them; `.*` also where nobody gave this label. */
function chosen(name: string, label: string, query: string): VariableModel {
  return {
    ...{ name, label, query, type: 'query', datasource: DATASOURCE, hide: VariableHide.dontHide },
    ...{ multi: true, includeAll: true, allValue: '.*', refresh: VariableRefresh.onTimeRangeChanged },
    current: { text: 'All', value: '$__all' },
  }
}

function targets(expr: string, more: Readonly<Record<string, unknown>>) {
  return [{ refId: 'A', datasource: DATASOURCE, expr, ...more }]
}

function fields({ unit, steps: { look, alarm } }: Pick<Shown, 'unit' | 'steps'>) {
  const colors = [
    { value: null, color: 'green' },
    ...(look === undefined ? [] : [{ value: look, color: 'orange' }]),
    { value: alarm, color: 'red' },
  ]
  return { defaults: { unit, thresholds: { mode: ThresholdsMode.Absolute, steps: colors } }, overrides: [] }
}

function stat(shown: Shown): Drawn {
  const options: StatOptions = {
    reduceOptions: { calcs: ['lastNotNull'] },
    orientation: VizOrientation.Auto,
    colorMode: BigValueColorMode.Background,
    graphMode: BigValueGraphMode.None,
    justifyMode: BigValueJustifyMode.Auto,
    textMode: BigValueTextMode.Auto,
    percentChangeColorMode: PercentChangeColorMode.Standard,
    showPercentChange: false,
    wideLayout: true,
  }
  const { title, description, query } = shown
  const own = { type: 'stat', title, description, options: { ...options }, fieldConfig: fields(shown) }
  return {
    width: 6,
    height: 4,
    panel: { ...own, datasource: DATASOURCE, targets: targets(query, { instant: true }) },
  }
}

function series(shown: Shown): Drawn {
  const options: TimeSeriesOptions = {
    legend: {
      displayMode: LegendDisplayMode.Table,
      placement: 'bottom',
      calcs: ['lastNotNull'],
      showLegend: true,
    },
    tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.Descending },
  }
  const { title, description, query } = shown
  const own = { type: 'timeseries', title, description, options: { ...options }, fieldConfig: fields(shown) }
  const asked = targets(query, { legendFormat: PLACE })
  return { width: 12, height: 10, panel: { ...own, datasource: DATASOURCE, targets: asked } }
}

function table({ title, description, query }: Pick<Shown, 'title' | 'description' | 'query'>): Drawn {
  const options: Partial<TableOptions> = { showHeader: true }
  const hidden = { Time: true, Value: true, __name__: true, job: true }
  return {
    width: COLUMNS,
    height: 8,
    panel: {
      ...{ type: 'table', title, description, options: { ...options }, datasource: DATASOURCE },
      targets: targets(query, { instant: true, format: 'table' }),
      transformations: [{ id: 'organize', options: { excludeByName: hidden } }],
    },
  }
}
