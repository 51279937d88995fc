// Decides by the engines that Node has: reads { rules, contacts, seconds } from a file, rules by falling priority, and
// writes a line for each engine with its speed and the best rule of each contact.
import { readFileSync } from 'node:fs';
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

async function measure(engine, decide, contacts, seconds, width) {
  const best = [];
  const start = performance.now();
  while (best.length < contacts.length && (best.length === 0 || performance.now() - start < seconds * 1000)) {
    const next = contacts.slice(best.length, best.length + width);
    best.push(...await Promise.all(next.map(decide)));
  }
  const perSecond = best.length / ((performance.now() - start) / 1000);
  console.log(JSON.stringify({ engine, perSecond, best }));
}

const { rules, contacts, seconds } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
await measure('json-rules-engine', jsonRulesEngine(rules), contacts, seconds, 1);
await measure('zen-engine', zenEngine(rules), contacts, seconds, inFlight);
