// What bench/spc_bench.cpp does, as plain JavaScript over the same figures: node bench/spc_bench.mjs [ROUNDS]
const SERIES = 10000;
const POINTS = 36;

function makeSeries() {
    let state = 2463534242;
    const next = () => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state >>> 0;
    };
    const all = [];
    for (let series = 0; series < SERIES; ++series) {
        const values = [];
        for (let i = 0; i < POINTS; ++i) {
            let tenths = 900 + (next() % (series % 7 === 0 ? 8 : 200));
            if (series % 3 === 0 && i >= 20) tenths += 120;
            if (series % 5 === 0) tenths += i * 6;
            values.push(tenths / 10);
        }
        all.push(values);
    }
    return all;
}

// The 5 % quantile of Binomial(useful − 1, ½), once for each number of useful points.
const crossingsTable = [];
function fewestCrossings(useful) {
    if (crossingsTable[useful] !== undefined) return crossingsTable[useful];
    const trials = useful - 1;
    let probability = Math.pow(0.5, trials);
    let below = 0;
    let k = 0;
    for (; k <= trials; ++k) {
        below += probability;
        if (below >= 0.05) break;
        probability *= (trials - k) / (k + 1);
    }
    return (crossingsTable[useful] = k);
}

function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function judge(values, target) {
    const n = values.length;
    let sum = 0;
    let constant = true;
    for (let i = 0; i < n; ++i) {
        sum += values[i];
        if (values[i] !== values[0]) constant = false;
    }
    let centre = constant ? values[0] : sum / n;
    if (!constant) {
        // A second pass, so that a value that equals the mean on paper does so here.
        let rest = 0;
        for (let i = 0; i < n; ++i) rest += values[i] - centre;
        centre += rest / n;
    }
    let half = 0;
    if (!constant) {
        let ranges = 0;
        let zeros = 0;
        for (let i = 1; i < n; ++i) {
            const range = Math.abs(values[i] - values[i - 1]);
            ranges += range;
            if (range === 0) ++zeros;
        }
        if (zeros * 2 > n - 1) {
            centre = median(values);
            half = NaN;
        } else {
            const most = 3.267 * (ranges / (n - 1));
            let kept = 0;
            let keptSum = 0;
            for (let i = 1; i < n; ++i) {
                const range = Math.abs(values[i] - values[i - 1]);
                if (range < most) {
                    keptSum += range;
                    ++kept;
                }
            }
            half = 2.66 * (keptSum / kept);
        }
    }
    const upper = centre + half;
    const lower = centre - half;
    const upperInner = centre + (2 * half) / 3;
    const lowerInner = centre - (2 * half) / 3;
    const points = [];
    for (let i = 0; i < n; ++i) {
        const value = values[i];
        const outside = value > upper || value < lower;
        points.push({
            value, centre, upper, lower, upperInner, lowerInner,
            side: Math.sign(value - centre), outside,
            near: !outside && (value > upperInner || value < lowerInner),
            trend: false, twoOfThree: false, shift: false, towards: 0, rule: "none", type: "common",
        });
    }
    let sameSide = 0;
    let sameWay = 0;
    let way = 0;
    for (let i = 0; i < n; ++i) {
        const side = points[i].side;
        sameSide = side === 0 ? 0 : i > 0 && side === points[i - 1].side ? sameSide + 1 : 1;
        if (sameSide >= 7) for (let k = sameSide === 7 ? i - 6 : i; k <= i; ++k) points[k].shift = true;
        const step = i === 0 ? 0 : Math.sign(values[i] - values[i - 1]);
        sameWay = step === 0 ? 1 : step === way ? sameWay + 1 : 2;
        way = step;
        if (way !== 0 && sameWay >= 7) {
            for (let k = sameWay === 7 ? i - 6 : i; k <= i; ++k) {
                // A turning point belongs to the trend that ends there.
                if (!points[k].trend) points[k].towards = way;
                points[k].trend = true;
            }
        }
        if (i >= 2 && side === points[i - 1].side && side === points[i - 2].side) {
            if (points[i].near + points[i - 1].near + points[i - 2].near >= 2) {
                for (let k = i - 2; k <= i; ++k) if (points[k].near) points[k].twoOfThree = true;
            }
        }
    }
    let useful = 0;
    let longest = 0;
    let run = 0;
    let crossings = 0;
    let before = 0;
    for (const point of points) {
        if (point.outside) point.rule = "outside";
        else if (point.trend) point.rule = "trend";
        else if (point.twoOfThree) point.rule = "two_of_three";
        else if (point.shift) point.rule = "shift";
        if (point.rule !== "none") {
            if (point.rule !== "trend") point.towards = point.side;
            point.type = point.towards > 0 ? "improvement" : "concern";
        }
        if (point.side === 0) continue;
        ++useful;
        if (point.side === before) {
            ++run;
        } else {
            if (before !== 0) ++crossings;
            run = 1;
            before = point.side;
        }
        if (run > longest) longest = run;
    }
    const runsSignal = useful > 0 && (longest > Math.round(Math.log2(useful)) + 3 || crossings < fewestCrossings(useful));
    let assurance = "none";
    if (constant) assurance = centre >= target ? "pass" : "fail";
    else if (lower <= upper) assurance = target > upper ? "fail" : target < lower ? "pass" : "hit_or_miss";
    return { points, upper, lower, runsSignal, icon: points[n - 1].type, assurance };
}

// The judging alone is timed; what was found is counted afterwards.
const rounds = Number(process.argv[2] ?? 5);
const all = makeSeries();
const seconds = [];
let icons = 0;
for (let round = 0; round < rounds; ++round) {
    const start = process.cpuUsage();
    for (const values of all) if (judge(values, 95).icon !== "common") ++icons;
    const used = process.cpuUsage(start);
    seconds.push((used.user + used.system) / 1e6);
}
const found = { outside: 0, trend: 0, two_of_three: 0, shift: 0, improvement: 0, concern: 0, runs: 0, pass: 0, fail: 0 };
let limits = 0;
for (const values of all) {
    const answer = judge(values, 95);
    for (const point of answer.points) {
        if (point.outside) ++found.outside;
        if (point.trend) ++found.trend;
        if (point.twoOfThree) ++found.two_of_three;
        if (point.shift) ++found.shift;
        if (point.type === "improvement") ++found.improvement;
        if (point.type === "concern") ++found.concern;
    }
    if (answer.runsSignal) ++found.runs;
    if (answer.assurance === "pass") ++found.pass;
    if (answer.assurance === "fail") ++found.fail;
    if (answer.upper === answer.upper) limits += answer.upper - answer.lower;
}
const words = Object.entries(found).map(([name, count]) => `${name} ${count}`);
console.log(`icons ${icons / rounds} ${words.join(" ")} limits ${limits.toFixed(6)}`);
for (const one of seconds) console.log(`seconds ${one.toFixed(6)}`);
