// The scorecard as a table for Excel: one line per measure and sex, with the words beside the figures.
import type { TFunction } from 'i18next';
import type { Scorecard } from '../../api/model';
import type { Cell } from '../../lib/csv';

export function scorecardTable(card: Scorecard, t: TFunction): { head: string[]; rows: Cell[][] } {
  const head = [
    'Perspektiv', 'Framgångsfaktor', 'Mått', 'Kön', 'Period', 'Mål', 'Utfall', 'Enhet', 'Jämförelseperiod',
    'Jämförelse', 'Förändring', 'Förändring %', 'Måluppfyllelse', 'Skäl', 'Utveckling', 'Skäl till utveckling',
    'Märkningar', 'Kommentar',
  ];
  const rows = card.perspectives.flatMap((perspective) =>
    perspective.factors.flatMap((factor) =>
      factor.measures.flatMap((measure) =>
        measure.rows.map((row) => [
          perspective.name, factor.name, measure.name, row.sex, card.period, measure.target_text, row.value,
          measure.unit, row.comparison_period, row.comparison_value, row.change, row.change_percent,
          t(`attainment.${row.attainment}`), row.attainment_reason, t(`development.${row.development}`),
          row.development_reason, row.flag_names.join(', '), measure.comments.join('\n'),
        ]),
      ),
    ),
  );
  return { head, rows };
}
