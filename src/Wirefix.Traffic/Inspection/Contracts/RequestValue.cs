using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>A value that a request carries.</summary>
/// <param name="Part">The part of the request.</param>
/// <param name="Name">Its name there, as in <see cref="WirePlace"/>.</param>
/// <param name="Text">The value, decoded once.</param>
/// <param name="Kind">What kind of value it is; a text outside a body.</param>
public readonly record struct RequestValue(WirePart Part, string Name, string Text, PayloadKind Kind);
