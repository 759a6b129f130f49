using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>What the mock does beside answering what was recorded.</summary>
public sealed record UpstreamRules
{
    /// <summary>Only what was recorded.</summary>
    public static UpstreamRules None { get; } = new();

    /// <summary>
    /// Endpoints of resources that the mock keeps itself, as in <c>GET stock.example/items/{id}</c>: it starts from what was read first, and a
    /// later read shows what was written. Where the recorded resource had an ETag, so has this one, and a stale If-Match is refused.
    /// </summary>
    public ImmutableArray<string> Stores { get; init; } = [];

    /// <summary>
    /// Endpoints of which a call that was not recorded gets the answer of a healthy one: the fixed code asks for what the faulty code
    /// never asked for.
    /// </summary>
    public ImmutableArray<string> Siblings { get; init; } = [];
}
