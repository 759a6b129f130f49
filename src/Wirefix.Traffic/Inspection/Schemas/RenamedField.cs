using System.Diagnostics.CodeAnalysis;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>A field that goes by another name, or stands elsewhere, with like values.</summary>
/// <remarks>Where several fields are renamed in the same messages, the first one is told and the others stand in the proof.</remarks>
public sealed record RenamedField : SchemaFinding
{
    private const int MostNamed = 8;

    /// <summary>For readers of JSON.</summary>
    public RenamedField()
    {
    }

    [SetsRequiredMembers]
    internal RenamedField(FieldTable table, IReadOnlyList<Drift> together)
        : base(table, together[0])
    {
        if (together.Count == 1)
            return;
        var others = together.Skip(1).Select(drift => $"{drift.Before.What} → {drift.After.What}");
        Title += $"; and {together.Count - 1} more in the same messages";
        Proof = [.. Proof, $"with it: {string.Join(", ", others.Take(MostNamed))}{(together.Count - 1 > MostNamed ? ", …" : "")}"];
    }
}
