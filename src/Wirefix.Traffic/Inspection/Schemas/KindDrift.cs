using System.Diagnostics.CodeAnalysis;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>A field whose kind changed, that is null now or absent, or that is new.</summary>
public sealed record KindDrift : SchemaFinding
{
    /// <summary>What a field is said to be where it is not there.</summary>
    internal const string Absent = "is absent";

    /// <summary>A new field is no fault; a reader is to ignore what it does not know.</summary>
    public override FindingRole Role => Change.Before.What == Absent ? FindingRole.Circumstance : FindingRole.Cause;

    /// <summary>For readers of JSON.</summary>
    public KindDrift()
    {
    }

    [SetsRequiredMembers]
    internal KindDrift(FieldTable table, Drift drift)
        : base(table, drift)
    {
    }
}
