/** ECharts with only what the portal draws: loaded when the first chart is. */
import { BarChart, LineChart, PieChart, ScatterChart, TreemapChart } from 'echarts/charts';
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { feature } from 'topojson-client';
import world from 'world-atlas/countries-110m.json';
import { type MapShapes, unfoldWorld } from './unfold-world.ts';

use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  TreemapChart,
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkPointComponent,
  TooltipComponent,
  CanvasRenderer,
]);

let isMapKnown = false;

/** Registers the world map once; Natural Earth's 1:110m country shapes, public domain. */
export function ensureWorldMap(): void {
  if (isMapKnown) return;
  const topology = world as unknown as Parameters<typeof feature>[0];
  const shapes = feature(topology, topology.objects.countries as Parameters<typeof feature>[1]) as unknown as MapShapes;
  registerMap('world', unfoldWorld(shapes) as unknown as Parameters<typeof registerMap>[1]);
  isMapKnown = true;
}

export { init };
