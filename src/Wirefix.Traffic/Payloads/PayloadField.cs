namespace Wirefix.Traffic.Payloads;

/// <summary>One value of a payload, with where it stands.</summary>
/// <param name="Path">
/// Where it stands, as a JSONPath (RFC 9535) in which every place of a list is <c>[*]</c>: <c>$.items[*].sku</c>. A form's
/// field is <c>$.name</c>.
/// </param>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Text">
/// The value as it stands on the wire: a text unescaped, a number with its own digits, <c>true</c>, <c>null</c>; for a list or an
/// object how many values it holds.
/// </param>
public readonly record struct PayloadField(string Path, PayloadKind Kind, string Text);
