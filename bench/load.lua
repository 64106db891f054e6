-- What wrk asks for, and what it says afterwards as one line:
-- requests a second, p50, p95, p99 in ms, errors, requests.
--
--     wrk … -s bench/load.lua URL -- same PATH COOKIE gzip|identity
--     wrk … -s bench/load.lua URL -- walk UNITS COOKIE gzip|identity     a new scorecard with every request
--
-- One thread (-t1), so that a walk touches every scorecard once.

local last_year, years = 2022, 12
local mode, subject, units
local headers = {}
local turn = 0

function init(arguments)
    mode, subject = arguments[1], arguments[2]
    units = tonumber(subject)
    if arguments[3] ~= "" then headers["Cookie"] = arguments[3] end
    if arguments[4] == "gzip" then headers["Accept-Encoding"] = "gzip" end
    same = wrk.format("GET", mode == "same" and subject or "/", headers)
end

function request()
    if mode == "same" then return same end
    local unit = turn % units + 1
    local period = math.floor(turn / units) % (3 * years)
    turn = turn + 1
    local path = string.format("/api/scorecards/enhet_%d/%d-T%d", unit, last_year - math.floor(period / 3), 3 - period % 3)
    return wrk.format("GET", path, headers)
end

function done(summary, latency)
    local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
    io.write(string.format("%.0f %.2f %.2f %.2f %d %d\n", summary.requests / (summary.duration / 1e6),
        latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, errors, summary.requests))
end
