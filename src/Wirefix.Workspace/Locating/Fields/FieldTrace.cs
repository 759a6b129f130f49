using System.Collections.Immutable;

namespace Wirefix.Workspace.Locating.Fields;

/// <summary>The way of a field of the wire through the code: one chain of members, by references to them.</summary>
/// <param name="WireName">The field as it stands on the wire.</param>
/// <param name="Steps">From where it is read to where it is written, as far as references lead.</param>
public sealed record FieldTrace(string WireName, ImmutableArray<FieldStep> Steps);
