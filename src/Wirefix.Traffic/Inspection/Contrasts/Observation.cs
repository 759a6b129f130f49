using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>One thing seen at one call, of which predicates can speak.</summary>
/// <param name="Subject">What of the call it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of its value; null where there is one that cannot be read.</param>
/// <param name="Text">The value, or why it cannot be read.</param>
internal readonly record struct Observation(ContrastSubject Subject, string Name, PayloadKind? Kind, string Text)
{
    /// <summary>A text seen at a call.</summary>
    public static Observation OfText(ContrastSubject subject, string name, string text) => new(subject, name, PayloadKind.String, text);

    /// <summary>A whole number seen at a call.</summary>
    public static Observation OfCount(ContrastSubject subject, string name, long count) =>
        new(subject, name, PayloadKind.Integer, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
