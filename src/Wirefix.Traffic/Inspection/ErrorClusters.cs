using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection;

/// <summary>Finds the failures of an endpoint by status.</summary>
internal static class ErrorClusters
{
    /// <summary>A <see cref="Throttling"/> where overlap explains the failures, an <see cref="ErrorCluster"/> for every other status.</summary>
    public static IEnumerable<Finding> Find(EndpointGroup group, Attribution attribution, EndpointTemplates templates) =>
        group.Exchanges
            .Where(exchange => exchange.Response.Failed)
            .GroupBy(exchange => exchange.Response.Status)
            .Select(errors => errors.ToImmutableArray())
            .Select(errors => Throttlings.Find(group, errors, attribution, templates) ?? (Finding)Of(group, errors));

    private static ErrorCluster Of(EndpointGroup group, ImmutableArray<Exchange> errors)
    {
        var window = TimeRange.Of(errors) ?? TimeRange.Unknown;
        var retryAfter = RetryAfter.Shortest(errors);
        var status = errors[0].Response.Status;
        return new ErrorCluster
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = window,
            ExchangeIds = [.. errors.Select(error => error.Id)],
            Title = $"{Phrases.Errors(errors.Length, status, group.Direction, group.Endpoint)} ({Phrases.Operation(group.Endpoint)}), "
                + $"{errors.Length} of {group.Exchanges.Length} calls{Phrases.Within(window, errors.Length)}",
            Score = Wilson.LowerBound(errors.Length, group.Exchanges.Length),
            Notes = Phrases.Waits(retryAfter),
            Status = status,
            Errors = errors.Length,
            Calls = group.Exchanges.Length,
            RetryAfter = retryAfter,
        };
    }
}
