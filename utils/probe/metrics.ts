/** Metrics for Prometheus (text format 0.0.4). They contain no names of hosts, domains or people. */

type Labels = Readonly<Record<string, string>>;

const HELP: Readonly<Record<string, string>> = {
  sealcheck_probe_looks_total: 'Checks of mail hosts, by the step at which they ended and why.',
  sealcheck_probe_answers_total: 'Answers about hosts, from the cache or after a check.',
  sealcheck_probe_requests_total: 'Requests, by path and status.',
  sealcheck_probe_look_seconds: 'Duration of checks.',
  sealcheck_probe_request_seconds: 'Duration of requests.',
};
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10, 60];

export interface Metrics {
  add(name: string, labels?: Labels): void;
  /** Records a duration in seconds. */
  observe(name: string, seconds: number): void;
  render(): string;
}

const renderLabels = (labels: Labels) => {
  const parts = Object.entries(labels).map(([key, value]) => `${key}="${value.replace(/[\\"\n]/g, '_')}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
};

interface Times {
  readonly counts: number[];
  sum: number;
  number: number;
}

function renderTimes(name: string, { counts, sum, number }: Times): string[] {
  const buckets = BUCKETS.map((end, at) => `${name}_bucket{le="${end}"} ${counts[at] ?? 0}`);
  return [...buckets, `${name}_bucket{le="+Inf"} ${number}`, `${name}_sum ${sum}`, `${name}_count ${number}`];
}

/** Creates empty counters and histograms; `render` writes them in the text format. */
export function createMetrics(): Metrics {
  const counts = new Map<string, Map<string, number>>();
  const times = new Map<string, Times>();
  return {
    add(name, labels = {}) {
      const series = counts.get(name) ?? new Map<string, number>();
      const key = renderLabels(labels);
      series.set(key, (series.get(key) ?? 0) + 1);
      counts.set(name, series);
    },
    observe(name, seconds) {
      const one = times.get(name) ?? { counts: BUCKETS.map(() => 0), sum: 0, number: 0 };
      BUCKETS.forEach((end, at) => {
        if (seconds <= end) one.counts[at] = (one.counts[at] ?? 0) + 1;
      });
      one.sum += seconds;
      one.number += 1;
      times.set(name, one);
    },
    render() {
      const head = (name: string, type: string) => [
        `# HELP ${name} ${HELP[name] ?? ''}`,
        `# TYPE ${name} ${type}`,
      ];
      const lines = [
        ...[...counts].flatMap(([name, series]) => [
          ...head(name, 'counter'),
          ...[...series].map(([labels, number]) => `${name}${labels} ${number}`),
        ]),
        ...[...times].flatMap(([name, one]) => [...head(name, 'histogram'), ...renderTimes(name, one)]),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}
