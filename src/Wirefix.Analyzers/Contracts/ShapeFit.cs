using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>How well the members of a type and the fields of an object agree, by names under any usual policy.</summary>
internal static class ShapeFit
{
    // By name alone: three of five members, and of a small type also half of what the wire has.
    private const double ConvincingShare = 0.6;
    private const int ConvincingNames = 2;
    private const int DistinctiveNames = 4;

    // Where the code names the endpoint, a third keeps out what only looks like it: an envelope, an error.
    private const double PlausibleShare = 1.0 / 3;

    /// <summary>Whether a shape that the code points at is what the type is read from.</summary>
    public static bool IsPlausible(TypeContract contract, ObservedShape shape)
    {
        var keys = new HashSet<string>(shape.Shape.Fields.Keys.Select(NameKey.Of), StringComparer.Ordinal);
        var read = contract.Members.Where(member => member.IsRead).ToArray();
        var agreeing = read.Count(member => member.Keys.Any(keys.Contains));
        return agreeing > 0 && agreeing >= read.Length * PlausibleShare;
    }

    /// <summary>The shapes that agree with a type best and beyond doubt; several where they agree alike.</summary>
    public static ImmutableArray<ObservedShape> Best(TypeContract contract, ShapeIndex index, FactDirection? direction)
    {
        var read = contract.Members.Where(member => member.IsRead).ToArray();
        var convincing = index.Agreeing(read.Select(member => member.Keys)).Where(found => (direction is null || found.Shape.Source.Direction == direction)
            && IsConvincing(found.Names, read.Length, found.Shape.Shape.Fields.Count)).ToArray();
        if (convincing.Length == 0)
            return [];

        var most = convincing.Max(found => found.Names);
        return [.. convincing.Where(found => found.Names == most).Select(found => found.Shape)];
    }

    private static bool IsConvincing(int names, int members, int fields) =>
        names >= ConvincingNames && names >= members * ConvincingShare && (names >= DistinctiveNames || names * 2 >= fields);
}
