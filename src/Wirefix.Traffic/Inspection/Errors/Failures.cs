using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>
/// Finds the failures of an endpoint by status and shape of body: a <see cref="Throttling"/> where overlap explains them, an
/// <see cref="ErrorCluster"/> for every other that is not what a healthy service answers (<see cref="ExpectedFailures"/>) or gets over
/// (<see cref="Recovery"/>), and no hiccup (<see cref="Hiccups"/>).
/// </summary>
internal sealed class Failures : IDetector
{
    // With fewer passing calls before the first failure it may have been there from the beginning.
    private const int FewestBeforeOnset = 10;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) => scene.Groups.SelectMany(group => Find(group, scene));

    private static IEnumerable<Finding> Find(EndpointGroup group, Scene scene) =>
        group.Exchanges
            .Where(exchange => exchange.Response.Failed)
            .GroupBy(exchange => exchange.Response.Status)
            .Select(errors => errors.ToImmutableArray())
            .SelectMany(errors => Throttlings.Find(group, errors, scene) is { } throttling ? [throttling] : Clusters(group, errors, scene));

    private static IEnumerable<Finding> Clusters(EndpointGroup group, ImmutableArray<Exchange> errors, Scene scene)
    {
        var expected = ExpectedFailures.Covers(group, errors[0].Response.Status, scene);
        if (Recovery.Covers(group, errors, scene) || (errors is [var only] && Hiccups.Is(only, scene)))
            return [];
        var shapes = BodyShape.Split(errors, scene);
        return shapes
            .Select(shape => Of(group, shape.Errors, scene) with { Shape = shape.Shape })
            .Where(cluster => !expected || HasBegun(cluster))
            .Select(cluster => shapes.Length > 1 && cluster.Message is { } message ? cluster with { Title = $"{cluster.Title}: {message}" } : cluster);
    }

    // What a client asks for at one moment, a screen full of things that are not there, is one refusal, and begins nothing.
    private static bool HasBegun(ErrorCluster cluster) =>
        cluster.Onset is { } onset && 2 * cluster.Errors > onset.CallsSince && cluster.Window.Length > EndpointSummary.ShortWindow;

    private static ErrorCluster Of(EndpointGroup group, ImmutableArray<Exchange> errors, Scene scene)
    {
        var window = TimeRange.Of(errors) ?? TimeRange.Unknown;
        var retryAfter = RetryAfter.Shortest(errors);
        var status = errors[0].Response.Status;
        var message = errors.Select(error => ErrorMessage.Of(error, scene)).FirstOrDefault(text => text is not null);
        var onset = OnsetOf(group, errors);
        return new ErrorCluster
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = window,
            ExchangeIds = [.. errors.Select(error => error.Id)],
            Title = $"{Phrases.Errors(errors.Length, status, group.Direction, group.Endpoint)} ({Phrases.Operation(group.Endpoint)}), "
                + $"{errors.Length} of {Quantity.Of(group.Exchanges.Length, "call")}{Phrases.Within(window, errors.Length)}",
            Score = Wilson.LowerBound(errors.Length, group.Exchanges.Length),
            Proof = [.. Said(message), .. Began(onset, errors.Length), .. Phrases.Waits(retryAfter)],
            Status = status,
            Errors = errors.Length,
            Calls = group.Exchanges.Length,
            Message = message,
            Onset = onset,
            RetryAfter = retryAfter,
        };
    }

    // Calls that failed otherwise tell nothing of when these failures began.
    private static Onset? OnsetOf(EndpointGroup group, ImmutableArray<Exchange> errors)
    {
        var failing = errors.Select(error => error.Id).ToHashSet(StringComparer.Ordinal);
        var calls = group.Exchanges.Where(exchange => !exchange.Response.Failed || failing.Contains(exchange.Id)).ToArray();
        if (calls.Any(call => call.Timing == Timing.None))
            return null;
        return ChangePoint.Onset([.. calls.Select(call => failing.Contains(call.Id))], FewestBeforeOnset) is { } place
            ? new Onset(calls[place].Start, place, calls.Length - place)
            : null;
    }

    private static ImmutableArray<string> Said(string? message) => message is null ? [] : [$"The answers say: {message}"];

    private static ImmutableArray<string> Began(Onset? onset, int errors)
    {
        if (onset is null)
            return [];
        var moment = onset.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return [$"The first {onset.PassedBefore} calls passed; since {moment} {errors} of {onset.CallsSince} failed so."];
    }
}
