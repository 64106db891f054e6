// Any type's stages and steps as a picture, and the same in a table: the straight way downwards, what leads aside to the
// right, what turns back to the left. The steps have numbers, told in the table.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowPart, FlowStep, StepWords } from '../../api/flows';
import { Frame } from '../../components/frame';
import { layFlow, type Arrow, type FlowLayout } from '../../lib/flow_layout';

// In the picture's own units, which are pixels at full size.
const BOX = { width: 196, height: 52 };
const GAP = { x: 60, y: 56 };
const LANE = 26;
const MARGIN = 14;

function placer(layout: FlowLayout) {
  const left = MARGIN + layout.lanes * LANE;
  const at = (id: string) => {
    const stage = layout.stages.find((one) => one.id === id);
    return { x: left + (stage?.column ?? 0) * (BOX.width + GAP.x), y: MARGIN + (stage?.row ?? 0) * (BOX.height + GAP.y) };
  };
  return {
    at,
    left,
    width: left + layout.columns * BOX.width + (layout.columns - 1) * GAP.x + MARGIN,
    height: 2 * MARGIN + layout.rows * BOX.height + (layout.rows - 1) * GAP.y,
  };
}

/** The name in at most two lines of about this many letters. */
function lines(name: string, length = 24): string[] {
  const found = [''];
  for (const word of name.split(' ')) {
    const last = found[found.length - 1]!;
    if (last && last.length + word.length + 1 > length && found.length < 2) found.push(word);
    else found[found.length - 1] = last ? `${last} ${word}` : word;
  }
  return found.map((line) => (line.length > length + 3 ? `${line.slice(0, length + 1)}…` : line));
}

function drawn(arrow: Arrow, place: ReturnType<typeof placer>, sharing: number): { d: string; x: number; y: number } {
  const from = place.at(arrow.from);
  const to = place.at(arrow.to);
  const middle = BOX.height / 2;
  if (arrow.kind === 'onward') {
    const x = from.x + BOX.width / 2;
    const mid = (from.y + BOX.height + to.y) / 2 - 4;
    return { d: `M${x} ${from.y + BOX.height}V${to.y - 5}`, x: x + sharing * 24, y: mid };
  }
  if (arrow.kind === 'aside') {
    const start = from.x + BOX.width;
    if (from.y === to.y) return { d: `M${start} ${from.y + middle}H${to.x - 5}`, x: (start + to.x) / 2, y: from.y + middle - sharing * 24 };
    const turn = to.x + BOX.width / 2 + sharing * 12;
    return { d: `M${start} ${from.y + middle}H${turn}V${to.y - 5}`, x: start + 18, y: from.y + middle };
  }
  const lane = place.left - (arrow.lane + 0.7) * LANE;
  return { d: `M${from.x} ${from.y + middle - 8}H${lane}V${to.y + middle + 8}H${to.x - 5}`, x: lane, y: (from.y + to.y) / 2 + middle };
}

