namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>
/// Messages of one endpoint that break their own framing in the same way. What makes a message wrong stands in the message
/// itself, or in the upstream's stream that it passes on; the score says how far the recording is excluded as the reason.
/// </summary>
public sealed record BadFraming : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "how sure it is that the message was broken and not its recording: 0.95 where whole messages of the same endpoint stand beside it, "
        + "0.85 where whole messages of others do, 0.6 where none do or the break may be the reader's own leaving, a quarter less where it came in so";

    /// <inheritdoc/>
    public override string RefutedBy => "the same messages, taken from the connection byte by byte, are whole.";

    /// <summary>What is wrong.</summary>
    public required FramingFault Fault { get; init; }

    /// <summary>Whether the requests or the responses are so.</summary>
    public required MessageSide Side { get; init; }

    /// <summary>How many messages are so.</summary>
    public required int Broken { get; init; }

    /// <summary>How many messages of that side had a body.</summary>
    public required int Messages { get; init; }

    /// <summary>In how many of them the break had come in from the other side of the service.</summary>
    public required int PassedOn { get; init; }
}
