using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>A question for the places of wire names.</summary>
/// <param name="Names">
/// The wire names whose places are asked for. One with a slash is a path, with its method before it where that is known:
/// <c>GET /orders/42</c>.
/// </param>
public sealed record WireQuery(params ImmutableArray<string> Names)
{
    /// <summary>The kinds of places that are asked for; empty for all.</summary>
    public ImmutableArray<PlaceKind> Kinds { get; init; } = [];

    /// <summary>Other names of the same payload: what holds more of them together ranks higher.</summary>
    public ImmutableArray<string> Payload { get; init; } = [];

    /// <summary>On which exchanges the names stand; unknown where that is not told.</summary>
    public PlaceDirection Direction { get; init; } = PlaceDirection.Unknown;
}
