using System.Diagnostics.CodeAnalysis;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>A field that goes by another name, or stands elsewhere, with like values.</summary>
public sealed record RenamedField : SchemaFinding
{
    /// <summary>For readers of JSON.</summary>
    public RenamedField()
    {
    }

    [SetsRequiredMembers]
    internal RenamedField(FieldTable table, Drift drift)
        : base(table, drift)
    {
    }
}
