/** A series' id as words: "antal_besok" → "antal besok". Ids are the region's own; "main" is the measure itself. */
export function seriesName(series: string): string {
  return series.replaceAll('_', ' ');
}
