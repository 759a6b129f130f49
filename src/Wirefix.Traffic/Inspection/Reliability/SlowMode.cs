using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>The calls of an endpoint that lie far from its ordinary ones.</summary>
/// <param name="Slow">The slow calls, in time order.</param>
/// <param name="Ordinary">How long an ordinary call takes.</param>
/// <param name="Chance">The chance of as many by the scatter of the ordinary ones.</param>
internal sealed record SlowMode(ImmutableArray<Exchange> Slow, TimeSpan Ordinary, double Chance)
{
    private const int FewestCalls = 10;

    private const int FewestSlow = 3;

    private const double LeastShare = 0.05;

    private const double TimesOrdinary = 5;

    // Services over a network scatter by about as much; an estimate from a few calls may come out smaller.
    private const double OrdinarySigma = 0.5;

    // Where the normal distribution has a deviation below its median: e to that many sigmas is the ratio of the two lengths.
    private const double ShareBelowOneSigma = 0.1587;

    // People and callers notice it; below, five times the median may be one disk access.
    private static readonly TimeSpan LeastDifference = TimeSpan.FromMilliseconds(500);

    // Where the query tells which calls are slow, less of a difference is no accident.
    private const int FewestTold = 5;

    private static readonly TimeSpan LeastToldDifference = TimeSpan.FromMilliseconds(200);

    // A few that take longer are the tail of any service: connections are opened anew, caches miss.
    private const double LeastShareApart = 0.15;

    // Nobody but its maker knows whether a cache was meant to miss, or a few things to take longer.
    private const double MayBeMeant = 0.75;

    // A longer message takes longer to gather; about a packet is short.
    private const int MostTimesLonger = 4;

    private const int ShortMessage = 1_500;

    /// <summary>How much of the score is left where less of a difference than people notice at once is told by a gap between the two modes alone.</summary>
    public double Weight { get; private init; } = 1;

    /// <summary>
    /// The parameter that all slow calls have and no other: <c>status=closed</c>, <c>offset ≥ 2000</c>; null where none tells them apart.
    /// </summary>
    public string? Parameter { get; private init; }

    /// <summary>
    /// The slow mode of calls that all have true start and end, in time order; null where there is none. Ordinary is the median
    /// or, where so many are slow that it is one of them, the lower quartile.
    /// </summary>
    public static SlowMode? Of(IReadOnlyList<Exchange> calls)
    {
        if (calls.Count < FewestCalls)
            return null;
        var sorted = calls.Select(call => call.Duration).Order().ToArray();
        return About(calls, sorted, 0.5) ?? About(calls, sorted, 0.25) ?? ByParameter(calls) ?? Apart(calls, sorted);
    }

    private static SlowMode? ByParameter(IReadOnlyList<Exchange> calls)
    {
        var parameters = calls
            .SelectMany(call => call.Request.Url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(pair => (pair, call)))
            .ToLookup(entry => entry.pair, entry => entry.call, StringComparer.Ordinal);
        return parameters
            .Where(parameter => parameter.Count() >= FewestTold && 2 * parameter.Count() <= calls.Count)
            .Select(parameter => Told(parameter.Key, [.. parameter], calls, parameters.Count))
            .FirstOrDefault(mode => mode is not null) ?? ByLimit(parameters, calls);
    }

    // The slow calls are those whose number is the largest: the further back a page, the longer it takes to find.
    private static SlowMode? ByLimit(ILookup<string, Exchange> parameters, IReadOnlyList<Exchange> calls)
    {
        var numbers = parameters.Select(parameter => (Parameter: Numbered(parameter.Key), Calls: parameter)).Where(entry => entry.Parameter is not null)
            .GroupBy(entry => entry.Parameter!.Value.Name, entry => (entry.Parameter!.Value.Number, entry.Calls), StringComparer.Ordinal);
        foreach (var name in numbers)
        {
            var ranked = name.SelectMany(entry => entry.Calls.Select(call => (entry.Number, Call: call))).OrderByDescending(entry => entry.Number).ToArray();
            var limits = Enumerable.Range(FewestTold, Math.Max(0, (calls.Count / 2) - FewestTold + 1))
                .Where(count => count < ranked.Length && ranked[count].Number < ranked[count - 1].Number);
            var modes = limits.Select(count => Told(
                FormattableString.Invariant($"{name.Key} ≥ {ranked[count - 1].Number}"),
                [.. ranked.Take(count).Select(entry => entry.Call)],
                calls,
                parameters: calls.Count));
            if (modes.FirstOrDefault(mode => mode is not null) is { } told)
                return told;
        }

        return null;
    }

