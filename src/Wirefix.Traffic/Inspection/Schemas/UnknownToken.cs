using System.Diagnostics.CodeAnalysis;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>A token that is not of the closed set that a field had.</summary>
public sealed record UnknownToken : SchemaFinding
{
    /// <summary>For readers of JSON.</summary>
    public UnknownToken()
    {
    }

    [SetsRequiredMembers]
    internal UnknownToken(FieldTable table, Drift drift)
        : base(table, drift)
    {
    }
}
