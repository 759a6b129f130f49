namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>One value whose encoding went wrong.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Value">The value.</param>
/// <param name="Expected">What its reader should take it for; null where that is not known.</param>
/// <param name="Origin">The right value, where it stands; null where it is not known.</param>
/// <param name="Score">How sure it is.</param>
internal sealed record EncodingFlaw(EncodingFault Fault, WireValue Value, string? Expected, WireValue? Origin, double Score)
{
    /// <summary>The right value is known from what came in.</summary>
    public const double Known = 0.95;

    /// <summary>The right value is known, and what became of it is common enough to be meant.</summary>
    public const double Common = 0.75;

    /// <summary>No other reading of the text is likely.</summary>
    public const double Plain = 0.85;

    /// <summary>The text may be meant so.</summary>
    public const double Doubtful = 0.6;

    /// <summary>The value as it should stand on the wire; null where that is not known.</summary>
    public string? Right => Expected is null || Value.Kind == WireValueKind.Body ? Expected : Uri.EscapeDataString(Expected);

    /// <summary>
    /// Whether it is an escape within an escape, or the lack of one, and nothing else. In what a client sends to the service that is the
    /// client's way; in what the service sends it is remarkable.
    /// </summary>
    public bool IsBareEscape => Fault is EncodingFault.EscapedTwice or EncodingFault.BarePercent && Origin is null && Value.Kind != WireValueKind.Body;
}
