// Decides by the engines that Node has: reads { rules, contacts } from a file, rules by falling priority; then, for each
// line { engine, start, count } of the input, decides about so many contacts from a given one on and writes a line with
// the best rule of each.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Engine } from 'json-rules-engine';
import { ZenEngine } from '@gorules/zen-engine';

const choices = ['quadrant', 'valueTier', 'role'];
const numbers = ['arr', 'daysToRenewal', 'healthScore', 'openTickets'];
const operators = { '>': 'greaterThan', '>=': 'greaterThanInclusive', '<': 'lessThan', '<=': 'lessThanInclusive' };
const inFlight = 64;

function jsonRulesEngine(rules) {
  const engine = new Engine();
  rules.forEach((rule, index) => engine.addRule({
    conditions: {
      all: [
        ...choices.filter(fact => rule[fact]).map(fact => ({ fact, operator: 'equal', value: rule[fact] })),
        ...rule.conds.map(({ fact, op, value }) => ({ fact, operator: operators[op], value })),
      ],
    },
    event: { type: 'matched', params: { index } },
  }));
  return async contact => {
    const { events } = await engine.run(contact);
    return events.reduce((best, event) => (best < 0 ? event.params.index : Math.min(best, event.params.index)), -1);
  };
}

function zenEngine(rules) {
  const inputs = [...choices, ...numbers].map(field => ({ id: field, name: field, field }));
  const cell = (rule, field) => rule[field]
    ? JSON.stringify(rule[field])
    : rule.conds.filter(cond => cond.fact === field).map(cond => `${cond.op} ${cond.value}`).join(' and ');
  const table = {
    hitPolicy: 'first',
    inputs,
    outputs: [{ id: 'index', name: 'index', field: 'index' }],
    rules: rules.map((rule, index) => ({
      _id: `r${index}`,
      ...Object.fromEntries(inputs.map(({ field }) => [field, cell(rule, field)])),
      index: String(index),
    })),
  };
  const model = {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'table', type: 'decisionTableNode', name: 'table', content: table, position: { x: 1, y: 0 } },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(model)));
  return async contact => (await decision.evaluate(contact)).result?.index ?? -1;
}

async function decideAll(decide, contacts, { start, count }, width) {
  const best = [];
  while (best.length < count) {
    const next = Array.from({ length: Math.min(width, count - best.length) }, (_, i) => contacts[(start + best.length + i) % contacts.length]);
    best.push(...await Promise.all(next.map(decide)));
  }
  return best;
}

const { rules, contacts } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const engines = {
  'json-rules-engine': { decide: jsonRulesEngine(rules), width: 1 },
  'zen-engine': { decide: zenEngine(rules), width: inFlight },
};
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const { decide, width } = engines[asked.engine];
  console.log(JSON.stringify(await decideAll(decide, contacts, asked, width)));
}
