using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>One value of a message.</summary>
/// <param name="Kind">In which part of the message it stands.</param>
/// <param name="Place">Where exactly, for people.</param>
/// <param name="Raw">As it stands on the wire; in JSON, with JSON's own escapes removed.</param>
/// <param name="Text">What its reader takes it for.</param>
internal sealed record WireValue(WireValueKind Kind, string Place, string Raw, string Text)
{
    /// <summary>Whether it stands in a URL with a percent sign that begins no escape.</summary>
    public bool HasBarePercent => Kind != WireValueKind.Body && RequestTarget.IndexOfBarePercent(Raw) >= 0;
}
