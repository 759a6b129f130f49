using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>
/// Values of one endpoint whose encoding went wrong in the same way. Found where the right value stands in what the service had
/// got, where the text itself gives it away, or where calls with such characters fail and others pass.
/// </summary>
public sealed record BadEncoding : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "how sure it is that the value was changed: 0.9 and more where the right one came in, 0.85 or 0.6 where the text alone gives it away; "
        + "where calls with such characters fail, 1 − the chance of that (Fisher's exact test, times the number of tests)";

    /// <inheritdoc/>
    public override string RefutedBy => "the reader of the value expects it as it stands there.";

    /// <summary>What is wrong.</summary>
    public required EncodingFault Fault { get; init; }

    /// <summary>Whether the values stand in requests or in responses.</summary>
    public required MessageSide Side { get; init; }

    /// <summary>Where the values stand: <c>path segment 2</c>, <c>query parameter q</c>, <c>$.name</c>.</summary>
    public required ImmutableArray<string> Places { get; init; }

    /// <summary>One of the values as it stands on the wire.</summary>
    public required string Seen { get; init; }

    /// <summary>What should stand there instead; null where that is not known.</summary>
    public string? Expected { get; init; }

    /// <summary>Where the right value came in: <c>query parameter q</c>, <c>$.name</c>; null where that is not known.</summary>
    public string? Origin { get; init; }
}
