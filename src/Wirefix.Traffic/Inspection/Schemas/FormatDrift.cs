using System.Diagnostics.CodeAnalysis;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>A field whose values are written otherwise: a date without its offset, a decimal comma, milliseconds for seconds.</summary>
public sealed record FormatDrift : SchemaFinding
{
    /// <summary>For readers of JSON.</summary>
    public FormatDrift()
    {
    }

    [SetsRequiredMembers]
    internal FormatDrift(FieldTable table, Drift drift)
        : base(table, drift)
    {
    }
}