    private static (string Name, long Number)? Numbered(string pair) =>
        pair.Split('=') is [var name, var value] && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name, number)
            : null;

    // That the longest calls are just those of one parameter has the chance of one draw of as many among all.
    private static SlowMode? Told(string parameter, ImmutableArray<Exchange> slow, IReadOnlyList<Exchange> calls, int parameters)
    {
        var told = slow.Select(call => call.Id).ToHashSet(StringComparer.Ordinal);
        var others = calls.Where(call => !told.Contains(call.Id)).Select(call => call.Duration).Order().ToArray();
        var (ordinary, shortest) = (Quantile.NearestRank(others, 0.5), slow.Min(call => call.Duration));
        if (shortest <= others[^1] || shortest < ordinary * TimesOrdinary || shortest - ordinary < LeastToldDifference)
            return null;
        var draws = Enumerable.Range(0, slow.Length).Aggregate(1.0, (product, drawn) => product * (calls.Count - drawn) / (drawn + 1));
        return new SlowMode(slow, ordinary, Math.Min(1, parameters / draws)) { Parameter = parameter };
    }

    private static SlowMode? About(IReadOnlyList<Exchange> calls, TimeSpan[] sorted, double share)
    {
        var ordinary = Quantile.NearestRank(sorted, share);
        var slow = calls.Where(call => call.Duration >= ordinary * TimesOrdinary && call.Duration - ordinary >= LeastDifference).ToImmutableArray();
        if (slow.Length < FewestSlow || slow.Length < LeastShare * calls.Count)
            return null;
        return new SlowMode(slow, ordinary, ChanceOf(sorted, share, slow.Length));
    }

    // Nothing lies between the two modes, and the calls were not held up together by a pause of the whole.
    private static SlowMode? Apart(IReadOnlyList<Exchange> calls, TimeSpan[] sorted)
    {
        var fewest = Math.Max(FewestTold, (int)Math.Ceiling(LeastShareApart * calls.Count));
        var ordinary = Quantile.NearestRank(sorted, 0.5);
        var from = Enumerable.Range((sorted.Length / 2) + 1, sorted.Length / 2)
            .FirstOrDefault(place => place < sorted.Length && sorted[place] >= sorted[place - 1] * TimesOrdinary && sorted[place] - ordinary >= LeastToldDifference);
        if (from == 0 || sorted.Length - from < fewest)
            return null;
        var slow = calls.Where(call => call.Duration >= sorted[from]).ToImmutableArray();
        var others = calls.Where(call => call.Duration < sorted[from]).ToArray();
        if (Bytes(slow) > Math.Max(ShortMessage, MostTimesLonger * Bytes(others)))
            return null;
        if (InARow(slow) < FewestTold && slow.Where(call => IsByItself(call, slow, others)).Take(fewest).Count() < fewest)
            return null;
        return new SlowMode(slow, ordinary, ChanceOf(sorted, 0.5, slow.Length)) { Weight = MayBeMeant };
    }

    // How many began when the one before was over: a pause ends once, for all that it held up.
    private static int InARow(ImmutableArray<Exchange> slow)
    {
        var (count, over) = (0, DateTimeOffset.MinValue);
        foreach (var call in slow.OrderBy(call => call.End))
        {
            if (call.Start >= over)
                (count, over) = (count + 1, call.End);
        }

        return count;
    }

    // An ordinary call ran its course meanwhile, or nothing else was slow.
    private static bool IsByItself(Exchange call, ImmutableArray<Exchange> slow, Exchange[] others) =>
        others.Any(other => other.Start >= call.Start && other.End <= call.End)
        || !slow.Any(other => other.Id != call.Id && other.Start < call.End && other.End > call.Start);

    private static int Bytes(IReadOnlyCollection<Exchange> calls) =>
        calls.Select(call => call.Request.Body.Length + call.Response.Body.Length).Order().ElementAt(calls.Count / 2);

    // Of so many calls far above the ordinary one, by the scatter of those below it.
    private static double ChanceOf(TimeSpan[] sorted, double share, int slow)
    {
        var ordinary = Quantile.NearestRank(sorted, share);
        var below = Quantile.NearestRank(sorted, 2 * share * ShareBelowOneSigma);
        var sigma = below > TimeSpan.Zero ? Math.Max(OrdinarySigma, Math.Log(ordinary / below)) : OrdinarySigma;
        return Binomial.AtLeast(slow, sorted.Length, Normal.UpperTail(Math.Log(TimesOrdinary) / sigma));
    }
}
