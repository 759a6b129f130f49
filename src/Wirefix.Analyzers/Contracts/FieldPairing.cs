using System.Collections.Immutable;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Finds the fields that no member reads, and for each the member that was meant to and that the wire never carries.</summary>
internal static class FieldPairing
{
    // Fewer objects do not show that a field is never there.
    private const int Enough = 5;

    /// <summary>The pairs of a field and a member that are beyond doubt; each field and each member stands in one at most.</summary>
    public static ImmutableArray<(string Field, WireMember Member)> Of(TypeBinding binding, ShapeIndex index)
    {
        var fields = UnreadFields(binding);
        var members = DeadMembers(binding).ToArray();
        if (fields.Length == 0 || members.Length == 0)
            return [];

        // A name that only another policy makes the same needs no more proof.
        var same = members.SelectMany(member => fields.Where(field => member.Keys.Append(NameKey.Of(member.Symbol.Name)).Contains(NameKey.Of(field)))
            .Select(field => (Field: field, Member: member))).ToArray();
        if (same.Length > 0)
            return Unambiguous(same);
        if (binding.Shapes.Sum(shape => shape.Shape.Count) < Enough)
            return [];

        members = [.. members.Where(member => !binding.Shapes.Any(shape => member.Keys.Any(key => index.Carries(shape.Source, key))))];
        var fitting = members.SelectMany(member => fields.Where(field => Fits(binding, field, member))
            .Select(field => (Field: field, Member: member))).ToArray();
        return Unambiguous(fitting.Where(pair => IsMeant(
            pair.Field, pair.Member, pair.Member.NameOnWire(binding.Reading), isOnly: fitting.Length == 1, areAlone: fields.Length + members.Length == 2)));
    }

    // By the strict serializer's measure, whichever reads: one that turns texts into numbers does not make a date an id.
    private static bool Fits(TypeBinding binding, string field, WireMember member) =>
        binding.Shapes.All(shape => KindFit.Fits(shape, shape.Shape.Fields[field], member.Type, binding.Reading with { Library = JsonLibrary.SystemText }));

    private static string[] UnreadFields(TypeBinding binding) =>
    [
        .. binding.Shapes[0].Shape.Fields.Keys.Where(field => binding.Shapes.All(shape => shape.Shape.Fields.TryGetValue(field, out var facts)
            && facts.Count * 2 >= shape.Shape.Count && !binding.Contract.Members.Any(member => member.Accepts(field, binding.Reading)))),
    ];

    private static IEnumerable<WireMember> DeadMembers(TypeBinding binding) =>
        binding.Contract.Members.Where(member => member.IsRead && binding.Shapes.All(shape => binding.FieldOf(shape, member) is null));

    // A member that may be null may as well be one that the other side leaves out; one that cannot be was meant to be there.
    private static bool IsMeant(string field, WireMember member, string name, bool isOnly, bool areAlone) =>
        FieldNames.AreNearlySame(field, name)
        || (isOnly && FieldNames.ShareWord(field, name))
        || (!member.IsNullable && (areAlone || FieldNames.AreAlike(field, name)));

    private static ImmutableArray<(string Field, WireMember Member)> Unambiguous(IEnumerable<(string Field, WireMember Member)> pairs)
    {
        var all = pairs.ToArray();
        return [.. all.Where(pair => all.Count(other => other.Field == pair.Field) == 1 && all.Count(other => other.Member == pair.Member) == 1)];
    }
}
