using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>Finds the calls of a map that a capture shows.</summary>
internal static class Confirmation
{
    /// <summary>The calls with how often each was seen, and the seen endpoints that none of them fits.</summary>
    public static (ImmutableArray<ServiceCall> Calls, ImmutableArray<SeenEndpoint> Left) Of(
        ImmutableArray<ServiceCall> calls, ImmutableArray<SeenEndpoint> seen)
    {
        CalledPath?[] paths = [.. calls.Select(Read)];
        int[][] fitting = [.. seen.Select(endpoint => Fitting(endpoint, paths))];
        var counts = seen.Zip(fitting)
            .SelectMany(pair => pair.Second.Select(index => (index, pair.First.Calls)))
            .ToLookup(pair => pair.index, pair => pair.Calls);
        return
        (
            [.. calls.Select((call, index) => paths[index] is null ? call : call with { Seen = counts[index].Sum() })],
            [.. seen.Where((_, index) => fitting[index].Length == 0)]
        );
    }

    // One endpoint may be called from several places: which of them did it, no capture tells.
    private static int[] Fitting(SeenEndpoint seen, CalledPath?[] paths)
    {
        var scores = paths.Select(path => path is null ? 0 : EndpointMatch.Score(path.Method, path.Path, seen.Endpoint)).ToArray();
        var best = scores.DefaultIfEmpty().Max();
        return best > 0 ? [.. Enumerable.Range(0, scores.Length).Where(index => scores[index] >= best)] : [];
    }

    private static CalledPath? Read(ServiceCall call)
    {
        if (call.Endpoint.Length == 0)
            return null;
        var cut = call.Endpoint.IndexOf(' ', StringComparison.Ordinal);
        var path = UriTemplate.Parse(call.Endpoint[(cut + 1)..], "");
        var host = call.Host.Split(':')[0];
        return new CalledPath(cut < 0 ? null : call.Endpoint[..cut], host.Length == 0 ? path : path with { Host = host });
    }

    private sealed record CalledPath(string? Method, UriTemplate Path);
}
