// The drawing board's words. bpmn-js has its own in English; those that a process leader meets are told in Swedish.
const SWEDISH: Record<string, string> = {
  'Activate hand tool': 'Flytta bilden',
  'Activate lasso tool': 'Markera flera',
  'Activate create/remove space tool': 'Gör plats',
  'Activate global connect tool': 'Dra en pil',
  'Create start event': 'Lägg till start',
  'Create intermediate/boundary event': 'Lägg till händelse på vägen',
  'Create end event': 'Lägg till slut',
  'Create gateway': 'Lägg till vägval',
  'Create task': 'Lägg till steg',
  'Create data object reference': 'Lägg till underlag',
  'Create data store reference': 'Lägg till lager',
  'Create expanded sub-process': 'Lägg till delprocess',
  'Create pool/participant': 'Lägg till deltagare',
  'Create group': 'Lägg till grupp',
  'Append end event': 'Sätt slut efter',
  'Append gateway': 'Sätt vägval efter',
  'Append task': 'Sätt steg efter',
  'Append intermediate/boundary event': 'Sätt händelse efter',
  'Append text annotation': 'Skriv en anmärkning',
  'Connect using sequence/message flow or association': 'Dra en pil härifrån',
  'Connect to other element': 'Dra en pil till ett annat',
  'Change element': 'Byt slag',
  'Change type': 'Byt slag',
  'Set color': 'Byt färg',
  Delete: 'Ta bort',
  Remove: 'Ta bort',
  'Exclusive gateway': 'Val: en av vägarna',
  'Parallel gateway': 'Samtidigt: alla vägar',
  'Inclusive gateway': 'En eller flera vägar',
  'Event-based gateway': 'Det som sker först',
  Task: 'Steg',
  'User task': 'Steg som en person gör',
  'Service task': 'Steg som ett system gör',
  'Start event': 'Start',
  'End event': 'Slut',
  'no parent for {element} in {parent}': '{element} saknar plats i {parent}',
  'Toggle non-bpmn elements': 'Visa eller dölj annat än BPMN',
};

/** bpmn-js asks for each of its words. */
export function modelerWords(language: 'sv' | 'en') {
  return (template: string, replacements: Record<string, string> = {}): string => {
    const words = language === 'sv' ? (SWEDISH[template] ?? template) : template;
    return words.replace(/{([^}]+)}/g, (whole, key: string) => replacements[key] ?? whole);
  };
}