function Picture({ title, part, present }: { title: string; part: FlowPart; present?: string }) {
  const { t } = useTranslation();
  const id = useId();
  const layout = layFlow(part);
  const place = placer(layout);
  const shared = new Map<string, number>();
  const arrows = layout.arrows.map((arrow) => {
    const key = `${arrow.from}/${arrow.to}`;
    const before = shared.get(key) ?? 0;
    shared.set(key, before + 1);
    return { arrow, ...drawn(arrow, place, before) };
  });
  const step = (key: string) => part.steps.find((one) => one.id === key);
  return (
    <Frame label={t('matterTypes.pictureOf', { name: title })}>
      <svg
        className="flow-picture"
        viewBox={`0 0 ${place.width} ${place.height}`}
        width={place.width}
        height={place.height}
        role="img"
        aria-label={t('matterTypes.pictureOf', { name: title })}
        aria-describedby={`${id}-desc`}
      >
        <desc id={`${id}-desc`}>{t('matterTypes.pictureHelp')}</desc>
        <defs>
          <marker id={`${id}-tip`} viewBox="0 0 8 8" refX="3" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
            <path d="M0 0 8 4 0 8Z" className="flow-tip" />
          </marker>
        </defs>
        {arrows.map(({ arrow, d }, i) => (
          <path key={i} d={d} className={`flow-arrow ${step(arrow.step)?.optional ? 'flow-optional' : ''}`} markerEnd={`url(#${id}-tip)`} />
        ))}
        {layout.stages.map(({ id: stage }) => {
          const { x, y } = place.at(stage);
          const shown = part.stages.find((one) => one.id === stage);
          const text = lines(shown?.name ?? stage);
          const here = stage === present;
          return (
            <g key={stage} className={`flow-stage ${here ? 'flow-here' : ''} ${shown?.ended ? 'flow-ended' : ''}`}>
              <rect x={x} y={y} width={BOX.width} height={BOX.height} rx={shown?.ended ? 26 : 7} />
              {text.map((line, i) => (
                <text key={i} x={x + BOX.width / 2} y={y + BOX.height / 2 + 5 + (i - (text.length - 1) / 2) * 17} textAnchor="middle">
                  {line}
                </text>
              ))}
              {here ? (
                <text x={x + BOX.width - 8} y={y - 5} textAnchor="end" className="flow-here-text">
                  {t('matterTypes.here')}
                </text>
              ) : null}
            </g>
          );
        })}
        {arrows.map(({ arrow, x, y }, i) => {
          const gates = step(arrow.step)?.gates.length ?? 0;
          return (
            <g key={i} className="flow-number">
              {gates > 0 ? <path d={`M${x - 15} ${y}L${x} ${y - 15}L${x + 15} ${y}L${x} ${y + 15}Z`} /> : <circle cx={x} cy={y} r="11" />}
              <text x={x} y={y + 4.5} textAnchor="middle">
                {arrow.number}
              </text>
            </g>
          );
        })}
      </svg>
    </Frame>
  );
}

function Row({ part, step, number, words }: { part: FlowPart; step: FlowStep; number: number; words?: StepWords }) {
  const { t } = useTranslation();
  const stage = (id: string) => part.stages.find((one) => one.id === id)?.name ?? id;
  const field = (id: string) => part.fields.find((one) => one.id === id)?.name ?? id;
  return (
    <tr>
      <td className="number">{number}</td>
      <th scope="row" lang="sv" className="wrapped">
        {step.name}
        {step.right ? <p className="quiet">{t(`matterTypes.rights.${step.right as 'decides'}`)}</p> : null}
      </th>
      <td lang="sv" className="wrapped">
        {step.from.map(stage).join(', ')} → {step.to ? stage(step.to) : t('matterTypes.stays')}
      </td>
      <td lang="sv" className="wrapped">
        {words?.who.join(', ')}
        {words && words.never.length > 0 ? <p className="quiet">{t('matterTypes.never')} {words.never.join(', ')}</p> : null}
      </td>
      <td lang="sv" className="wrapped">
        {step.needs.length > 0 ? <p>{t('matterTypes.needs')} {step.needs.map(field).join(', ')}</p> : null}
        {step.words ? <p>{t('matterTypes.words')}</p> : null}
        {step.gates.map((gate, i) => (
          <p key={i}>
            {gate.message} <code>{gate.rule}</code>
          </p>
        ))}
      </td>
    </tr>
  );
}

export function FlowPicture({ title, part, words, present }: { title: string; part: FlowPart; words: StepWords[]; present?: string }) {
  const { t } = useTranslation();
  return (
    <div className="flow">
      <Picture title={title} part={part} present={present} />
      <Frame label={t('matterTypes.stepsOf', { name: title })}>
        <table className="plain-table flow-table">
          <caption>{t('matterTypes.stepsOf', { name: title })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('matterTypes.number')}</th>
              <th scope="col">{t('matterTypes.step')}</th>
              <th scope="col">{t('matterTypes.fromTo')}</th>
              <th scope="col">{t('matterTypes.who')}</th>
              <th scope="col">{t('matterTypes.requires')}</th>
            </tr>
          </thead>
          <tbody>
            {part.steps.map((step, i) => (
              <Row key={step.id} part={part} step={step} number={i + 1} words={words.find((one) => one.step === step.id)} />
            ))}
          </tbody>
        </table>
      </Frame>
    </div>
  );
}
