// A process as a list of steps, and the same as BPMN: for those who cannot or would rather not draw.
//
// A list says less than a drawing can: steps one after another, any of which may be left out, and steps that happen
// side by side with the one before.

export const BPMN_SPACE = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const OWN_SPACE = 'urn:ledstang:process:1';

export interface Step {
  id: string;
  name: string;
  /** Not every patient needs it. */
  optional: boolean;
  /** In any order with the step before. */
  parallel: boolean;
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Steps that lie side by side, in groups of one or more. */
export function groups(steps: Step[]): Step[][] {
  const made: Step[][] = [];
  for (const step of steps) {
    const last = made.at(-1);
    if (step.parallel && last) last.push(step);
    else made.push([step]);
  }
  return made;
}

interface Shape {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const MIDDLE = 200; // the height of the line that the steps stand on
const GAP = 60;

/** Writes nodes, flows and their places while it walks from left to right. */
class Writer {
  nodes = '';
  flows = '';
  shapes: Shape[] = [];
  edges = '';
  private x = 80;
  private count = 0;

  node(element: string, id: string, name: string, width: number, height: number, middle = MIDDLE, x = this.x): Shape {
    this.nodes += `    <bpmn:${element} id="${escaped(id)}"${name ? ` name="${escaped(name)}"` : ''} />\n`;
    const shape = { id, x, y: middle - height / 2, width, height };
    this.shapes.push(shape);
    return shape;
  }
  forward(width: number) {
    this.x += width + GAP;
  }
  get at() {
    return this.x;
  }
  flow(from: Shape, to: Shape, over?: number) {
    this.count += 1;
    const id = `flow_${this.count}`;
    this.flows += `    <bpmn:sequenceFlow id="${id}" sourceRef="${escaped(from.id)}" targetRef="${escaped(to.id)}" />\n`;
    const fromY = from.y + from.height / 2;
    const toY = to.y + to.height / 2;
    const [left, right] = [from.x + from.width, to.x];
    const half = left + 20;
    const points =
      over !== undefined
        ? [[from.x + from.width / 2, from.y], [from.x + from.width / 2, over], [to.x + to.width / 2, over], [to.x + to.width / 2, to.y]]
        : fromY === toY
          ? [[left, fromY], [right, toY]]
          : fromY === MIDDLE
            ? [[left, fromY], [half, fromY], [half, toY], [right, toY]]
            : [[left, fromY], [right - 20, fromY], [right - 20, toY], [right, toY]];
    this.edges += `      <bpmndi:BPMNEdge id="${id}_edge" bpmnElement="${id}">\n${points
      .map(([x, y]) => `        <di:waypoint x="${x}" y="${y}" />\n`)
      .join('')}      </bpmndi:BPMNEdge>\n`;
  }
}

const TASK = { width: 150, height: 80 };

/** The steps as BPMN 2.0 with places to draw them at. */
export function bpmnOf(name: string, steps: Step[]): string {
  const out = new Writer();
  let before = out.node('startEvent', 'start', 'Start', 36, 36);
  out.forward(36);
  groups(steps).forEach((group, index) => {
    const skip = group.every((step) => step.optional);
    const gate = (id: string, element: string) => {
      const made = out.node(element, id, '', 50, 50);
      out.flow(before, made);
      out.forward(50);
      return made;
    };
    const skipFrom = skip ? gate(`val_${index + 1}`, 'exclusiveGateway') : undefined;
    if (skipFrom) before = skipFrom;
    if (group.length === 1) {
      const [step] = group as [Step];
      const made = out.node('task', step.id, step.name, TASK.width, TASK.height);
      out.flow(before, made);
      out.forward(TASK.width);
      before = made;
    } else {
      const split = gate(`delas_${index + 1}`, 'parallelGateway');
      const x = out.at;
      const rows = group.map((step, row) => {
        const middle = MIDDLE + row * (TASK.height + 30);
        // A step of several that may be left out has its own choice around it.
        if (!step.optional || skip) return { first: out.node('task', step.id, step.name, TASK.width, TASK.height, middle, x + 110), optional: undefined };
        const choice = out.node('exclusiveGateway', `val_${step.id}`, '', 50, 50, middle, x);
        const task = out.node('task', step.id, step.name, TASK.width, TASK.height, middle, x + 110);
        const end = out.node('exclusiveGateway', `slut_${step.id}`, '', 50, 50, middle, x + 320);
        return { first: choice, optional: { task, end, middle } };
      });
      out.forward(370);
      const join = out.node('parallelGateway', `mots_${index + 1}`, '', 50, 50);
      out.forward(50);
      for (const { first, optional } of rows) {
        out.flow(split, first);
        if (optional) {
          out.flow(first, optional.task);
          out.flow(optional.task, optional.end);
          out.flow(first, optional.end, optional.middle - 48);
          out.flow(optional.end, join);
        } else {
          out.flow(first, join);
        }
      }
      before = join;
    }
    if (skipFrom) {
      const end = out.node('exclusiveGateway', `slut_${index + 1}`, '', 50, 50);
      out.flow(before, end);
      out.flow(skipFrom, end, MIDDLE - 80);
      out.forward(50);
      before = end;
    }
  });
  const end = out.node('endEvent', 'slut', 'Slut', 36, 36);
  out.flow(before, end);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${BPMN_SPACE}" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:ledstang="${OWN_SPACE}" id="definitions" targetNamespace="${OWN_SPACE}">
  <bpmn:process id="process" name="${escaped(name)}" isExecutable="false">
${out.nodes}${out.flows}  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="process">
${out.shapes
  .map((one) => `      <bpmndi:BPMNShape id="${escaped(one.id)}_shape" bpmnElement="${escaped(one.id)}">\n        <dc:Bounds x="${one.x}" y="${one.y}" width="${one.width}" height="${one.height}" />\n      </bpmndi:BPMNShape>\n`)
  .join('')}${out.edges}    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}
