using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>A type with the objects on the wire that are read into it.</summary>
/// <param name="Contract">The type's members.</param>
/// <param name="Reading">How it is read.</param>
/// <param name="Shapes">The objects, by place; at least one.</param>
/// <param name="IsNamed">Whether the code names the endpoints; else names alone bind the two, and what is claimed has to hold for all shapes.</param>
internal sealed record TypeBinding(TypeContract Contract, JsonReading Reading, ImmutableArray<ObservedShape> Shapes, bool IsNamed)
{
    /// <summary>The serializer whose attributes the type goes by.</summary>
    public JsonLibrary Library => Reading.Library != JsonLibrary.Unknown ? Reading.Library
        : Contract.Members.Any(member => member.NewtonsoftName is not null && member.SystemTextName is null) ? JsonLibrary.Newtonsoft : JsonLibrary.SystemText;

    /// <summary>The field of a shape that is read into a member; null where there is none.</summary>
    public FieldFacts? FieldOf(ObservedShape shape, WireMember member)
    {
        FieldFacts? found = null;
        foreach (var field in shape.Shape.Fields)
        {
            if (member.Accepts(field.Key, Reading) && (found is null || field.Value.Count > found.Count))
                found = field.Value;
        }

        return found;
    }

    /// <summary>
    /// What shows something of a member, the shape with the most of it first: the shapes for which it holds, or none where the
    /// binding is by name alone and it does not hold for all of them.
    /// </summary>
    public ImmutableArray<(ObservedShape Shape, T Shown)> Showing<T>(WireMember member, Func<ObservedShape, FieldFacts, T?> show)
        where T : class
    {
        var shown = Shapes.Select(shape => (Shape: shape, Shown: FieldOf(shape, member) is { } field ? show(shape, field) : null))
            .Where(pair => pair.Shown is not null).Select(pair => (pair.Shape, pair.Shown!))
            .OrderByDescending(pair => pair.Shape.Shape.Count).ToImmutableArray();
        return IsNamed || shown.Length == Shapes.Length ? shown : [];
    }
}
