// What a drawing in BPMN holds: its steps in the order that they come, and what each is in the log.
import { BPMN_SPACE, OWN_SPACE, type Step } from './bpmn_steps';

/** What a step of the drawing means for the figures. */
export interface Meaning {
  /** What the milestone is called; empty: it is none. */
  milestone: string;
  /** As they are called in the log; empty: the one that is called as the step. */
  activities: string[];
}

export interface DrawnStep extends Meaning {
  id: string;
  name: string;
}

const STEPS = new Set(['task', 'userTask', 'manualTask', 'serviceTask', 'sendTask', 'receiveTask', 'scriptTask', 'businessRuleTask', 'callActivity', 'intermediateCatchEvent', 'intermediateThrowEvent']);

/** A name as the drawing has it. */
export const squeezed = (name: string) => name.replace(/\s+/g, ' ').trim();

function parsed(bpmn: string): Document | undefined {
  const document = new DOMParser().parseFromString(bpmn, 'application/xml');
  return document.getElementsByTagName('parsererror').length > 0 ? undefined : document;
}

const all = (document: Document) => [...document.getElementsByTagNameNS(BPMN_SPACE, '*')];
const flowsOf = (document: Document) =>
  all(document)
    .filter((one) => one.localName === 'sequenceFlow')
    .map((one) => ({ from: one.getAttribute('sourceRef') ?? '', to: one.getAttribute('targetRef') ?? '' }));

/** Whether it is XML with a process in it. What the process itself lacks is the server's to say. */
export function isDrawing(bpmn: string): boolean {
  const document = parsed(bpmn);
  return document !== undefined && document.getElementsByTagNameNS(BPMN_SPACE, 'process').length > 0;
}

/** The steps as one passes them, breadth first from the start; those that nothing leads to come last. */
export function stepsIn(bpmn: string): DrawnStep[] {
  const document = parsed(bpmn);
  if (!document) return [];
  const flows = flowsOf(document);
  const elements = all(document);
  const order = new Map<string, number>();
  let waiting = elements.filter((one) => one.localName === 'startEvent').map((one) => one.getAttribute('id') ?? '');
  while (waiting.length > 0) {
    for (const id of waiting) order.set(id, order.size);
    const next = flows.filter((flow) => waiting.includes(flow.from) && !order.has(flow.to)).map((flow) => flow.to);
    waiting = [...new Set(next)];
  }
  return elements
    .filter((one) => STEPS.has(one.localName))
    .map((one) => {
      const own = [...one.getElementsByTagNameNS(OWN_SPACE, '*')];
      return {
        id: one.getAttribute('id') ?? '',
        name: squeezed(one.getAttribute('name') ?? ''),
        milestone: own.find((child) => child.localName === 'milestone')?.getAttribute('name') ?? '',
        activities: own.filter((child) => child.localName === 'activity').map((child) => child.getAttribute('name') ?? ''),
      };
    })
    .sort((a, b) => (order.get(a.id) ?? Infinity) - (order.get(b.id) ?? Infinity));
}

/** The drawing with what its steps mean written into it, in the place of what stood there. */
export function withMeanings(bpmn: string, meanings: Record<string, Meaning>): string {
  const document = parsed(bpmn);
  if (!document) return bpmn;
  document.documentElement.setAttributeNS('http://www.w3.org/2000/xmlns/', 'xmlns:ledstang', OWN_SPACE);
  for (const element of all(document)) {
    const meaning = meanings[element.getAttribute('id') ?? ''];
    if (!meaning || !STEPS.has(element.localName)) continue;
    let extension = [...element.children].find((one) => one.localName === 'extensionElements');
    for (const child of [...(extension?.children ?? [])]) {
      if (child.namespaceURI === OWN_SPACE && (child.localName === 'milestone' || child.localName === 'step')) child.remove();
    }
    if (!meaning.milestone && meaning.activities.length === 0) {
      if (extension && extension.children.length === 0) extension.remove();
      continue;
    }
    if (!extension) {
      extension = document.createElementNS(BPMN_SPACE, `${element.prefix ? `${element.prefix}:` : ''}extensionElements`);
      // Documentation stands first in BPMN, then the extensions.
      const after = [...element.children].filter((one) => one.localName === 'documentation').at(-1);
      element.insertBefore(extension, after ? after.nextSibling : element.firstChild);
    }
    const add = (parent: Element, name: string, text: string) => {
      const made = document.createElementNS(OWN_SPACE, `ledstang:${name}`);
      if (text) made.setAttribute('name', text);
      parent.append(made);
      return made;
    };
    if (meaning.milestone) add(extension, 'milestone', meaning.milestone);
    if (meaning.activities.length > 0) {
      const step = add(extension, 'step', '');
      for (const activity of meaning.activities) add(step, 'activity', activity);
    }
  }
  return new XMLSerializer().serializeToString(document);
}

