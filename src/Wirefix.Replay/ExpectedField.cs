using System.Text.Json.Serialization;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay;

/// <summary>A value that an answer's body must hold.</summary>
/// <param name="Path">Where it stands, as a JSONPath in which every place of a list is <c>[*]</c>.</param>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Texts">The values that stand there, in order; null where any of the kind will do.</param>
public sealed record ExpectedField(
    string Path,
    [property: JsonConverter(typeof(JsonStringEnumConverter<PayloadKind>))] PayloadKind Kind,
    System.Collections.Immutable.ImmutableArray<string>? Texts = null);
