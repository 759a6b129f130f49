using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Finds endpoints with calls that are far slower than their others; see <see cref="SlowEndpoint"/>.</summary>
internal sealed class SlowEndpoints : IDetector
{
    // The usual level of significance: above it, the slow calls are the tail of the ordinary ones.
    private const double MostChance = 0.05;

    // What is left of the time is the service's own work and the network's.
    private const double NearlyAll = 0.8;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        TimedCalls[] timed = [.. scene.Groups.Select(group => TimedCalls.Of(group, scene)).OfType<TimedCalls>()];
        var uneven = from calls in timed
                     let mode = SlowMode.Of(calls.Calls)
                     where mode is not null && mode.Chance <= MostChance
                     select Of(calls.Group, mode, calls.Calls.Length, scene);
        var found = uneven.ToArray();
        var held = Blockades.Find(timed).Where(blockade => !found.Any(other => other.Endpoint == blockade.Endpoint && other.Direction == blockade.Direction));
        return found.Concat(held).Concat(SlowSiblings.Find(timed, scene));
    }

    private static SlowEndpoint Of(EndpointGroup group, SlowMode mode, int calls, Scene scene)
    {
        var length = Quantile.NearestRank([.. mode.Slow.Select(call => call.Duration).Order()], 0.5);
        var upstream = UpstreamOf(mode.Slow, scene);
        return new SlowEndpoint
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = TimeRange.Of(mode.Slow) ?? TimeRange.Unknown,
            ExchangeIds = [.. mode.Slow.Select(call => call.Id)],
            Title = $"{mode.Slow.Length} of {calls} calls of {Phrases.Operation(group.Endpoint)} take {Phrases.Length(length)}, "
                + $"ordinary ones {Phrases.Length(mode.Ordinary)}"
                + (mode.Parameter is { } parameter ? $", all of those with {parameter} and no others" : "")
                + (upstream is { Endpoint: var waited } ? $"; {waited} takes nearly all of it" : ""),
            Score = mode.Weight * (1 - mode.Chance),
            Proof =
            [
                $"Slow calls took {Phrases.Length(mode.Slow.Min(call => call.Duration))} to {Phrases.Length(mode.Slow.Max(call => call.Duration))}; "
                    + $"expected about the {Phrases.Length(mode.Ordinary)} of the ordinary ones.",
                .. upstream is { } cause ? new[] { $"One call of {cause.Endpoint} took {Percent(cause.Share)} of a slow call's time." } : [],
            ],
            Slow = mode.Slow.Length,
            Calls = calls,
            Ordinary = mode.Ordinary,
            SlowLength = length,
            Upstream = upstream?.Endpoint,
            UpstreamShare = upstream?.Share ?? 0,
        };
    }

    // The upstream that takes nearly all the time of nearly all slow calls.
    private static (Endpoint Endpoint, double Share)? UpstreamOf(ImmutableArray<Exchange> slow, Scene scene)
    {
        var longest = from call in slow
                      let effect = scene.EffectsOf(call).Where(effect => effect.Timing == Timing.Span).MaxBy(effect => effect.Duration)
                      where effect is not null && effect.Duration >= NearlyAll * call.Duration
                      group effect.Duration / call.Duration by scene.EndpointOf(effect) into shares
                      where shares.Count() >= NearlyAll * slow.Length
                      select (shares.Key, Quantile.NearestRank([.. shares.Order()], 0.5));
        return longest.Select(found => ((Endpoint, double)?)found).FirstOrDefault();
    }

    private static string Percent(double share) => (100 * share).ToString("0' %'", CultureInfo.InvariantCulture);
}