/**
 * What the steps mean when they have been changed from one list to another. A milestone that is called as its step goes on so;
 * one whose step has lost its name, to be written anew, is a milestone still.
 */
export function renamed(meanings: Record<string, Meaning>, from: Step[], to: Step[]): Record<string, Meaning> {
  return Object.fromEntries(
    to.flatMap(({ id, name }) => {
      const meaning = meanings[id];
      if (!meaning) return [];
      const old = from.find((one) => one.id === id);
      const follows = name && meaning.milestone && (old?.name === '' || old?.name === meaning.milestone);
      return [[id, follows ? { ...meaning, milestone: name } : meaning]];
    }),
  );
}

/** The drawing as a list of steps; `whole` is false where the drawing says more than a list can. */
export function listOf(bpmn: string): { steps: Step[]; whole: boolean } {
  const document = parsed(bpmn);
  const drawn = stepsIn(bpmn);
  if (!document) return { steps: [], whole: true };
  const kinds = new Map(all(document).map((one) => [one.getAttribute('id') ?? '', one.localName]));
  const flows = flowsOf(document);
  const onward = (id: string) => flows.filter((flow) => flow.from === id).map((flow) => flow.to);
  const names = new Map(drawn.map((one) => [one.id, one.name]));
  const steps: Step[] = [];
  const isStep = (id: string | undefined) => id !== undefined && STEPS.has(kinds.get(id) ?? '');
  const add = (id: string, optional: boolean, parallel: boolean) => steps.push({ id, name: names.get(id) ?? '', optional, parallel });
  /** Where a choice between one way and none meets again, with the ways in between. */
  const passing = (gate: string): { inside: string; end: string } | undefined => {
    const ways = onward(gate);
    if (ways.length !== 2) return undefined;
    for (const [inside, end] of [ways, [ways[1], ways[0]]] as [string, string][]) {
      if (kinds.get(end) === 'exclusiveGateway' && onward(end).length === 1) return { inside, end };
    }
    return undefined;
  };
  /** Adds what stands between a division and where it meets; answers where that is. */
  const sideBySide = (gate: string, optional: boolean): string | undefined => {
    let meeting: string | undefined;
    for (const [row, first] of onward(gate).entries()) {
      const choice = kinds.get(first) === 'exclusiveGateway' ? passing(first) : undefined;
      const id = choice ? choice.inside : first;
      if (!isStep(id)) return undefined;
      add(id, optional || choice !== undefined, row > 0);
      const after = onward(id);
      const last = choice ? (after[0] === choice.end ? onward(choice.end)[0] : undefined) : after[0];
      if (after.length !== 1 || last === undefined || (meeting !== undefined && last !== meeting)) return undefined;
      meeting = last;
    }
    return meeting !== undefined && kinds.get(meeting) === 'parallelGateway' ? meeting : undefined;
  };
  const starts = [...kinds].filter(([, kind]) => kind === 'startEvent').map(([id]) => id);
  let at = starts.length === 1 ? onward(starts[0]!)[0] : undefined;
  for (let turns = 0; at !== undefined && turns <= kinds.size; turns += 1) {
    const kind = kinds.get(at);
    if (kind === 'endEvent') {
      if (steps.length === drawn.length) return { steps, whole: true };
      break;
    }
    const choice = kind === 'exclusiveGateway' ? passing(at) : undefined;
    const inside: string = choice ? choice.inside : at;
    let last: string | undefined;
    if (isStep(inside)) {
      add(inside, choice !== undefined, false);
      last = inside;
    } else if (kinds.get(inside) === 'parallelGateway') {
      last = sideBySide(inside, choice !== undefined);
    }
    if (last === undefined) break;
    const after = onward(last);
    if (after.length !== 1 || (choice && after[0] !== choice.end)) break;
    at = choice ? onward(choice.end)[0] : after[0];
  }
  return { steps: drawn.map(({ id, name }) => ({ id, name, optional: false, parallel: false })), whole: drawn.length === 0 };
}
